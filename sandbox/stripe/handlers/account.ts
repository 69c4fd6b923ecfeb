import type { Handler } from '../call';
import { pageOf } from '../page';
import { ok, Refused, unknownObject } from '../reply';

export const getAccount: Handler = ({ world: { account, rules } }) => {
	if (!rules.accountReadable)
		throw new Refused(403, { message: 'The provided key does not have the required permissions.' });
	return ok({
		id: account.id,
		object: 'account',
		business_type: 'company',
		capabilities: { card_payments: 'active', sepa_debit_payments: account.sepaDebit, transfers: 'active' },
		charges_enabled: account.sepaDebit === 'active',
		country: account.country,
		default_currency: 'eur',
		details_submitted: true,
		email: 'accounts@sandbox.example',
		metadata: {},
		payouts_enabled: account.sepaDebit === 'active',
		type: 'standard',
	});
};

export const getBalance: Handler = () =>
	ok({
		object: 'balance',
		available: [{ amount: 0, currency: 'eur', source_types: { card: 0 } }],
		livemode: false,
		pending: [{ amount: 0, currency: 'eur', source_types: { card: 0 } }],
	});

export const listEvents: Handler = (call) => {
	const { type, types } = call.params;
	const wanted = [type, ...((types ?? []) as string[])].filter((one) => one !== undefined);
	const rows = call.world.events.filter((event) => wanted.length === 0 || wanted.includes(event.type));
	return pageOf(call, rows, '/v1/events', ({ body }) => JSON.parse(body) as object);
};

export const getEvent: Handler = ({ world, id }) => {
	const event = world.events.find((one) => one.id === id);
	if (!event) throw unknownObject('event', id);
	return ok(JSON.parse(event.body) as object);
};
