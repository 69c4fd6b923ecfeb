import axios from 'axios';
import fc from 'fast-check';
import type { StripeSandboxEvent } from '../../../sandbox/stripe/world';
import { listDebits } from '../../../services/stripe/debit/listDebits';
import { createStripe } from '../../../providers/stripe/createStripe';
import { debitInvoice } from '../../../services/stripe/debit/debitInvoice';
import { takeEvent } from '../../../services/stripe/takeEvent';
import { contextOf, perform, performAll, ruleOf, withStripe } from './stripeStage';

jest.setTimeout(120_000);

/** What may happen to a debit, each a story of its own; what stands at the end. */
const STORIES = ['paid', 'failed', 'disputed', 'partDisputed', 'won', 'refunded', 'lateFailure'] as const;
type Story = (typeof STORIES)[number];
const OPEN: Readonly<Record<Story, number>> = {
	paid: 0,
	failed: 42,
	disputed: 42,
	partDisputed: 12,
	won: 0,
	refunded: 10,
	lateFailure: 42,
};

withStripe('events', (stage) => {
	/** Does it all at Stripe; nobody is told. */
	async function live(story: Story): Promise<{ id: string; events: readonly StripeSandboxEvent[] }> {
		const debit = await stage.debited();
		const intent = debit.paymentIntent ?? '';
		stage.bank(debit, story === 'failed' ? { fail: 'account_closed' } : 'succeed');
		if (story === 'disputed') stage.sandbox.dispute(intent);
		if (story === 'partDisputed') stage.sandbox.dispute(intent, { amount: 1_200 });
		if (story === 'won')
			stage.sandbox.decideDispute(intent, stage.sandbox.dispute(intent, { status: 'under_review' }), 'won');
		if (story === 'refunded')
			await stage.context.stripe.refund({ key: intent, intentId: intent, amount: 1_000 });
		if (story === 'lateFailure') stage.bank(debit, { fail: 'refer_to_customer' });
		return { id: debit.id, events: stage.sandbox.events() };
	}
	const tell = ({ body }: StripeSandboxEvent) =>
		perform(stage.context, takeEvent, {
			body: Buffer.from(body).toString('base64'),
			signature: stage.sandbox.signatureOf(body),
		});

	it.each(STORIES)('%s: in any order, any of them twice, some of them never: one state', async (story) => {
		await stage.debtor();
		await fc.assert(
			fc.asyncProperty(fc.infiniteStream(fc.nat()), async (chances) => {
				const before = stage.sandbox.events().length;
				const { id, events } = await live(story);
				const own = events.slice(before).filter(({ type }) => !type.startsWith('setup_intent'));
				const chance = () => chances.next().value as number;
				const told = [...own, ...own.filter(() => chance() % 3 === 0)]
					.map((event) => ({ event, place: chance() }))
					.sort((a, b) => a.place - b.place)
					.map(({ event }) => event);
				// One of them is enough: what is not told is read.
				for (const event of told.slice(0, 1 + (chance() % told.length))) await tell(event);
				expect(await stage.now({ id })).toMatchObject({ open: OPEN[story] });
			}),
			{ numRuns: 6 },
		);
		expect(await stage.intact()).toBe(true);
	});

	it('told at every step as well: the same end', async () => {
		const debit = await stage.debited();
		await stage.events();
		expect(await stage.now(debit)).toMatchObject({ settlement: 'inCollection' });
		stage.bank(debit);
		await stage.events(-1);
		expect(await stage.now(debit)).toMatchObject({ settlement: 'paid' });
		stage.sandbox.dispute(debit.paymentIntent ?? '');
		await stage.events();
		await stage.events(1);
		expect(await stage.now(debit)).toMatchObject({ settlement: 'open', open: 42 });
		expect(await stage.intact()).toBe(true);
	});

	it('many at the same moment, each by a process of its own: one payment', async () => {
		const debit = await stage.debited();
		stage.bank(debit);
		const events = stage.sandbox.events().filter(({ type }) => !type.startsWith('setup_intent'));
		const rules = await Promise.all(
			[...events, ...events].map(({ body }) =>
				ruleOf(contextOf(stage), takeEvent, {
					body: Buffer.from(body).toString('base64'),
					signature: stage.sandbox.signatureOf(body),
				}),
			),
		);
		expect(rules.filter((rule) => rule !== 'done' && rule !== 'stripe.busy')).toEqual([]);
		expect(await stage.now(debit)).toMatchObject({ settlement: 'paid', open: 0 });
		expect(await stage.intact()).toBe(true);
	});

	it('a look that is older than what is written does not undo it', async () => {
		const debit = await stage.debited();
		const { stripe } = stage.context;
		let looks = 0;
		// While the first event is at work, the bank answers, and another process is told.
		const slow = contextOf(stage, {
			stripe: {
				...stripe,
				readDebit: async (id) => {
					const seen = await stripe.readDebit(id);
					looks += 1;
					if (looks === 1) {
						stage.bank(debit);
						await stage.events(-1);
					}
					return seen;
				},
			},
		});
		const body = stage.sandbox.events()[1]?.body ?? '';
		const view = await perform(slow, takeEvent, {
			body: Buffer.from(body).toString('base64'),
			signature: stage.sandbox.signatureOf(body),
		});
		expect(view).toMatchObject({ eventType: 'payment_intent.processing', standing: 'settled' });
		expect(looks).toBe(2);
		expect(await stage.now(debit)).toMatchObject({ settlement: 'paid' });
	});

	it('twice is once', async () => {
		await stage.debited();
		expect(await stage.events(-1)).toMatchObject([{ handled: true, reused: false }]);
		expect(await stage.events(-1)).toMatchObject([{ handled: true, reused: true }]);
	});

	it('one that is quicker than the answer of its call is taken all the same', async () => {
		await stage.debtor();
		const due = await stage.bill(42);
		stage.sandbox.fault({ operation: 'debit', moment: 'after', fault: 'drop' });
		const early = contextOf(stage, {
			onStep: (step) => {
				if (step === 'stripe.afterCall') throw new Error('broken');
			},
		});
		expect(await ruleOf(early, debitInvoice, { id: due.id })).toContain('broken');
		expect(await stage.events(-1)).toMatchObject([{ handled: true, standing: 'processing' }]);
		expect(await performAll(stage.context, listDebits, { id: due.id })).toMatchObject([
			{ standing: 'processing' },
		]);
	});

	it('of strangers, of other ledgers, about other things: told, and nothing changes', async () => {
		const { stripeCustomer, paymentMethod, mandate } = await stage.debtor();
		const request = {
			ledger: 'led_other',
			amount: 100,
			currency: 'EUR' as const,
			customer: stripeCustomer ?? '',
			paymentMethod: paymentMethod ?? '',
			mandate,
			invoice: 'X',
			description: 'X',
		};
		await stage.context.stripe.debit({ ...request, key: 'inv_x-1-1' });
		await stage.context.stripe.debit({ ...request, ledger: stage.story.ledger.id, key: 'inv_y-1-1' });
		stage.sandbox.endMandate(mandate ?? '');
		const views = await stage.events();
		expect(views.map(({ handled }) => handled)).not.toContain(true);
		expect(views.at(-1)).toMatchObject({ about: 'mandate', objectId: mandate, why: expect.any(String) });
	});

	it.each([
		['forged', (body: string) => ({ body, signature: 't=1,v1=' + '0'.repeat(64) }), 'stripe.signature'],
		['unsigned', (body: string) => ({ body }), 'stripe.signature'],
		[
			'with another amount',
			(body: string) => ({ body: body.replace('4200', '9900'), signature: stage.sandbox.signatureOf(body) }),
			'stripe.signature',
		],
		[
			'of an hour ago',
			(body: string) => ({
				body,
				signature: stage.sandbox.signatureOf(body, Date.parse(stage.story.now()) / 1000 - 3600),
			}),
			'stripe.signature',
		],
	])('%s: refused, and nothing is read or written', async (_name, make, rule) => {
		const debit = await stage.debited();
		stage.bank(debit);
		const before = stage.sandbox.requests().length;
		const { body, ...rest } = make(stage.sandbox.events().at(-1)?.body ?? '');
		const input = { body: Buffer.from(body).toString('base64'), ...rest };
		expect(await ruleOf(stage.context, takeEvent, input)).toBe(rule);
		expect(stage.sandbox.requests()).toHaveLength(before);
		expect(await stage.now(debit)).toMatchObject({ settlement: 'inCollection' });
	});

	it('without a webhook secret none is taken', async () => {
		await stage.debited();
		const { secretKey } = stage.sandbox.account;
		const stripe = createStripe({ secretKey, baseUrl: stage.sandbox.url }, axios.create());
		const body = stage.sandbox.events().at(-1)?.body ?? '';
		const input = { body: Buffer.from(body).toString('base64'), signature: stage.sandbox.signatureOf(body) };
		expect(await ruleOf(contextOf(stage, { stripe }), takeEvent, input)).toBe('stripe.webhookSecret');
	});
});
