import { applyCredit } from '../../services/payments/applyCredit';
import { findPayments } from '../../services/payments/findPayments';
import { matchPayment } from '../../services/payments/matchPayment';
import type { PaymentView } from '../../services/payments/paymentView';
import { recordMoney } from '../../services/payments/recordMoney';
import { reversePayment } from '../../services/payments/reversePayment';
import { unmatchInvoice } from '../../services/payments/unmatchInvoice';
import { unmatchPayment } from '../../services/payments/unmatchPayment';
import { writeOff } from '../../services/payments/writeOff';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { run } from '../support/stories';
import { customerAccount } from './customerAccount';
import { onEachDatabase, refusedBy } from './stage';

onEachDatabase('matching anew and taking back', (stage) => {
	const account = customerAccount(stage);

	describe('matching anew', () => {
		it('money that was wrong here is right there', async () => {
			const [wrong, right] = [await account.bill(40), await account.bill(40)];
			const paid = await account.record(40, { allocations: [{ invoice: wrong.id }] });
			expect(await account.now(wrong)).toMatchObject({ settlement: 'paid' });
			const free = await run<PaymentView>(stage.story, unmatchPayment, { id: paid.id });
			expect(free).toMatchObject({ allocated: 0, unallocated: 40, allocations: [] });
			expect(await account.now(wrong)).toMatchObject({ settlement: 'open', open: 40, paidOn: null });
			const moved = { id: paid.id, allocations: [{ invoice: right.number }] };
			expect(await run<PaymentView>(stage.story, matchPayment, moved)).toMatchObject({ allocated: 40 });
			expect(await account.now(right)).toMatchObject({ settlement: 'paid' });
			const facts = (await account.now(wrong)).details.facts.map(({ kind }) => kind);
			expect(facts.filter((kind) => kind.startsWith('payment'))).toEqual(['paymentMade', 'paymentUndone']);
		});

		it('is done once: again, it says that nothing is left', async () => {
			const due = await account.bill(40);
			const paid = await account.record(40);
			const asked = { id: paid.id, settle: 'oldestFirst' };
			expect((await run<PaymentView>(stage.story, matchPayment, asked)).reused).toBe(false);
			expect((await run<PaymentView>(stage.story, matchPayment, asked)).reused).toBe(true);
			const named = { id: paid.id, allocations: [{ invoice: due.id }] };
			expect(await refusedBy(stage.story, matchPayment, named)).toMatchObject({
				rule: 'payment.usedUp',
				message: expect.stringContaining('40.00 EUR'),
			});
			const other = await account.bill(1);
			const wrong = { id: paid.id, invoice: other.number };
			expect((await refusedBy(stage.story, unmatchPayment, wrong)).rule).toBe('payment.notMatched');
		});

		it('two at once never use the same money twice', async () => {
			const dues = [await account.bill(40), await account.bill(40)];
			const paid = await account.record(50);
			const second = { ...stage.story, ledger: await stage.test.open() };
			await Promise.allSettled(
				[stage.story, second].map((story, index) =>
					run(story, matchPayment, { id: paid.id, allocations: [{ invoice: dues[index]?.id }] }),
				),
			);
			const opens = [];
			for (const due of dues) opens.push((await account.now(due)).open);
			expect(opens.sort((a, b) => a - b)).toEqual([0, 30]);
		});
	});

	describe('what bounces', () => {
		it('is undone by a payment beside it; the invoice is open again, nothing is deleted', async () => {
			const due = await account.bill(40, { issueDate: '2026-01-02', dueDate: '2026-02-01' });
			const paid = await run<PaymentView>(stage.story, recordMoney, { id: due.id, method: 'cheque' });
			const undone = await run<PaymentView>(stage.story, reversePayment, {
				id: paid.id,
				reason: 'Cheque bounced',
			});
			expect(undone).toMatchObject({ reversed: true, allocated: 0, unallocated: 0 });
			expect(await account.now(due)).toMatchObject({ settlement: 'overdue', open: 40, paidOn: null });
			const [reversal] = await findPayments(stage.story, { company: account.company, kinds: ['reversal'] });
			expect(reversal).toMatchObject({ reverses: paid.id, amount: 40, reason: 'Cheque bounced' });
			expect(await stage.story.ledger.read.payments.matchesOf([due.id])).toHaveLength(2);
			expect(await run<PaymentView>(stage.story, reversePayment, { id: paid.id, reason: 'x' })).toMatchObject(
				{
					reused: true,
				},
			);
			for (const [useCase, id, rule] of [
				[matchPayment, paid.id, 'payment.reversed'],
				[reversePayment, reversal?.id, 'payment.isReversal'],
			] as const)
				expect((await refusedBy(stage.story, useCase, { id, reason: 'x' })).rule).toBe(rule);
		});
	});

	describe('taking off', () => {
		it('an invoice gives back what settled it, all of it or what is named', async () => {
			const due = await account.bill(100);
			const note = await account.credit(20);
			await run(stage.story, applyCredit, { id: note.id, allocations: [{ invoice: due.id }] });
			const paid = await account.record(75, { id: due.id });
			await run(stage.story, writeOff, { id: due.id, reason: 'x' });
			expect(await account.now(due)).toMatchObject({ settlement: 'paid' });
			expect(await run(stage.story, unmatchInvoice, { id: due.id, source: note.number })).toMatchObject({
				open: 20,
			});
			expect(await account.now(note)).toMatchObject({ open: 20 });
			expect((await refusedBy(stage.story, unmatchInvoice, { id: due.id, source: note.number })).rule).toBe(
				'payment.notMatched',
			);
			expect(await run(stage.story, unmatchInvoice, { id: due.id })).toMatchObject({ open: 100 });
			expect(await run(stage.story, unmatchInvoice, { id: due.id })).toMatchObject({ reused: true });
			expect(
				(await findPayments(stage.story, { company: account.company, unallocated: true })).map(
					({ id }) => id,
				),
			).toEqual([paid.id]);
		});
	});

	it('leaves books that verify', async () => {
		expect(areIntact(await verifyBooks(stage.story))).toBe(true);
	});
});
