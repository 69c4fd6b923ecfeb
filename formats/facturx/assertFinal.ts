import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';
import type { PrintableDocument } from '../pdf/printable';

/**
 * Lets only final invoices become data that machines book from.
 *
 * @throws Refusal `facturx.notFinal`
 */
export function assertFinal(printable: PrintableDocument): void {
	const { state, number, print } = printable;
	const reason =
		state === 'draft' || state === 'cancelled'
			? `is ${state === 'draft' ? 'a draft' : 'cancelled'}`
			: number === null || print.notTheInvoice
				? 'has no legal number of ours'
				: print.watermark !== null
					? `would bear the watermark '${print.watermark}'`
					: print.printAs !== 'document'
						? 'would be printed as a pro forma'
						: undefined;
	if (reason === undefined) return;
	refuse({
		rule: 'facturx.notFinal',
		document: nameOf(printable),
		message: `${nameOf(printable)} ${reason}; only a final invoice becomes an e-invoice.`,
		fix: 'Validate it and print it as final; or ask for a plain PDF.',
	});
}
