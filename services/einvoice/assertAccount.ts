import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';
import type { EInvoiceRecord } from '../../ledger/port';
import type { EInvoiceProvider } from '../../providers/eInvoiceProvider';

/**
 * What was sent through one account is looked up, corrected and gone on with there. Another account does not know it, and
 * would issue it a second time.
 *
 * @throws Refusal `einvoice.otherAccount`
 */
export function assertAccount(
	document: BillingDocument,
	set: readonly EInvoiceRecord[],
	{ account, name }: Pick<EInvoiceProvider, 'account' | 'name'>,
): void {
	const other = set.find(
		(record) => record.account !== null && record.account !== account && record.state !== 'refused',
	);
	if (!other) return;
	refuse({
		rule: 'einvoice.otherAccount',
		document: nameOf(document),
		message: `${nameOf(document)} went out through another account (${other.provider}) than the one of this node (${name}).`,
		fix: 'Give the node the credential with which it was sent: the same provider, host and tax code.',
	});
}
