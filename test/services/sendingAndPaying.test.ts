import { getDocumentView } from '../../services/findDocuments';
import { markSent } from '../../services/noteDocument';
import { recordPayment } from '../../services/recordPayment';
import { run } from '../support/stories';
import { invoice, onEachDatabase, order, reference, refusedBy } from './stage';

onEachDatabase('sending and paying', (stage) => {
	it.each(['email', 'post', 'hand', 'portal', 'other'])(
		'a document is marked as sent by %s, with the day',
		async (channel) => {
			const bill = await invoice(stage.story);
			const sent = await run(stage.story, markSent, { id: bill.id, channel, onDate: '2026-03-12' });
			expect(sent).toMatchObject({
				transmission: 'sent',
				sentOn: '2026-03-12',
				labelCode: 'awaitingPayment',
			});
		},
	);

	it('sent twice the same way is sent once; another way is a second record', async () => {
		const bill = await invoice(stage.story);
		const second = { ...stage.story, ledger: await stage.test.open() };
		await Promise.all(
			[stage.story, second, stage.story].map((story) =>
				run(story, markSent, { id: bill.id, to: 'paul@martin.example' }),
			),
		);
		await run(stage.story, markSent, { id: bill.id, channel: 'post' });
		expect(await stage.story.ledger.read.transmissions.ofDocuments([bill.id])).toHaveLength(2);
	});

	it('a draft is not sent', async () => {
		const draft = await invoice(stage.story, { validate: false });
		expect(await refusedBy(stage.story, markSent, { id: draft.id })).toMatchObject({
			rule: 'send.state',
			fix: 'Validate it first.',
		});
	});

	it('a payment stores its day, and the last one adds the entry "payment made"', async () => {
		const bill = await invoice(stage.story);
		const part = await run(stage.story, recordPayment, {
			id: bill.id,
			amount: 100,
			receivedOn: '2026-03-15',
			externalReference: reference(),
		});
		expect(part).toMatchObject({
			settlement: 'partial',
			paidOn: null,
			open: Number((bill.gross - 100).toFixed(2)),
		});
		expect(part.details.facts.map((fact) => fact.kind)).not.toContain('paymentMade');
		const rest = await run(stage.story, recordPayment, { id: bill.id, receivedOn: '2026-03-20' });
		expect(rest).toMatchObject({ settlement: 'paid', paidOn: '2026-03-20', open: 0, label: 'Traité' });
		expect(rest.details.facts).toContainEqual(
			expect.objectContaining({ kind: 'paymentMade', onDate: '2026-03-20' }),
		);
		expect(await run(stage.story, recordPayment, { id: bill.id })).toMatchObject({ reused: true });
	});

	it('more than is open, finer than the cent, or on a document that owes nothing is refused', async () => {
		const bill = await invoice(stage.story);
		const pay = (id: string, amount: string) =>
			refusedBy(stage.story, recordPayment, { id, amount, externalReference: reference() });
		expect(await pay(bill.id, '100000')).toMatchObject({
			rule: 'payment.tooMuch',
			field: 'amount',
			document: bill.number,
		});
		expect((await pay(bill.id, '1.005')).rule).toBe('amount.tooFine');
		expect((await pay((await order(stage.story)).id, '1')).rule).toBe('payment.document');
		expect((await pay((await invoice(stage.story, { validate: false })).id, '1')).rule).toBe(
			'payment.document',
		);
	});

	it('two payments at once never take more than is open', async () => {
		const bill = await invoice(stage.story, { lines: [{ description: 'x', unitPrice: 100 }] });
		const second = { ...stage.story, ledger: await stage.test.open() };
		const tries = [stage.story, second].map((story) =>
			run(story, recordPayment, { id: bill.id, amount: 80, externalReference: reference() }),
		);
		const settled = await Promise.allSettled(tries);
		expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(await getDocumentView(stage.story, bill.id)).toMatchObject({ open: 40 });
	});
});
