import { z } from 'zod/v4';
import { reference } from '../domain/schemas/fields';
import { parseInput } from '../domain/schemas/parseInput';
import type { BurnedNumber, Reading, SeriesCounter } from '../ledger/port';
import type { ServiceContext } from './context';
import { resolveCompany, resolveMaster } from './parts/resolve';

const schema = z.object({ id: reference, company: reference.optional() });

/** What a series has given in one period, for an admin or an auditor. */
export interface RegisterView {
	readonly ledger: string;
	readonly seriesId: string;
	readonly seriesCode: string;
	/** `2026`, `2026-11`, or empty for a series that never restarts. */
	readonly period: string;
	readonly firstNumber: number;
	readonly lastNumber: number;
	readonly lastDate: string;
	readonly nextNumber: number;
	/** Documents that bear a number of the period. */
	readonly documents: number;
	/** Numbers that no document bears and that were not burned: they can be forced by privilege. */
	readonly holes: ReadonlyArray<{ from: number; to: number }>;
	/** Numbers that never come back, because their document was deleted. */
	readonly burned: ReadonlyArray<Omit<BurnedNumber, 'seriesId' | 'period'>>;
}

const PAGE = 1000;

/** The register of a number series: how far it counts, its holes, its burned numbers; one entry a period. */
export async function getNumberRegister(context: ServiceContext, query: unknown): Promise<RegisterView[]> {
	const { read, id: ledger } = context.ledger;
	const { id, company } = parseInput(schema, query);
	const owner = company === undefined ? undefined : await resolveCompany(read, company);
	const series = await resolveMaster(read, 'numberSeries', id, owner?.id, 'id');
	const burned = await read.series.burned([series.id]);
	const views: RegisterView[] = [];
	for (const counter of await read.series.counters([series.id])) {
		const own = burned.filter((number) => number.period === counter.period);
		const { documents, holes } = await walk(read, counter, own);
		views.push({
			ledger,
			seriesId: series.id,
			seriesCode: series.code,
			period: counter.period,
			firstNumber: counter.firstSequence,
			lastNumber: counter.lastSequence,
			lastDate: counter.lastDate,
			nextNumber: counter.lastSequence + 1,
			documents,
			holes,
			burned: own.map(({ seriesId, period, ...number }) => number),
		});
	}
	return views;
}

type Hole = RegisterView['holes'][number];

/** Numbers in their order, page by page; what lies between two of them is a hole unless it is burned. */
async function walk(
	read: Reading,
	{ seriesId, period, firstSequence, lastSequence }: SeriesCounter,
	burned: readonly BurnedNumber[],
): Promise<{ documents: number; holes: Hole[] }> {
	const holes: Hole[] = [];
	let documents = 0;
	let at = firstSequence - 1;
	let last = 0;
	for (;;) {
		const page = await read.series.numbered(seriesId, period, last, PAGE);
		for (const { sequence } of page) {
			holes.push(...withoutBurned({ from: at + 1, to: sequence - 1 }, burned));
			at = Math.max(at, sequence);
			last = sequence;
		}
		documents += page.length;
		if (page.length < PAGE) break;
	}
	holes.push(...withoutBurned({ from: at + 1, to: lastSequence }, burned));
	return { documents, holes };
}

function withoutBurned({ from, to }: Hole, burned: readonly BurnedNumber[]): Hole[] {
	const holes: Hole[] = [];
	let start = from;
	for (const { sequence } of burned.filter((number) => number.sequence >= from && number.sequence <= to)) {
		if (sequence > start) holes.push({ from: start, to: sequence - 1 });
		start = sequence + 1;
	}
	if (start <= to) holes.push({ from: start, to });
	return holes;
}
