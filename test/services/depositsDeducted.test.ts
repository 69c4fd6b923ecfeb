import fc from 'fast-check';
import { convertDocument } from '../../services/convertDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createDepositInvoice } from '../../services/createDepositInvoice';
import { recordPayment } from '../../services/recordPayment';
import { runUseCase } from '../../services/useCase';
import { verifyBooks } from '../../services/verifyBooks';
import type { BillingDocument } from '../../domain/documents/document';
import { run } from '../support/stories';
import {
	foundCompany,
	onEachDatabase,
	order,
	reference,
	refusedBy,
	stageOn,
	stored,
	type Stage,
} from './stage';

const deposit = async (stage: Stage, id: string, more: object, paid = true) => {
	const bill = await run(stage.story, createDepositInvoice, { id, externalReference: reference(), ...more });
	if (paid) await run(stage.story, recordPayment, { id: bill.id });
	return bill;
};

const bill = (stage: Stage, id: string, more: object = {}) =>
	run(stage.story, convertDocument('invoice'), {
		id,
		validate: true,
		externalReference: reference(),
		...more,
	});

/** Sums by rate over documents. */
function byRate(documents: readonly BillingDocument[]): Record<string, { base: number; tax: number }> {
	const sums: Record<string, { base: number; tax: number }> = {};
	for (const { category, rate, base, tax } of documents.flatMap(({ totals }) => totals.taxLines)) {
		const key = `${category} ${rate}`;
		const before = sums[key] ?? { base: 0, tax: 0 };
		sums[key] = { base: before.base + base, tax: before.tax + tax };
	}
	return sums;
}

onEachDatabase('a deposit on the final invoice', (stage) => {
	it('is taken back as a negative line a rate that names its number and date; its VAT is the rest', async () => {
		const source = await order(stage.story);
		const paid = await deposit(stage, source.id, { percent: 30 });
		const final = await bill(stage, source.id);
		const back = final.details.lines.filter((line) => line.kind === 'deposit');
		expect(back.map((line) => [Number(line.taxRate), line.net])).toEqual([
			[5.5, -55.19],
			[20, -47.88],
		]);
		for (const line of back) expect(line.description).toContain(`${paid.number} du 10/03/2026`);
		expect(final.gross).toBeCloseTo(source.gross - paid.gross, 6);
		expect(final.parents).toEqual(
			expect.arrayContaining([expect.objectContaining({ id: paid.id, relation: 'deductedOn' })]),
		);
	});

	it('that is not paid is taken back on request only', async () => {
		const source = await order(stage.story);
		const unpaid = await deposit(stage, source.id, { percent: 30 }, false);
		const preview = await bill(stage, source.id, { validate: false });
		expect(preview.gross).toBe(source.gross);
		const other = await order(stage.story);
		await deposit(stage, other.id, { percent: 30 }, false);
		const final = await bill(stage, other.id, { deductDeposits: 'all' });
		expect(final.gross).toBeCloseTo(other.gross - unpaid.gross, 6);
	});

	it('gives back only what is not credited', async () => {
		const source = await order(stage.story);
		const paid = await deposit(stage, source.id, { amount: 100 });
		const credit = await run(stage.story, createCreditNote, {
			id: paid.id,
			amount: 20,
			reason: 'Geste commercial',
			validate: true,
			externalReference: reference(),
		});
		expect(credit).toMatchObject({ gross: 20, typeCode: '503' });
		expect((await bill(stage, source.id)).gross).toBeCloseTo(source.gross - 80, 6);
	});

	it('of 100 % leaves nothing to pay, and never less than nothing', async () => {
		const source = await order(stage.story);
		await deposit(stage, source.id, { percent: 100 });
		expect(await bill(stage, source.id)).toMatchObject({ net: 0, tax: 0, gross: 0, settlement: 'paid' });
	});

	it('is taken back in proportion on a part of the order, and the rest on the last', async () => {
		const source = await order(stage.story);
		const paid = await deposit(stage, source.id, { percent: 30 });
		const first = await bill(stage, source.id, { quantities: [{ line: 1, quantity: 1 }] });
		const last = await bill(stage, source.id);
		const taken = (view: typeof first) =>
			view.details.lines.filter((line) => line.kind === 'deposit').reduce((sum, { net }) => sum - net, 0);
		expect(taken(first)).toBeGreaterThan(0);
		expect(taken(first) + taken(last)).toBeCloseTo(paid.net, 6);
		expect(first.gross + last.gross + paid.gross).toBeCloseTo(source.gross, 6);
	});

	it('comes free again when the invoice that took it back is credited', async () => {
		const source = await order(stage.story);
		const paid = await deposit(stage, source.id, { percent: 30 });
		const first = await bill(stage, source.id, { quantities: [{ line: 1, quantity: 1 }] });
		await run(stage.story, createCreditNote, { id: first.id, validate: true });
		const last = await bill(stage, source.id);
		const back = last.details.lines.filter((line) => line.kind === 'deposit');
		expect(back.reduce((sum, { net }) => sum - net, 0)).toBeCloseTo(paid.net, 6);
	});

	it('tells what was left alone, and why', async () => {
		const hintsOf = async (id: string, more: object = {}) => {
			const [outcome] = await runUseCase(convertDocument('invoice'), stage.story, [
				{ id, validate: true, externalReference: reference(), ...more },
			]);
			return outcome?.ok ? outcome.value.hints.join(' ') : '';
		};
		const unpaid = await order(stage.story);
		const asked = await deposit(stage, unpaid.id, { percent: 30 }, false);
		expect(await hintsOf(unpaid.id)).toContain(`${asked.number} (${asked.gross.toFixed(2)} EUR) is not paid`);
	});

	it('stands as a prepaid amount where the company wants it: full VAT, and less to pay', async () => {
		const company = await foundCompany(stage.story, { depositForm: 'prepaid' });
		const source = await order(stage.story, {
			company,
			customer: `${company}-C`,
			lines: [{ description: 'Table', quantity: 1, unitPrice: 1000, taxRate: 20 }],
		});
		await deposit(stage, source.id, { percent: 30 });
		const final = await bill(stage, source.id);
		expect(final).toMatchObject({ net: 1000, tax: 200, gross: 1200, open: 840, settlement: 'partial' });
		expect((await stored(stage, final)).prepayments).toMatchObject([{ amount: 36000 }]);
	});

	it('cannot be credited for more than it is', async () => {
		const source = await order(stage.story);
		const paid = await deposit(stage, source.id, { amount: 100 });
		const input = { id: paid.id, amount: 100.01, validate: true, externalReference: reference() };
		expect((await refusedBy(stage.story, createCreditNote, input)).rule).toBe('creditNote.tooMuch');
	});
});

