import type { Json } from '../world';

const DEFAULT_LENGTH = 2;
const MOST = 100;

export const inPeriod = (date: string, { FromDate, ToDate }: Json) =>
	(typeof FromDate !== 'string' || date >= FromDate) && (typeof ToDate !== 'string' || date <= ToDate);

/** A page as MISA cuts it: two rows where nobody says how many, a hundred at most. */
export function pageOf<Row>(rows: readonly Row[], { Start, Length }: Json): Row[] {
	const start = typeof Start === 'number' ? Start : 0;
	const length = typeof Length === 'number' ? Math.min(Length, MOST) : DEFAULT_LENGTH;
	return rows.slice(start, start + length);
}
