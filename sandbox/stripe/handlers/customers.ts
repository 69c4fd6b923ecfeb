import { textOf, type Handler } from '../call';
import { showCustomer, showMethod } from '../objects/show';
import { pageOf } from '../page';
import { invalid, ok, unknownObject } from '../reply';
import { newId, secondsOf, type StripeCustomer, type StripeWorld } from '../world';

export const createCustomer: Handler = ({ world, params }) => {
	const email = textOf(params['email']);
	if (email !== null && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email))
		throw invalid(`Invalid email address: ${email}`, 'email', 'email_invalid');
	const customer: StripeCustomer = {
		id: newId(world, 'cus'),
		name: textOf(params['name']),
		email,
		address: (params['address'] as object | undefined) ?? null,
		metadata: (params['metadata'] ?? {}) as Record<string, string>,
		created: secondsOf(world),
		searchableAt: world.now() + world.rules.searchLag,
	};
	world.customers.push(customer);
	return ok(showCustomer(customer));
};

export const listCustomers: Handler = (call) => {
	const { email } = call.params;
	const rows = call.world.customers.filter((customer) => email === undefined || customer.email === email);
	return pageOf(call, rows, '/v1/customers', showCustomer);
};

/** The part of the query language that is needed: texts of metadata, joined by AND. */
export const searchCustomers: Handler = ({ world, params }) => {
	if (!world.rules.searches) throw invalid('This account may not search', 'query');
	const terms = String(params['query'])
		.split(/ AND /i)
		.map((term) => /^metadata\['([^']+)'\]:'([^']*)'$/.exec(term.trim()));
	if (terms.some((term) => term === null)) throw invalid('The query cannot be read', 'query');
	const found = world.customers.filter(
		({ metadata, searchableAt }) =>
			searchableAt <= world.now() && terms.every((term) => term && metadata[term[1] ?? ''] === term[2]),
	);
	return ok({
		object: 'search_result',
		data: found.toReversed().map(showCustomer),
		has_more: false,
		next_page: null,
		url: '/v1/customers/search',
	});
};

export const getCustomer: Handler = ({ world, id }) => ok(showCustomer(findCustomer(world, id)));

export const listMethods: Handler = (call) => {
	const { id } = findCustomer(call.world, call.id, 'customer');
	const rows = call.world.methods.filter(({ customer }) => customer === id);
	return pageOf(call, rows, `/v1/customers/${id}/payment_methods`, showMethod);
};

export function findCustomer({ customers }: StripeWorld, id: string, param = 'id'): StripeCustomer {
	const found = customers.find((customer) => customer.id === id);
	if (!found) throw unknownObject('customer', id, param);
	return found;
}
