import { z } from 'zod/v4';
import { KIND_RULES } from '../domain/documents/kinds';
import { STATES } from '../domain/documents/transitions';
import { minorToNumber } from '../domain/money/minor';
import { parseInput } from '../domain/schemas/parseInput';
import type { ServiceContext } from './context';
import { documentQuery, toFilter } from './findDocuments';

const schema = documentQuery.extend({ includeDrafts: z.boolean().optional() });

export interface FiguresView {
	readonly ledger: string;
	readonly kind: string;
	readonly month: string;
	readonly currency: string;
	readonly count: number;
	readonly net: number;
	readonly tax: number;
	readonly gross: number;
}

/** Sums by kind, month and currency. Drafts are left out unless they are asked for; cancelled and rejected always. */
export async function sumDocuments(context: ServiceContext, query: unknown): Promise<FiguresView[]> {
	const { includeDrafts, ...rest } = parseInput(schema, query);
	const { after, ...filter } = await toFilter(context, rest);
	const counted = STATES.filter(
		(state) => state !== 'cancelled' && state !== 'rejected' && (state !== 'draft' || includeDrafts === true),
	);
	const figures = await context.ledger.read.documents.figures({
		...filter,
		states: filter.states ?? counted,
	});
	return figures
		.filter((row) => KIND_RULES[row.kind].priced)
		.map((row) => ({
			ledger: context.ledger.id,
			kind: row.kind,
			month: row.month,
			currency: row.currency,
			count: row.count,
			net: minorToNumber(row.net, row.currency),
			tax: minorToNumber(row.tax, row.currency),
			gross: minorToNumber(row.gross, row.currency),
		}));
}
