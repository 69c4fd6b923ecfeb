import { claimInstalments } from '../../../services/collections/claimInstalments';
import { holdCollection } from '../../../services/collections/collectionHolds';
import { debitInvoice } from '../../../services/stripe/debit/debitInvoice';
import { listDebits } from '../../../services/stripe/debit/listDebits';
import { refreshDebits } from '../../../services/stripe/debit/refreshDebits';
import { markUncollectible } from '../../../services/noteDocument';
import { run } from '../../support/stories';
import { contextOf, IBANS, perform, performAll, ruleOf, withStripe } from './stripeStage';

withStripe('debits by Stripe', (stage) => {
	const attempts = () => stage.sandbox.requests().filter(({ operation }) => operation === 'debit');

	it('on its way is in collection, and not paid', async () => {
		await stage.debtor();
		const due = await stage.bill(42);
		const debit = await stage.debit(due);
		expect(debit).toMatchObject({
			id: due.id,
			number: due.number,
			status: 'processing',
			standing: 'processing',
			paid: false,
			amount: 42,
			kept: 0,
			currency: 'EUR',
			attempt: 1,
			last4: '2606',
			reused: false,
		});
		expect(debit.paymentIntent).toMatch(/^pi_/);
		expect(debit.mandateReference).toMatch(/\w/);
		expect(await stage.now(due)).toMatchObject({ settlement: 'inCollection', open: 42, amountDue: 0 });
		const [sent] = attempts();
		expect(Object.fromEntries(new URLSearchParams(sent?.params))).toMatchObject({
			amount: '4200',
			currency: 'eur',
			off_session: 'true',
			confirm: 'true',
			description: due.number,
			'metadata[invoice]': due.number,
		});
		expect(await stage.intact()).toBe(true);
	});

	it('paid when the bank has said so, matched to its invoice', async () => {
		const debit = await stage.debited();
		stage.bank(debit);
		expect(await stage.now(debit)).toMatchObject({ settlement: 'inCollection' });
		expect(await perform(stage.context, refreshDebits, {})).toMatchObject({
			standing: 'settled',
			paid: true,
			kept: 42,
		});
		expect(await stage.now(debit)).toMatchObject({ settlement: 'paid', open: 0 });
		expect(await performAll(stage.context, refreshDebits, {})).toEqual([]);
		expect(await stage.intact()).toBe(true);
	});

	it('again is the same debit, on its way or settled', async () => {
		const debit = await stage.debited();
		expect(await stage.debit(debit)).toMatchObject({ debit: debit.debit, reused: true });
		stage.bank(debit);
		await stage.events();
		expect(await stage.debit(debit)).toMatchObject({ debit: debit.debit, reused: true, standing: 'settled' });
		expect(attempts()).toHaveLength(1);
	});

	it('failed: to pay again, and not repeated unless somebody says so', async () => {
		const debit = await stage.debited(IBANS.insufficientFunds);
		stage.bank(debit);
		await stage.events();
		expect(await stage.now(debit)).toMatchObject({ open: 42, amountDue: 42, settlement: 'open' });
		expect(await perform(stage.context, listDebits, { id: debit.id })).toMatchObject({
			standing: 'failed',
			failureCode: 'insufficient_funds',
			fix: expect.stringContaining('another day'),
		});
		expect(await ruleOf(stage.context, debitInvoice, { id: debit.id })).toBe('stripe.failedBefore');
		const second = await stage.debit(debit, { again: true });
		expect(second).toMatchObject({ attempt: 2, standing: 'processing' });
		expect(new Set(attempts().map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
		expect(await stage.intact()).toBe(true);
	});

	it('two at once make one debit', async () => {
		await stage.debtor();
		const due = await stage.bill(42);
		const rules = await Promise.all(
			Array.from({ length: 4 }, () => ruleOf(contextOf(stage), debitInvoice, { id: due.id })),
		);
		expect(rules).toContain('done');
		expect(rules.filter((rule) => rule !== 'done' && rule !== 'stripe.inFlight')).toEqual([]);
		expect(attempts()).toHaveLength(1);
		expect(stage.sandbox.payments()).toHaveLength(1);
	});

	it('in instalments: each by itself, in their order', async () => {
		await stage.debtor();
		const due = await stage.bill(100, { paymentTermLines: [{ percent: 60, days: 0 }, { days: 30 }] });
		const first = await stage.debit(due);
		expect(first).toMatchObject({ instalment: 1, amount: 60 });
		const second = await stage.debit(due);
		expect(second).toMatchObject({ instalment: 2, amount: 40, reused: false });
		expect(await stage.debit(due, { instalment: 1 })).toMatchObject({ debit: first.debit, reused: true });
		stage.bank(second);
		await stage.events();
		expect(await stage.now(due)).toMatchObject({ open: 60, settlement: 'inCollection' });
		expect(await stage.intact()).toBe(true);
	});

	it('what a batch of direct debits has claimed is not debited, nor the other way round', async () => {
		await stage.debtor();
		const due = await stage.bill(42);
		const claim = (holder: string) =>
			stage.story.ledger.write(
				[{ key: '', input: null }],
				(tx) =>
					claimInstalments(
						tx,
						[{ documentId: due.id, instalment: 1 }],
						{ channel: 'sepa', holder, method: 'sepaDirectDebit', submittedOn: '2026-03-20' },
						{ actor: 'alice', now: stage.story.now(), dryRun: false, hint: () => undefined },
					),
				{ now: stage.story.now() },
			);
		await claim('dbt_1');
		expect(await ruleOf(stage.context, debitInvoice, { id: due.id })).toBe('collection.nothing');
		expect(attempts()).toEqual([]);
		const other = await stage.bill(10);
		await stage.debit(other);
		const [refused] = await stage.story.ledger.write(
			[{ key: '', input: null }],
			(tx) =>
				claimInstalments(
					tx,
					[{ documentId: other.id, instalment: 1 }],
					{ channel: 'sepa', holder: 'dbt_2', method: 'sepaDirectDebit', submittedOn: '2026-03-20' },
					{ actor: 'alice', now: stage.story.now(), dryRun: false, hint: () => undefined },
				),
			{ now: stage.story.now() },
		);
		expect(refused).toMatchObject({ ok: false, error: { rule: 'claim.taken' } });
	});

	it('a dry run asks and writes nothing, here or there', async () => {
		await stage.debtor();
		const due = await stage.bill(42);
		const dry = contextOf(stage, { dryRun: true });
		expect(await perform(dry, debitInvoice, { id: due.id })).toMatchObject({ amount: 42, status: 'sending' });
		expect(attempts()).toEqual([]);
		expect(await performAll(stage.context, listDebits, { id: due.id })).toEqual([]);
		expect(await stage.now(due)).toMatchObject({ settlement: 'open', amountDue: 42 });
	});

	it('above the limit of the account: refused, written down, free again', async () => {
		await stage.debtor(IBANS.limit);
		const due = await stage.bill(42);
		expect(await ruleOf(stage.context, debitInvoice, { id: due.id })).toBe('stripe.failed');
		expect(await perform(stage.context, listDebits, { id: due.id })).toMatchObject({
			standing: 'failed',
			failureCode: 'charge_exceeds_transaction_limit',
		});
		expect(await stage.now(due)).toMatchObject({ amountDue: 42 });
		expect(await stage.intact()).toBe(true);
	});

	it('a key that has ended: nothing happened, and the next run debits', async () => {
		await stage.debtor();
		const due = await stage.bill(42);
		stage.sandbox.fault({ operation: 'debit', moment: 'before', fault: 'expiredToken' });
		expect(await ruleOf(stage.context, debitInvoice, { id: due.id })).toBe('stripe.refused');
		expect(await stage.now(due)).toMatchObject({ amountDue: 42 });
		expect(await stage.debit(due)).toMatchObject({ attempt: 2, standing: 'processing' });
		expect(stage.sandbox.payments()).toHaveLength(1);
	});

	it.each([
		['a draft', { validate: false }, 'stripe.document'],
		['another currency', { currency: 'USD', exchangeRate: '1.1' }, 'stripe.currency'],
	])('%s is refused before Stripe is asked', async (_name, more, rule) => {
		const due = await stage.bill(42, more);
		expect(await ruleOf(stage.context, debitInvoice, { id: due.id })).toBe(rule);
		expect(stage.sandbox.requests()).toEqual([]);
	});

	it('what is disputed with the customer is left alone', async () => {
		await stage.debtor();
		const due = await stage.bill(42);
		await run(stage.story, holdCollection, { id: due.id, hold: 'dispute', reason: 'Broken' });
		expect(await ruleOf(stage.context, debitInvoice, { id: due.id })).toBe('collection.disputed');
		await run(stage.story, holdCollection, { id: due.id });
		expect(await ruleOf(stage.context, debitInvoice, { id: due.id })).toBe('done');
	});

	it('what was given up as unpaid is left out', async () => {
		await stage.debtor();
		const due = await stage.bill(42);
		await run(stage.story, markUncollectible, { id: due.id, reason: 'Insolvent' });
		expect(await ruleOf(stage.context, debitInvoice, { id: due.id })).toBe('collection.uncollectible');
		expect(attempts()).toEqual([]);
	});

	it('the keys of another company are refused', async () => {
		await stage.debtor();
		const due = await stage.bill(42);
		const other = contextOf(stage, { accountOf: 'DUPONT' });
		expect(await ruleOf(other, debitInvoice, { id: due.id })).toBe('stripe.company');
		expect(await ruleOf(other, refreshDebits, { id: (await stage.debit(due)).id })).toBe('stripe.company');
	});

	it('without a debtor, an account or a mandate that holds', async () => {
		const due = await stage.bill(42);
		expect(await ruleOf(stage.context, debitInvoice, { id: due.id })).toBe('stripe.noDebtor');
		const { mandate, paymentMethod } = await stage.debtor();
		expect(await ruleOf(stage.context, debitInvoice, { id: due.id, paymentMethod: 'pm_other' })).toBe(
			'stripe.noMandate',
		);
		stage.sandbox.endMandate(mandate ?? '');
		expect(await ruleOf(stage.context, debitInvoice, { id: due.id, paymentMethod })).toBe('stripe.noMandate');
		expect(attempts()).toEqual([]);
	});
});
