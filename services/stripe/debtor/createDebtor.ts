import { z } from 'zod/v4';
import type { Master } from '../../../domain/masters/schemas';
import { text } from '../../../domain/schemas/fields';
import { refuse } from '../../../domain/refusal';
import { findSepaIbanProblem, normalizeIban } from '../../../domain/sepa/findIbanProblem';
import type { DebtorAddress } from '../../../providers/stripe/operations/debtor';
import { write } from '../../calls/write';
import { onEachInput, type StripeContext } from '../operation';
import { doneOrRefuse, orRefuse } from '../refusals';
import { assertMayWrite } from '../../parts/rights';
import { acceptanceFields, readAcceptance } from './acceptance';
import { viewDebtor, type DebtorView } from './debtorView';
import { findDebtor, readWhose, whose, type Known } from './whose';

const schema = z.object({
	...whose,
	/** Of the debtor's account; how people write it is taken. */
	iban: text(60),
	/** Holder of the account; the customer's name where it is missing. */
	name: text(200).optional(),
	...acceptanceFields,
	/** Beginning of the mandate's reference at the bank. */
	referencePrefix: z
		.string()
		.regex(
			/^(?!DDIC|STRIPE)[A-Z0-9/_\-&. ]{1,12}$/,
			'must be at most 12 capitals, digits or / _ - & . and blanks',
		)
		.optional(),
});
type Input = z.output<typeof schema>;

/**
 * Makes a customer a debtor (bénéficiaire) at Stripe: from IBAN, e-mail address and the mandate that the debtor has
 * accepted. The same input gives the same debtor and the same account again. The IBAN goes to Stripe and stays there.
 */
export const createDebtor = onEachInput('stripe.createDebtor', schema, async (context, input) => {
	const known = await readWhose(context, input);
	const iban = readIban(input.iban);
	const email = known.email ?? refuseWithoutEmail(known.party);
	const acceptance = readAcceptance(input, context.now());
	await write({ ...context, dryRun: true }, (tx, at) => assertMayWrite(tx, known.company.id, 'invoice', at));
	const found = await findDebtor(context, known);
	if (context.dryRun === true) return dry(context, known, found?.id ?? null);
	const name = input.name ?? known.party.name;
	const address = addressOf(known.party);
	const debtor =
		found ??
		doneOrRefuse(
			known.party.code,
			await context.stripe.createDebtor({
				ledger: context.ledger.id,
				party: known.party.id,
				name: known.party.name,
				email,
				address,
			}),
		);
	const setUp = doneOrRefuse(
		known.party.code,
		await context.stripe.acceptMandate({
			customer: debtor.id,
			iban,
			name,
			email,
			address,
			acceptance,
			referencePrefix: input.referencePrefix,
		}),
	);
	if (setUp.status !== 'succeeded') refuseSetUp(known.party, setUp.problem ?? setUp.status);
	await note(context, known, input, {
		stripeCustomer: debtor.id,
		paymentMethod: setUp.paymentMethod,
		mandate: setUp.mandate,
	});
	const accounts = await orRefuse(known.party.code, context.stripe.listBankAccounts(debtor.id));
	return { views: [viewDebtor(context.ledger.id, known, debtor.id, accounts)], reused: false, hints: [] };
});

async function dry(context: StripeContext, known: Known, customer: string | null) {
	const accounts =
		customer === null ? [] : await orRefuse(known.party.code, context.stripe.listBankAccounts(customer));
	const views: DebtorView[] = [viewDebtor(context.ledger.id, known, customer, accounts)];
	return { views, reused: false, hints: [] };
}

/** Ids and the day of acceptance stay in the audit trail; IBAN and address of the debtor do not. */
async function note(
	context: StripeContext,
	{ company, party }: Known,
	input: Input,
	ids: object,
): Promise<void> {
	await write(context, async (tx, { actor }) => {
		tx.audit.add({
			chain: company.id,
			actor,
			action: 'stripe.debtorCreated',
			subjectKind: 'party',
			subjectId: party.id,
			data: { ...ids, acceptedAt: input.acceptedAt },
		});
	});
}

function readIban(given: string): string {
	const iban = normalizeIban(given);
	const problem = findSepaIbanProblem(iban);
	if (problem) refuse({ ...problem, field: 'iban' });
	return iban;
}

function addressOf({ content }: Master<'party'>): DebtorAddress | undefined {
	const { address } = content;
	if (address === undefined) return undefined;
	const { line1, line2, city, postCode: postalCode, country } = address;
	return { line1, line2, city, postalCode, country };
}

function refuseWithoutEmail({ code, name }: Master<'party'>): never {
	refuse({
		rule: 'stripe.email',
		field: 'email',
		document: code,
		message: `${name} (${code}) has no e-mail address, and Stripe tells debtors of debits by mail.`,
		fix: "Give 'email', or save it with the customer (Billing Master Data).",
	});
}

function refuseSetUp({ code, name }: Master<'party'>, problem: string): never {
	refuse({
		rule: 'stripe.setUp',
		field: 'iban',
		document: code,
		message: `Stripe did not set the account of ${name} (${code}) up: ${problem}`,
		fix: 'Ask for another IBAN, or let the debtor accept on Stripe’s page (Start Mandate Page).',
	});
}
