import { textOf, type Handler } from '../call';
import { endMandate } from '../bank';
import { emit } from '../events';
import { showMandate, showMethod, showSetup } from '../objects/show';
import { pageOf } from '../page';
import type { Params } from '../params/checkParams';
import { invalid, ok, Refused, unknownObject } from '../reply';
import { behaviourOf } from '../testIbans';
import {
	newId,
	secondsOf,
	type StripeMandate,
	type StripeMethod,
	type StripeSetup,
	type StripeWorld,
} from '../world';
import { findCustomer } from './customers';

/** Countries outside the EEA, whose banks want the address of the debtor. */
const WANTS_ADDRESS = new Set('AD PF TF GI GB GG VA IM JE MC NC BL PM SM CH WF'.split(' '));

/** An IBAN becomes a bank account that can be debited, with the mandate that the debtor has accepted. */
export const createSetup: Handler = ({ world, params }) => {
	const types = (params['payment_method_types'] ?? ['card']) as readonly string[];
	if (!types.includes('sepa_debit'))
		throw invalid('The sandbox sets up SEPA debits alone', 'payment_method_types');
	const customer = textOf(params['customer']);
	if (customer !== null) findCustomer(world, customer, 'customer');
	if (params['confirm'] !== true) {
		const setup = keepSetup(world, {
			customer,
			paymentMethod: null,
			mandate: null,
			status: 'requires_payment_method',
		});
		return ok(showSetup(setup));
	}
	const data = params['payment_method_data'] as Params | undefined;
	if (data === undefined)
		throw invalid('Missing required param: payment_method.', 'payment_method', 'parameter_missing');
	const made = makeMethod(world, data, customer);
	const acceptance = acceptanceOf(params);
	const prefix = prefixOf(params);
	world.methods.push(made);
	const mandate = makeMandate(world, made, acceptance, prefix);
	const setup = keepSetup(world, {
		customer,
		paymentMethod: made.id,
		mandate: mandate.id,
		status: 'succeeded',
	});
	emit(world, 'setup_intent.succeeded', showSetup(setup));
	return ok(showSetup(setup));
};

function acceptanceOf(params: Params): Params {
	const given = (params['mandate_data'] as Params | undefined)?.['customer_acceptance'] as Params | undefined;
	if (given === undefined)
		throw invalid(
			'This payment method needs a mandate: give mandate_data.',
			'mandate_data',
			'parameter_missing',
		);
	if (given['type'] === 'online' && given['online'] === undefined)
		throw invalid(
			'Missing required param: mandate_data[customer_acceptance][online].',
			'mandate_data[customer_acceptance][online]',
			'parameter_missing',
		);
	return given;
}

function makeMethod(world: StripeWorld, data: Params, customer: string | null): StripeMethod {
	const iban = String((data['sepa_debit'] as Params | undefined)?.['iban'] ?? '').replaceAll(' ', '');
	if (!isIban(iban))
		throw invalid(
			'The IBAN you provided is invalid.',
			'payment_method_data[sepa_debit][iban]',
			'invalid_bank_account_iban',
		);
	const billing = (data['billing_details'] ?? {}) as Params;
	for (const name of ['name', 'email'])
		if (billing[name] === undefined)
			throw invalid(
				`Missing required param: billing_details[${name}].`,
				`billing_details[${name}]`,
				'parameter_missing',
			);
	const address = (billing['address'] ?? {}) as Params;
	if (
		WANTS_ADDRESS.has(iban.slice(0, 2)) &&
		(address['line1'] === undefined || address['country'] === undefined)
	)
		throw invalid(
			'Missing required param: billing_details[address].',
			'billing_details[address]',
			'payment_method_billing_details_address_missing',
		);
	if (behaviourOf(iban) === 'unusable')
		throw new Refused(402, {
			type: 'card_error',
			code: 'bank_account_unusable',
			message: 'The bank account cannot be used for direct debits.',
		});
	return {
		id: newId(world, 'pm'),
		customer,
		iban,
		name: String(billing['name']),
		email: String(billing['email']),
		created: secondsOf(world),
	};
}

/** Country, length and check digits. */
function isIban(iban: string): boolean {
	if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
	let rest = 0;
	for (const character of `${iban.slice(4)}${iban.slice(0, 4)}`)
		for (const digit of parseInt(character, 36).toString()) rest = (rest * 10 + Number(digit)) % 97;
	return rest === 1;
}

function prefixOf(params: Params): string {
	const options = (params['payment_method_options'] as Params | undefined)?.['sepa_debit'] as
		Params | undefined;
	const prefix = textOf((options?.['mandate_options'] as Params | undefined)?.['reference_prefix']);
	if (prefix === null) return '';
	if (!/^[A-Z0-9/_\-&. ]{1,12}$/.test(prefix) || /^(?:DDIC|STRIPE)/.test(prefix))
		throw invalid(
			'The prefix of the mandate reference has a wrong form.',
			'payment_method_options[sepa_debit][mandate_options][reference_prefix]',
			'invalid_mandate_reference_prefix_format',
		);
	return prefix;
}

/** A mandate that was accepted at the given moment, in the given way. */
export function makeMandate(
	world: StripeWorld,
	method: StripeMethod,
	given: Params,
	prefix: string,
): StripeMandate {
	const { accepted_at: at, ...acceptance } = given;
	const id = newId(world, 'mandate');
	const mandate: StripeMandate = {
		id,
		paymentMethod: method.id,
		reference: `${prefix}${id.slice(-8).toUpperCase()}`,
		status: 'active',
		acceptance,
		acceptedAt: typeof at === 'number' ? at : secondsOf(world),
	};
	world.mandates.push(mandate);
	return mandate;
}

export function keepSetup(world: StripeWorld, given: Omit<StripeSetup, 'id' | 'created'>): StripeSetup {
	const setup = { id: newId(world, 'seti'), created: secondsOf(world), ...given };
	world.setups.push(setup);
	return setup;
}

export const listSetups: Handler = (call) => {
	const { customer, payment_method: method } = call.params;
	const rows = call.world.setups.filter(
		(setup) =>
			(customer === undefined || setup.customer === customer) &&
			(method === undefined || setup.paymentMethod === method),
	);
	return pageOf(call, rows, '/v1/setup_intents', showSetup);
};

export const getSetup: Handler = ({ world, id }) => {
	const setup = world.setups.find((one) => one.id === id);
	if (!setup) throw unknownObject('setupintent', id);
	return ok(showSetup(setup));
};

export const getMandate: Handler = ({ world, id }) => {
	const mandate = world.mandates.find((one) => one.id === id);
	if (!mandate) throw unknownObject('mandate', id);
	return ok(showMandate(mandate));
};

/** The account is taken off its debtor, and its mandates end. */
export const detachMethod: Handler = ({ world, id }) => {
	const method = findMethod(world, id);
	if (method.customer === null) throw invalid('The payment method is attached to nobody', 'id');
	method.customer = null;
	for (const mandate of world.mandates) if (mandate.paymentMethod === id) endMandate(world, mandate.id);
	emit(world, 'payment_method.detached', showMethod(method));
	return ok(showMethod(method));
};

export const getMethod: Handler = ({ world, id }) => ok(showMethod(findMethod(world, id)));

export function findMethod({ methods }: StripeWorld, id: string, param = 'id'): StripeMethod {
	const found = methods.find((method) => method.id === id);
	if (!found) throw unknownObject('PaymentMethod', id, param);
	return found;
}
