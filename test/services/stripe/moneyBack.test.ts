import { debitInvoice } from '../../../services/stripe/debit/debitInvoice';
import { refreshDebits } from '../../../services/stripe/debit/refreshDebits';
import { refundDebit } from '../../../services/stripe/debit/refundDebit';
import { reversePayment } from '../../../services/payments/reversePayment';
import { run } from '../../support/stories';
import { IBANS, perform, ruleOf, withStripe } from './stripeStage';

withStripe('money that goes back', (stage) => {
	it('disputed after it was paid: the invoice is open again', async () => {
		const debit = await stage.debited(IBANS.disputed);
		stage.bank(debit);
		const views = await stage.events();
		expect(views.at(-1)).toMatchObject({ standing: 'returned', dispute: 'lost', kept: 0, paid: false });
		expect(await stage.now(debit)).toMatchObject({ open: 42, settlement: 'open' });
		expect(await ruleOf(stage.context, debitInvoice, { id: debit.id })).toBe('stripe.failedBefore');
		expect(await stage.intact()).toBe(true);
	});

	it('a late failure takes the money out of the books again', async () => {
		const debit = await stage.debited();
		stage.bank(debit);
		await stage.events();
		stage.bank(debit, { fail: 'refer_to_customer' });
		await stage.events();
		expect(await stage.now(debit)).toMatchObject({ open: 42, settlement: 'open' });
		expect(await stage.intact()).toBe(true);
	});

	it('a dispute about a part leaves the rest; one that is won brings it back', async () => {
		const debit = await stage.debited();
		stage.bank(debit);
		const dispute = stage.sandbox.dispute(debit.paymentIntent ?? '', {
			amount: 1_200,
			status: 'needs_response',
		});
		await stage.events();
		expect(await stage.now(debit)).toMatchObject({ open: 12, settlement: 'partial' });
		stage.sandbox.decideDispute(debit.paymentIntent ?? '', dispute, 'won');
		await stage.events(-1);
		expect(await stage.now(debit)).toMatchObject({ open: 0, settlement: 'paid' });
		expect(await stage.intact()).toBe(true);
	});

	it('refunds: all of it, a part twice by its reference, never more than is there', async () => {
		const debit = await stage.debited();
		expect(await ruleOf(stage.context, refundDebit, { id: debit.id })).toBe('stripe.nothingToRefund');
		stage.bank(debit);
		const part = { id: debit.id, amount: 12, externalReference: 'R1', reason: 'Broken' };
		expect(await perform(stage.context, refundDebit, part)).toMatchObject({
			refunded: 12,
			kept: 30,
			reused: false,
		});
		expect(await perform(stage.context, refundDebit, part)).toMatchObject({
			refunded: 12,
			kept: 30,
			reused: true,
		});
		expect(await stage.now(debit)).toMatchObject({ open: 12 });
		expect(await ruleOf(stage.context, refundDebit, { id: debit.id, amount: 1 })).toBe(
			'idempotency.keyNeeded',
		);
		expect(
			await ruleOf(stage.context, refundDebit, { id: debit.id, amount: 31, externalReference: 'R2' }),
		).toBe('stripe.refundTooMuch');
		expect(await perform(stage.context, refundDebit, { debit: debit.debit })).toMatchObject({
			refunded: 42,
			kept: 0,
			standing: 'returned',
		});
		expect(await stage.now(debit)).toMatchObject({ open: 42, settlement: 'open' });
		expect(await stage.intact()).toBe(true);
	});

	it('a refund whose answer is lost goes back once', async () => {
		const debit = await stage.debited();
		stage.bank(debit);
		const part = { id: debit.id, amount: 12, externalReference: 'R1' };
		stage.sandbox.fault({ operation: 'refund', moment: 'after', fault: 'drop' });
		expect(await ruleOf(stage.context, refundDebit, part)).toBe('stripe.unknown');
		expect(await ruleOf(stage.context, refundDebit, { ...part, externalReference: 'R2' })).toBe('done');
		expect(await perform(stage.context, refundDebit, part)).toMatchObject({ refunded: 24, reused: true });
		stage.sandbox.fault({ operation: 'refund', moment: 'before', fault: 'drop' });
		const rest = { id: debit.id, amount: 5, externalReference: 'R3' };
		expect(await ruleOf(stage.context, refundDebit, rest)).toBe('stripe.unknown');
		expect(await ruleOf(stage.context, refundDebit, { ...rest, externalReference: 'R4' })).toBe(
			'stripe.refundUnknown',
		);
		expect(await perform(stage.context, refundDebit, rest)).toMatchObject({ refunded: 29, kept: 13 });
		const [payment] = stage.sandbox.payments();
		expect(payment?.refunds.map(({ amount }) => amount)).toEqual([1_200, 1_200, 500]);
	});

	it('a refund that the bank sends back is money again', async () => {
		const debit = await stage.debited();
		stage.bank(debit);
		await perform(stage.context, refundDebit, { id: debit.id });
		const [payment] = stage.sandbox.payments();
		stage.sandbox.failRefund(debit.paymentIntent ?? '', payment?.refunds[0]?.id ?? '');
		await stage.events(-1);
		expect(await stage.now(debit)).toMatchObject({ open: 0, settlement: 'paid' });
		expect(await stage.intact()).toBe(true);
	});

	it('a payment that a person has reversed stays so, and other news is taken all the same', async () => {
		const debit = await stage.debited();
		stage.bank(debit);
		const settled = await perform(stage.context, refreshDebits, { id: debit.id });
		await run(stage.story, reversePayment, { id: settled.payment ?? '', reason: 'A mistake' });
		stage.sandbox.dispute(debit.paymentIntent ?? '');
		await stage.events(-1);
		expect(await stage.now(debit)).toMatchObject({ open: 42 });
		expect(await stage.intact()).toBe(true);
	});
});
