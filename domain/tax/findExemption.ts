import type { CalendarDate } from '../dates/calendarDate';
import type { ExemptionReason, TaxCategory } from '../documents/document';
import { EXEMPTION_TEXTS, type ExemptionText, type Texts, type TextLanguage } from './exemptions';

/** A wording of the company's own, before those that come with the package. */
export interface OwnExemptionText extends Texts {
	readonly code: string;
	readonly from?: CalendarDate;
	readonly until?: CalendarDate;
}

export interface ExemptionContext {
	/** ISO 3166-1 alpha-2 of the seller. */
	readonly sellerCountry: string;
	/** Date of the document: the wording that held then is the right one for ever. */
	readonly date: CalendarDate;
	readonly language: string;
	readonly ownTexts?: readonly OwnExemptionText[];
}

/** A code of the VATEX list; anything else that people give as a reason is its text. */
export function isReasonCode(reason: string): boolean {
	return /^VATEX-/i.test(reason);
}

/** Categories that a reason may stand for; undefined for a code that neither the package nor the company knows. */
export function categoriesOfReason(
	code: string,
	ownTexts: readonly OwnExemptionText[] = [],
): readonly TaxCategory[] | 'any' | undefined {
	const known = EXEMPTION_TEXTS.find((row) => row.code === code.toUpperCase());
	if (known) return known.categories;
	return ownTexts.some((row) => sameCode(row.code, code)) ? 'any' : undefined;
}

/**
 * The reason with the words that hold on the date of the document, in its language.
 *
 * @param reason a code, or the text itself
 * @returns undefined for a code that has no words on that day
 */
export function findExemption(reason: string, context: ExemptionContext): ExemptionReason | undefined {
	const text = textOf(reason, context);
	if (!isReasonCode(reason)) return { text: text ?? reason };
	return text === undefined ? undefined : { code: reason.toUpperCase(), text };
}

function textOf(reason: string, context: ExemptionContext): string | undefined {
	const { sellerCountry, date, language, ownTexts = [] } = context;
	const holds = ({ from, until }: Pick<ExemptionText, 'from' | 'until'>) =>
		(from === undefined || from <= date) && (until === undefined || date <= until);
	const own = ownTexts.find((row) => sameCode(row.code, reason) && holds(row));
	if (own) return inLanguage(own, language);
	const rows = EXEMPTION_TEXTS.filter((row) => sameCode(row.code, reason) && holds(row));
	const row =
		rows.find(({ country }) => country === sellerCountry) ??
		rows.find(({ country }) => country === undefined);
	return row && inLanguage(row.texts, language);
}

const sameCode = (a: string, b: string) => a.toUpperCase() === b.toUpperCase();

/** A text that does not exist in the language of the document is better than none. */
function inLanguage(texts: Texts, language: string): string | undefined {
	return texts[language as TextLanguage] ?? texts.fr ?? texts.en ?? texts.vi;
}
