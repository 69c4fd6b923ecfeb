import { z } from 'zod/v4';
import { inferPattern } from '../domain/numbering/inferPattern';
import { formatNumber } from '../domain/numbering/pattern';
import { date, text } from '../domain/schemas/fields';
import { parseInput } from '../domain/schemas/parseInput';
import type { ServiceContext } from './context';

const schema = z.object({ lastNumber: text(60), lastDate: date });

/** Fields of a number series that goes on from a former system, ready for Create or Update. */
export interface PatternView {
	readonly ledger: string;
	readonly pattern: string;
	readonly reset: string;
	readonly nextNumber: number;
	readonly lastDate: string;
	/** The first number that the series will give. */
	readonly example: string;
}

/** Reads pattern, period and next counter from the last number of a former system. Nothing is written. */
export function suggestPattern({ ledger }: Pick<ServiceContext, 'ledger'>, query: unknown): PatternView {
	const { lastNumber, lastDate } = parseInput(schema, query);
	const { pattern, reset, nextNumber } = inferPattern(lastNumber, lastDate);
	return {
		ledger: ledger.id,
		pattern,
		reset,
		nextNumber,
		lastDate,
		example: formatNumber(pattern, lastDate, nextNumber),
	};
}
