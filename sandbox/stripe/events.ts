import { createHmac } from 'node:crypto';
import { secondsOf, newId, type StripeSandboxEvent, type StripeWorld } from './world';

/** Writes down that something happened, and sends it to every address that asked for it. */
export function emit(world: StripeWorld, type: string, object: object): StripeSandboxEvent {
	const id = newId(world, 'evt');
	const created = secondsOf(world);
	const body = JSON.stringify({
		id,
		object: 'event',
		api_version: '2026-08-26.dahlia',
		created,
		data: { object },
		livemode: false,
		pending_webhooks: world.hooks.length,
		request: { id: null, idempotency_key: null },
		type,
	});
	const event = { id, type, created, body };
	world.events.push(event);
	for (const hook of world.hooks) send(world, hook, event);
	return event;
}

/** Signs as Stripe does: HMAC-SHA256 of time, dot and body. */
export function sign({ account }: StripeWorld, body: string, seconds: number, secret?: string): string {
	const mac = createHmac('sha256', secret ?? account.webhookSecret).update(`${seconds}.${body}`);
	return `t=${seconds},v1=${mac.digest('hex')}`;
}

/** Nobody waits for it: an address that does not answer stops nothing. */
export function send(world: StripeWorld, url: string, { body }: StripeSandboxEvent): void {
	const signature = sign(world, body, secondsOf(world));
	const sending = fetch(url, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json; charset=utf-8', 'Stripe-Signature': signature },
		body,
		signal: AbortSignal.timeout(10_000),
	}).then(
		(response) => response.arrayBuffer(),
		() => undefined,
	);
	world.sending.add(sending);
	void sending.finally(() => world.sending.delete(sending));
}
