import { allocate } from '../../domain/money/allocate';
import { Exact } from '../../domain/money/decimal';
import { minorToFixed, parseMinor, roundToMinor } from '../../domain/money/minor';
import { Refusal } from '../../domain/refusal';
import { parseInput } from '../../domain/schemas/parseInput';
import { paymentTerms } from '../../domain/masters/schemas';
import { buildSchedule } from '../../domain/terms/buildSchedule';
import { cashDiscountWindow } from '../../domain/terms/cashDiscountWindow';
import { checkTerms } from '../../domain/terms/checkTerms';
import { instalmentStates } from '../../domain/terms/instalmentStates';
import type { TermLine } from '../../domain/terms/paymentTerms';
import { spreadAmount } from '../../domain/terms/spreadAmount';
import { replayCases, type PeerCase } from './peerCases';
import { datesOf, lineOf } from './readTerms';

const STATES: Readonly<Record<string, string>> = {
	'awaiting payment': 'open',
	'pending reference date': 'awaitingReferenceDate',
	paid: 'paid',
	overdue: 'overdue',
};

/** Lines as a person gives them: read by the schema, then checked. */
function termsOf(lines: readonly TermLine[]): readonly TermLine[] {
	const read = parseInput(paymentTerms, { code: 'CASE', name: 'Case', lines });
	checkTerms(read.lines);
	return read.lines;
}

const linesOf = ({ given }: PeerCase) =>
	((given.lines ?? given.breaks) as ReadonlyArray<Record<string, unknown>>).map((line) =>
		lineOf(line, given.chained === true),
	);

function schedule(peer: PeerCase): void {
	const { given, expect: outcome } = peer;
	const currency = (given.currency as string | undefined) ?? 'EUR';
	const money = (text: string) => parseMinor(text, currency, 'amount');
	const gross = money((given.amount ?? given.total ?? given.gross) as string);
	const net = money((given.net ?? given.untaxed ?? given.amount ?? given.total ?? given.gross) as string);
	const documentDate = (given.date ?? given.invoice_date ?? given.order_date) as string;
	const dates = { ...datesOf(given), documentDate };
	const made = buildSchedule({ lines: termsOf(linesOf(peer)) }, { gross, net, currency }, dates);
	const states = instalmentStates(made, 0, documentDate, true);
	const wanted = (outcome.instalments as ReadonlyArray<unknown>).map((one) =>
		Array.isArray(one) ? { due: one[0], amount: one[1] } : (one as Record<string, string | null>),
	);
	expect(states).toHaveLength(wanted.length);
	states.forEach(({ dueDate, amount, state }, index) => {
		const { due, amount: asked, state: word } = wanted[index] as Record<string, string | null>;
		expect(new Exact(minorToFixed(amount, currency)).eq(asked ?? '')).toBe(true);
		if (due !== undefined) expect(dueDate).toBe(due);
		if (word) expect(state).toBe(STATES[word]);
	});
}

function accepted(peer: PeerCase): void {
	const { error } = peer.expect as { error?: string };
	if (error === undefined) expect(termsOf(linesOf(peer)).length).toBeGreaterThan(0);
	else expect(() => termsOf(linesOf(peer))).toThrow(Refusal);
	const known = [
		[/divisor/, 'terms.divisor'],
		[/0\.\.100/, 'input.invalid'],
	] as const;
	const rule = known.find(([words]) => error !== undefined && words.test(error))?.[1];
	if (rule) expect(() => termsOf(linesOf(peer))).toThrow(expect.objectContaining({ rule }));
}

/** Rounding each part on its own loses a cent; the last part takes what is left. */
function thirds({ given, expect: outcome }: PeerCase): void {
	const currency = (given.currency as string | undefined) ?? 'EUR';
	const percents = given.percents as readonly string[];
	const text = (amounts: readonly number[]) => amounts.map((amount) => minorToFixed(amount, currency));
	const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0);
	const naive = percents.map((percent) =>
		roundToMinor(new Exact(given.amount as string).times(percent).div(100), currency),
	);
	const gross = parseMinor(given.amount as string, currency, 'amount');
	const made = spreadAmount(
		{ gross, net: gross, currency },
		termsOf(percents.map((percent) => ({ percent }))),
	);
	const [total = ''] = text([sum(made)]);
	if (outcome.naive !== undefined) expect(text(naive)).toEqual(outcome.naive);
	if (outcome.naive_sum !== undefined) expect(text([sum(naive)])).toEqual([outcome.naive_sum]);
	const parts = outcome.last_takes_remainder ?? outcome.amounts ?? outcome.instalments;
	if (parts !== undefined) expect(text(made)).toEqual(parts);
	expect(total).toBe(outcome.sum ?? given.amount);
}

function escompte({ given, expect: outcome }: PeerCase): void {
	const { escompte_percent: rate, escompte_days: days, invoice_date: date } = given;
	const gross = parseMinor(given.amount as string, 'EUR', 'amount');
	const made = cashDiscountWindow({ rate, days }, date as string, gross, 'EUR');
	const figures = [
		[/until|date/, made.until],
		[/^discount|^escompte/, minorToFixed(made.discount, 'EUR')],
		[/pay|due|discounted/, minorToFixed(made.payable, 'EUR')],
	] as const;
	for (const [name, value] of Object.entries(outcome as Record<string, unknown>)) {
		const [, figure] = figures.find(([words]) => words.test(name)) ?? [];
		expect([name, figure]).toEqual([name, value]);
	}
}

function shares({ given, expect: outcome }: PeerCase): void {
	const share = () => allocate(given.minor_units as number, given.ratios as number[]);
	if (outcome.error === undefined) expect(share()).toEqual(outcome.shares);
	else expect(share).toThrow(RangeError);
}

const DATES =
	'date? invoice_date? order_date? delivery_date? credit_letter_date? letter_of_credit_date? lc_date? bill_of_lading_date? bl_date? eta_date?';

replayCases('payment-schedules', [
	{ given: 'minor_units ratios', replay: shares },
	{ given: 'amount percents currency?', replay: thirds },
	{ given: 'invoice_date amount escompte_percent escompte_days', replay: escompte },
	{ given: 'lines', when: ({ expect: outcome }) => !('instalments' in outcome), replay: accepted },
	{
		given: `${DATES} amount? total? gross? net? untaxed? tax? currency? chained? lines? breaks?`,
		when: ({ expect: outcome }) => 'instalments' in outcome,
		replay: schedule,
	},
]);
