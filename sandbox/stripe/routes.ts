import type { Handler } from './call';
import { getAccount, getBalance, getEvent, listEvents } from './handlers/account';
import { createRefund, getDispute, getRefund, listDisputes } from './handlers/afterwards';
import {
	createCustomer,
	getCustomer,
	listCustomers,
	listMethods,
	searchCustomers,
} from './handlers/customers';
import { createPage } from './handlers/pages';
import { createPayment, getCharge, getPayment, listPayments } from './handlers/payments';
import { createSetup, detachMethod, getMandate, getMethod, getSetup, listSetups } from './handlers/setups';
import type { StripeOperation } from './operations';
import { PARAMETERS, type Rules } from './params/rules';

export interface Route {
	readonly operation: StripeOperation;
	readonly handler: Handler;
	readonly rules: Rules;
}

const HANDLERS: Readonly<Record<keyof typeof PARAMETERS, readonly [StripeOperation, Handler]>> = {
	'GET /v1/account': ['account', getAccount],
	'GET /v1/balance': ['account', getBalance],
	'GET /v1/customers': ['customers', listCustomers],
	'GET /v1/customers/search': ['customers', searchCustomers],
	'POST /v1/customers': ['customer', createCustomer],
	'GET /v1/customers/{id}': ['customers', getCustomer],
	'GET /v1/customers/{id}/payment_methods': ['methods', listMethods],
	'GET /v1/payment_methods/{id}': ['methods', getMethod],
	'POST /v1/payment_methods/{id}/detach': ['detach', detachMethod],
	'GET /v1/setup_intents': ['setups', listSetups],
	'POST /v1/setup_intents': ['setup', createSetup],
	'GET /v1/setup_intents/{id}': ['setups', getSetup],
	'POST /v1/checkout/sessions': ['page', createPage],
	'GET /v1/mandates/{id}': ['mandate', getMandate],
	'GET /v1/payment_intents': ['payments', listPayments],
	'POST /v1/payment_intents': ['debit', createPayment],
	'GET /v1/payment_intents/{id}': ['payment', getPayment],
	'GET /v1/charges/{id}': ['payment', getCharge],
	'GET /v1/disputes': ['disputes', listDisputes],
	'GET /v1/disputes/{id}': ['disputes', getDispute],
	'POST /v1/refunds': ['refund', createRefund],
	'GET /v1/refunds/{id}': ['refund', getRefund],
	'GET /v1/events': ['events', listEvents],
	'GET /v1/events/{id}': ['events', getEvent],
};

/** The call that method and path stand for. A path without an id goes before one with it. */
export function findRoute(
	method: string,
	pathname: string,
): { readonly route: Route; readonly id: string } | undefined {
	const parts = pathname.split('/');
	for (const place of [undefined, 3]) {
		const name = `${method} ${parts.map((part, at) => (at === place ? '{id}' : part)).join('/')}`;
		const found = Object.hasOwn(HANDLERS, name) ? HANDLERS[name] : undefined;
		const rules = PARAMETERS[name];
		if (found && rules)
			return {
				route: { operation: found[0], handler: found[1], rules },
				id: place === undefined ? '' : decodeURIComponent(parts[place] ?? ''),
			};
	}
	return undefined;
}
