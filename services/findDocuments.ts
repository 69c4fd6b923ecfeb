import { id } from '../domain/schemas/fields';
import { parseInput } from '../domain/schemas/parseInput';
import { refuse } from '../domain/refusal';
import type { BillingDocument } from '../domain/documents/document';
import type { Ledger } from '../ledger/port';
import type { ServiceContext } from './context';
import { documentQuery, toFilter } from './parts/documentQuery';
import { viewDocuments, type DocumentView } from './parts/documentView';

/** Rows read from the ledger at once; memory does not grow with the list. */
const PAGE = 1000;

/** Lists documents of one or several kinds, newest first unless told otherwise. */
export async function findDocuments(context: ServiceContext, query: unknown): Promise<DocumentView[]> {
	return findDocumentsAfter(context, query, undefined);
}

/**
 * The documents of a list that come after the one with the given id: a next page costs what a first one costs.
 *
 * @param after id of the last document of the page before
 */
export async function findDocumentsAfter(
	context: ServiceContext,
	query: unknown,
	after: string | undefined,
): Promise<DocumentView[]> {
	const { ledger } = context;
	const parsed = parseInput(documentQuery, query);
	const filter = await toFilter(ledger.read, parsed);
	const limit = parsed.limit ?? 50;
	const views: DocumentView[] = [];
	let last = after;
	while (views.length < limit) {
		const pageSize = Math.min(PAGE, limit - views.length);
		const page = await ledger.read.documents.find({ ...filter, after: last, limit: pageSize });
		const ids = page.map((document) => document.id);
		views.push(...(await viewDocuments(ledger.read, ledger.id, ids, context.now())));
		if (page.length < pageSize) break;
		last = ids.at(-1);
	}
	return views;
}

/** One document by its id, or by its number where that is unique. A deleted one is shown too. */
export async function getDocumentView(context: ServiceContext, reference: string): Promise<DocumentView> {
	const { ledger } = context;
	const isId = id.safeParse(reference).success;
	const found = isId ? [await ledger.read.documents.get(reference)] : await byNumber(ledger, reference);
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

/** A deleted document is meant only where no other bears the number. */
async function byNumber({ read }: Ledger, number: string): Promise<BillingDocument[]> {
	const found = await read.documents.find({ number, limit: 2 });
	return found.length > 0 ? found : read.documents.find({ number, deleted: 'only', limit: 2 });
}
