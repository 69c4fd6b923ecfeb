import type { BillingDocument, DocumentLine, TaxCategory } from '../documents/document';

/**
 * The reason for no VAT that a document gave for a category, for a line that asks for money of it, takes it back or
 * credits it: what its validation fixed, else what its lines say. No member where it said none.
 */
export function passOnReason(
	{ lines, totals }: Pick<BillingDocument, 'lines' | 'totals'>,
	category: TaxCategory,
): Pick<DocumentLine, 'exemptionReason'> {
	const fixed = totals.taxLines.find((line) => line.category === category)?.exemptionReason;
	const ofLine = lines.find(
		(line) => line.taxCategory === category && line.exemptionReason !== undefined,
	)?.exemptionReason;
	const exemptionReason = fixed?.code ?? fixed?.text ?? ofLine;
	return exemptionReason === undefined ? {} : { exemptionReason };
}
