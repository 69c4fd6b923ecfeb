import { z } from 'zod/v4';
import { DEBIT_STANDINGS } from '../../../domain/collections/debitStanding';
import { onEachInput } from '../operation';
import { detailsOf } from './debitDetails';
import { viewDebit, type DebitView } from './debitView';
import { debitQuery, queryDebits } from './queryDebits';

const STANDINGS = [...DEBIT_STANDINGS, 'unknown'] as const;

const schema = z.object({
	...debitQuery,
	standings: z.array(z.enum(STANDINGS, `must be one of ${STANDINGS.join(', ')}`)).optional(),
	limit: z.int().min(1).max(10_000).optional(),
});

const USUAL = 50;
const MOST = 10_000;

/** Debits as the ledger knows them, in the order of their age; Stripe is not asked. */
export const listDebits = onEachInput('stripe.listDebits', schema, async (context, input) => {
	const { standings = [], limit = USUAL } = input;
	const wanted = new Set<string>(standings);
	const found = await queryDebits(context, input, [], wanted.size === 0 ? limit : MOST);
	const views: DebitView[] = [];
	for (const debit of found) {
		if (views.length >= limit) break;
		const { standing } = detailsOf(debit);
		if (wanted.size > 0 && !wanted.has(standing ?? 'unknown')) continue;
		views.push(await viewDebit(context.ledger.read, context.ledger.id, debit));
	}
	return { views, reused: false, hints: [] };
});
