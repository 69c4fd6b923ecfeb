import type { Call } from './call';
import { ok, unknownObject, type Reply } from './reply';

/** One page of a list, newest first. */
export function pageOf<Row extends { id: string; created?: number }>(
	{ params }: Call,
	rows: readonly Row[],
	url: string,
	show: (row: Row) => object,
): Reply {
	const newestFirst = rows.filter((row) => isWithin(params['created'], row.created ?? 0)).toReversed();
	const limit = Math.min(Math.max(Number(params['limit'] ?? 10), 1), 100);
	const after = params['starting_after'];
	const start = after === undefined ? 0 : newestFirst.findIndex(({ id }) => id === after) + 1;
	if (after !== undefined && start === 0) throw unknownObject('object', String(after), 'starting_after');
	const data = newestFirst.slice(start, start + limit).map(show);
	return ok({ object: 'list', data, has_more: start + limit < newestFirst.length, url });
}

function isWithin(bounds: unknown, created: number): boolean {
	const { gt, gte, lt, lte } = (bounds ?? {}) as Record<string, number | undefined>;
	return (
		(gt === undefined || created > gt) &&
		(gte === undefined || created >= gte) &&
		(lt === undefined || created < lt) &&
		(lte === undefined || created <= lte)
	);
}
