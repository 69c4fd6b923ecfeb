import { prorateGross } from '../../domain/amounts/prorateGross';
import { settleAmounts } from '../../domain/amounts/settleAmounts';
import { grossOf, type TaxGroup } from '../../domain/amounts/taxGroups';
import { askDeposit, deductDeposit, subtractGroups } from '../../domain/deposits/shareDeposit';
import { Exact } from '../../domain/money/decimal';
import { minorToFixed, parseMinor, sumMinor } from '../../domain/money/minor';
import {
	creditedInPart,
	depositUndone,
	halfCent,
	severalDeposits,
	takenBackWhole,
	thenNothingLeft,
} from './depositStories';
import { replayCases, type PeerCase } from './peerCases';

const euros = (text: string) => parseMinor(new Exact(text).toFixed(), 'EUR', 'amount');
const text = (amount: number) => minorToFixed(amount, 'EUR');
const shareOf = (percent: string) => new Exact(percent).div(100);
const partOf = (gross: number, percent: string) => Number(shareOf(percent).times(gross).round(0).toFixed(0));

/** Several taxes on one net: the first bears it. A document of which only the gross is known has no VAT. */
function groupsOf({ gross, net = gross, taxes = ['0'] }: PeerCase['given']): TaxGroup[] {
	return (taxes as string[]).map((tax, index) => ({
		category: 'S',
		rate: String(index + 1),
		base: index === 0 ? euros(net) : 0,
		tax: euros(tax),
	}));
}

/** A share, or an amount, of a whole document. */
function askOfDocument({ given, expect: outcome }: PeerCase): void {
	const groups = groupsOf(given.document);
	const gross = grossOf(groups);
	const percent = given.deposit_percent;
	const target =
		percent === undefined ? euros(given.deposit_fixed ?? given.deposit_amount) : partOf(gross, percent);
	const share = percent === undefined ? new Exact(target).div(gross) : shareOf(percent);
	const asked = askDeposit(groups, [], target, share);
	expect(text(grossOf(asked))).toBe(outcome.gross ?? outcome.deposit_gross);
	if (outcome.taxes) expect(asked.map(({ tax }) => text(tax))).toEqual(outcome.taxes);
	if (outcome.net) expect(text(sumMinor(asked.map(({ base }) => base)))).toBe(outcome.net);
}

interface TaxSet {
	readonly key: string;
	readonly percents: readonly string[];
	net: number;
}

/** Net of an order line; a price may hold some of its taxes. */
function netOf(line: PeerCase['given']): number {
	if (line['net'] !== undefined) return euros(line['net']);
	const within = taxesOf(line).filter(({ inclusive }) => inclusive);
	const factor = within.reduce((sum, { percent }) => sum.plus(shareOf(percent)), new Exact(1));
	return Number(new Exact(euros(line['price'])).div(factor).round(0).toFixed(0));
}

function taxesOf(line: PeerCase['given']): Array<{ percent: string; inclusive: boolean }> {
	const named = (line['tax_percents'] ?? line['taxes'] ?? []) as string[];
	return named.map((tax) => ({ percent: tax.split(' ')[0] ?? '0', inclusive: tax.endsWith('inclusive') }));
}

const taxOf = (net: number, percents: readonly string[]) =>
	sumMinor(percents.map((percent) => partOf(net, percent)));

/** One deposit line for each set of taxes; the taxes of the deposit are those of its lines. */
function askByTaxSet({ given, expect: outcome }: PeerCase): void {
	const sets: TaxSet[] = [];
	for (const line of given.order_lines as PeerCase['given'][]) {
		const key = taxesOf(line)
			.map(({ percent, inclusive }) => `${percent}${inclusive ? 'i' : ''}`)
			.join('+');
		const found = sets.find((set) => set.key === key);
		if (found) found.net += netOf(line);
		else sets.push({ key, percents: taxesOf(line).map(({ percent }) => percent), net: netOf(line) });
	}
	const groups = sets.map(({ net, percents }, index): TaxGroup => ({
		category: 'S',
		rate: String(index + 1),
		base: net,
		tax: taxOf(net, percents),
	}));
	const gross = grossOf(groups);
	const { fixed, percent } = given.ask;
	const target = fixed === undefined ? partOf(gross, percent) : euros(fixed);
	const asked = prorateGross(groups, target, fixed === undefined ? shareOf(percent) : undefined);
	if (outcome.deposit_gross) expect(text(grossOf(asked))).toBe(outcome.deposit_gross);
	const lines = asked.map(({ base, tax }) => [text(base), text(base + tax)]);
	const expected = (outcome.lines_by_tax_set as PeerCase['expect'][]).map((line) =>
		Array.isArray(line) ? line : [line.net, line.gross],
	);
	expect(lines).toEqual(expected);
	const byTax = new Map<string, number>();
	sets.forEach(({ key, percents }, index) =>
		key
			.split('+')
			.filter((name) => name !== '')
			.forEach((name, at) =>
				byTax.set(name, (byTax.get(name) ?? 0) + partOf(asked[index]?.base ?? 0, percents[at] ?? '0')),
			),
	);
	const taxes = outcome.taxes ?? {};
	const wanted: string[] = Array.isArray(taxes) ? taxes : Object.values(taxes);
	expect([...byTax.values()].map(text).sort()).toEqual([...wanted].sort());
}

