import type { BillingDocument } from '../../../domain/documents/document';
import { nameOf } from '../../../domain/documents/nameOf';
import { refuse } from '../../../domain/refusal';
import { resolveMaster } from '../../parts/resolve';
import { usableAccount } from '../debtor/debtorView';
import { getDebtor } from '../debtor/whose';
import type { StripeContext } from '../operation';
import { assertAccountOf, orRefuse } from '../refusals';
import type { DebitInput } from './debitInput';

/** Whom and which account Stripe is to debit. */
export interface ChosenDebtor {
	readonly customer: string;
	readonly paymentMethod: string;
	/** Null where Stripe knows the mandate of the account that was named, and does not list it. */
	readonly mandate: string | null;
	readonly mandateReference: string | null;
	readonly last4: string | null;
}

/** @throws Refusal `stripe.company`, `stripe.noDebtor`, `stripe.noMandate` */
export async function chooseDebtor(
	context: StripeContext,
	document: BillingDocument,
	{ stripeCustomer, paymentMethod }: DebitInput,
): Promise<ChosenDebtor> {
	const { read } = context.ledger;
	const company = await resolveMaster(read, 'company', document.companyId, undefined, 'company');
	assertAccountOf(context, company);
	const party = await resolveMaster(read, 'party', document.partyId, company.id, 'customer');
	const customer =
		stripeCustomer ?? (await getDebtor(context, { company, party, email: party.content.email })).id;
	const accounts = await orRefuse(nameOf(document), context.stripe.listBankAccounts(customer));
	const named = accounts.filter(
		(account) => paymentMethod === undefined || account.paymentMethod === paymentMethod,
	);
	const [only] = named;
	const account =
		usableAccount(named) ?? (paymentMethod !== undefined && only?.mandate === null ? only : undefined);
	if (!account) return refuseMandate(document, party.name, named.length > 0);
	return {
		customer,
		paymentMethod: account.paymentMethod,
		mandate: account.mandate?.id ?? null,
		mandateReference: account.mandate?.reference ?? null,
		last4: account.last4,
	};
}

function refuseMandate(document: BillingDocument, name: string, isThere: boolean): never {
	return refuse({
		rule: 'stripe.noMandate',
		document: nameOf(document),
		message: isThere
			? `The mandate of ${name} has ended, so that ${nameOf(document)} cannot be debited.`
			: `${name} has no bank account at Stripe from which ${nameOf(document)} could be debited.`,
		fix: 'Let the debtor accept a mandate: Debtor → Create, or Stripe’s own page (Start Mandate Page).',
	});
}
