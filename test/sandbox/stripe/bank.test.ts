import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifySignature } from '../../../providers/stripe/webhook/verifySignature';
import { done, endSandboxes, IBANS, tryStripe } from '../../providers/stripe/withSandbox';

afterEach(endSandboxes);

const BANK = { bankTakes: 1_000, delayedTakes: 180_000 };

test.each([
	['succeeds', IBANS.succeeds, 1_000, 'succeeded', 'payment_intent.succeeded'],
	['fails', IBANS.fails, 1_000, 'requires_payment_method', 'payment_intent.payment_failed'],
	['succeedsDelayed', IBANS.succeedsDelayed, 180_000, 'succeeded', 'payment_intent.succeeded'],
	['disputed', IBANS.disputed, 1_000, 'succeeded', 'charge.dispute.funds_withdrawn'],
])('an account that %s', async (_name, iban, takes, status, last) => {
	const { client, sandbox, clock, makeDebtor, debitOne } = await tryStripe({ rules: BANK });
	const { id } = done(await debitOne(await makeDebtor(iban)));
	clock.now += takes - 1;
	expect(await client.readDebit(id)).toMatchObject({ status: 'processing' });
	clock.now += 1;
	expect(await client.readDebit(id)).toMatchObject({ status });
	expect(sandbox.events().at(-1)?.type).toBe(last);
});

test('events are sent as they happen, signed; an address that is not there stops nothing', async () => {
	const { sandbox, clock, makeDebtor, debitOne } = await tryStripe();
	const got: Array<{ body: Buffer; signature: string }> = [];
	const server = createServer((request, response) => {
		void (async () => {
			const chunks: Buffer[] = [];
			for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
			got.push({ body: Buffer.concat(chunks), signature: String(request.headers['stripe-signature']) });
			response.end();
		})();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	try {
		sandbox.sendEventsTo('http://127.0.0.1:1/nobody');
		sandbox.sendEventsTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`);
		const { id } = done(await debitOne(await makeDebtor()));
		sandbox.answerBank(id);
		await sandbox.eventsSent();
		expect(got).toHaveLength(sandbox.events().length);
		for (const { body, signature } of got)
			expect(
				verifySignature(body, signature, sandbox.account.webhookSecret, clock.now / 1000),
			).toBeUndefined();
	} finally {
		server.close();
	}
});

test('a mandate that has ended allows no debit', async () => {
	const { sandbox, makeDebtor, debitOne } = await tryStripe();
	const debtor = await makeDebtor();
	sandbox.endMandate(debtor.mandate);
	expect(await debitOne(debtor)).toMatchObject({
		state: 'refused',
		error: { code: 'payment_intent_mandate_invalid' },
	});
	expect(sandbox.payments()).toEqual([]);
});
