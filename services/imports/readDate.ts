import { addDays, isCalendarDate, type CalendarDate } from '../../domain/dates/calendarDate';

/** Which of day and month a file writes first. */
export const DATE_ORDERS = ['dayFirst', 'monthFirst'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** Countries that write the day first, of those in which this package is used; elsewhere the order is asked for. */
const DAY_FIRST = new Set(
	'FR VN BE LU CH DE AT ES IT PT NL GB IE PL RO GR CZ SK SI HR BG DK NO FI MC MA TN DZ SN CI RE GP MQ GF YT NC PF AU NZ'.split(
		' ',
	),
);
const MONTH_FIRST = new Set(['US']);

export function dateOrderOf(country: string): DateOrder | undefined {
	if (DAY_FIRST.has(country)) return 'dayFirst';
	return MONTH_FIRST.has(country) ? 'monthFirst' : undefined;
}

export type ReadDate = { readonly date: CalendarDate } | { readonly ambiguous: true } | undefined;

/** Day 0 of Excel's calendar, which counts a 29 February 1900 that never was. */
const EXCEL_DAY_0 = '1899-12-30';
/** 1954 and 2119: what a bill is dated. Other numbers are no dates. */
const EXCEL_DAYS = { first: 20_000, last: 80_000 };

/**
 * Reads a date: `2026-03-04`, `04/03/2026`, `4.3.26`, `20260304`, or the day number that a spreadsheet keeps. `03/04`
 * is never guessed: without an order it is ambiguous.
 */
export function readDate(value: string | number, order: DateOrder | undefined): ReadDate {
	if (typeof value === 'number' || /^\d{5}(?:\.\d+)?$/.test(value)) return fromExcel(Number(value));
	const iso =
		/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(value) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(value);
	if (iso) return checked(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '');
	const [, first = '', second = '', year = ''] =
		/^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[T ]\d{1,2}:.*)?$/.exec(value) ?? [];
	if (year === '') return undefined;
	const full = year.length === 2 ? `${Number(year) < 70 ? '20' : '19'}${year}` : year;
	if (order === 'dayFirst' || first === second) return checked(full, second, first);
	if (order === 'monthFirst') return checked(full, first, second);
	if (Number(first) > 12) return checked(full, second, first);
	return Number(second) > 12 ? checked(full, first, second) : { ambiguous: true };
}

function checked(year: string, month: string, day: string): ReadDate {
	const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	return isCalendarDate(date) ? { date } : undefined;
}

function fromExcel(days: number): ReadDate {
	if (!(days >= EXCEL_DAYS.first && days <= EXCEL_DAYS.last)) return undefined;
	return { date: addDays(EXCEL_DAY_0, Math.floor(days)) };
}
