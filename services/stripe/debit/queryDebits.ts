import { envelope } from '../../../domain/schemas/documentInput';
import { id, reference } from '../../../domain/schemas/fields';
import { refuse } from '../../../domain/refusal';
import type { StripeDebit } from '../../../ledger/port';
import { resolveCompany } from '../../parts/resolve';
import type { StripeContext } from '../operation';
import { assertAccountOf } from '../refusals';
import { getDebit } from './lockDebit';

/** Which debits are meant: one of them, those of an invoice, or those of the company. */
export const debitQuery = {
	ledger: envelope.ledger,
	/** `sdb_…` */
	debit: id.optional(),
	/** Of an invoice. */
	id: id.optional(),
	company: reference.optional(),
};

interface Query {
	readonly debit?: string | undefined;
	readonly id?: string | undefined;
	readonly company?: string | undefined;
}

const PAGE = 500;

/** Debits in the order of their age; of a company, those in some statuses. */
export async function queryDebits(
	context: StripeContext,
	{ debit, id: documentId, company: named }: Query,
	statuses: readonly string[],
	limit: number,
): Promise<StripeDebit[]> {
	const { read } = context.ledger;
	if (debit !== undefined) return [await ofAccount(context, await getDebit(read, debit))];
	if (documentId !== undefined) {
		const debits = await read.stripe.ofDocuments([documentId]);
		for (const one of debits) await ofAccount(context, one);
		return debits;
	}
	const company =
		(named ?? context.accountOf) === undefined
			? undefined
			: await resolveCompany(read, named ?? context.accountOf);
	if (company) assertAccountOf(context, company);
	const found: StripeDebit[] = [];
	while (found.length < limit) {
		const page = await read.stripe.find({
			...(company === undefined ? {} : { companyId: company.id }),
			...(statuses.length === 0 ? {} : { statuses }),
			after: found.at(-1)?.id,
			limit: Math.min(PAGE, limit - found.length),
		});
		found.push(...page);
		if (page.length < PAGE) break;
	}
	return found;
}

async function ofAccount(context: StripeContext, debit: StripeDebit): Promise<StripeDebit> {
	const company = await context.ledger.read.masters.get('company', debit.companyId);
	if (company) assertAccountOf(context, company);
	return debit;
}

/** The last debit of an invoice, or the one that is named. @throws Refusal `stripe.noDebit` */
export async function oneDebit(context: StripeContext, query: Query): Promise<StripeDebit> {
	if (query.debit === undefined && query.id === undefined) refuseNone('');
	const last = (await queryDebits(context, query, [], 1)).at(-1);
	return last ?? refuseNone(query.id ?? '');
}

function refuseNone(document: string): never {
	refuse({
		rule: 'stripe.noDebit',
		field: 'id',
		document,
		message: document === '' ? 'No debit is named.' : `Invoice ${document} was not debited by Stripe.`,
		fix: "Pass the 'debit' that Debit Invoice gave, or the 'id' of an invoice that was debited.",
	});
}
