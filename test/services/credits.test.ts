import { createCreditNote } from '../../services/createCreditNote';
import { applyCredit } from '../../services/payments/applyCredit';
import { findPayments } from '../../services/payments/findPayments';
import { listOpenItems } from '../../services/payments/listOpenItems';
import type { PaymentView } from '../../services/payments/paymentView';
import { refundPayment } from '../../services/payments/refundPayment';
import { reversePayment } from '../../services/payments/reversePayment';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { run } from '../support/stories';
import { customerAccount } from './customerAccount';
import { onEachDatabase, reference, refusedBy } from './stage';

onEachDatabase('credits and refunds', (stage) => {
	const account = customerAccount(stage);

	describe('available credits', () => {
		it('a confirmed credit note is available, and settles later invoices of the customer', async () => {
			const note = await account.credit(50);
			expect(await listOpenItems(stage.story, { company: account.company })).toMatchObject([
				{ itemKind: 'creditNote', id: note.id, open: 50, balance: -50, expectedOn: null },
			]);
			const [older, newer] = [await account.bill(30), await account.bill(30)];
			expect(await run(stage.story, applyCredit, { id: note.id })).toMatchObject({ open: 0, reused: false });
			expect([(await account.now(older)).open, (await account.now(newer)).open]).toEqual([0, 10]);
			expect(await run(stage.story, applyCredit, { id: note.id })).toMatchObject({ reused: true });
		});

		it('settles what it is told to, and no more than it has', async () => {
			const note = await account.credit(50);
			const [one, two] = [await account.bill(30), await account.bill(30)];
			const ask = (amount: number) => ({
				id: note.id,
				allocations: [{ invoice: two.number, amount }],
				externalReference: reference(),
			});
			await run(stage.story, applyCredit, ask(20));
			expect([
				(await account.now(one)).open,
				(await account.now(two)).open,
				(await account.now(note)).open,
			]).toEqual([30, 10, 30]);
			expect((await refusedBy(stage.story, applyCredit, ask(11))).rule).toBe('payment.tooMuch');
			expect(await refusedBy(stage.story, applyCredit, { id: one.id })).toMatchObject({
				rule: 'credit.document',
				document: one.number,
			});
		});

		it('a credit note that settles an invoice does not set the day on which it was paid', async () => {
			const due = await account.bill(30);
			await run(stage.story, createCreditNote, { id: due.id, validate: true });
			expect(await account.now(due)).toMatchObject({ settlement: 'paid', paidOn: null, paymentMethod: null });
			const both = await account.bill(30);
			await account.record(10, { id: both.id, receivedOn: '2026-03-04' });
			await run(stage.story, createCreditNote, {
				id: both.id,
				amount: 20,
				externalReference: reference(),
				validate: true,
			});
			expect(await account.now(both)).toMatchObject({ settlement: 'paid', paidOn: '2026-03-04' });
		});
	});

	describe('money that goes back', () => {
		it('an overpayment is paid back, once', async () => {
			const due = await account.bill(30);
			const paid = await account.record(35, { id: due.id });
			const back = await run<PaymentView>(stage.story, refundPayment, { id: paid.id, method: 'transfer' });
			expect(back).toMatchObject({ kind: 'refund', amount: 5, allocations: [{ id: paid.id, amount: 5 }] });
			expect(await run<PaymentView>(stage.story, refundPayment, { id: paid.id })).toMatchObject({
				id: back.id,
				reused: true,
			});
			const [receipt] = await findPayments(stage.story, { company: account.company, kinds: ['receipt'] });
			expect(receipt).toMatchObject({ allocated: 30, refunded: 5, unallocated: 0 });
			expect(await refusedBy(stage.story, reversePayment, { id: paid.id, reason: 'x' })).toMatchObject({
				rule: 'payment.refunded',
				message: expect.stringContaining(back.id),
			});
			await run(stage.story, reversePayment, { id: back.id, reason: 'IBAN closed' });
			expect(
				(await findPayments(stage.story, { company: account.company, kinds: ['receipt'] }))[0],
			).toMatchObject({
				refunded: 0,
				unallocated: 5,
			});
		});

		it('a credit note is paid back, in part or in whole, and never more', async () => {
			const note = await account.credit(50);
			const part = { id: note.id, amount: 20, reason: 'Returned', externalReference: reference() };
			expect(await run<PaymentView>(stage.story, refundPayment, part)).toMatchObject({
				amount: 20,
				reason: 'Returned',
				allocations: [{ id: note.id, number: note.number }],
			});
			expect(await account.now(note)).toMatchObject({ open: 30 });
			const more = { ...part, amount: 31, externalReference: reference() };
			expect(await refusedBy(stage.story, refundPayment, more)).toMatchObject({
				rule: 'refund.tooMuch',
				message: expect.stringMatching(/30\.00 EUR left.*31\.00 EUR/),
			});
			await run(stage.story, refundPayment, { id: note.id });
			expect(await account.now(note)).toMatchObject({ open: 0 });
			expect(await listOpenItems(stage.story, { company: account.company })).toEqual([]);
			const invoiced = await account.bill(5);
			expect((await refusedBy(stage.story, refundPayment, { id: invoiced.id })).rule).toBe('credit.document');
		});
	});

	it('leaves books that verify', async () => {
		expect(areIntact(await verifyBooks(stage.story))).toBe(true);
	});
});
