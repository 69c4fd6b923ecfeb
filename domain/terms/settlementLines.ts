import { Exact, toDecimal } from '../money/decimal';
import type { PaymentTerms, TermLine } from './paymentTerms';

/**
 * Terms of an invoice that takes deposits back: the deposit instalments are paid, the others share what is left in
 * their proportion, and the last takes the remainder. Undefined where nothing but deposits was agreed.
 */
export function settlementLines(terms: PaymentTerms): PaymentTerms | undefined {
	const kept = terms.lines.filter(({ type }) => type !== 'deposit');
	if (kept.length === terms.lines.length) return terms;
	if (kept.length === 0) return undefined;
	const total = kept.reduce((sum, { percent }) => sum.plus(percent ?? '0'), new Exact(0));
	const lines = kept.map((line, index) => {
		if (index === kept.length - 1) return asRemainder(line);
		if (line.percent === undefined || total.eq(0)) return line;
		return { ...line, percent: toDecimal(new Exact(line.percent).times(100).div(total).round(10)) };
	});
	return { ...terms, lines };
}

function asRemainder(line: TermLine): TermLine {
	const { percent, percentOfNet, percentOfRemainder, amount, divisor, currency, ...rule } = line;
	return { ...rule, remainder: true };
}
