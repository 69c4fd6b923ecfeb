import { FAULT_MOMENTS, FAULTS } from '../../../sandbox/faults';
import { startStripeSandbox } from '../../../sandbox/stripe/startStripeSandbox';
import { debitInvoice } from '../../../services/stripe/debit/debitInvoice';
import { listDebits } from '../../../services/stripe/debit/listDebits';
import { resumeUnknown } from '../../../services/stripe/debit/resumeUnknown';
import { contextOf, perform, performAll, ruleOf, withStripe } from './stripeStage';

/** Where our own run breaks, after what was sent. */
const STEPS = ['stripe.intentCommitted', 'stripe.afterCall'] as const;
const CASES = [
	// A key that has ended is refused before anything is done; a server that says so afterwards would lie.
	...FAULTS.flatMap((fault) =>
		FAULT_MOMENTS.filter((moment) => fault !== 'expiredToken' || moment === 'before').map((moment) => ({
			fault,
			moment,
			step: undefined,
		})),
	),
	...STEPS.map((step) => ({ fault: undefined, moment: undefined, step })),
	...STEPS.map((step) => ({ fault: 'drop' as const, moment: 'after' as const, step })),
];
const nameOf = ({ fault, moment, step }: (typeof CASES)[number]) =>
	[fault && `${fault}, ${moment}`, step && `broken at ${step}`].filter(Boolean).join(', ');

withStripe('whatever happens to a call', (stage) => {
	const made = () => stage.sandbox.payments().length;

	it.each(CASES.map((row) => [nameOf(row), row] as const))(
		'%s: the debit is there at most once, and the books know it',
		async (_name, { fault, moment, step }) => {
			await stage.debtor();
			const due = await stage.bill(42);
			if (fault) stage.sandbox.fault({ operation: 'debit', moment, fault, delayMs: 20 });
			const onStep = (at: string) => {
				if (at === step) throw new Error('broken');
			};
			const broken = contextOf(stage, step === undefined ? {} : { onStep });
			const ended = await ruleOf(broken, debitInvoice, { id: due.id });
			expect(made()).toBeLessThanOrEqual(1);
			// Money that may be on its way is asked for by nobody else.
			if (made() === 1)
				expect(await stage.now(due)).toMatchObject({ settlement: 'inCollection', amountDue: 0 });
			if (ended === 'done') expect(made()).toBe(1);

			// The process that made the call is gone, or its time is over.
			stage.later(20);
			await performAll(stage.context, resumeUnknown, {});
			const [debit] = await performAll(stage.context, listDebits, { id: due.id });
			expect(debit?.status).not.toMatch(/unknown|sending/);
			expect(debit?.standing === 'processing').toBe(made() === 1);

			const last = await stage.debit(due);
			expect(last.standing).toBe('processing');
			expect(made()).toBe(1);
			stage.bank(last);
			await stage.events();
			expect(await stage.now(due)).toMatchObject({ settlement: 'paid', open: 0 });
			expect(await stage.intact()).toBe(true);
		},
	);

	it('what Stripe does not know yet stays unknown, and keeps its instalment, until its time is over', async () => {
		await stage.debtor();
		const due = await stage.bill(42);
		stage.sandbox.fault({ operation: 'debit', moment: 'before', fault: 'drop' });
		expect(await ruleOf(stage.context, debitInvoice, { id: due.id })).toBe('stripe.unknown');
		expect(await ruleOf(stage.context, debitInvoice, { id: due.id })).toBe('stripe.unknown');
		expect(await stage.now(due)).toMatchObject({ settlement: 'inCollection', amountDue: 0 });
		expect(await perform(stage.context, resumeUnknown, {})).toMatchObject({
			before: 'unknown',
			status: 'unknown',
			isOpen: true,
		});
		stage.later(10);
		expect(await perform(stage.context, resumeUnknown, { id: due.id })).toMatchObject({
			before: 'unknown',
			status: 'notFound',
			isOpen: false,
			fix: expect.stringContaining('same key'),
		});
		expect(await stage.now(due)).toMatchObject({ settlement: 'open', amountDue: 42 });
		const again = await stage.debit(due);
		expect(again).toMatchObject({ attempt: 1, standing: 'processing' });
		const keys = stage.sandbox
			.requests()
			.flatMap(({ operation, idempotencyKey }) => (operation === 'debit' ? [idempotencyKey] : []));
		expect(keys).toHaveLength(2);
		expect(new Set(keys).size).toBe(1);
		expect(await performAll(stage.context, resumeUnknown, {})).toEqual([]);
	});

	it('another call after that has another key', async () => {
		await stage.debtor();
		const due = await stage.bill(42);
		stage.sandbox.fault({ operation: 'debit', moment: 'before', fault: 'drop' });
		await ruleOf(stage.context, debitInvoice, { id: due.id });
		stage.later(10);
		await performAll(stage.context, resumeUnknown, {});
		expect(await stage.debit(due, { amount: 20 })).toMatchObject({ attempt: 2, amount: 20 });
	});

	it('a debit that was given up and comes all the same is in the books', async () => {
		await stage.debtor();
		const due = await stage.bill(42);
		stage.sandbox.fault({ operation: 'debit', moment: 'after', fault: 'drop' });
		// The look-ups find nothing, as if the call hung at a gateway.
		stage.sandbox.hide(true);
		expect(await ruleOf(stage.context, debitInvoice, { id: due.id })).toBe('stripe.unknown');
		stage.later(10);
		expect(await perform(stage.context, resumeUnknown, {})).toMatchObject({ status: 'notFound' });
		stage.sandbox.hide(false);
		const [processing] = await stage.events(-1);
		expect(processing).toMatchObject({ handled: true, standing: 'processing' });
		expect(await stage.now(due)).toMatchObject({ settlement: 'inCollection', amountDue: 0 });
		const [row] = await performAll(stage.context, listDebits, { id: due.id });
		stage.bank(row ?? { paymentIntent: '' });
		await stage.events();
		expect(await stage.now(due)).toMatchObject({ settlement: 'paid' });
		expect(await stage.intact()).toBe(true);
	});

	it('Stripe that does not answer proves nothing', async () => {
		await stage.debtor();
		const due = await stage.bill(42);
		stage.sandbox.fault({ operation: 'debit', moment: 'before', fault: 'drop' });
		stage.sandbox.fault({ operation: 'payments', moment: 'before', fault: 'drop', times: 9 });
		expect(await ruleOf(stage.context, debitInvoice, { id: due.id })).toBe('stripe.unknown');
		stage.later(60);
		expect(await perform(stage.context, resumeUnknown, {})).toMatchObject({
			status: 'unknown',
			isOpen: true,
		});
	});

	it('the account of somebody else proves nothing either', async () => {
		await stage.debtor();
		const due = await stage.bill(42);
		stage.sandbox.fault({ operation: 'debit', moment: 'after', fault: 'drop' });
		await ruleOf(stage.context, debitInvoice, { id: due.id, settle: false });
		const { sandbox: own } = stage;
		const other = await startStripeSandbox({ now: () => Date.parse(stage.story.now()) });
		try {
			stage.later(60);
			const elsewhere = contextOf({ ...stage, sandbox: other });
			expect(await perform(elsewhere, resumeUnknown, {})).toMatchObject({ status: 'unknown', isOpen: true });
		} finally {
			await other.close();
		}
		expect(await perform(stage.context, resumeUnknown, {})).toMatchObject({ standing: 'processing' });
		expect(own.payments()).toHaveLength(1);
	});
});
