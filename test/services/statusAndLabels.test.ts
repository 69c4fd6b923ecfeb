import { convertDocument } from '../../services/convertDocument';
import { createDocument } from '../../services/createDocument';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { getDocumentView } from '../../services/findDocuments';
import { moveDocument } from '../../services/moveDocument';
import { addNote, markSent, markUncollectible, setLabel } from '../../services/noteDocument';
import { recordPayment } from '../../services/recordPayment';
import { saveMaster } from '../../services/saveMaster';
import { validateDocument } from '../../services/validateDocument';
import { NOW } from '../support/ledgers';
import { run } from '../support/stories';
import { invoice, onEachDatabase, order, reference, refusedBy } from './stage';

onEachDatabase('the status of a document', (stage) => {
	const quotation = (more: object = {}) => run(stage.story, createDocument('quotation'), { customer: 'MARTIN', lines: [{ product: 'OIL' }], ...more });
	const view = (document: { id: string }) => getDocumentView(stage.story, document.id);
	afterEach(() => stage.story.at(NOW));

	it('goes from draft to to-send to awaiting approval to done', async () => {
		const made = await quotation();
		expect(made.label).toBe('Brouillon');
		expect((await run(stage.story, validateDocument, { id: made.id })).label).toBe('À transmettre');
		expect((await run(stage.story, markSent, { id: made.id, channel: 'email', to: 'paul@martin.example' })).label).toBe('En attente d’accord');
		expect((await run(stage.story, moveDocument('accept'), { id: made.id })).label).toBe('Traité');
	});

	it('waits for what its kind waits for', async () => {
		const sent = async (document: { id: string }) => (await run(stage.story, markSent, { id: document.id, channel: 'hand' })).labelCode;
		const source = await order(stage.story);
		const note = await run(stage.story, convertDocument('deliveryNote'), { id: source.id, validate: true });
		expect([await sent(await quotation({ validate: true })), await sent(source), await sent(await invoice(stage.story)), await sent(note)]).toEqual([
			'awaitingApproval', 'awaitingApproval', 'awaitingPayment', 'awaitingReceipt',
		]);
	});

	it('of a quotation past its validity is expired, from the day after', async () => {
		const made = await quotation({ validate: true });
		expect(made.validUntil).toBe('2026-04-09');
		stage.story.at('2026-04-09T21:59:00.000Z');
		expect((await view(made)).labelCode).toBe('toSend');
		stage.story.at('2026-04-09T22:00:00.000Z');
		expect(await view(made)).toMatchObject({ labelCode: 'expired', label: 'Échu', state: 'validated' });
	});

	it('of an invoice past its due date is overdue, from the day after, in the time zone of the company', async () => {
		const bill = await invoice(stage.story);
		expect(bill.dueDate).toBe('2026-04-09');
		stage.story.at('2026-04-09T21:59:00.000Z');
		expect((await view(bill)).settlement).toBe('open');
		stage.story.at('2026-04-09T22:00:00.000Z');
		expect(await view(bill)).toMatchObject({ settlement: 'overdue', label: 'Échu' });
		await run(stage.story, recordPayment, { id: bill.id });
		expect(await view(bill)).toMatchObject({ settlement: 'paid', label: 'Traité' });
	});

	it('of a quotation that the customer refuses is rejected, with the reason', async () => {
		const made = await quotation({ validate: true });
		const rejected = await run(stage.story, moveDocument('reject'), { id: made.id, reason: 'Too dear', by: 'Paul Martin' });
		expect(rejected).toMatchObject({ state: 'rejected', label: 'Refusé' });
		expect(rejected.details.facts).toContainEqual(expect.objectContaining({ kind: 'rejected', data: { by: 'Paul Martin', reason: 'Too dear' } }));
	});

	it('of an invoice given up is unpaid; the invoice stays as it is', async () => {
		const bill = await invoice(stage.story);
		const lost = await run(stage.story, markUncollectible, { id: bill.id, reason: 'Liquidation' });
		expect(lost).toMatchObject({ state: 'validated', label: 'Impayé', settlement: 'uncollectible', number: bill.number, open: bill.gross });
		expect(await run(stage.story, markUncollectible, { id: bill.id, reason: 'again' })).toMatchObject({ reused: true });
		expect((await refusedBy(stage.story, markUncollectible, { id: (await quotation({ validate: true })).id, reason: 'x' })).rule).toBe('uncollectible.kind');
	});

	it('is changed by hand along the table, and refused off it', async () => {
		const made = await quotation({ validate: true });
		expect(await refusedBy(stage.story, moveDocument('deliver'), { id: made.id })).toMatchObject({ rule: 'state.notAllowed', document: made.number });
		const closed = await run(stage.story, moveDocument('close'), { id: made.id });
		expect(closed).toMatchObject({ state: 'closed', label: 'Traité' });
		expect(await run(stage.story, moveDocument('close'), { id: made.id })).toMatchObject({ reused: true });
		expect((await refusedBy(stage.story, moveDocument('accept'), { id: made.id })).rule).toBe('state.notAllowed');
	});

	it('knows the day of the event of its kind: acceptance, validation, invoicing, return, delivery', async () => {
		const source = await order(stage.story);
		const note = await run(stage.story, convertDocument('deliveryNote'), { id: source.id, validate: true });
		expect((await quotation({ validate: true })).milestoneDate).toBeNull();
		expect(source).toMatchObject({ milestone: 'validated', milestoneDate: '2026-03-10' });
		expect(await invoice(stage.story)).toMatchObject({ milestone: 'invoiced', milestoneDate: '2026-03-10' });
		expect(note).toMatchObject({ milestone: 'delivered', milestoneDate: null });
		expect(await run(stage.story, moveDocument('deliver'), { id: note.id, onDate: '2026-03-12' })).toMatchObject({ milestoneDate: '2026-03-12' });
		expect(await run(stage.story, convertDocument('returnNote'), { id: note.id, validate: true })).toMatchObject({ milestone: 'returned', milestoneDate: '2026-03-10' });
	});
});