const stage = stageOn('sqlite');

const story = fc.record({
	lines: fc.array(
		fc.record({
			quantity: fc.integer({ min: 1, max: 9 }),
			unitPrice: fc.integer({ min: 100, max: 300_000 }).map((value) => (value / 1000).toFixed(3)),
			discountPercent: fc.constantFrom(0, 3, 33.33),
			taxRate: fc.constantFrom('5.5', '20'),
		}),
		{ minLength: 1, maxLength: 4 },
	),
	taxRounding: fc.constantFrom('document', 'line'),
	discount: fc.option(fc.constantFrom({ percent: 7 }, { percent: 5, base: 'gross' }, { amount: 0.05 }), {
		nil: undefined,
	}),
	deposits: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 }),
	parts: fc.array(fc.record({ line: fc.nat(), quantity: fc.integer({ min: 1, max: 4 }) }), { maxLength: 3 }),
});

test('deposits + invoices = order, for each rate and in gross, whatever the deposits and the parts', async () => {
	await fc.assert(
		fc.asyncProperty(story, async ({ lines, taxRounding, discount, deposits, parts }) => {
			const described = lines.map((line, index) => ({ ...line, description: `Article ${index}` }));
			const source = await order(stage.story, { lines: described, taxRounding, discount });
			const made: string[] = [];
			let asked = 0;
			for (const percent of deposits) {
				asked += percent;
				if (asked > 100 || source.gross * percent < 1) break;
				made.push((await deposit(stage, source.id, { percent })).id);
			}
			// Without a deposit each invoice has the plain tax of its own base, and parts may differ by a cent.
			fc.pre(made.length > 0);
			const left = lines.map(({ quantity }) => quantity);
			for (const { line, quantity } of parts) {
				const index = line % lines.length;
				if ((left[index] ?? 0) < quantity) continue;
				left[index] = (left[index] ?? 0) - quantity;
				made.push((await bill(stage, source.id, { quantities: [{ line: index + 1, quantity }] })).id);
			}
			if (left.some((quantity) => quantity > 0)) made.push((await bill(stage, source.id)).id);
			const documents = await Promise.all(made.map((id) => stored(stage, { id })));
			for (const { totals } of documents) expect(totals.gross).toBeGreaterThanOrEqual(0);
			const whole = await stored(stage, source);
			expect(documents.reduce((sum, { totals }) => sum + totals.gross, 0)).toBe(whole.totals.gross);
			const sums = byRate(documents);
			for (const [key, amounts] of Object.entries(byRate([whole]))) expect(sums[key]).toEqual(amounts);
		}),
		{ numRuns: 60 },
	);
	const reports = await verifyBooks(stage.story);
	expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
}, 120_000);
