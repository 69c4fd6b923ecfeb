import type { TaxCategory } from '../documents/document';
import { refuse } from '../refusal';
import { EXEMPT_CATEGORIES } from './exemptions';
import { categoriesOfReason, isReasonCode, type OwnExemptionText } from './findExemption';

/**
 * A reason that somebody gives to a line must be one, and fit its VAT category. Words are taken as they are.
 *
 * @throws Refusal `tax.exemptionUnknown` or `tax.exemptionCategory`
 */
export function checkReason(
	reason: string,
	category: TaxCategory,
	field: string,
	ownTexts: readonly OwnExemptionText[] = [],
): void {
	if (!EXEMPT_CATEGORIES.has(category)) {
		refuse({
			rule: 'tax.exemptionCategory',
			field,
			message: `'${field}' gives a reason for no VAT (${reason}), but the line has VAT category ${category}.`,
			fix: "Give 'taxCategory' E (exempt), AE, K, G or O with the reason, or leave the reason out.",
		});
	}
	if (!isReasonCode(reason)) return;
	const categories = categoriesOfReason(reason, ownTexts);
	if (categories === undefined) {
		refuse({
			rule: 'tax.exemptionUnknown',
			field,
			message: `'${reason}' is no reason that is known here.`,
			fix: "Correct the code, write the reason in words, or add the code with its words to the company's 'exemptionTexts'.",
		});
	}
	if (categories === 'any' || categories.includes(category)) return;
	refuse({
		rule: 'tax.exemptionCategory',
		field,
		message: `'${reason}' is a reason for VAT category ${categories.join(' or ')}, and the line has category ${category}.`,
		fix: 'Give the line that category, or another reason.',
	});
}
