import { z } from 'zod/v4';
import { KINDS } from '../domain/documents/kinds';
import { STATES } from '../domain/documents/transitions';
import { date, id, reference, text } from '../domain/schemas/fields';
import { parseInput } from '../domain/schemas/parseInput';
import { refuse } from '../domain/refusal';
import type { DocumentFilter } from '../ledger/port';
import type { ServiceContext } from './context';
import { viewDocuments, type DocumentView } from './parts/documentView';
import { resolveCompany, resolveMaster } from './parts/resolve';

export const documentQuery = z.object({
	company: reference.optional(),
	kinds: z.array(z.enum(KINDS)).min(1).optional(),
	side: z.enum(['sale', 'purchase']).optional(),
	invoiceType: z.enum(['standard', 'deposit']).optional(),
	states: z.array(z.enum(STATES)).min(1).optional(),
	party: reference.optional(),
	owner: text(120).optional(),
	issuedFrom: date.optional(),
	issuedTo: date.optional(),
	search: text(200).optional(),
	limit: z.int().min(1).max(10_000).optional(),
	newestFirst: z.boolean().optional(),
});
export type DocumentQuery = z.output<typeof documentQuery>;

/** Rows read from the ledger at once; memory does not grow with the list. */
const PAGE = 1000;

/** Lists documents of one or several kinds, newest first unless told otherwise. */
export async function findDocuments(context: ServiceContext, query: unknown): Promise<DocumentView[]> {
	const { ledger } = context;
	const parsed = parseInput(documentQuery, query);
	const filter = await toFilter(context, parsed);
	const limit = parsed.limit ?? 50;
	const views: DocumentView[] = [];
	let after: string | undefined;
	while (views.length < limit) {
		const pageSize = Math.min(PAGE, limit - views.length);
		const page = await ledger.read.documents.find({ ...filter, after, limit: pageSize });
		const ids = page.map((document) => document.id);
		views.push(...(await viewDocuments(ledger.read, ledger.id, ids, context.now())));
		if (page.length < pageSize) break;
		after = ids.at(-1);
	}
	return views;
}

/** @throws Refusal when company or customer do not exist. */
export async function toFilter(
	{ ledger }: ServiceContext,
	query: DocumentQuery,
): Promise<Omit<DocumentFilter, 'limit'>> {
	const { company, party, limit, newestFirst, ...rest } = query;
	const owner = company === undefined ? undefined : await resolveCompany(ledger.read, company);
	const account =
		party === undefined ? undefined : await resolveMaster(ledger.read, 'party', party, owner?.id, 'party');
	return { ...rest, companyId: owner?.id, partyId: account?.id, newestFirst: newestFirst ?? true };
}

/** One document by its id, or by its number where that is unique. */
export async function getDocumentView(context: ServiceContext, reference: string): Promise<DocumentView> {
	const { ledger } = context;
	const isId = id.safeParse(reference).success;
	const found = isId
		? [await ledger.read.documents.get(reference)]
		: await ledger.read.documents.find({ number: reference, limit: 2 });
	const [document, another] = found;
	if (!document || another) {
		refuse({
			rule: document ? 'document.ambiguous' : 'document.unknown',
			field: 'id',
			document: reference,
			message: document
				? `Several documents bear the number ${reference}.`
				: `Document '${reference}' does not exist in this ledger.`,
			fix: document ? 'Give its id.' : 'Give the id or the number of a document of this ledger.',
		});
	}
	const [view] = await viewDocuments(ledger.read, ledger.id, [document.id], context.now());
	if (!view) throw new Error(`Document ${document.id} vanished while it was read`);
	return view;
}
