import type {
	Field,
	ReceivedInvoice,
	ReceivedParty,
	ReceivedTotals,
} from '../../domain/received/receivedInvoice';
import { round } from '../text/candidates';

/** Looks that agree prove what was read, and not that it was the right place: they add little. */
const AGREED = 0.04;
const HIGHEST = 0.95;
/** Looks that differ: a person decides. */
const DIFFERED = 0.6;

type Found<T> = Field<T> | undefined;

/**
 * Several looks at the same pages, field by field: the value that most of them saw, and most clearly. The others stand
 * beside it.
 */
export function mergeLooks(looks: readonly [ReceivedInvoice, ...ReceivedInvoice[]]): ReceivedInvoice {
	const [first] = looks;
	const merged = <T>(pick: (look: ReceivedInvoice) => Found<T>) => merge(looks.map(pick));
	return {
		...first,
		kind: merged(({ kind }) => kind) ?? first.kind,
		number: merged(({ number }) => number),
		issueDate: merged(({ issueDate }) => issueDate),
		dueDate: merged(({ dueDate }) => dueDate),
		currency: merged(({ currency }) => currency),
		seller: mergeFields<ReceivedParty>(looks.map(({ seller }) => seller)),
		buyer: mergeFields<ReceivedParty>(looks.map(({ buyer }) => buyer)),
		totals: mergeFields<ReceivedTotals>(looks.map(({ totals }) => totals)),
	};
}

function mergeFields<Fields extends object>(all: readonly Fields[]): Fields {
	const names = new Set(all.flatMap((fields) => Object.keys(fields) as Array<keyof Fields>));
	return Object.fromEntries(
		[...names].map((name) => [name, merge(all.map((fields) => fields[name] as Found<unknown>))]),
	) as Fields;
}

function merge<T>(fields: ReadonlyArray<Found<T>>): Found<T> {
	const seen = fields.filter((field) => field !== undefined);
	if (seen.length < 2) return seen[0];
	const groups = [...Map.groupBy(seen, ({ value }) => value).values()].sort(
		(one, other) => weightOf(other) - weightOf(one),
	);
	const [winners = [], ...others] = groups;
	const best = clearest(winners);
	const agreed = round(Math.min(HIGHEST, best.confidence + AGREED * (winners.length - 1)));
	const isMost = winners.length > seen.length / 2;
	return {
		...best,
		confidence: isMost ? Math.max(best.confidence, agreed) : Math.min(best.confidence, DIFFERED),
		alternatives: [
			...others.map(clearest).map(({ value, confidence, origin }) => ({ value, confidence, origin })),
			...best.alternatives.filter(({ value }) => !groups.some(([one]) => one?.value === value)),
		],
	};
}

const weightOf = <T>(group: ReadonlyArray<Field<T>>) =>
	group.reduce((sum, { confidence }) => sum + confidence, 0);

function clearest<T>(group: ReadonlyArray<Field<T>>): Field<T> {
	return group.reduce((one, other) => (other.confidence > one.confidence ? other : one));
}
