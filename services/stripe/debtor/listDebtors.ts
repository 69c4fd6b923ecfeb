import { z } from 'zod/v4';
import { envelope } from '../../../domain/schemas/documentInput';
import { reference } from '../../../domain/schemas/fields';
import { resolveCompany } from '../../parts/resolve';
import { onEachInput } from '../operation';
import { assertAccountOf, orRefuse } from '../refusals';
import { viewDebtor, type DebtorView } from './debtorView';

const schema = z.object({
	ledger: envelope.ledger,
	company: reference.optional(),
	limit: z.int().min(1).max(1000).optional(),
});

const USUAL = 50;

/** The debtors of this ledger in the account, each with the number of its bank accounts. */
export const listDebtors = onEachInput('stripe.listDebtors', schema, async (context, input) => {
	const { ledger, stripe } = context;
	const company = await resolveCompany(ledger.read, input.company ?? context.accountOf);
	assertAccountOf(context, company);
	const limit = input.limit ?? USUAL;
	const rows = await orRefuse(company.code, stripe.listDebtors({ ledger: ledger.id, limit }));
	const views: DebtorView[] = [];
	for (const row of rows) {
		if (context.signal?.aborted) break;
		const party = row.party === null ? undefined : await ledger.read.masters.get('party', row.party);
		if (!party || (party.companyId !== null && party.companyId !== company.id)) continue;
		const accounts = await orRefuse(party.code, stripe.listBankAccounts(row.id));
		views.push(viewDebtor(ledger.id, { company, party, email: row.email ?? undefined }, row.id, accounts));
	}
	return { views, reused: false, hints: [] };
});
