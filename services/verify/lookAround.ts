import type { BillingDocument } from '../../domain/documents/document';
import type { LineLink } from '../../domain/documents/remaining';
import type {
	AuditEntry,
	BurnedNumber,
	Claim,
	Collection,
	EInvoiceRecord,
	Payment,
	Reading,
	SeriesCounter,
	SettlementMatch,
	StockMovement,
	StoredDebit,
	StoredStep,
} from '../../ledger/port';

/** What stands around one document, for the rules to compare it with. */
export interface Around {
	/** Audit entries of the document, oldest first. */
	readonly entries: readonly AuditEntry[];
	/** Columns that do not say what the content says. */
	readonly differing: readonly string[];
	/** Money and credit notes set against it. */
	readonly matches: readonly SettlementMatch[];
	/** What it gave to others, being a credit note. */
	readonly given: readonly SettlementMatch[];
	/** Payments of its matches, with everything that each of them was matched to. */
	readonly payments: ReadonlyMap<string, { payment: Payment | undefined; used: readonly SettlementMatch[] }>;
	readonly linksTo: readonly LineLink[];
	/** Documents that its lines come from. */
	readonly sources: ReadonlyMap<string, BillingDocument>;
	/** What it moved, and what of that was taken back. */
	readonly movements: readonly StockMovement[];
	/** Its e-invoices, those that they correct, and those by which they are corrected. */
	readonly eInvoices: readonly EInvoiceRecord[];
	readonly originals: ReadonlyMap<string, EInvoiceRecord>;
	readonly corrections: readonly EInvoiceRecord[];
	/** Collections that took its instalments, and the amounts that are or were on their way. */
	readonly claims: readonly Claim[];
	readonly collections: readonly Collection[];
	/** Direct debits that collect it. */
	readonly debits: readonly StoredDebit[];
	/** Reminders that were claimed, and what became of them. */
	readonly dunningSteps: readonly StoredStep[];
	readonly counters: readonly SeriesCounter[];
	readonly burned: readonly BurnedNumber[];
}

/** Questions about single documents that are asked side by side: PostgreSQL answers them over several connections. */
const AT_ONCE = 4;

/** Reads what the rules need for a page of documents, most of it once for the whole page. */
export async function lookAround(
	read: Reading,
	documents: readonly BillingDocument[],
): Promise<(document: BillingDocument) => Around> {
	const ids = documents.map(({ id }) => id);
	const columns = new Map(
		(await read.documents.checkColumns(ids)).map(({ documentId, differing }) => [documentId, differing]),
	);
	const matches = await read.payments.matchesOf(ids);
	const given = Map.groupBy(await read.payments.matchesFrom(ids), ({ sourceId }) => sourceId);
	const payments = await paymentsOf(read, matches);
	const movements = Map.groupBy(await read.stock.ofDocuments(ids), ({ documentId }) => documentId);
	const register = await eInvoicesOf(read, documents);
	const invoices = documents.filter(({ kind }) => kind === 'invoice').map(({ id }) => id);
	const claims = Map.groupBy(await read.claims.ofDocuments(invoices), ({ documentId }) => documentId);
	const debits = Map.groupBy(
		claims.size === 0 ? [] : await read.debits.ofDocuments([...claims.keys()]),
		({ documentId }) => documentId,
	);
	const collections = Map.groupBy(
		claims.size === 0 ? [] : await read.payments.collectionsOf([...claims.keys()]),
		({ documentId }) => documentId,
	);
	const dunningSteps = Map.groupBy(await read.dunning.stepsOf(ids), ({ documentId }) => documentId);
	const links = await eachOf(ids, (id) => read.links.linesTo(id));
	const entries = await eachOf(ids, (id) => read.audit.ofSubject(id));
	const sources = await read.documents.getMany(
		[...links.values()].flat().map(({ fromDocumentId }) => fromDocumentId),
	);
	const seriesIds = documents.flatMap(({ numbering }) => numbering?.seriesId ?? []);
	const deleted = documents.filter(({ deletedAt }) => deletedAt !== null);
	const shared = {
		payments,
		originals: register.originals,
		corrections: register.corrections,
		sources: new Map(sources.map((source) => [source.id, source])),
		counters: await read.series.counters(seriesIds),
		burned: await read.series.burned(deleted.flatMap(({ numbering }) => numbering?.seriesId ?? [])),
	};
	const matchesById = Map.groupBy(matches, ({ documentId }) => documentId);
	return ({ id }) => ({
		...shared,
		entries: entries.get(id) ?? [],
		differing: columns.get(id) ?? [],
		matches: matchesById.get(id) ?? [],
		given: given.get(id) ?? [],
		movements: movements.get(id) ?? [],
		eInvoices: register.byDocument.get(id) ?? [],
		claims: claims.get(id) ?? [],
		dunningSteps: dunningSteps.get(id) ?? [],
		collections: collections.get(id) ?? [],
		debits: debits.get(id) ?? [],
		linksTo: links.get(id) ?? [],
	});
}

/** Only invoices that the provider numbers have any. */
async function eInvoicesOf(read: Reading, documents: readonly BillingDocument[]) {
	const ids = documents
		.filter(({ kind, number }) => kind === 'invoice' && number === null)
		.map(({ id }) => id);
	const records = await read.eInvoices.ofDocuments(ids);
	const originals = await read.eInvoices.getMany(records.flatMap(({ corrects }) => corrects ?? []));
	return {
		byDocument: Map.groupBy(records, ({ documentId }) => documentId ?? ''),
		originals: new Map(originals.map((record) => [record.id, record])),
		corrections: await read.eInvoices.correctionsOf(records.map(({ id }) => id)),
	};
}

async function paymentsOf(read: Reading, matches: readonly SettlementMatch[]): Promise<Around['payments']> {
	const ids = [
		...new Set(matches.flatMap(({ sourceKind, sourceId }) => (sourceKind === 'payment' ? sourceId : []))),
	];
	const used = Map.groupBy(await read.payments.matchesFrom(ids), ({ sourceId }) => sourceId);
	const payments = await eachOf(ids, (id) => read.payments.get(id));
	return new Map(ids.map((id) => [id, { payment: payments.get(id), used: used.get(id) ?? [] }]));
}

async function eachOf<T>(ids: readonly string[], ask: (id: string) => Promise<T>): Promise<Map<string, T>> {
	const answers = new Map<string, T>();
	for (let start = 0; start < ids.length; start += AT_ONCE) {
		await Promise.all(ids.slice(start, start + AT_ONCE).map(async (id) => answers.set(id, await ask(id))));
	}
	return answers;
}
