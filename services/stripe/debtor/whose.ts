import type { Master } from '../../../domain/masters/schemas';
import { envelope } from '../../../domain/schemas/documentInput';
import { reference, text } from '../../../domain/schemas/fields';
import { refuse } from '../../../domain/refusal';
import type { DebtorRow } from '../../../providers/stripe/operations/debtor';
import { resolveCompany, resolveParty } from '../../parts/resolve';
import type { StripeContext } from '../operation';
import { assertAccountOf, orRefuse } from '../refusals';

/** Which customer is meant. */
export const whose = {
	ledger: envelope.ledger,
	company: reference.optional(),
	/** Code or id. */
	customer: reference,
	/** That of the customer where it is missing. */
	email: text(512).optional(),
};

export interface Whose {
	readonly company?: string | undefined;
	readonly customer: string;
	readonly email?: string | undefined;
}

export interface Known {
	readonly company: Master<'company'>;
	readonly party: Master<'party'>;
	readonly email: string | undefined;
}

/** @throws Refusal of the masters, or `stripe.company` */
export async function readWhose(
	context: StripeContext,
	{ company: named, customer, email }: Whose,
): Promise<Known> {
	const { read } = context.ledger;
	const company = await resolveCompany(read, named ?? context.accountOf);
	assertAccountOf(context, company);
	const party = await resolveParty(read, customer, company, 'sale');
	return { company, party, email: email ?? party.content.email };
}

/** The debtor that Stripe knows of a customer. */
export function findDebtor(
	{ stripe, ledger }: StripeContext,
	{ party, email }: Pick<Known, 'party' | 'email'>,
): Promise<DebtorRow | undefined> {
	return orRefuse(
		party.code,
		stripe.findDebtor({ ledger: ledger.id, party: party.id, ...(email === undefined ? {} : { email }) }),
	);
}

/** @throws Refusal `stripe.noDebtor` */
export async function getDebtor(context: StripeContext, known: Known): Promise<DebtorRow> {
	return (await findDebtor(context, known)) ?? refuseUnknown(known.party);
}

function refuseUnknown({ code, name }: Master<'party'>): never {
	refuse({
		rule: 'stripe.noDebtor',
		field: 'customer',
		document: code,
		message: `${name} (${code}) is no debtor at Stripe yet.`,
		fix: 'Create the debtor first (Debtor → Create), with IBAN and accepted mandate, or send Stripe’s own page (Start Mandate Page).',
	});
}
