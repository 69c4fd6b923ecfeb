import type { BillingDocument } from '../../domain/documents/document';
import type { Master } from '../../domain/masters/schemas';
import { minorToFixed } from '../../domain/money/minor';

/**
 * What the QR code on a print holds: number, date, total with VAT, currency and id, parted by `|`. Enough for a till to
 * find the document, also without a connection. Undefined where the company prints none, and on drafts.
 */
export function qrCodeOf(document: BillingDocument, { content }: Master<'company'>): string | undefined {
	const { number, internalReference, issueDate, totals, currency, id } = document;
	const own = number ?? internalReference;
	if (content.printQrCode !== true || own === null || document.state === 'draft') return undefined;
	return [own, issueDate, minorToFixed(totals.gross, currency), currency, id].join('|');
}
