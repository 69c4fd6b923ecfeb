import {
	done,
	failure,
	fixDate,
	goods,
	inUserFolder,
	invoicing,
	masters,
	openWholesaler,
	runStep,
	runSteps,
	sales,
	useUserFolder,
	type Json,
} from './support/bench';
import { one, onto, create, convert, bill, list, ids } from './support/story';

/** States, what is shown of them, and the lists and figures that hang on them. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

const on = (day: string) => jest.setSystemTime(new Date(`${day}T09:00:00Z`));
afterEach(() => on('2026-03-10'));

describe('lists', () => {
	test('each kind has its own list, and the other side its own', async () => {
		const order = await one(create('salesOrder'));
		const [bought] = await done(
			runStep(sales('supplierInvoice', 'create'), [
				goods({ customer: undefined, supplier: 'MOULIN', supplierNumber: 'F-1' }),
			]),
		);
		const [sold] = await bill('LIST');
		expect(ids(await list('salesOrder'))).toContain(order['id']);
		expect((await list('salesOrder')).every(({ kind }) => kind === 'salesOrder')).toBe(true);
		expect(ids(await list('supplierInvoice'))).toEqual([bought?.['id']]);
		expect(ids(await list('invoice'))).toContain(sold?.['id']);
		const sides = async (side: string) => new Set((await list('document', { side })).map(({ kind }) => kind));
		expect(await sides('purchase')).toEqual(new Set(['supplierInvoice']));
		expect(await sides('sale')).not.toContain('supplierInvoice');
	});

	test('deposit invoices have a type filter of their own', async () => {
		const order = await one(create('salesOrder'));
		const [deposit] = await done(
			runStep(
				invoicing('depositInvoice', 'createFromOrder', {
					percent: 30,
					options: { externalReference: 'DEP' },
				}),
				[order],
			),
		);
		expect(deposit).toMatchObject({ type: 'deposit', typeCode: '386', state: 'validated', net: 55.2 });
		expect(ids(await list('invoice', { invoiceType: 'deposit' }))).toContain(deposit?.['id']);
		expect(ids(await list('invoice', { invoiceType: 'standard' }))).not.toContain(deposit?.['id']);
		expect(
			(await failure(runStep(sales('invoice', 'update'), [{ id: deposit?.['id'], title: 'x' }]))).description,
		).toMatch(/Rule: \w/);
	});

	test('title and nature find a document, without accents', async () => {
		const [made] = await done(
			runStep(sales('quotation', 'create'), [goods({ title: 'Réassort de Noël', nature: 'Épicerie sèche' })]),
		);
		expect(ids(await list('quotation', { search: 'reassort noel' }))).toEqual([made?.['id']]);
		expect(ids(await list('quotation', { search: 'epicerie seche' }))).toEqual([made?.['id']]);
	});
});

describe('states and what is shown of them', () => {
	test('a quotation: draft, to send, waiting, accepted; another is refused; a third expires', async () => {
		const draft = await one(sales('quotation', 'create'));
		expect(draft).toMatchObject({ state: 'draft', labelCode: 'draft', number: null });
		expect(await onto(draft, sales('quotation', 'validate'))).toMatchObject({
			state: 'validated',
			labelCode: 'toSend',
		});
		expect(await onto(draft, sales('quotation', 'markSent', { channel: 'email' }))).toMatchObject({
			labelCode: 'awaitingApproval',
			sentOn: '2026-03-10',
			transmission: 'sent',
		});
		expect(
			await onto(draft, sales('quotation', 'accept', { by: 'Paul Martin', onDate: '2026-03-09' })),
		).toMatchObject({
			state: 'accepted',
			labelCode: 'done',
			milestone: 'accepted',
			milestoneDate: '2026-03-09',
		});
		expect(
			await one(create('quotation'), sales('quotation', 'reject', { reason: 'Too dear' })),
		).toMatchObject({ state: 'rejected', labelCode: 'rejected' });
		const third = await one(create('quotation'), sales('quotation', 'markSent'));
		on('2026-05-01');
		expect(await onto(third, sales('quotation', 'get'))).toMatchObject({
			labelCode: 'expired',
			state: 'validated',
		});
	});

	test('an invoice: a receivable, sent, overdue, paid on a day, and never changed', async () => {
		const [invoice] = await bill('PAY');
		expect(invoice).toMatchObject({
			settlement: 'open',
			open: 194.12,
			dueDate: '2026-04-09',
			milestone: 'invoiced',
			milestoneDate: '2026-03-10',
			paidOn: null,
		});
		expect(await onto(invoice, sales('invoice', 'markSent', { channel: 'post' }))).toMatchObject({
			labelCode: 'awaitingPayment',
		});
		expect(
			(await failure(runStep(sales('invoice', 'update'), [{ id: invoice?.['id'], title: 'x' }]))).description,
		).toMatch(/Rule: \w/);
		on('2026-04-20');
		expect(await onto(invoice, sales('invoice', 'get'))).toMatchObject({
			settlement: 'overdue',
			labelCode: 'overdue',
		});
		const part = { amount: '100', receivedOn: '2026-04-20', options: { externalReference: 'PART' } };
		expect(await onto(invoice, sales('invoice', 'recordPayment', part))).toMatchObject({
			open: 94.12,
			paidOn: null,
		});
		expect(
			await onto(invoice, sales('invoice', 'recordPayment', { receivedOn: '2026-04-21' })),
		).toMatchObject({ settlement: 'paid', open: 0, paidOn: '2026-04-21', labelCode: 'done' });
		const history = await onto(invoice, sales('invoice', 'getHistory'));
		expect((history['facts'] as Json[]).map(({ kind }) => kind)).toEqual(
			expect.arrayContaining(['validated', 'paymentMade']),
		);
	});

	test('an invoice that nobody will pay passes to unpaid', async () => {
		const [invoice] = await bill('BAD');
		expect(await onto(invoice, sales('invoice', 'markUncollectible', { reason: 'Insolvent' }))).toMatchObject(
			{ labelCode: 'unpaid' },
		);
	});

	test('a delivery note waits for its receipt', async () => {
		const note = await one(
			create('salesOrder'),
			convert('salesOrder', 'deliveryNote'),
			sales('deliveryNote', 'markSent'),
		);
		expect(note).toMatchObject({ labelCode: 'awaitingReceipt', milestoneDate: null });
		expect(await onto(note, sales('deliveryNote', 'deliver', { by: 'Paul' }))).toMatchObject({
			state: 'delivered',
			labelCode: 'done',
			milestone: 'delivered',
			milestoneDate: '2026-03-10',
		});
	});

	test('an own label is set by hand and the fixed state stays', async () => {
		await done(
			runStep(masters('statusLabel', 'upsert'), [
				{ code: 'PHONED', name: 'Customer phoned', kind: 'quotation' },
			]),
		);
		const labelled = await one(
			create('quotation'),
			sales('quotation', 'setLabel', { customLabel: { __rl: true, mode: 'id', value: 'PHONED' } }),
		);
		expect(labelled).toMatchObject({ state: 'validated', labelCode: 'toSend', label: 'Customer phoned' });
	});

	test('what no transition declares is refused, naming what is possible', async () => {
		const told = await failure(
			runSteps([sales('quotation', 'create'), sales('quotation', 'accept')], [goods()]),
		);
		expect(told.description).toMatch(
			/'accept' is possible when the document is validated.*Rule: state\.notAllowed/,
		);
	});

	test('drafts are left out of figures unless they are asked for', async () => {
		await inUserFolder(async () => {
			await openWholesaler();
			await one(sales('quotation', 'create'));
			await one(create('quotation'));
			const figures = async (parameters: Json) => done(runStep(sales('quotation', 'getFigures', parameters)));
			expect(await figures({})).toMatchObject([{ count: 1, net: 184 }]);
			expect(await figures({ includeDrafts: true })).toMatchObject([{ count: 2, net: 368 }]);
		});
	});
});
