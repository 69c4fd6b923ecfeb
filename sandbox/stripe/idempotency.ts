import { createHash } from 'node:crypto';
import { Refused, type Reply } from './reply';
import type { StripeWorld } from './world';

/**
 * One answer a key: a repeat gets the first one again, the same key with something else is refused, and one that comes
 * while the first is worked on is told so. What was refused before it began is not remembered.
 */
export async function once(
	world: StripeWorld,
	key: string | undefined,
	asked: string,
	work: () => Promise<Reply>,
): Promise<Reply & { readonly replayed?: true }> {
	if (key === undefined) return work();
	if (key.trim() === '' || key.length > 255)
		throw new Refused(400, { message: 'The idempotency key has a wrong form' });
	const print = createHash('sha256').update(asked).digest('hex');
	const before = world.remembered.get(key);
	if (before) {
		if (before.print !== print)
			throw new Refused(400, {
				type: 'idempotency_error',
				message:
					'Keys for idempotent requests can only be used with the same parameters they were first used with.',
			});
		if (!before.reply)
			throw new Refused(409, {
				code: 'idempotency_key_in_use',
				message: 'There is currently another in-progress request using this key.',
			});
		return { ...before.reply, replayed: true };
	}
	const remembered: { print: string; reply?: Reply } = { print };
	world.remembered.set(key, remembered);
	try {
		const reply = await work();
		remembered.reply = reply;
		return reply;
	} catch (error) {
		world.remembered.delete(key);
		throw error;
	}
}
