import type { BillingDocument } from '../documents/document';
import { EXEMPTION_TEXTS, REASON_OF_CATEGORY } from '../tax/exemptions';
import type { SemanticTax } from './semanticInvoice';

/** Codes of the official list; a company's own code is known to nobody else, so its words alone go out (BR-CL-22). */
const OFFICIAL: ReadonlySet<string> = new Set(EXEMPTION_TEXTS.map(({ code }) => code));

/** VAT by category and rate (BG-23), with the reason where there is none. Its words were fixed at validation. */
export function describeTaxes({ totals }: Pick<BillingDocument, 'totals'>): SemanticTax[] {
	return totals.taxLines.map(({ category, rate, base, tax, exemptionReason }) => {
		const code = exemptionReason === undefined ? REASON_OF_CATEGORY[category] : exemptionReason.code;
		return {
			base,
			tax,
			category,
			rate,
			...(exemptionReason === undefined ? {} : { exemptionReason: exemptionReason.text }),
			...(code !== undefined && OFFICIAL.has(code) ? { exemptionCode: code } : {}),
		};
	});
}
