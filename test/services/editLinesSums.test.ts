import fc from 'fast-check';
import type { BillingDocument } from '../../domain/documents/document';
import { sumMinor } from '../../domain/money/minor';
import { createDocument } from '../../services/createDocument';
import { editLines } from '../../services/editLines';
import { saveMaster } from '../../services/saveMaster';
import { run, WHOLESALER } from '../support/stories';
import { reference, stageOn, stored } from './stage';

describe('lines edited in any order', () => {
	const stage = stageOn('sqlite');
	const change = fc.record(
		{
			line: fc.integer({ min: 1, max: 4 }),
			quantity: fc.integer({ min: 1, max: 5000 }).map((thousandths) => thousandths / 1000),
			unitPrice: fc.integer({ min: 0, max: 500_000 }).map((cents) => (cents / 100).toFixed(2)),
			discountPercent: fc.integer({ min: 0, max: 100 }),
			moveTo: fc.integer({ min: 1, max: 4 }),
		},
		{ requiredKeys: ['line', 'quantity'] },
	);

	const rules = fc.record({
		priceBasis: fc.constantFrom('net', 'gross'),
		taxRounding: fc.constantFrom('document', 'line'),
		currency: fc.constantFrom('EUR', 'VND', 'TND'),
		discount: fc.constantFrom(undefined, { percent: 7.5 }, { base: 'gross', percent: 3 }),
	});

	it('sum to the totals, and instalments sum to the gross', async () => {
		await run(stage.story, saveMaster('company'), { ...WHOLESALER, code: 'EDITS' });
		await run(stage.story, saveMaster('party'), { code: 'EDITS-C', name: 'Client', company: 'EDITS' });
		await fc.assert(
			fc.asyncProperty(rules, fc.array(change, { minLength: 1, maxLength: 6 }), async (given, changes) => {
				const draft = await run(stage.story, createDocument('quotation'), {
					company: 'EDITS',
					customer: 'EDITS-C',
					...given,
					paymentTermLines: [{ percent: 30 }, { percent: 30, days: 15 }, { days: 30 }],
					lines: ['20', '10', '5.5', '20'].map((taxRate, index) => ({
						description: `Article ${index}`,
						quantity: index + 1,
						unitPrice: '19.99',
						taxRate,
					})),
				});
				for (const one of changes) {
					await run(stage.story, editLines, { id: draft.id, changes: [one], externalReference: reference() });
					expectSums(await stored(stage, draft));
				}
			}),
			{ numRuns: 40 },
		);
	});
});

function expectSums({ lines, totals }: BillingDocument): void {
	expect(lines.map(({ position }) => position)).toEqual(lines.map((_line, index) => index + 1));
	expect(sumMinor(lines.map(({ net }) => net))).toBe(totals.lines);
	expect(totals.lines - (totals.allowance ?? 0) + totals.charges).toBe(totals.net);
	expect(sumMinor(totals.taxLines.map(({ base }) => base))).toBe(totals.net);
	expect(sumMinor(totals.taxLines.map(({ tax }) => tax))).toBe(totals.tax);
	expect(totals.net + totals.tax).toBe(totals.gross);
	expect(sumMinor((totals.instalments ?? []).map(({ amount }) => amount))).toBe(totals.gross);
}