onEachDatabase('sending and paying', (stage) => {
	it.each(['email', 'post', 'hand', 'portal', 'other'])('a document is marked as sent by %s, with the day', async (channel) => {
		const bill = await invoice(stage.story);
		const sent = await run(stage.story, markSent, { id: bill.id, channel, onDate: '2026-03-12' });
		expect(sent).toMatchObject({ transmission: 'sent', sentOn: '2026-03-12', labelCode: 'awaitingPayment' });
	});

	it('sent twice the same way is sent once; another way is a second record', async () => {
		const bill = await invoice(stage.story);
		const second = { ...stage.story, ledger: await stage.test.open() };
		await Promise.all([stage.story, second, stage.story].map((story) => run(story, markSent, { id: bill.id, to: 'paul@martin.example' })));
		await run(stage.story, markSent, { id: bill.id, channel: 'post' });
		expect(await stage.story.ledger.read.transmissions.ofDocuments([bill.id])).toHaveLength(2);
	});

	it('a draft is not sent', async () => {
		const draft = await invoice(stage.story, { validate: false });
		expect(await refusedBy(stage.story, markSent, { id: draft.id })).toMatchObject({ rule: 'send.state', fix: 'Validate it first.' });
	});

	it('a payment stores its day, and the last one adds the entry "payment made"', async () => {
		const bill = await invoice(stage.story);
		const part = await run(stage.story, recordPayment, { id: bill.id, amount: 100, receivedOn: '2026-03-15', externalReference: reference() });
		expect(part).toMatchObject({ settlement: 'partial', paidOn: null, open: Number((bill.gross - 100).toFixed(2)) });
		expect(part.details.facts.map((fact) => fact.kind)).not.toContain('paymentMade');
		const rest = await run(stage.story, recordPayment, { id: bill.id, receivedOn: '2026-03-20' });
		expect(rest).toMatchObject({ settlement: 'paid', paidOn: '2026-03-20', open: 0, label: 'Traité' });
		expect(rest.details.facts).toContainEqual(expect.objectContaining({ kind: 'paymentMade', onDate: '2026-03-20' }));
		expect(await run(stage.story, recordPayment, { id: bill.id })).toMatchObject({ reused: true });
	});

	it('more than is open, finer than the cent, or on a document that owes nothing is refused', async () => {
		const bill = await invoice(stage.story);
		const pay = (id: string, amount: string) => refusedBy(stage.story, recordPayment, { id, amount, externalReference: reference() });
		expect(await pay(bill.id, '100000')).toMatchObject({ rule: 'payment.tooMuch', field: 'amount', document: bill.number });
		expect((await pay(bill.id, '1.005')).rule).toBe('amount.tooFine');
		expect((await pay((await order(stage.story)).id, '1')).rule).toBe('payment.document');
		expect((await pay((await invoice(stage.story, { validate: false })).id, '1')).rule).toBe('payment.document');
	});

	it('two payments at once never take more than is open', async () => {
		const bill = await invoice(stage.story, { lines: [{ description: 'x', unitPrice: 100 }] });
		const second = { ...stage.story, ledger: await stage.test.open() };
		const tries = [stage.story, second].map((story) => run(story, recordPayment, { id: bill.id, amount: 80, externalReference: reference() }));
		const settled = await Promise.allSettled(tries);
		expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await getDocumentView(stage.story, bill.id)).toMatchObject({ open: 40 });
	});
});

