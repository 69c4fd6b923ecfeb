import { convertDocument } from '../../services/convertDocument';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { createDocument } from '../../services/createDocument';
import { duplicateDocument } from '../../services/duplicateDocument';
import { findDocuments } from '../../services/findDocuments';
import { recordPayment } from '../../services/recordPayment';
import { runUseCase } from '../../services/useCase';
import { validateDocument } from '../../services/validateDocument';
import { run } from '../support/stories';
import { foundCompany, hintsOf, invoice, linesOf, onEachDatabase, order, refusedBy } from './stage';

const ORDER = {
	company: 'DUPONT',
	customer: 'MARTIN',
	lines: [
		{ product: 'FLOUR', quantity: 2 },
		{ product: 'OIL', quantity: 1 },
	],
	validate: true,
};

onEachDatabase('the same work twice', (stage) => {
	const bills = async () => (await findDocuments(stage.story, { kinds: ['invoice'], limit: 1000 })).length;

	it('with the same external reference is one document and the same answer', async () => {
		const input = { ...ORDER, externalReference: 'shop-1' };
		const once = await run(stage.story, createInvoiceFromLines, input);
		const count = await bills();
		const twice = await run(stage.story, createInvoiceFromLines, input);
		expect(twice).toEqual({ ...once, reused: true });
		expect(await bills()).toBe(count);
	});

	it('is told by what was given, not by how it was written', async () => {
		const once = await run(stage.story, createInvoiceFromLines, {
			...ORDER,
			externalReference: 'shop-2',
			charges: [{ nature: 'shipping', amount: 15 }],
		});
		const twice = await run(stage.story, createInvoiceFromLines, {
			externalReference: 'shop-2',
			validate: true,
			charges: [{ amount: '15.00', nature: ' shipping ' }],
			lines: [
				{ quantity: '2.0', product: 'FLOUR' },
				{ product: 'OIL', quantity: 1 },
			],
			customer: 'MARTIN',
			company: 'DUPONT',
			somethingElse: 'ignored',
		});
		expect(twice).toMatchObject({ id: once.id, reused: true });
	});

	it('with other input under the same reference is refused, naming when it was used', async () => {
		await run(stage.story, createInvoiceFromLines, { ...ORDER, externalReference: 'shop-3' });
		const refusal = await refusedBy(stage.story, createInvoiceFromLines, {
			...ORDER,
			externalReference: 'shop-3',
			lines: [{ product: 'OIL', quantity: 2 }],
		});
		expect(refusal).toMatchObject({
			rule: 'idempotency.otherInput',
			fix: expect.stringContaining('External Reference'),
		});
		expect(refusal.message).toContain('2026-03-10');
	});

	it('a default that is given counts as other input: the hash covers what was given', async () => {
		await run(stage.story, createInvoiceFromLines, { ...ORDER, externalReference: 'shop-4' });
		expect(
			(
				await refusedBy(stage.story, createInvoiceFromLines, {
					...ORDER,
					externalReference: 'shop-4',
					currency: 'EUR',
				})
			).rule,
		).toBe('idempotency.otherInput');
	});

	it('the idempotency key beats the reference', async () => {
		const once = await run(stage.story, createInvoiceFromLines, {
			...ORDER,
			idempotencyKey: 'key-1',
			externalReference: 'shop-5',
		});
		expect(
			await run(stage.story, createInvoiceFromLines, {
				...ORDER,
				idempotencyKey: 'key-1',
				externalReference: 'shop-6',
			}),
		).toMatchObject({ id: once.id, reused: true });
		const other = await run(stage.story, createInvoiceFromLines, {
			...ORDER,
			idempotencyKey: 'key-2',
			externalReference: 'shop-5',
		});
		expect(other.id).not.toBe(once.id);
	});

	it('a reference belongs to one company and one operation', async () => {
		const company = await foundCompany(stage.story);
		const own = await run(stage.story, createInvoiceFromLines, { ...ORDER, externalReference: 'shop-7' });
		const theirs = await run(stage.story, createInvoiceFromLines, {
			company,
			customer: `${company}-C`,
			lines: linesOf(1),
			externalReference: 'shop-7',
		});
		const quotation = await run(stage.story, createDocument('quotation'), {
			...ORDER,
			externalReference: 'shop-7',
		});
		expect(new Set([own.id, theirs.id, quotation.id]).size).toBe(3);
		expect([theirs.reused, quotation.reused]).toEqual([false, false]);
	});

	it('a refused attempt uses up no reference', async () => {
		await refusedBy(stage.story, createInvoiceFromLines, {
			...ORDER,
			customer: 'NOBODY',
			externalReference: 'shop-8',
		});
		expect(
			await run(stage.story, createInvoiceFromLines, { ...ORDER, externalReference: 'shop-8' }),
		).toMatchObject({ reused: false, state: 'validated' });
	});

	it('a repeated answer shows the document as it is now', async () => {
		const input = { ...ORDER, externalReference: 'shop-9' };
		const bill = await run(stage.story, createInvoiceFromLines, input);
		await run(stage.story, recordPayment, { id: bill.id });
		expect(await run(stage.story, createInvoiceFromLines, input)).toMatchObject({
			id: bill.id,
			settlement: 'paid',
			reused: true,
		});
	});

	it('a validated invoice from lines without a key is refused; a draft is made with a hint', async () => {
		const refusal = await refusedBy(stage.story, createInvoiceFromLines, ORDER);
		expect(refusal).toMatchObject({ rule: 'idempotency.keyNeeded', field: 'externalReference' });
		expect(await hintsOf(stage.story, createInvoiceFromLines, { ...ORDER, validate: false })).toEqual([
			expect.stringContaining('External Reference'),
		]);
		expect(
			await hintsOf(stage.story, createInvoiceFromLines, { ...ORDER, externalReference: 'shop-10' }),
		).toEqual([]);
	});

	it('a copy, which uses nothing up, is made with a hint; so is a duplicate', async () => {
		const { id } = await order(stage.story);
		expect(await hintsOf(stage.story, convertDocument('proForma'), { id })).toHaveLength(1);
		expect(await hintsOf(stage.story, duplicateDocument, { id })).toHaveLength(1);
		expect(await hintsOf(stage.story, convertDocument('deliveryNote'), { id })).toHaveLength(0);
	});

	it('in one batch is one document', async () => {
		const input = { ...ORDER, externalReference: 'shop-13' };
		const outcomes = await runUseCase(createInvoiceFromLines, stage.story, [input, input, input]);
		const views = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.views : []));
		expect(new Set(views.map((view) => view.id)).size).toBe(1);
		expect(views.map((view) => view.reused)).toEqual([false, true, true]);
	});
});

onEachDatabase('an item of another ledger', (stage) => {
	it('is refused before anything is written', async () => {
		const bill = await invoice(stage.story, { validate: false });
		const refusal = await refusedBy(stage.story, validateDocument, {
			id: bill.id,
			ledger: 'led_0192f3c4-0000-7000-8000-000000000000',
		});
		expect(refusal).toMatchObject({
			rule: 'ledger.other',
			field: 'ledger',
			fix: expect.stringContaining('credential'),
		});
		expect(await run(stage.story, validateDocument, { id: bill.id, ledger: bill.ledger })).toMatchObject({
			state: 'validated',
		});
	});
});
