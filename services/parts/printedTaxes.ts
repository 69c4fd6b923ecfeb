import type { BillingDocument, TaxLine } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import { EXEMPT_CATEGORIES } from '../../domain/tax/exemptions';
import { explainTaxes } from '../../domain/tax/explainTaxes';
import { findExemption } from '../../domain/tax/findExemption';
import type { Reading } from '../../ledger/port';

/**
 * The rates of a print with the reasons of those without VAT: of a draft as the masters say them now, of a validated
 * invoice as validation fixed them, in the language of the print.
 */
export async function printedTaxes(
	{ masters }: Pick<Reading, 'masters'>,
	document: BillingDocument,
	company: Master<'company'>,
	language: string,
): Promise<readonly TaxLine[]> {
	const { taxLines } = document.totals;
	const { side, accounting } = KIND_RULES[document.kind];
	if (side !== 'sale' || taxLines.every(({ category }) => !EXEMPT_CATEGORIES.has(category))) return taxLines;
	if (accounting && document.validatedAt !== null) return translated(document, company, language);
	const party = await masters.get('party', document.partyId);
	return party ? explainTaxes({ ...document, language }, { company, party }, { strict: false }) : taxLines;
}

/** A code says the same in every language; somebody's own words stay as they are. */
function translated(
	{ totals, issueDate, language: own }: BillingDocument,
	{ content }: Master<'company'>,
	language: string,
): readonly TaxLine[] {
	if (language === own) return totals.taxLines;
	const { country: sellerCountry, exemptionTexts: ownTexts } = content;
	return totals.taxLines.map((line) => {
		const code = line.exemptionReason?.code;
		if (code === undefined) return line;
		const found = findExemption(code, { sellerCountry, date: issueDate, language, ownTexts });
		return found ? { ...line, exemptionReason: found } : line;
	});
}
