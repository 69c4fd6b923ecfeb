import { z } from 'zod/v4';
import { refuse } from '../../../domain/refusal';
import { text } from '../../../domain/schemas/fields';
import { assertMayWrite } from '../../parts/rights';
import { write } from '../../calls/write';
import { onEachInput } from '../operation';
import { doneOrRefuse, orRefuse } from '../refusals';
import { viewDebtor } from './debtorView';
import { getDebtor, readWhose, whose } from './whose';

const schema = z.object({
	...whose,
	/** `pm_…`, as Get lists it. */
	paymentMethod: text(255),
	/** Why; it stays in the audit trail. */
	reason: text(500).optional(),
});

/** Takes a bank account off a debtor: its mandate ends for good, and it is debited no more. */
export const removeBankAccount = onEachInput('stripe.removeBankAccount', schema, async (context, input) => {
	const known = await readWhose(context, input);
	const { company, party } = known;
	await write({ ...context, dryRun: true }, (tx, at) => assertMayWrite(tx, company.id, 'invoice', at));
	const debtor = await getDebtor(context, known);
	const { stripe, ledger, dryRun } = context;
	const before = await orRefuse(party.code, stripe.listBankAccounts(debtor.id));
	const isThere = before.some(({ paymentMethod }) => paymentMethod === input.paymentMethod);
	if (!isThere) refuseUnknown(party.code, input.paymentMethod);
	if (dryRun === true)
		return { views: [viewDebtor(ledger.id, known, debtor.id, before)], reused: false, hints: [] };
	doneOrRefuse(party.code, await stripe.removeBankAccount(input.paymentMethod));
	await write(context, async (tx, { actor }) => {
		const { paymentMethod, reason = null } = input;
		tx.audit.add({
			chain: company.id,
			actor,
			action: 'stripe.accountRemoved',
			subjectKind: 'party',
			subjectId: party.id,
			data: { stripeCustomer: debtor.id, paymentMethod, reason },
		});
	});
	const accounts = await orRefuse(party.code, stripe.listBankAccounts(debtor.id));
	return { views: [viewDebtor(ledger.id, known, debtor.id, accounts)], reused: false, hints: [] };
});

function refuseUnknown(document: string, account: string): never {
	refuse({
		rule: 'stripe.noAccount',
		field: 'paymentMethod',
		document,
		message: `${document} has no bank account ${account} at Stripe.`,
		fix: "Give a 'paymentMethod' that Debtor → Get lists; it may have been removed already.",
	});
}