onEachDatabase('own labels and notes', (stage) => {
	beforeAll(async () => {
		const label = saveMaster('statusLabel');
		await run(stage.story, label, { code: 'HOLD', name: 'En attente du chef', company: 'DUPONT', kind: 'invoice' });
		await run(stage.story, label, { code: 'PRESSED', name: 'Relancé', company: 'DUPONT', kind: 'invoice', states: ['validated'] });
		await run(stage.story, label, { code: 'QUOTE', name: 'À revoir', company: 'DUPONT', kind: 'quotation' });
	});

	it('a label stands in for the fixed word; state and code stay', async () => {
		const bill = await invoice(stage.story);
		const held = await run(stage.story, setLabel, { id: bill.id, customLabel: 'HOLD' });
		expect(held).toMatchObject({ label: 'En attente du chef', customLabel: 'En attente du chef', labelCode: 'toSend', state: 'validated' });
	});

	it('a label given at creation shows its words too', async () => {
		const draft = await invoice(stage.story, { validate: false, customLabel: 'HOLD' });
		expect(draft).toMatchObject({ label: 'En attente du chef', labelCode: 'draft' });
	});

	it('a label belongs to one kind and to its states', async () => {
		const draft = await invoice(stage.story, { validate: false });
		expect((await refusedBy(stage.story, setLabel, { id: draft.id, customLabel: 'QUOTE' })).rule).toBe('statusLabel.otherKind');
		expect((await refusedBy(stage.story, setLabel, { id: draft.id, customLabel: 'PRESSED' })).rule).toBe('statusLabel.state');
		expect((await refusedBy(stage.story, setLabel, { id: draft.id, customLabel: 'NONE' })).rule).toBe('statusLabel.unknown');
		const input = { customer: 'MARTIN', lines: [{ product: 'OIL' }], customLabel: 'PRESSED' };
		expect((await refusedBy(stage.story, createInvoiceFromLines, input)).rule).toBe('statusLabel.state');
		expect(await run(stage.story, setLabel, { id: (await invoice(stage.story)).id, customLabel: 'PRESSED' })).toMatchObject({ label: 'Relancé' });
	});

	it('a quick note is kept with its author and day, on any document in any state', async () => {
		const bill = await invoice(stage.story);
		const noted = await run(stage.story, addNote, { id: bill.id, text: 'Rappeler lundi' });
		expect(noted.details.facts).toContainEqual(expect.objectContaining({ kind: 'note', actor: 'alice', onDate: '2026-03-10', data: { text: 'Rappeler lundi' } }));
		const draft = await invoice(stage.story, { validate: false });
		expect((await run(stage.story, addNote, { id: draft.id, text: 'x' })).details.facts).toHaveLength(1);
	});
});
