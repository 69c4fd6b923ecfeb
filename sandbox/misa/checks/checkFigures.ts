import { Exact, type ExactNumber } from '../../../domain/money/decimal';
import type { Fault } from '../reply';
import { DETAIL_CODES, HEADER_CODES } from './checkFields';
import { decimalsOf, exact, type FigureRow, type Figures } from './figures';

/**
 * The arithmetic that MISA asks for: each row is a product, rounded; sums are those of the rounded rows; both in the
 * currency of the invoice (`…OC`) and in đồng. Written apart from the client's own checks, so that one fault is not made
 * twice.
 */
export function checkFigures(figures: Figures): Fault | undefined {
	for (const [index, row] of figures.rows.entries()) {
		const field = row.kind === 'note' ? checkNote(row) : checkRow(row, figures);
		if (field !== undefined) return wrongRow(field, index);
	}
	const total = checkTotals(figures);
	if (total === undefined) return undefined;
	return { code: HEADER_CODES.wrong(total), description: `${total} does not fit the rows` };
}

const wrongRow = (field: string, index: number): Fault => ({
	code: DETAIL_CODES.wrong(field),
	description: `${field} of row ${index + 1} does not fit`,
});

const AMOUNTS = [
	'AmountOC',
	'Amount',
	'DiscountAmountOC',
	'DiscountAmount',
	'VATAmountOC',
	'VATAmount',
] as const;

const checkNote = ({ row }: FigureRow): string | undefined =>
	['Quantity', 'UnitPrice', ...AMOUNTS].find((name) => !exact(row[name]).eq(0));

function checkRow(
	{ row, percent }: FigureRow,
	{ digits, exchangeRate, mayBeNegative }: Figures,
): string | undefined {
	const unit = new Exact(1).div(10 ** digits);
	const near = (name: string, computed: ExactNumber, within: ExactNumber) =>
		exact(row[name]).minus(computed).abs().lt(within) ? undefined : name;
	const inDong = (name: string) => near(name, exact(row[`${name}OC`]).times(exchangeRate), new Exact(1));
	const net = exact(row['AmountOC']).minus(exact(row['DiscountAmountOC']));
	const rate = exact(row['DiscountRate']);
	return (
		AMOUNTS.find((name) => decimalsOf(row[name]) > (name.endsWith('OC') ? digits : 0)) ??
		(mayBeNegative ? undefined : AMOUNTS.find((name) => exact(row[name]).lt(0))) ??
		near('AmountOC', exact(row['Quantity']).times(exact(row['UnitPrice'])), unit) ??
		(rate.eq(0) ? undefined : near('DiscountAmountOC', exact(row['AmountOC']).times(rate).div(100), unit)) ??
		(percent === null ? undefined : near('VATAmountOC', net.times(percent).div(100), unit)) ??
		inDong('Amount') ??
		inDong('DiscountAmount') ??
		inDong('VATAmount') ??
		checkNet(row, '') ??
		checkNet(row, 'OC')
	);
}

/** The publishing API writes the net too. */
function checkNet(row: FigureRow['row'], suffix: string): string | undefined {
	const name = `AmountWithoutVAT${suffix}`;
	if (row[name] === undefined) return undefined;
	const net = exact(row[`Amount${suffix}`]).minus(exact(row[`DiscountAmount${suffix}`]));
	return exact(row[name]).eq(net) ? undefined : name;
}

function checkTotals({ rows, totals }: Figures): string | undefined {
	const sum = (name: string) =>
		rows.reduce(
			(total, { kind, row }) =>
				kind === 'note' ? total : total.plus(exact(row[name]).times(kind === 'discount' ? -1 : 1)),
			new Exact(0),
		);
	return ['OC', '']
		.flatMap((suffix): Array<readonly [string, ExactNumber]> => {
			const net = sum(`Amount${suffix}`).minus(sum(`DiscountAmount${suffix}`));
			return [
				[`TotalSaleAmount${suffix}`, sum(`Amount${suffix}`)],
				[`TotalDiscountAmount${suffix}`, sum(`DiscountAmount${suffix}`)],
				[`TotalVATAmount${suffix}`, sum(`VATAmount${suffix}`)],
				[`TotalAmountWithoutVAT${suffix}`, net],
				[`TotalAmount${suffix}`, net.plus(sum(`VATAmount${suffix}`))],
			];
		})
		.find(([name, computed]) => totals[name] !== undefined && !exact(totals[name]).eq(computed))?.[0];
}
