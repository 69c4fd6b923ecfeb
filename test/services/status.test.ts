import { convertDocument } from '../../services/convertDocument';
import { createDocument } from '../../services/createDocument';
import { getDocumentView } from '../../services/findDocuments';
import { moveDocument } from '../../services/moveDocument';
import { markSent, markUncollectible } from '../../services/noteDocument';
import { recordPayment } from '../../services/recordPayment';
import { validateDocument } from '../../services/validateDocument';
import { NOW } from '../support/ledgers';
import { run } from '../support/stories';
import { invoice, onEachDatabase, order, refusedBy } from './stage';

onEachDatabase('the status of a document', (stage) => {
	const quotation = (more: object = {}) =>
		run(stage.story, createDocument('quotation'), {
			customer: 'MARTIN',
			lines: [{ product: 'OIL' }],
			...more,
		});
	const view = (document: { id: string }) => getDocumentView(stage.story, document.id);
	afterEach(() => stage.story.at(NOW));

	it('goes from draft to to-send to awaiting approval to done', async () => {
		const made = await quotation();
		expect(made.label).toBe('Brouillon');
		expect((await run(stage.story, validateDocument, { id: made.id })).label).toBe('À transmettre');
		expect(
			(await run(stage.story, markSent, { id: made.id, channel: 'email', to: 'paul@martin.example' })).label,
		).toBe('En attente d’accord');
		expect((await run(stage.story, moveDocument('accept'), { id: made.id })).label).toBe('Traité');
	});

	it('waits for what its kind waits for', async () => {
		const sent = async (document: { id: string }) =>
			(await run(stage.story, markSent, { id: document.id, channel: 'hand' })).labelCode;
		const source = await order(stage.story);
		const note = await run(stage.story, convertDocument('deliveryNote'), { id: source.id, validate: true });
		expect([
			await sent(await quotation({ validate: true })),
			await sent(source),
			await sent(await invoice(stage.story)),
			await sent(note),
		]).toEqual(['awaitingApproval', 'awaitingApproval', 'awaitingPayment', 'awaitingReceipt']);
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
		const rejected = await run(stage.story, moveDocument('reject'), {
			id: made.id,
			reason: 'Too dear',
			by: 'Paul Martin',
		});
		expect(rejected).toMatchObject({ state: 'rejected', label: 'Refusé' });
		expect(rejected.details.facts).toContainEqual(
			expect.objectContaining({ kind: 'rejected', data: { by: 'Paul Martin', reason: 'Too dear' } }),
		);
	});

	it('of an invoice given up is unpaid; the invoice stays as it is', async () => {
		const bill = await invoice(stage.story);
		const lost = await run(stage.story, markUncollectible, { id: bill.id, reason: 'Liquidation' });
		expect(lost).toMatchObject({
			state: 'validated',
			label: 'Impayé',
			settlement: 'uncollectible',
			number: bill.number,
			open: bill.gross,
		});
		expect(await run(stage.story, markUncollectible, { id: bill.id, reason: 'again' })).toMatchObject({
			reused: true,
		});
		expect(
			(
				await refusedBy(stage.story, markUncollectible, {
					id: (await quotation({ validate: true })).id,
					reason: 'x',
				})
			).rule,
		).toBe('uncollectible.kind');
	});

	it('is changed by hand along the table, and refused off it', async () => {
		const made = await quotation({ validate: true });
		expect(await refusedBy(stage.story, moveDocument('deliver'), { id: made.id })).toMatchObject({
			rule: 'state.notAllowed',
			document: made.number,
		});
		const closed = await run(stage.story, moveDocument('close'), { id: made.id });
		expect(closed).toMatchObject({ state: 'closed', label: 'Traité' });
		expect(await run(stage.story, moveDocument('close'), { id: made.id })).toMatchObject({ reused: true });
		expect((await refusedBy(stage.story, moveDocument('accept'), { id: made.id })).rule).toBe(
			'state.notAllowed',
		);
	});

	it('knows the day of the event of its kind: acceptance, validation, invoicing, return, delivery', async () => {
		const source = await order(stage.story);
		const note = await run(stage.story, convertDocument('deliveryNote'), { id: source.id, validate: true });
		expect((await quotation({ validate: true })).milestoneDate).toBeNull();
		expect(source).toMatchObject({ milestone: 'validated', milestoneDate: '2026-03-10' });
		expect(await invoice(stage.story)).toMatchObject({ milestone: 'invoiced', milestoneDate: '2026-03-10' });
		expect(note).toMatchObject({ milestone: 'delivered', milestoneDate: null });
		expect(
			await run(stage.story, moveDocument('deliver'), { id: note.id, onDate: '2026-03-12' }),
		).toMatchObject({ milestoneDate: '2026-03-12' });
		expect(
			await run(stage.story, convertDocument('returnNote'), { id: note.id, validate: true }),
		).toMatchObject({ milestone: 'returned', milestoneDate: '2026-03-10' });
	});
});
