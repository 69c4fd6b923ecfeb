import { z } from 'zod/v4';
import { onEachInput } from '../operation';
import { orRefuse } from '../refusals';
import { viewDebtor } from './debtorView';
import { getDebtor as knownDebtor, readWhose, whose } from './whose';

/** One debtor with its bank accounts, their number and their mandates, as Stripe shows them now. */
export const getDebtor = onEachInput('stripe.getDebtor', z.object(whose), async (context, input) => {
	const known = await readWhose(context, input);
	const debtor = await knownDebtor(context, known);
	const accounts = await orRefuse(known.party.code, context.stripe.listBankAccounts(debtor.id));
	return { views: [viewDebtor(context.ledger.id, known, debtor.id, accounts)], reused: false, hints: [] };
});
