import { createCreditNote } from '../../services/createCreditNote';
import { createDocument } from '../../services/createDocument';
import { createInvoiceFromDocuments } from '../../services/createInvoice';
import { convertDocument } from '../../services/convertDocument';
import { attachPayment } from '../../services/payments/attachPayment';
import { findPayments } from '../../services/payments/findPayments';
import type { PaymentView } from '../../services/payments/paymentView';
import { recordMoney } from '../../services/payments/recordMoney';
import { reversePayment } from '../../services/payments/reversePayment';
import { validateDocument } from '../../services/validateDocument';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { run } from '../support/stories';
import { customerAccount } from './customerAccount';
import { linesOf, onEachDatabase, reference, refusedBy } from './stage';

onEachDatabase('payments before the invoice', (stage) => {
	const account = customerAccount(stage);

	const refused = (input: object) => refusedBy(stage.story, recordMoney, input);

	describe('money before the invoice', () => {
		const quote = (kind: 'quotation' | 'salesOrder') =>
			run(stage.story, createDocument(kind), {
				company: account.company,
				customer: account.customer,
				lines: linesOf(3),
				validate: true,
			});

		it.each(['quotation', 'salesOrder'] as const)(
			'waits on a %s and is matched at validation',
			async (kind) => {
				const agreed = await quote(kind);
				const paid = await run<PaymentView>(stage.story, recordMoney, {
					id: agreed.id,
					amount: 20,
					receivedOn: '2026-03-01',
					externalReference: reference(),
				});
				expect(paid).toMatchObject({ documentId: agreed.id, documentNumber: agreed.number, unallocated: 20 });
				expect(await account.now(agreed)).toMatchObject({
					amountDue: Number((agreed.gross - 20).toFixed(2)),
				});
				const draft = await run(stage.story, createInvoiceFromDocuments, { ids: [agreed.id] });
				expect(draft.open).toBe(0);
				const posted = await run(stage.story, validateDocument, { id: draft.id });
				expect(posted).toMatchObject({
					open: Number((posted.gross - 20).toFixed(2)),
					settlement: 'partial',
				});
				expect(await stage.story.ledger.read.payments.matchesOf([posted.id])).toMatchObject([
					{ sourceId: paid.id, amount: 2000, onDate: '2026-03-01' },
				]);
			},
		);

		it('comes through quotation, order and delivery note, and is shared by the invoices', async () => {
			const quotation = await quote('quotation');
			await run(stage.story, recordMoney, { id: quotation.id, amount: 30, externalReference: reference() });
			const agreed = await run(stage.story, convertDocument('salesOrder'), {
				id: quotation.id,
				validate: true,
			});
			const notes = [];
			for (const quantity of [1, 2])
				notes.push(
					await run(stage.story, convertDocument('deliveryNote'), {
						id: agreed.id,
						quantities: [{ line: 1, quantity }],
						validate: true,
						externalReference: reference(),
					}),
				);
			const opens = [];
			for (const { id } of notes) {
				const { open, gross } = await run(stage.story, createInvoiceFromDocuments, {
					ids: [id],
					validate: true,
				});
				opens.push([gross, open]);
			}
			expect(opens).toEqual([
				[12, 0],
				[24, 6],
			]);
		});

		it('is put on a draft later, lowers what it asks for, and is matched at its validation', async () => {
			const draft = await account.bill(30, { validate: false });
			const paid = await account.record(50);
			const attached = await run<PaymentView>(stage.story, attachPayment, {
				id: paid.id,
				document: draft.id,
			});
			expect(attached.documentId).toBe(draft.id);
			expect((await account.now(draft)).amountDue).toBe(0);
			const posted = await run(stage.story, validateDocument, { id: draft.id });
			expect(posted).toMatchObject({ settlement: 'paid', open: 0 });
			expect((await findPayments(stage.story, { company: account.company }))[0]).toMatchObject({
				unallocated: 20,
			});
		});

		it('what bounced meanwhile is not matched; what is dead takes no money', async () => {
			const agreed = await quote('salesOrder');
			const paid = await run<PaymentView>(stage.story, recordMoney, {
				id: agreed.id,
				amount: 20,
				externalReference: reference(),
			});
			await run(stage.story, reversePayment, { id: paid.id, reason: 'Cheque bounced' });
			const posted = await run(stage.story, createInvoiceFromDocuments, { ids: [agreed.id], validate: true });
			expect(posted.open).toBe(posted.gross);
			const note = await run(stage.story, createCreditNote, { id: posted.id, validate: true });
			expect((await refused({ id: note.id, amount: 5, externalReference: reference() })).rule).toBe(
				'payment.document',
			);
		});
	});

	it('leaves books that verify', async () => {
		expect(areIntact(await verifyBooks(stage.story))).toBe(true);
	});
});
