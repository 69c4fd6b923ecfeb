import { z } from 'zod/v4';
import { isSold, marginOf, sumMargins, type Margin } from '../domain/documents/computeMargin';
import { ORIGINS, type BillingDocument } from '../domain/documents/document';
import { KIND_RULES, KINDS } from '../domain/documents/kinds';
import { STATES } from '../domain/documents/transitions';
import { minorToNumber, sumMinor } from '../domain/money/minor';
import { parseInput } from '../domain/schemas/parseInput';
import type { DocumentFigures, DocumentFilter, Reading } from '../ledger/port';
import type { ServiceContext } from './context';
import { documentQuery, toFilter } from './parts/documentQuery';
import { marginView, type MarginView } from './parts/marginView';

const schema = documentQuery.extend({
	includeDrafts: z.boolean().optional(),
	/** Documents of a former system: their VAT was declared there. */
	includeFormerSystem: z.boolean().optional(),
	/** Reads the lines of every document, which takes its time. */
	includeMargin: z.boolean().optional(),
});

export interface FiguresView extends Partial<MarginView> {
	readonly ledger: string;
	readonly kind: string;
	readonly month: string;
	readonly currency: string;
	readonly count: number;
	readonly net: number;
	readonly tax: number;
	readonly gross: number;
}

type Selection = Omit<DocumentFilter, 'limit' | 'after'>;

/**
 * Sums by kind, month and currency. Drafts and documents of a former system are left out unless they are asked for;
 * cancelled and rejected ones always.
 */
export async function sumDocuments(context: ServiceContext, query: unknown): Promise<FiguresView[]> {
	const { includeDrafts, includeFormerSystem, includeMargin, ...rest } = parseInput(schema, query);
	const { read, id: ledger } = context.ledger;
	const filter = await toFilter(read, rest);
	const selections = selectionsOf({
		...filter,
		origins:
			filter.origins ?? ORIGINS.filter((origin) => origin !== 'formerSystem' || includeFormerSystem === true),
		states: filter.states ?? countedStates(includeDrafts === true),
	});
	const figures = await figuresOf(read, selections);
	const margins = includeMargin === true ? await marginsOf(read, selections) : undefined;
	return figures
		.filter((row) => KIND_RULES[row.kind].priced)
		.map((row) => {
			const margin = margins?.get(keyOf(row));
			return {
				ledger,
				kind: row.kind,
				month: row.month,
				currency: row.currency,
				count: row.count,
				net: minorToNumber(row.net, row.currency),
				tax: minorToNumber(row.tax, row.currency),
				gross: minorToNumber(row.gross, row.currency),
				...(margin ? marginView(margin, row.currency) : {}),
			};
		});
}

function countedStates(withDrafts: boolean) {
	return STATES.filter(
		(state) => state !== 'cancelled' && state !== 'rejected' && (state !== 'draft' || withDrafts),
	);
}

/** A deleted document is a cancelled one as well, and counts only where it was asked for. */
function selectionsOf(filter: Selection): Selection[] {
	const { deleted = 'exclude' } = filter;
	return [
		...(deleted === 'only' ? [] : [{ ...filter, deleted: 'exclude' as const }]),
		...(deleted === 'exclude' ? [] : [{ ...filter, states: undefined, deleted: 'only' as const }]),
	];
}

const keyOf = (row: Pick<DocumentFigures, 'month' | 'kind' | 'currency'>) =>
	`${row.month} ${row.kind} ${row.currency}`;

async function figuresOf(read: Reading, selections: readonly Selection[]): Promise<DocumentFigures[]> {
	const rows: DocumentFigures[] = [];
	for (const selection of selections) rows.push(...(await read.documents.figures(selection)));
	const groups = Map.groupBy(rows, keyOf);
	return [...groups.keys()].sort().map((key) => {
		const group = groups.get(key) ?? [];
		const sum = (field: 'count' | 'net' | 'tax' | 'gross') => sumMinor(group.map((row) => row[field]));
		const [first] = group as [DocumentFigures];
		return { ...first, count: sum('count'), net: sum('net'), tax: sum('tax'), gross: sum('gross') };
	});
}

/** Documents read at once. */
const PAGE = 1000;

/** Costs are decimal texts, which no database sums exactly: the lines are read, page by page and kind by kind. */
async function marginsOf(read: Reading, selections: readonly Selection[]): Promise<Map<string, Margin>> {
	const sums = new Map<string, Margin>();
	for (const selection of selections) {
		for (const kind of (selection.kinds ?? KINDS).filter(isSold)) {
			for await (const document of eachDocument(read, { ...selection, kinds: [kind] })) {
				const margin = marginOf(document);
				const key = keyOf({ ...document, month: document.issueDate.slice(0, 7) });
				const before = sums.get(key);
				if (margin) sums.set(key, before ? sumMargins([before, margin]) : margin);
			}
		}
	}
	return sums;
}

async function* eachDocument(read: Reading, selection: Selection): AsyncGenerator<BillingDocument> {
	let after: string | undefined;
	do {
		const page = await read.documents.find({ ...selection, after, limit: PAGE });
		yield* page;
		after = page.length === PAGE ? page.at(-1)?.id : undefined;
	} while (after !== undefined);
}
