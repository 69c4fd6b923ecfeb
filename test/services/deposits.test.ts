import { createDepositInvoice } from '../../services/createDepositInvoice';
import { convertDocument } from '../../services/convertDocument';
import { createDocument } from '../../services/createDocument';
import { cancelDocument } from '../../services/cancelDocument';
import { findDocuments, getDocumentView } from '../../services/findDocuments';
import { moveDocument } from '../../services/moveDocument';
import { updateDraft } from '../../services/updateDraft';
import { run } from '../support/stories';
import { invoice, onEachDatabase, order, reference, refusedBy } from './stage';

onEachDatabase('a deposit invoice', (stage) => {
	const deposit = (id: string, percent: number | string, more: object = {}) =>
		run(stage.story, createDepositInvoice, { id, percent, externalReference: reference(), ...more });

	it('is a real invoice of type 386 with VAT, one deposit line per rate', async () => {
		const source = await order(stage.story);
		const bill = await deposit(source.id, 30);
		expect(bill).toMatchObject({
			kind: 'invoice',
			type: 'deposit',
			typeCode: '386',
			net: 103.07,
			tax: 12.62,
			gross: 115.69,
			dueDate: '2026-04-09',
		});
		expect(bill.details.lines.map((line) => [line.kind, Number(line.taxRate), line.net])).toEqual([
			['deposit', 5.5, 55.19],
			['deposit', 20, 47.88],
		]);
		expect(bill.details.lines[0]?.description).toContain(`Acompte 30 % – ${source.number}`);
		expect(bill.parents).toMatchObject([{ id: source.id, relation: 'depositFor' }]);
	});

	it('is born validated, with a number of the invoices, and cannot be changed', async () => {
		const bill = await deposit((await order(stage.story)).id, 10);
		expect(bill).toMatchObject({ state: 'validated', number: expect.stringMatching(/^FA2026-/) });
		expect((await refusedBy(stage.story, updateDraft, { id: bill.id, title: 'x' })).rule).toBe(
			'document.locked',
		);
	});

	it('is listed under its own type, apart from ordinary invoices', async () => {
		const [bill, ordinary] = [await deposit((await order(stage.story)).id, 10), await invoice(stage.story)];
		const listed = async (invoiceType: string) =>
			(await findDocuments(stage.story, { kinds: ['invoice'], invoiceType, limit: 1000 })).map(
				(view) => view.id,
			);
		expect(await listed('deposit')).toContain(bill.id);
		expect(await listed('deposit')).not.toContain(ordinary.id);
		expect(await listed('standard')).toContain(ordinary.id);
		expect(await listed('standard')).not.toContain(bill.id);
	});

	it('leaves the order to be invoiced and its state as it was', async () => {
		const source = await order(stage.story);
		await deposit(source.id, 10);
		expect(await getDocumentView(stage.story, source.id)).toMatchObject({ state: 'validated' });
		expect((await refusedBy(stage.story, cancelDocument, { id: source.id })).rule).toBe(
			'cancel.hasFollowers',
		);
	});

	it.each([0, -5, 101, 'ten'])('of %p %% is refused', async (percent) => {
		const source = await order(stage.story);
		const input = { id: source.id, percent, externalReference: reference() };
		expect(await refusedBy(stage.story, createDepositInvoice, input)).toMatchObject({
			rule: 'input.invalid',
			field: 'percent',
		});
	});

	it('is made on an order that is validated and open, on nothing else', async () => {
		const draft = await order(stage.story, { validate: false });
		const rejected = await order(stage.story);
		await run(stage.story, moveDocument('reject'), { id: rejected.id });
		const cancelled = await order(stage.story);
		await run(stage.story, cancelDocument, { id: cancelled.id });
		const bill = await invoice(stage.story);
		const quotation = await run(stage.story, createDocument('quotation'), {
			customer: 'MARTIN',
			lines: [{ product: 'OIL' }],
			validate: true,
		});
		for (const { id } of [draft, rejected, cancelled, bill, quotation]) {
			const input = { id, percent: 10, externalReference: reference() };
			expect((await refusedBy(stage.story, createDepositInvoice, input)).rule).toBe('deposit.source');
		}
		const converted = await run(stage.story, convertDocument('salesOrder'), {
			id: quotation.id,
			validate: true,
		});
		expect(await deposit(converted.id, 100)).toMatchObject({ gross: quotation.gross });
	});

	it('is asked as an amount with VAT too, to the cent', async () => {
		const source = await order(stage.story);
		const bill = await run(stage.story, createDepositInvoice, {
			id: source.id,
			amount: 55.55,
			externalReference: reference(),
		});
		expect(bill.gross).toBe(55.55);
		const both = { id: source.id, amount: 1, percent: 1, externalReference: reference() };
		expect((await refusedBy(stage.story, createDepositInvoice, both)).rule).toBe('deposit.howMuch');
	});

	it('together with those before it never exceeds the order; the figures are named', async () => {
		const source = await order(stage.story);
		await deposit(source.id, 60);
		const refusal = await refusedBy(stage.story, createDepositInvoice, {
			id: source.id,
			percent: 50,
			externalReference: reference(),
		});
		expect(refusal).toMatchObject({ rule: 'deposit.tooMuch' });
		expect(refusal.message).toContain(source.gross.toFixed(2));
		expect(await deposit(source.id, 40)).toMatchObject({ state: 'validated' });
	});

	it('without a reference is refused: a retry would ask for the money twice', async () => {
		const source = await order(stage.story);
		expect((await refusedBy(stage.story, createDepositInvoice, { id: source.id, percent: 10 })).rule).toBe(
			'idempotency.keyNeeded',
		);
	});
});
