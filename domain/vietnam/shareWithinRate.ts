import { baseOf, ONE_PERCENT } from '../amounts/taxGroups';
import type { TaxLine } from '../documents/document';
import { Exact } from '../money/decimal';
import { sumMinor, type Minor } from '../money/minor';
import { roundToSum } from '../money/roundToSum';
import type { RateRow, RowSource } from './rateInvoice';

/**
 * Gives each row of one rate its share of the discount of the document and of the VAT, by largest remainder, so that the
 * rows sum to the base and the VAT of the rate, whichever way these were rounded. A deposit keeps the VAT that it brings.
 */
export function shareWithinRate(sources: readonly RowSource[], taxLines: readonly TaxLine[]): RateRow[] {
	const nets = sources.map(netOf);
	// What the nets have beyond the base is the discount, under every rule of rounding.
	const allowance = sumMinor(nets) - baseOf(taxLines);
	const allowances = shareAllowance(sources, allowance);
	const taxes = shareTax(
		sources,
		nets.map((net, index) => net - (allowances[index] ?? 0)),
		taxLines,
	);
	return sources.map((source, index) => ({
		...source,
		net: nets[index] ?? 0,
		allowance: allowances[index] ?? 0,
		tax: taxes[index] ?? 0,
	}));
}

function netOf(source: RowSource): Minor {
	if (source.kind === 'note') return 0;
	if (source.kind === 'charge') return source.charge.amount;
	return source.kind === 'otherTax' ? source.otherTax.amount : source.line.net;
}

/** Only goods and services are discounted: charges, other taxes and deposits are not. */
function shareAllowance(sources: readonly RowSource[], allowance: Minor): Minor[] {
	if (allowance === 0) return sources.map(() => 0);
	const weights = sources.map((source) =>
		source.kind === 'line' && source.line.tax === undefined ? source.line.net : 0,
	);
	const whole = sumMinor(weights);
	// Lines that cancel each other out have no shares: what rounding left goes to the first row.
	if (whole === 0) {
		const first = sources.findIndex(({ kind }) => kind !== 'note');
		return sources.map((_source, index) => (index === first ? allowance : 0));
	}
	return roundToSum(
		weights.map((weight) => new Exact(allowance).times(weight).div(whole)),
		allowance,
	);
}

function shareTax(
	sources: readonly RowSource[],
	bases: readonly Minor[],
	taxLines: readonly TaxLine[],
): Minor[] {
	const own = sources.map((source) => (source.kind === 'line' ? source.line.tax : undefined));
	const left = sumMinor(taxLines.map(({ tax }) => tax)) - sumMinor(own.map((tax) => tax ?? 0));
	const rate = taxLines[0]?.rate ?? '0';
	const exacts = bases.map((base, index) =>
		own[index] === undefined ? new Exact(base).times(rate).times(ONE_PERCENT) : new Exact(0),
	);
	const shared = roundToSum(exacts, left);
	return shared.map((tax, index) => own[index] ?? tax);
}
