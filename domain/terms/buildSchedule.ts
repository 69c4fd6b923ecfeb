import type { CalendarDate } from '../dates/calendarDate';
import { endOfMonth } from '../dates/monthDates';
import { Exact, toDecimal, type Decimal } from '../money/decimal';
import { percentOf, percentOfGross, takesRest } from './checkTerms';
import { computeDueDate } from './computeDueDate';
import type { Instalment, PaymentTerms, ReferenceDates, TermLine } from './paymentTerms';
import { postponeHolidays } from './postponeHolidays';
import { spreadAmount, type SpreadTotal } from './spreadAmount';

/** The date that a line counts from, and its name where nobody knows it yet. */
interface Reference {
	readonly date: CalendarDate | null;
	readonly awaits: string | null;
}

/**
 * The schedule (échéancier): each line of the terms with its date and amount. Amounts sum to the total; a line that
 * gets nothing is left out; a total of zero is one instalment on the document date.
 *
 * @param dates what the document knows, `documentDate` at least
 */
export function buildSchedule(
	{ lines, holidays }: Pick<PaymentTerms, 'lines' | 'holidays'>,
	total: SpreadTotal,
	dates: ReferenceDates & { readonly documentDate: CalendarDate },
): Instalment[] {
	if (total.gross === 0) return [nothingToPay(dates.documentDate)];
	const amounts = spreadAmount(total, lines);
	const instalments: Instalment[] = [];
	let above: Reference = { date: dates.documentDate, awaits: null };
	for (const [index, line] of lines.entries()) {
		above = dueDateOf(line, above, dates, holidays);
		const amount = amounts[index] ?? 0;
		if (amount === 0) continue;
		instalments.push({
			position: index + 1,
			type: line.type ?? 'settlement',
			percent: statedPercent(lines, index),
			amount,
			dueDate: above.date,
			awaits: above.awaits,
			method: line.method ?? null,
			title: line.title ?? null,
		});
	}
	return instalments;
}

function dueDateOf(
	line: TermLine,
	above: Reference,
	dates: ReferenceDates,
	holidays: PaymentTerms['holidays'],
): Reference {
	if (line.date !== undefined) return { date: line.date, awaits: null };
	const from = referenceOf(line.from ?? 'previous', above, dates);
	return from.date === null
		? from
		: { date: postponeHolidays(computeDueDate(from.date, line), holidays), awaits: null };
}

function referenceOf(from: string, above: Reference, dates: ReferenceDates): Reference {
	if (from === 'previous') return above;
	const name = from === 'endOfDeliveryMonth' ? 'deliveryDate' : from;
	// What was not ordered before is ordered with the document itself.
	const date = dates[name] ?? (name === 'orderDate' ? dates['documentDate'] : undefined);
	if (date === undefined) return { date: null, awaits: name };
	return { date: from === 'endOfDeliveryMonth' ? endOfMonth(date) : date, awaits: null };
}

/** The percentage that the line states, or that the others leave to it. */
function statedPercent(lines: readonly TermLine[], index: number): Decimal | null {
	const line = lines[index];
	if (line === undefined) return null;
	const own = percentOfGross(line);
	if (own !== undefined) return toDecimal(own.round(4));
	const others = lines.slice(0, index);
	const known = takesRest(line) && others.every((other) => percentOfGross(other) !== undefined);
	return known ? toDecimal(new Exact(100).minus(percentOf(others)).round(4)) : null;
}

function nothingToPay(date: CalendarDate): Instalment {
	return {
		position: 1,
		type: 'settlement',
		percent: '100',
		amount: 0,
		dueDate: date,
		awaits: null,
		method: null,
		title: null,
	};
}
