import type { CalendarDate } from '../dates/calendarDate';

/** How long a law lets a business wait for its money, from a day on. */
export interface TermCap {
	/** Country of the seller. */
	readonly country: string;
	readonly from: CalendarDate;
	/** Days from the date of the invoice. */
	readonly days: number;
	/** Days together with the end of the month, in either reading, where the parties agreed on it. */
	readonly endOfMonthDays: number;
	/** Days from the date of a summary or periodic invoice (facture récapitulative, périodique). */
	readonly summaryDays: number;
	readonly law: string;
}

/** Code de commerce L441-10 I, in this place since the ordonnance of 24 April 2019. */
export const TERM_CAPS: readonly TermCap[] = [
	{
		country: 'FR',
		from: '2019-04-26',
		days: 60,
		endOfMonthDays: 45,
		summaryDays: 45,
		law: 'Code de commerce, art. L441-10',
	},
];

/** What a company does about terms that are longer than its law allows. */
export const CAP_SETTINGS = ['off', 'warn', 'refuse'] as const;
export type CapSetting = (typeof CAP_SETTINGS)[number];

/** The cap of a country on a day; undefined where none is known. */
export function findTermCap(country: string, on: CalendarDate): TermCap | undefined {
	return TERM_CAPS.filter((cap) => cap.country === country && cap.from <= on).at(-1);
}
