import type { AxiosInstance } from 'axios';
import { openAccount } from './http/account';
import { acceptMandate, type AcceptedMandate, type SetUp } from './operations/acceptMandate';
import { listBankAccounts, type DebtorAccount } from './operations/bankAccounts';
import type { Written } from './operations/call';
import { debit, findDebit, readDebit, type DebitRequest, type StripePayment } from './operations/debit';
import {
	createDebtor,
	findDebtor,
	listDebtors,
	type DebtorIdentity,
	type DebtorRow,
} from './operations/debtor';
import { startMandatePage, type MandatePage, type PageRequest } from './operations/mandatePage';
import { readAccount, type AccountView } from './operations/readAccount';
import { refund, type RefundRequest, type StripeRefund } from './operations/refund';
import { removeBankAccount } from './operations/removeBankAccount';
import type { StripeOptions, StripeSettings } from './settings';
import { readEvent, type StripeNews } from './webhook/readEvent';

/**
 * An account of Stripe that takes SEPA debits. What reads throws ProviderRefusal or ProviderUnreachable; what writes says
 * which of four things became of it, and is never made a second time by itself.
 */
export interface StripeClient {
	readonly isLive: boolean;
	readonly publishableKey: string | undefined;
	readAccount(): Promise<AccountView>;
	findDebtor(
		who: Pick<DebtorIdentity, 'ledger' | 'party'> & { readonly email?: string | undefined },
	): Promise<DebtorRow | undefined>;
	createDebtor(who: DebtorIdentity): Promise<Written<DebtorRow>>;
	listDebtors(filter: { readonly ledger: string; readonly limit: number }): Promise<DebtorRow[]>;
	listBankAccounts(customer: string): Promise<DebtorAccount[]>;
	removeBankAccount(paymentMethod: string): Promise<Written<{ readonly id: string }>>;
	acceptMandate(mandate: AcceptedMandate): Promise<Written<SetUp>>;
	startMandatePage(page: PageRequest): Promise<Written<MandatePage>>;
	debit(request: DebitRequest): Promise<Written<StripePayment>>;
	readDebit(id: string): Promise<StripePayment>;
	findDebit(query: {
		readonly key: string;
		readonly customer: string;
		readonly since: number;
	}): Promise<StripePayment | undefined>;
	refund(request: RefundRequest): Promise<Written<StripeRefund>>;
	/** @param now seconds since 1970 */
	readEvent(body: Uint8Array, signature: string | undefined, now: number): StripeNews;
}

/** @throws Refusal `stripe.key`, `stripe.baseUrl` */
export function createStripe(
	settings: StripeSettings,
	http: AxiosInstance,
	options: StripeOptions = {},
): StripeClient {
	const account = openAccount(settings, http, options);
	return {
		isLive: account.isLive,
		publishableKey: account.publishableKey,
		readAccount: () => readAccount(account),
		findDebtor: (who) => findDebtor(account, who),
		createDebtor: (who) => createDebtor(account, who),
		listDebtors: (filter) => listDebtors(account, filter),
		listBankAccounts: (customer) => listBankAccounts(account, customer),
		removeBankAccount: (paymentMethod) => removeBankAccount(account, paymentMethod),
		acceptMandate: (mandate) => acceptMandate(account, mandate),
		startMandatePage: (page) => startMandatePage(account, page),
		debit: (request) => debit(account, request),
		readDebit: (id) => readDebit(account, id),
		findDebit: (query) => findDebit(account, query),
		refund: (request) => refund(account, request),
		readEvent: (body, signature, now) => readEvent(body, signature, account.webhookSecret, now),
	};
}

export type { StripeOptions, StripeSettings };
