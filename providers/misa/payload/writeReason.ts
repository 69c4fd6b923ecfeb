import type { EInvoiceCorrection } from '../../../domain/vietnam/eInvoice';

/** Why an invoice is corrected, with the agreement on it, for which MISA has no field of its own. */
export function writeReason({ reason, agreement }: EInvoiceCorrection): string {
	if (agreement === null) return reason;
	const [year, month, day] = agreement.date.split('-');
	return `${reason} (biên bản thỏa thuận số ${agreement.reference} ngày ${day}/${month}/${year})`;
}