function askOfPricesWithVat({ given, expect: outcome }: PeerCase): void {
	const lines = (given.tax_inclusive_lines as Array<{ price: string; quantity: string }>).map(
		({ price, quantity }) => ({
			kind: 'item' as const,
			quantity,
			net: 0,
			gross: euros(new Exact(price).times(quantity).toFixed()),
			taxCategory: 'S' as const,
			taxRate: given.tax_percent as string,
		}),
	);
	const rules = { currency: 'EUR', taxRounding: 'document', priceBasis: 'gross', charges: [] } as const;
	const { totals } = settleAmounts(rules, lines);
	const target = euros(given.deposit_fixed);
	const asked = askDeposit(totals.taxLines, [], target, new Exact(target).div(totals.gross));
	expect(text(grossOf(asked))).toBe(outcome.deposit_gross);
}

/** An amount of any order at one rate. */
function askAtRate({ given, expect: outcome }: PeerCase): void {
	const target = euros(given.deposit_fixed);
	const base = target * 3;
	const groups: TaxGroup[] = [
		{ category: 'S', rate: given.tax_percent, base, tax: partOf(base, given.tax_percent) },
	];
	const asked = askDeposit(groups, [], target, new Exact(target).div(grossOf(groups)));
	expect(text(grossOf(asked))).toBe(outcome.deposit_gross);
}

function askOfNothing({ given, expect: outcome }: PeerCase): void {
	const asked = prorateGross(groupsOf({ gross: given.order_total }), euros(given.deposit_fixed));
	expect(text(grossOf(asked))).toBe(outcome.deposit);
}

function askHalf({ given, expect: outcome }: PeerCase): void {
	const whole = groupsOf(given);
	const target = partOf(grossOf(whole), given.deposit_percent);
	const asked = askDeposit(whole, [], target, shareOf(given.deposit_percent));
	expect(text(grossOf(asked))).toBe(outcome.deposit);
	expect(text(grossOf(subtractGroups(whole, asked)))).toBe(outcome.rest);
}

const oneGroup = (gross: number): TaxGroup[] => [{ category: 'Z', rate: '0', base: gross, tax: 0 }];

/** Invoices of one order, each taking its part of the deposit back. */
function takeBack(
	orderGross: number,
	deposit: number,
	invoices: ReadonlyArray<{ gross: number; final: boolean }>,
) {
	let [taken, before] = [0, 0];
	return invoices.map(({ gross, final }) => {
		const part = grossOf(
			deductDeposit({
				posted: oneGroup(deposit),
				rest: oneGroup(deposit - taken),
				order: oneGroup(orderGross),
				before: oneGroup(before),
				invoice: oneGroup(gross),
				room: oneGroup(gross),
				outstanding: oneGroup(deposit - taken),
				isLast: final,
			}),
		);
		taken += part;
		before += gross;
		return { allocated: part, open: gross - part, left: deposit - taken };
	});
}

function takeBackInSteps({ given, expect: outcome }: PeerCase): void {
	const invoices = (given.invoices as Array<{ gross: string; final: boolean }>).map(({ gross, final }) => ({
		gross: euros(gross),
		final,
	}));
	const steps = takeBack(euros(given.order_gross), euros(given.deposit), invoices);
	const expected = outcome.steps as Array<Record<string, string>>;
	expected.forEach((step, index) => {
		const made = steps[index];
		if (!made) throw new Error(`There is no step ${index}`);
		const shown = { allocated: text(made.allocated), open: text(made.open), deposit_left: text(made.left) };
		expect(shown).toMatchObject(step);
	});
}

/** The first invoice takes its proportion, the final one the rest. */
function takeBackInTwo({ given, expect: outcome }: PeerCase): void {
	const whole = euros(given.order_gross);
	const deposit = partOf(whole, given.deposit_percent);
	expect(text(deposit)).toBe(outcome.deposit);
	if (outcome.rest) expect(text(whole - deposit)).toBe(outcome.rest);
	const first = euros(given.first_invoice_gross);
	const steps = takeBack(whole, deposit, [
		{ gross: first, final: false },
		{ gross: whole - first, final: given.second_invoice === 'final' },
	]);
	expect(steps.map(({ allocated }) => text(allocated))).toEqual(outcome.allocated);
}

replayCases('down-payments', [
	{ given: 'document deposit_percent? deposit_fixed? deposit_amount?', replay: askOfDocument },
	{ given: 'order_lines ask', replay: askByTaxSet },
	{ given: 'order_total advance_invoice', replay: depositUndone },
	{
		given: 'deposit final_net recall',
		notApplicable: 'what an invoice takes back is computed from what is left of the deposit, never given',
	},
	{ given: 'deposit final_net', replay: takenBackWhole },
	{ given: 'tax_inclusive_lines tax_percent deposit_fixed', replay: askOfPricesWithVat },
	{ given: 'tax_percent deposit_fixed', replay: askAtRate },
	{ given: 'line deposit', replay: halfCent },
	{ given: 'deposit_percent policy', replay: thenNothingLeft },
	{ given: 'deposit_invoice credit_note_on_deposit', replay: creditedInPart },
	{ given: 'deposits', replay: severalDeposits },
	{ given: 'order_total deposit_fixed', replay: askOfNothing },
	{ given: 'gross deposit_percent', replay: askHalf },
	{ given: 'order_gross deposit share_percent invoices', replay: takeBackInSteps },
	{
		given: 'state reverse',
		notApplicable:
			'a posted invoice never changes: when the money of a deposit goes back, the deposit invoice itself is owed again',
	},
	{ given: 'order_gross deposit_percent first_invoice_gross second_invoice', replay: takeBackInTwo },
]);
