import { Exact, toDecimal } from '../money/decimal';
import { failed, nothing, passed, type CheckRule } from './checks';
import { isNear, smallestUnit, sum } from './tolerance';

/** Net + tax + fees = gross, to the smallest unit. */
export const checkSum: CheckRule = ({ totals, currency }) => {
	const { net, tax, gross, fees } = totals;
	const names = ['totals.net', 'totals.tax', 'totals.gross'] as const;
	if (gross === undefined) return failed('There is no total.', ...names);
	if (net === undefined && tax === undefined) return nothing(...names);
	if (net === undefined || tax === undefined) {
		return failed('Of net and tax only one was found, so that nothing proves the total.', ...names);
	}
	const total = sum([net.value, tax.value, fees?.value ?? '0']);
	if (isNear(total, gross.value, smallestUnit(currency?.value))) return passed(...names);
	return failed(
		`Net ${net.value} and tax ${tax.value} are ${toDecimal(total)}, and the total is ${gross.value}.`,
		...names,
	);
};

/** Sum of the lines − allowances + charges = net. */
export const checkLines: CheckRule = ({ lines, totals, currency }) => {
	const names = ['lines', 'totals.net'] as const;
	const nets = lines.flatMap(({ net }) => net ?? []);
	const { net, allowances, charges } = totals;
	if (nets.length === 0 || net === undefined) return nothing(...names);
	const total = sum(nets)
		.minus(allowances?.value ?? '0')
		.plus(charges?.value ?? '0');
	// Some programs round each line, and the net on its own.
	const units = smallestUnit(currency?.value).times(Math.max(1, nets.length));
	if (isNear(total, net.value, units)) return passed(...names);
	return failed(`The lines are ${toDecimal(total)} together, and the net is ${net.value}.`, ...names);
};

/** Tax = base × rate for each rate, and the rates together are the tax. */
export const checkTaxes: CheckRule = ({ taxes, lines, totals, currency }) => {
	const names = ['taxes', 'totals.tax'] as const;
	if (taxes.length === 0) return nothing(...names);
	const units = smallestUnit(currency?.value).times(Math.max(1, lines.length));
	const wrong = taxes.find(({ rate, base, tax }) => {
		if (rate === undefined || base === undefined || tax === undefined) return false;
		return !isNear(new Exact(base).times(rate).div(100), tax, units);
	});
	if (wrong !== undefined) {
		return failed(`${wrong.rate} % of ${wrong.base} is not ${wrong.tax}.`, ...names);
	}
	const total = sum(taxes.flatMap(({ tax }) => tax ?? []));
	if (totals.tax === undefined || isNear(total, totals.tax.value, units)) return passed(...names);
	return failed(`The taxes are ${toDecimal(total)} together, and the tax is ${totals.tax.value}.`, ...names);
};

/** Due = gross − prepaid + rounding. */
export const checkDue: CheckRule = ({ totals, format, currency }) => {
	const names = ['totals.due', 'totals.gross', 'totals.prepaid'] as const;
	const { due, gross, prepaid, rounding } = totals;
	const isData = format === 'cii' || format === 'ubl';
	if (due === undefined || gross === undefined || !isData) return nothing(...names);
	const expected = sum([gross.value, rounding?.value ?? '0']).minus(prepaid?.value ?? '0');
	if (isNear(expected, due.value, smallestUnit(currency?.value))) return passed(...names);
	return failed(`To pay are ${due.value}; total less what was paid is ${toDecimal(expected)}.`, ...names);
};
