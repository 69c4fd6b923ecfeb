import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';

/**
 * A document that was unlocked keeps its number, and with it its place among the dates of the series.
 *
 * @throws Refusal `number.dateFixed`
 */
export function assertDateMayMove(document: BillingDocument): void {
	if (document.numbering === null) return;
	refuse({
		rule: 'number.dateFixed',
		field: 'issueDate',
		document: nameOf(document),
		message: `${nameOf(document)} keeps its number, so its date stays ${document.issueDate}: numbers and dates of a series rise together.`,
		fix: 'Leave the date out, or duplicate the document and cancel this one.',
	});
}
