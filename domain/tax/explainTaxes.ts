import type { BillingDocument, ExemptionReason, TaxCategory, TaxLine } from '../documents/document';
import type { Master } from '../masters/schemas';
import { refuse } from '../refusal';
import { isEuCountry } from './countries';
import { EXEMPT_CATEGORIES, FRANCHISE_REASON, REASON_OF_CATEGORY } from './exemptions';
import { categoriesOfReason, findExemption, type ExemptionContext } from './findExemption';

export type ExplainedDocument = Pick<
	BillingDocument,
	'id' | 'lines' | 'totals' | 'issueDate' | 'language' | 'vatRegime'
>;

export interface TaxParties {
	readonly company: Master<'company'>;
	readonly party: Master<'party'>;
}

/**
 * Gives each rate without VAT its reason in words: of its lines, else of the customer, the company, the category. Sellers
 * outside the European Union have reasons only where somebody gave them.
 *
 * @param strict refuses what lacks a reason; otherwise it stays without
 * @throws Refusal `tax.exemptionReason`
 */
export function explainTaxes(
	document: ExplainedDocument,
	parties: TaxParties,
	{ strict }: { readonly strict: boolean },
): TaxLine[] {
	return document.totals.taxLines.map((line) => {
		if (!EXEMPT_CATEGORIES.has(line.category)) return line;
		const exemptionReason = explain(line.category, document, parties);
		if (exemptionReason) return { ...line, exemptionReason };
		if (strict && isEuCountry(parties.company.content.country)) refuseWithoutReason(line.category, document);
		return line;
	});
}

function explain(
	category: TaxCategory,
	document: ExplainedDocument,
	parties: TaxParties,
): ExemptionReason | undefined {
	const { country, exemptionTexts } = parties.company.content;
	const context: ExemptionContext = {
		sellerCountry: country,
		date: document.issueDate,
		language: document.language,
		ownTexts: exemptionTexts,
	};
	const fallback = fallbackReason(category, document, parties);
	const ofLines = document.lines
		.filter((line) => line.kind !== 'note' && line.taxCategory === category)
		.map((line) => line.exemptionReason ?? fallback);
	// A charge alone may have the category; it has no reason of its own.
	const named = new Set(ofLines.length > 0 ? ofLines : [fallback]);
	const reasons = [...named].map((reason) =>
		reason === undefined ? undefined : findExemption(reason, context),
	);
	const known = reasons.filter((reason) => reason !== undefined);
	if (known.length < reasons.length) return undefined;
	// EN 16931 has one reason for each category: several of them are one text without a code.
	return known.length === 1 ? known[0] : { text: known.map(({ text }) => text).join(' ') };
}

/** The reason of lines that have none of their own. */
function fallbackReason(
	category: TaxCategory,
	{ vatRegime }: Pick<ExplainedDocument, 'vatRegime'>,
	{ company, party }: TaxParties,
): string | undefined {
	const own = party.content.vatExemption;
	if (category !== 'E') {
		const isForIt = own !== undefined && categoriesOfReason(own)?.includes(category) === true;
		const byCategory = isEuCountry(company.content.country) ? REASON_OF_CATEGORY[category] : undefined;
		return isForIt ? own : byCategory;
	}
	const isFranchise = company.content.vatRegime === 'franchise' || vatRegime === 'franchise';
	return isFranchise
		? (company.content.vatExemption ?? FRANCHISE_REASON)
		: (own ?? company.content.vatExemption);
}

function refuseWithoutReason(category: TaxCategory, { id, lines }: ExplainedDocument): never {
	const line = lines.find((candidate) => candidate.kind !== 'note' && candidate.taxCategory === category);
	refuse({
		rule: 'tax.exemptionReason',
		field: line ? `lines[${line.position - 1}].exemptionReason` : 'charges',
		document: id,
		message: `${line ? `Line ${line.position} (${line.description})` : 'A charge'} has no VAT (category ${category}), and nothing says why; an invoice must give the reason.`,
		fix: "Give 'exemptionReason' on the line, or 'vatExemption' on the product, the customer or the company: a code such as VATEX-FR-CGI261-4, or the words that the invoice is to say.",
	});
}
