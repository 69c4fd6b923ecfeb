import fc from 'fast-check';
import { createCreditNote } from '../../services/createCreditNote';
import { getDocumentView } from '../../services/findDocuments';
import { run, runAll } from '../support/stories';
import { invoice, reference, stageOn, stored } from './stage';

/** Prices with odd cents, quantities that do not divide, both roundings, discounts, two rates, a charge. */
const line = fc.record({
	quantity: fc.integer({ min: 1, max: 12 }),
	unitPrice: fc.integer({ min: 0, max: 300_000 }).map((value) => (value / 1000).toFixed(3)),
	discountPercent: fc.constantFrom(0, 3, 33.33),
	taxRate: fc.constantFrom('5.5', '20'),
});
const cut = fc.record({ line: fc.nat(), share: fc.integer({ min: 1, max: 99 }) });
const story = fc.record({
	lines: fc.array(line, { minLength: 1, maxLength: 4 }),
	rounding: fc.constantFrom('document', 'line'),
	charge: fc.option(fc.integer({ min: 1, max: 2000 }), { nil: undefined }),
	cuts: fc.array(cut, { maxLength: 6 }),
});

const stage = stageOn('sqlite');

test('however an invoice is credited in parts, the parts and the rest sum to it to the cent, and never exceed it on the way', async () => {
	await fc.assert(
		fc.asyncProperty(story, async ({ lines, rounding, charge, cuts }) => {
			const bill = await invoice(stage.story, {
				lines: lines.map((one, index) => ({ ...one, description: `Article ${index}` })),
				taxRounding: rounding,
				charges: charge === undefined ? [] : [{ nature: 'shipping', amount: charge / 100 }],
			});
			const original = await stored(stage, bill);
			const left = lines.map((one) => one.quantity * 1000);
			const ids: string[] = [];
			const total = async () => {
				const notes = await Promise.all(ids.map((id) => stored(stage, { id })));
				const sum = (of: (totals: (typeof notes)[number]['totals']) => number) =>
					notes.reduce((all, note) => all + of(note.totals), 0);
				return { net: sum((one) => one.net), tax: sum((one) => one.tax), gross: sum((one) => one.gross) };
			};
			for (const { line: chosen, share } of cuts) {
				const index = chosen % lines.length;
				const thousandths = Math.floor(((left[index] ?? 0) * share) / 100);
				if (thousandths === 0) continue;
				left[index] = (left[index] ?? 0) - thousandths;
				const quantities = [{ line: index + 1, quantity: thousandths / 1000 }];
				const note = await run(stage.story, createCreditNote, {
					id: bill.id,
					quantities,
					validate: true,
					externalReference: reference(),
				});
				ids.push(note.id);
				expect(Math.min(note.net, note.tax, note.gross)).toBeGreaterThanOrEqual(0);
				const { net, tax, gross } = await total();
				expect(net).toBeLessThanOrEqual(original.totals.net);
				expect(tax).toBeLessThanOrEqual(original.totals.tax);
				expect(gross).toBeLessThanOrEqual(original.totals.gross);
			}
			ids.push((await run(stage.story, createCreditNote, { id: bill.id, validate: true })).id);
			const { net, tax, gross } = original.totals;
			expect(await total()).toEqual({ net, tax, gross });
			expect(await getDocumentView(stage.story, bill.id)).toMatchObject({ open: 0, settlement: 'paid' });
			const again = await runAll(stage.story, createCreditNote, { id: bill.id, validate: true });
			expect(again.map((view) => view.id).sort()).toEqual([...ids].sort());
		}),
		{ numRuns: 60 },
	);
}, 120_000);
