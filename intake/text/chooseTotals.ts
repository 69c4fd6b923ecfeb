import { Exact, toDecimal, type Decimal, type ExactNumber } from '../../domain/money/decimal';
import type { AmountRole, ScoredAmount } from './scoreAmounts';

/** Amounts that fit each other, and how much speaks for them. */
export interface Choice {
	readonly net?: ScoredAmount;
	readonly tax?: ScoredAmount;
	readonly gross?: ScoredAmount;
	/** Net + tax = gross. */
	readonly adds: boolean;
	/** The tax is what a usual rate gives. */
	readonly hasRate: boolean;
	readonly score: number;
}

/** Rates of VAT and GST that are or were in use in Europe, Viet Nam and where receipts come from. */
const RATES = [
	'2.1',
	'3',
	'4',
	'5',
	'5.5',
	'6',
	'7',
	'8',
	'8.1',
	'9',
	'10',
	'12',
	'13',
	'13.5',
	'14',
	'15',
	'16',
]
	.concat(['17', '18', '19', '19.6', '20', '21', '22', '23', '24', '25', '25.5', '27', '28'])
	.map((rate) => new Exact(rate).div(100));

const ADDS = 1;
/** Of several sums that fit, the total is the largest; those of parts of the document are smaller. */
const LARGEST = 0.2;
const WITH_RATE = 0.35;
/** How many amounts of a role are tried. */
const TRIED = 14;
const UNNAMED = 0.05;
const NAMED = 0.3;

/**
 * The net, tax and gross that fit each other best: labels speak for each, and arithmetic for the three together. An
 * amount without a label may fill a place where the sum is right.
 */
export function chooseTotals(amounts: readonly ScoredAmount[], tolerance: Decimal): Choice | undefined {
	const of = (role: AmountRole) => best(amounts, role);
	const grosses = of('gross');
	const nets = of('net');
	const taxes = of('tax');
	const largest = largestOf(grosses.filter((one) => scoreOf(one, 'gross') > UNNAMED));
	let chosen: Choice | undefined;
	const offer = (choice: Choice) => {
		const score = choice.score + (choice.adds && choice.gross?.amount.value === largest ? LARGEST : 0);
		if (chosen === undefined || score > chosen.score) chosen = { ...choice, score };
	};
	for (const gross of grosses) {
		offer({ gross, adds: false, hasRate: false, score: scoreOf(gross, 'gross') });
		for (const net of nets) {
			const rest = new Exact(gross.amount.value).minus(net.amount.value);
			for (const tax of taxes) {
				if (tax === net || tax === gross || net === gross) continue;
				if (rest.minus(tax.amount.value).abs().gt(tolerance)) continue;
				offer(added({ gross, net, tax }, tolerance));
			}
		}
	}
	return chosen;
}

function added(parts: Required<Pick<Choice, 'gross' | 'net' | 'tax'>>, tolerance: Decimal): Choice {
	const { gross, net, tax } = parts;
	const hasRate = isUsualRate(new Exact(net.amount.value), new Exact(tax.amount.value), tolerance);
	const labels = scoreOf(gross, 'gross') + scoreOf(net, 'net') + scoreOf(tax, 'tax');
	return { ...parts, adds: true, hasRate, score: labels + bonusOf(parts, hasRate) };
}

/** Two lines of an invoice may add up to a third number too: words for the parts, or a usual rate, make them more. */
function bonusOf(
	{ gross, net, tax }: Required<Pick<Choice, 'gross' | 'net' | 'tax'>>,
	hasRate: boolean,
): number {
	const named = [scoreOf(net, 'net'), scoreOf(tax, 'tax')].filter((score) => score >= NAMED).length;
	const isNamed = named === 2 || (named === 1 && hasRate);
	if (scoreOf(gross, 'gross') >= NAMED && isNamed) return ADDS + (hasRate ? WITH_RATE : 0);
	return named === 2 && hasRate ? WITH_RATE : -ADDS;
}

function largestOf(amounts: readonly ScoredAmount[]): Decimal | undefined {
	return amounts
		.map(({ amount }) => amount.value)
		.reduce<Decimal | undefined>(
			(most, value) => (most === undefined || new Exact(value).gt(most) ? value : most),
			undefined,
		);
}

function isUsualRate(net: ExactNumber, tax: ExactNumber, tolerance: Decimal): boolean {
	return RATES.some((rate) => net.times(rate).minus(tax).abs().lte(new Exact(tolerance).times(2)));
}

export function scoreOf({ roles }: ScoredAmount, role: AmountRole): number {
	return roles[role] ?? UNNAMED;
}

function best(amounts: readonly ScoredAmount[], role: AmountRole): ScoredAmount[] {
	return amounts
		.filter((one) => mayBe(one, role))
		.sort((one, other) => scoreOf(other, role) - scoreOf(one, role))
		.slice(0, TRIED);
}

/** A tax of nothing is one where it is called so. */
function mayBe(one: ScoredAmount, role: AmountRole): boolean {
	const { amount, roles } = one;
	const value = new Exact(amount.value);
	if ((roles.notTotal ?? 0) >= 0.5 || (amount.isBare && roles[role] === undefined)) return false;
	return value.gt(0) || (value.eq(0) && role === 'tax' && scoreOf(one, role) > 0.5);
}

/** Sum of two amounts as plain text. */
export const plus = (one: Decimal, other: Decimal): Decimal => toDecimal(new Exact(one).plus(other));
export const minus = (one: Decimal, other: Decimal): Decimal => toDecimal(new Exact(one).minus(other));
