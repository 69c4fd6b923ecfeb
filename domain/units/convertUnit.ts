import { Exact, type Decimal, type ExactNumber } from '../money/decimal';

/** Units of UN/ECE Recommendation 20 that measure the same, by how many of the smallest one they hold. */
const MEASURES: ReadonlyArray<Readonly<Record<string, string>>> = [
	// Time that is sold by the calendar: a month has no fixed number of days.
	{ MON: '1', QAN: '3', SAN: '6', ANN: '12' },
	{ SEC: '1', MIN: '60', HUR: '3600' },
	{ DAY: '1', WEE: '7' },
	{ C62: '1', H87: '1', EA: '1', PR: '2', DZN: '12', CEN: '100', GRO: '144', MIL: '1000' },
	{ MGM: '1', GRM: '1000', KGM: '1000000', TNE: '1000000000' },
	{ MMT: '1', CMT: '10', DMT: '100', MTR: '1000', KMT: '1000000' },
	{ MMK: '1', CMK: '100', DMK: '10000', MTK: '1000000', HAR: '10000000000' },
	{ MLT: '1', CLT: '10', DLT: '100', LTR: '1000', HLT: '100000', MTQ: '1000000' },
	{ WHR: '1', KWH: '1000', MWH: '1000000' },
];

/** A unit that the product itself defines: a box holds 12 pieces. */
export interface ProductUnit {
	readonly unit: string;
	/** How many of the product's own unit it holds. */
	readonly contains: Decimal;
}

/**
 * How many of unit `of` one unit `in` holds: a year is 12 months. The product's own units come first, then the measures
 * of Recommendation 20.
 *
 * @returns undefined where nothing is known
 */
export function unitsIn(
	inUnit: string,
	ofUnit: string,
	own: readonly ProductUnit[] = [],
): ExactNumber | undefined {
	if (inUnit === ofUnit) return new Exact(1);
	const packed = own.find(({ unit }) => unit === inUnit);
	if (packed) return new Exact(packed.contains);
	const measure = MEASURES.find((units) => inUnit in units && ofUnit in units);
	const [large, small] = [measure?.[inUnit], measure?.[ofUnit]];
	return large === undefined || small === undefined ? undefined : new Exact(large).div(small);
}
