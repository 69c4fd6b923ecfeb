import fc from 'fast-check';
import { convertDocument } from '../../services/convertDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createDocument } from '../../services/createDocument';
import { createInvoiceFromDocuments } from '../../services/createInvoice';
import { verifyBooks } from '../../services/verifyBooks';
import { run } from '../support/stories';
import { invoice, onEachDatabase, order, part, reference, refusedBy, stageOn, stored } from './stage';

const quote = createDocument('quotation');
const lines = [
	{ description: 'Chaise', quantity: 10, unitPrice: 12.5, taxRate: 20 },
	{ description: 'Livre', quantity: 4, unitPrice: 8.99, taxRate: 5.5 },
];

onEachDatabase('a discount on the whole document', (stage) => {
	it('of a percentage stands on the invoice of a part as on the order', async () => {
		const source = await order(stage.story, { lines, discount: { percent: 10 } });
		expect(source.net).toBe(144.86);
		const first = await part(stage.story, 'invoice', source.id, { 1: 4 });
		expect(first.net).toBe(45);
		const document = await stored(stage, first);
		expect(document.discount).toEqual({ base: 'net', percent: '10', amount: null, reason: null });
		expect(document.totals).toMatchObject({ lines: 5000, allowance: 500 });
	});

	it('of an amount is shared by what is taken, and the last invoice takes the rest', async () => {
		const source = await order(stage.story, { lines, discount: { amount: 10, reason: 'Fidélité' } });
		const first = await part(stage.story, 'invoice', source.id, { 1: 3, 2: 1 });
		const last = await run(stage.story, convertDocument('invoice'), { id: source.id, validate: true });
		const [one, two] = [await stored(stage, first), await stored(stage, last)];
		expect((one.discount?.amount ?? 0) + (two.discount?.amount ?? 0)).toBe(1000);
		expect(one.discount).toMatchObject({ amount: 289, reason: 'Fidélité' });
		expect(one.totals.net + two.totals.net).toBe((await stored(stage, source)).totals.net);
	});

	it('is found again on the invoice of its delivery notes', async () => {
		const source = await order(stage.story, { lines, discount: { amount: 10 } });
		const note = await part(stage.story, 'deliveryNote', source.id, { 1: 10 });
		const rest = await run(stage.story, convertDocument('deliveryNote'), { id: source.id, validate: true });
		expect((await stored(stage, note)).discount).toBeUndefined();
		const bill = await run(stage.story, createInvoiceFromDocuments, {
			ids: [note.id, rest.id],
			validate: true,
		});
		expect(bill).toMatchObject({ net: source.net, tax: source.tax, gross: source.gross });
	});

	it('above the lines is refused with both figures', async () => {
		const refusal = await refusedBy(stage.story, quote, {
			customer: 'MARTIN',
			lines,
			discount: { amount: 500 },
		});
		expect(refusal).toMatchObject({ rule: 'discount.tooMuch', field: 'discount' });
		expect(refusal.message).toMatch(/500\.00 EUR.*160\.96 EUR/);
	});

	it('needs a percentage or an amount, not both', async () => {
		const both = { lines, discount: { amount: 5, percent: 5 } };
		expect((await refusedBy(stage.story, quote, both)).rule).toBe('input.invalid');
		expect((await refusedBy(stage.story, quote, { lines, discount: { percent: 101 } })).rule).toBe(
			'input.invalid',
		);
	});
});

const stage = stageOn('sqlite');

const bill = fc.record({
	lines: fc.array(
		fc.record({
			quantity: fc.integer({ min: 1, max: 9 }),
			unitPrice: fc.integer({ min: 100, max: 90_000 }).map((value) => (value / 1000).toFixed(3)),
			taxRate: fc.constantFrom('5.5', '20'),
			otherTaxes: fc.option(
				fc.constantFrom(
					[{ code: 'ECO', mode: 'amount', value: '0.13' }],
					[{ code: 'TPF', mode: 'percent', value: '1.9', taxRate: '0', taxCategory: 'Z' }],
				),
				{ nil: undefined },
			),
		}),
		{ minLength: 1, maxLength: 4 },
	),
	taxRounding: fc.constantFrom('document', 'line'),
	priceBasis: fc.constantFrom('net', 'gross'),
	discount: fc.option(
		fc.constantFrom(
			{ percent: 7 },
			{ percent: 5, base: 'gross' },
			{ amount: 0.05 },
			{ amount: 0.09, base: 'gross' },
		),
		{ nil: undefined },
	),
	charge: fc.option(fc.integer({ min: 1, max: 2000 }), { nil: undefined }),
	cuts: fc.array(fc.record({ line: fc.nat(), quantity: fc.integer({ min: 1, max: 4 }) }), { maxLength: 4 }),
});

test('whatever an invoice holds, its credit notes sum to it to the cent, rate by rate, and the books verify', async () => {
	await fc.assert(
		fc.asyncProperty(bill, async ({ lines: given, cuts, charge, ...rules }) => {
			const made = await invoice(stage.story, {
				lines: given.map((line, index) => ({ ...line, description: `Article ${index}` })),
				charges: charge === undefined ? [] : [{ nature: 'shipping', amount: charge / 100 }],
				...rules,
			});
			const left = given.map(({ quantity }) => quantity);
			const ids: string[] = [];
			for (const { line, quantity } of cuts) {
				const index = line % given.length;
				if ((left[index] ?? 0) < quantity) continue;
				left[index] = (left[index] ?? 0) - quantity;
				const note = await run(stage.story, createCreditNote, {
					id: made.id,
					quantities: [{ line: index + 1, quantity }],
					validate: true,
					externalReference: reference(),
				});
				ids.push(note.id);
			}
			if (left.some((quantity) => quantity > 0) || charge !== undefined)
				ids.push((await run(stage.story, createCreditNote, { id: made.id, validate: true })).id);
			const whole = await stored(stage, made);
			const notes = await Promise.all(ids.map((id) => stored(stage, { id })));
			const sum = (of: (one: typeof whole) => number) => notes.reduce((all, note) => all + of(note), 0);
			expect(sum(({ totals }) => totals.gross)).toBe(whole.totals.gross);
			for (const { category, rate, base, tax } of whole.totals.taxLines) {
				const same = (one: typeof whole) =>
					one.totals.taxLines.find((group) => group.category === category && group.rate === rate);
				expect({ base: sum((one) => same(one)?.base ?? 0), tax: sum((one) => same(one)?.tax ?? 0) }).toEqual({
					base,
					tax,
				});
			}
		}),
		{ numRuns: 60 },
	);
	const reports = await verifyBooks(stage.story);
	expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
}, 120_000);
