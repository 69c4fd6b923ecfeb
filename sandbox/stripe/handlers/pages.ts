import { textOf, type Handler } from '../call';
import { emit } from '../events';
import { showSetup } from '../objects/show';
import { invalid, ok } from '../reply';
import { newId, secondsOf, type StripeSetup, type StripeWorld } from '../world';
import { findCustomer } from './customers';
import { keepSetup, makeMandate } from './setups';

const A_DAY = 86_400;

/** A page on which the debtor types the IBAN and accepts the mandate. */
export const createPage: Handler = ({ world, params }) => {
	if (params['mode'] !== 'setup') throw invalid('The sandbox has pages for mandates alone', 'mode');
	const successUrl = textOf(params['success_url']);
	if (successUrl === null || URL.parse(successUrl) === null)
		throw invalid('Not a valid URL', 'success_url', 'url_invalid');
	const customer = findCustomer(world, String(params['customer'] ?? ''), 'customer').id;
	const page = { id: newId(world, 'cs_test'), customer, created: secondsOf(world), successUrl };
	world.pages.push(page);
	return ok({
		id: page.id,
		object: 'checkout.session',
		created: page.created,
		customer,
		expires_at: page.created + A_DAY,
		livemode: false,
		mode: 'setup',
		payment_status: 'no_payment_required',
		status: 'open',
		success_url: successUrl,
		url: `https://sandbox.invalid/pages/${page.id}`,
	});
};

/** The debtor fills the page in: what Stripe's own page would do, with the browser that the debtor has. */
export function fillIn(
	world: StripeWorld,
	id: string,
	{ iban, name, email }: { readonly iban: string; readonly name: string; readonly email: string },
): StripeSetup {
	const page = world.pages.find((one) => one.id === id);
	if (!page) throw new Error(`The sandbox has no page ${id}`);
	const method = {
		id: newId(world, 'pm'),
		customer: page.customer,
		iban,
		name,
		email,
		created: secondsOf(world),
	};
	world.methods.push(method);
	const online = { ip_address: '198.51.100.7', user_agent: 'Browser of the debtor' };
	const mandate = makeMandate(world, method, { type: 'online', online }, '');
	const setup = keepSetup(world, {
		customer: page.customer,
		paymentMethod: method.id,
		mandate: mandate.id,
		status: 'succeeded',
	});
	emit(world, 'setup_intent.succeeded', showSetup(setup));
	return setup;
}
