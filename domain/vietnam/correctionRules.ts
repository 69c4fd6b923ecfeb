import type { CalendarDate } from '../dates/calendarDate';

/** What the law on corrections of issued e-invoices asks, each rule by its name. */
export const CORRECTION_RULE_NAMES = [
	/** Wrong name, address or words alone: a notice to the tax office, no new invoice. */
	'nameOnly',
	/** Later corrections keep the method of the first. */
	'sameMethod',
	/** A correction needs an agreement in writing with a business buyer; a consumer is only told. */
	'agreement',
	/** Invoices of a cash register are replaced, not adjusted. */
	'cashRegister',
	/** An adjustment that takes off is written with negative amounts. */
	'negativeDecrease',
	/** The tax office has accepted the original first. */
	'acceptedFirst',
	/** An issued invoice cannot be cancelled. */
	'noCancellation',
	/** The rate of the original stays, unless the rate is what was wrong. */
	'sameRate',
] as const;
export type CorrectionRuleName = (typeof CORRECTION_RULE_NAMES)[number];

export interface CorrectionRule {
	readonly name: CorrectionRuleName;
	/** Days of the correction for which it holds; absent: until another act. */
	readonly from: CalendarDate;
	readonly until?: CalendarDate;
	/** Who says so, as a refusal names it. */
	readonly law: string;
}

const CIRCULAR = 'Circular 91/2026/TT-BTC, article 10';
const CIRCULAR_FROM = '2026-07-01';

/** First day for which the rules are known; a correction dated before is refused. */
export const FIRST_DAY_OF_RULES: CalendarDate = CIRCULAR_FROM;

/**
 * Rules by date. The circular holds since July 2026, with Decree 254/2026/NĐ-CP; cancellation had ended a year before.
 * That the rate stays is not law: accountants work so, and the law lets a correction mend a rate.
 */
export const CORRECTION_RULES: readonly CorrectionRule[] = [
	{ name: 'nameOnly', from: CIRCULAR_FROM, law: CIRCULAR },
	{ name: 'agreement', from: CIRCULAR_FROM, law: CIRCULAR },
	{ name: 'sameMethod', from: CIRCULAR_FROM, law: CIRCULAR },
	{ name: 'cashRegister', from: CIRCULAR_FROM, law: CIRCULAR },
	{ name: 'negativeDecrease', from: CIRCULAR_FROM, law: CIRCULAR },
	{ name: 'acceptedFirst', from: CIRCULAR_FROM, law: 'The tax office' },
	{ name: 'noCancellation', from: '2025-06-01', until: '2026-06-30', law: 'Decree 70/2025/NĐ-CP' },
	{ name: 'noCancellation', from: CIRCULAR_FROM, law: 'Decree 254/2026/NĐ-CP' },
	{ name: 'sameRate', from: CIRCULAR_FROM, law: 'The practice of accountants' },
];

/** Form of the notice of wrong invoices to the tax office (thông báo hóa đơn điện tử có sai sót). */
export const NOTICE_FORM = '04/SS-HĐĐT';
