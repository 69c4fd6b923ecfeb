import type { BillingDocument } from '../../domain/documents/document';
import { findReferenced } from '../../domain/payments/findReferenced';
import { orderOldestFirst } from '../../domain/payments/orderOldestFirst';
import { id as idSchema } from '../../domain/schemas/fields';
import { refuse } from '../../domain/refusal';
import type { LedgerTx, Reading } from '../../ledger/port';
import { documentsBehind } from '../parts/documentsBehind';

/** Invoices are read by so many at once. */
const PAGE = 500;

export interface Account {
	readonly companyId: string;
	readonly partyId: string;
	readonly currency: string;
}

/** Invoices of a customer with money open, oldest debt first; those that passed to unpaid are left out. */
export async function openInvoicesOf(
	read: Pick<Reading, 'documents'>,
	{ companyId, partyId, currency }: Account,
): Promise<BillingDocument[]> {
	const found: BillingDocument[] = [];
	const filter = { companyId, partyId, currency, kinds: ['invoice'], states: ['validated'] } as const;
	let after: string | undefined;
	do {
		const page = await read.documents.find({ ...filter, notFinished: true, after, limit: PAGE });
		found.push(...page);
		after = page.length === PAGE ? page.at(-1)?.id : undefined;
	} while (after !== undefined);
	return orderOldestFirst(found);
}

/** Those that a text names: by their number, by the customer's reference, or by the number of an order behind them. */
export async function namedInvoices(
	tx: Pick<LedgerTx, 'documents' | 'links'>,
	text: string,
	invoices: readonly BillingDocument[],
): Promise<BillingDocument[]> {
	const behind = await documentsBehind(
		tx,
		invoices.map(({ id }) => id),
	);
	const sources = await tx.documents.getMany([...new Set([...behind.values()].flat())]);
	const byId = new Map(sources.map((source) => [source.id, source]));
	const textsOf = ({ number, internalReference, customerReference }: BillingDocument) =>
		[number, internalReference, customerReference].filter((text) => text !== null);
	const referable = invoices.map((invoice) => ({
		id: invoice.id,
		invoice,
		references: [
			...textsOf(invoice),
			...(behind.get(invoice.id) ?? []).flatMap((id) => {
				const source = byId.get(id);
				return source ? textsOf(source) : [];
			}),
		],
	}));
	return findReferenced(text, referable).map(({ invoice }) => invoice);
}

/** Ids of the documents that a list names by id or number, in its order. */
export async function idsOfNamed(
	tx: Pick<LedgerTx, 'documents'>,
	references: readonly string[],
	companyId: string,
	kind: 'invoice' | 'creditNote',
): Promise<string[]> {
	const ids: string[] = [];
	for (const reference of references) {
		if (idSchema.safeParse(reference).success) ids.push(reference);
		else ids.push(await idOfNumber(tx, reference, companyId, kind));
	}
	return ids;
}

async function idOfNumber(
	tx: Pick<LedgerTx, 'documents'>,
	number: string,
	companyId: string,
	kind: 'invoice' | 'creditNote',
): Promise<string> {
	const [document, another] = await tx.documents.find({ companyId, kinds: [kind], number, limit: 2 });
	if (document && !another) return document.id;
	const noun = kind === 'invoice' ? 'invoice' : 'credit note';
	return refuse({
		rule: document ? 'document.ambiguous' : 'document.unknown',
		document: number,
		message: document
			? `Several ${noun}s of the company bear the number ${number}.`
			: `The company has no ${noun} ${number}.`,
		fix: document ? 'Give its id.' : `Give the id or the number of the ${noun}.`,
	});
}
