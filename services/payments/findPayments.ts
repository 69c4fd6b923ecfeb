import { z } from 'zod/v4';
import { PAYMENT_KINDS } from '../../domain/payments/payment';
import { currency, date, reference } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import type { ServiceContext } from '../context';
import { resolveCompany, resolveMaster } from '../parts/resolve';
import { viewPayments, type PaymentView } from './paymentView';

const schema = z.object({
	company: reference.optional(),
	party: reference.optional(),
	kinds: z
		.array(z.enum(PAYMENT_KINDS, `must be one of ${PAYMENT_KINDS.join(', ')}`))
		.min(1)
		.optional(),
	receivedFrom: date.optional(),
	receivedTo: date.optional(),
	currency: currency.optional(),
	/** Receipts of which something is neither matched nor paid back. */
	unallocated: z.boolean().optional(),
	limit: z.int().min(1).max(10_000).optional(),
});

const PAGE = 500;

/** Payments, the newest first. */
export async function findPayments(context: ServiceContext, query: unknown): Promise<PaymentView[]> {
	return findPaymentsAfter(context, query, undefined);
}

/** Those that come after the payment with the given id: a next page costs what a first one costs. */
export async function findPaymentsAfter(
	{ ledger }: ServiceContext,
	query: unknown,
	after: string | undefined,
): Promise<PaymentView[]> {
	const { company: companyGiven, party: partyGiven, limit = 50, ...rest } = parseInput(schema, query);
	const company = companyGiven === undefined ? undefined : await resolveCompany(ledger.read, companyGiven);
	const party =
		partyGiven === undefined
			? undefined
			: await resolveMaster(ledger.read, 'party', partyGiven, company?.id, 'party');
	const filter = { ...rest, companyId: company?.id, partyId: party?.id, newestFirst: true };
	const views: PaymentView[] = [];
	let last = after;
	while (views.length < limit) {
		const pageSize = Math.min(PAGE, limit - views.length);
		const page = await ledger.read.payments.find({ ...filter, after: last, limit: pageSize });
		const ids = page.map(({ id }) => id);
		views.push(...(await viewPayments(ledger.read, ledger.id, ids)));
		if (page.length < pageSize) break;
		last = ids.at(-1);
	}
	return views;
}
