import fc from 'fast-check';
import { computeLineAmount } from '../../../domain/amounts/computeLineAmount';
import { settleAmounts } from '../../../domain/amounts/settleAmounts';
import { minorToFixed, sumMinor } from '../../../domain/money/minor';
import { minorDigits } from '../../../domain/money/currencies';
import type { ReceivedInvoice } from '../../../domain/received/receivedInvoice';
import { purchaseLines } from '../../../services/intake/purchaseLines';
import { field, soundInvoice } from '../../domain/received/received';

const origin = { source: 'xml' } as const;
let ids = 0;
const newId = () => `line ${(ids += 1)}`;

interface Rate {
	readonly rate: string;
	readonly nets: readonly number[];
	/** By how many units the supplier rounded in another way. */
	readonly off: number;
}

function invoiceOf(
	rates: readonly Rate[],
	rest: number,
	currency: string,
	withLines: boolean,
): ReceivedInvoice {
	const money = (minor: number) => minorToFixed(minor, currency);
	const taxes = rates.map(({ rate, nets, off }) => {
		const base = sumMinor(nets);
		const tax = rate === '0' ? 0 : Math.max(0, Math.round((base * Number(rate)) / 100) + off);
		return { rate, base: money(base), tax: money(tax), minor: { base, tax }, origin, confidence: 1 };
	});
	const net = sumMinor(taxes.map(({ minor }) => minor.base));
	const tax = sumMinor(taxes.map(({ minor }) => minor.tax));
	return {
		...soundInvoice,
		currency: field(currency),
		lines: withLines
			? rates.flatMap(({ rate, nets }) =>
					nets.map((one) => ({ description: 'Box', net: money(one), taxRate: rate, origin, confidence: 1 })),
				)
			: [],
		taxes,
		totals: { net: field(money(net)), tax: field(money(tax)), gross: field(money(net + tax + rest)) },
	};
}

const aRate = fc.record({
	rate: fc.constantFrom('0', '5.5', '8', '10', '20'),
	nets: fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 5 }),
	off: fc.integer({ min: -3, max: 3 }),
});

const total = (invoice: ReceivedInvoice, currency: string) =>
	Math.round(Number(invoice.totals.gross?.value) * 10 ** minorDigits(currency));

test("of any invoice sum to the supplier's own total and VAT, whatever our own rounding would give", () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(aRate, { selector: ({ rate }) => rate, minLength: 1, maxLength: 4 }),
			fc.integer({ min: 0, max: 500 }),
			fc.constantFrom('EUR', 'VND', 'TND'),
			fc.boolean(),
			(rates, rest, currency, withLines) => {
				const invoice = invoiceOf(rates, rest, currency, withLines);
				const gross = total(invoice, currency);
				const lines = purchaseLines(invoice, currency, gross, newId);
				const rules = { currency, taxRounding: 'document', priceBasis: 'net', charges: [] } as const;
				const { totals } = settleAmounts(rules, lines);
				expect(totals.gross).toBe(gross);
				expect(totals.tax).toBe(Math.round(Number(invoice.totals.tax?.value) * 10 ** minorDigits(currency)));
				for (const line of lines) expect(computeLineAmount(line, currency)).toBe(line.net);
				expect(lines.map(({ position }) => position)).toEqual(lines.map((_, index) => index + 1));
			},
		),
		{ numRuns: 300 },
	);
});

const of = (invoice: ReceivedInvoice, gross: number, currency = 'EUR') =>
	purchaseLines(invoice, currency, gross, newId).map(
		({ description, quantity, unitPrice, taxCategory, taxRate, net, tax }) => [
			...[description, quantity, unitPrice, taxCategory, taxRate, net, tax],
		],
	);

test('lines of the supplier are taken with quantity and price where those give their amount', () => {
	const line = { description: 'Box', quantity: '4', unitPrice: '15', net: '60.00', taxRate: '20' };
	const discounted = { ...line, description: 'Tape', net: '40.00' };
	const lines = [line, discounted].map((one) => ({ ...one, unit: 'XBX', origin, confidence: 1 }));
	expect(of({ ...soundInvoice, lines }, 12000)).toEqual([
		['Box', '4', '15', 'S', '20', 6000, 1200],
		['Tape', '1', '40.00', 'S', '20', 4000, 800],
	]);
});

test('lines that do not sum to their rate give way to one line a rate', () => {
	expect(of(soundInvoice, 12000)).toEqual([['F-1 · 20 %', '1', '100.00', 'S', '20', 10000, 2000]]);
});

test('without a breakdown the rate follows from net and tax; without those there is no VAT to see', () => {
	const bare = { ...soundInvoice, lines: [], taxes: [] };
	expect(of(bare, 12000)).toEqual([['F-1 · 20 %', '1', '100.00', 'S', '20', 10000, 2000]]);
	const { net, tax, ...totals } = soundInvoice.totals;
	expect(of({ ...bare, totals }, 12000)).toEqual([['F-1 · 0 %', '1', '120.00', 'O', '0', 12000, 0]]);
});

test('fees beside the VAT are a line of their own', () => {
	expect(of(soundInvoice, 12050).at(-1)).toEqual([
		expect.stringMatching(/^Fees/),
		'1',
		'0.50',
		'O',
		'0',
		50,
		0,
	]);
});
