import type { CalendarDate } from '../dates/calendarDate';
import { refuse } from '../refusal';
import { EXCLUDED_GROUPS, RATE_REDUCTIONS, type ExcludedGroup, type VatCode } from './vatRates';

/** A line as far as the law on its rate goes. */
export interface RatedLine {
	readonly code: VatCode;
	/** The group of its product that the reduction leaves out, as the owner of the product says; null for none. */
	readonly excluded: ExcludedGroup | null;
	/** Path of the rate in the input. */
	readonly field: string;
	readonly document?: string | undefined;
}

/**
 * Says no to a reduced rate on a day or for goods for which the law has none. A correction keeps the rates of its
 * original, whatever its own date; a rate that the original does not bear is judged on the day of the original.
 *
 * @param original the invoice that is corrected; null for a new one
 * @throws Refusal `vietnam.reducedRateOver`, `vietnam.reducedRateExcluded`
 */
export function assertVatRate(
	line: RatedLine,
	issueDate: CalendarDate,
	original: { readonly issueDate: CalendarDate; readonly codes: readonly VatCode[] } | null,
): void {
	const { code, excluded, field, document } = line;
	if (original?.codes.includes(code) === true) return;
	const reductions = RATE_REDUCTIONS.filter(({ reduced }) => reduced === code);
	const [latest] = reductions.toSorted((one, other) => other.until.localeCompare(one.until));
	if (latest === undefined) return;
	const at = { field, ...(document === undefined ? {} : { document }) };
	const day = original?.issueDate ?? issueDate;
	if (!reductions.some(({ from, until }) => from <= day && day <= until))
		refuse({
			...at,
			rule: 'vietnam.reducedRateOver',
			message: `VAT of ${code} % does not hold on ${day}: ${latest.law} give it from ${latest.from} to ${latest.until}.`,
			fix: `Use ${latest.regular} %. A correction of an invoice that bears ${code} % keeps it: make it as a replacement or adjustment of that invoice.`,
		});
	if (excluded !== null)
		refuse({
			...at,
			rule: 'vietnam.reducedRateExcluded',
			message: `VAT of ${code} % is not for ${EXCLUDED_GROUPS[excluded]}: ${latest.law} leave it at ${latest.regular} %.`,
			fix: `Use ${latest.regular} %, or mend the product if it is not in that group.`,
		});
}
