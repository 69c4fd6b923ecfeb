import type { DebtorAccount } from '../../../providers/stripe/operations/bankAccounts';
import type { Known } from './whose';

/** A debtor (bénéficiaire) with the ids by which Stripe knows it, and its bank accounts. */
export interface DebtorView {
	readonly ledger: string;
	readonly companyCode: string;
	readonly customerId: string;
	readonly customerCode: string;
	readonly customerName: string;
	readonly email: string | null;
	/** `cus_…`; null in a dry run, and where there is none yet. */
	readonly stripeCustomer: string | null;
	/** Number of bank accounts. */
	readonly accounts: number;
	/** Can it be debited? */
	readonly ready: boolean;
	/** The account that is debited: the newest one with a mandate. */
	readonly paymentMethod: string | null;
	readonly mandate: string | null;
	readonly mandateReference: string | null;
	readonly last4: string | null;
	readonly bankAccounts: readonly BankAccountView[];
}

export interface BankAccountView {
	readonly paymentMethod: string;
	readonly last4: string | null;
	readonly country: string | null;
	readonly bankCode: string | null;
	readonly holder: string | null;
	readonly mandate: string | null;
	readonly mandateStatus: string | null;
	readonly mandateReference: string | null;
	readonly acceptedAt: string | null;
	readonly addedAt: string;
}

export function viewDebtor(
	ledger: string,
	{ company, party, email }: Known,
	stripeCustomer: string | null,
	accounts: readonly DebtorAccount[],
): DebtorView {
	const chosen = usableAccount(accounts);
	return {
		ledger,
		companyCode: company.code,
		customerId: party.id,
		customerCode: party.code,
		customerName: party.name,
		email: email ?? null,
		stripeCustomer,
		accounts: accounts.length,
		ready: chosen !== undefined,
		paymentMethod: chosen?.paymentMethod ?? null,
		mandate: chosen?.mandate?.id ?? null,
		mandateReference: chosen?.mandate?.reference ?? null,
		last4: chosen?.last4 ?? null,
		bankAccounts: accounts.map(viewAccount),
	};
}

/** The newest account whose mandate holds. */
export function usableAccount(accounts: readonly DebtorAccount[]): DebtorAccount | undefined {
	return accounts.find(({ mandate }) => mandate?.status === 'active');
}

function viewAccount(account: DebtorAccount): BankAccountView {
	const { paymentMethod, last4, country, bankCode, holder, mandate, createdAt } = account;
	return {
		paymentMethod,
		last4,
		country,
		bankCode,
		holder,
		mandate: mandate?.id ?? null,
		mandateStatus: mandate?.status ?? null,
		mandateReference: mandate?.reference ?? null,
		acceptedAt: mandate?.acceptedAt == null ? null : instantOf(mandate.acceptedAt),
		addedAt: instantOf(createdAt),
	};
}

const instantOf = (seconds: number): string => new Date(seconds * 1000).toISOString();
