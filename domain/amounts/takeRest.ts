import type { BillingDocument, DocumentLine } from '../documents/document';
import type { LineLink } from '../documents/remaining';
import { Exact, type Decimal } from '../money/decimal';
import { sumMinor, type Minor } from '../money/minor';

/** A document that is used up in parts (an invoice by credit notes), and the parts that it has given so far. */
export interface Whole {
	readonly document: Pick<BillingDocument, 'lines' | 'totals' | 'charges'>;
	readonly parts: ReadonlyArray<Pick<BillingDocument, 'lines' | 'totals' | 'charges'>>;
	/** From lines of the whole into lines of the parts. */
	readonly links: readonly LineLink[];
}

/** A new line and the line of the whole that it takes from. */
export interface TakenLine {
	readonly source: DocumentLine;
	readonly line: DocumentLine;
}

/**
 * Lets the part that uses up a line take what is left of its amounts, and a part before it no more than that: however
 * a document is cut, the parts sum to it to the smallest unit, and never exceed it on the way.
 */
export function takeRestOfLines(whole: Whole, taken: readonly TakenLine[]): DocumentLine[] {
	return inTurn(whole, taken, ({ line }, take) => {
		if (line.kind === 'note') return line;
		const [net, gross, tax] = [take(netOf), take(grossOf), take(taxOf)];
		const rest: DocumentLine = {
			...line,
			...(line.gross === undefined ? { net } : { gross }),
			...(line.tax === undefined ? {} : { tax }),
		};
		const isPlain = rest.net === line.net && rest.gross === line.gross;
		return isPlain ? rest : { ...rest, amountIsRest: true };
	});
}

/**
 * The same for the nets of lines whose prices include VAT, once they are known: grosses that sum up do not make nets
 * that do. Where one is not what its gross gives, all are kept as they are.
 */
export function takeRestOfNets(whole: Whole, taken: readonly TakenLine[]): DocumentLine[] {
	const rested = inTurn(whole, taken, ({ line }, take) =>
		hasOwnNet(line) ? { ...line, net: take(netOf) } : line,
	);
	if (rested.every(({ net }, index) => net === taken[index]?.line.net)) return taken.map(({ line }) => line);
	return rested.map((line) => (hasOwnNet(line) ? { ...line, netIsRest: true } : line));
}

const hasOwnNet = (line: DocumentLine) =>
	line.kind !== 'note' && line.gross !== undefined && line.tax === undefined;

/** The same for the other taxes of lines, once their plain amounts are known. */
export function takeRestOfOtherTaxes(whole: Whole, taken: readonly TakenLine[]): DocumentLine[] {
	return inTurn(whole, taken, ({ line }, take) => {
		if (line.otherTaxes === undefined) return line;
		const otherTaxes = line.otherTaxes.map((tax, index) => {
			const amount = take((one) => one.otherTaxes?.[index]?.amount);
			return amount === tax.amount ? tax : { ...tax, amount, isRest: true as const };
		});
		return otherTaxes.every((tax, index) => tax === line.otherTaxes?.[index])
			? line
			: { ...line, otherTaxes };
	});
}

type AmountOfLine = (line: DocumentLine) => Minor | undefined;

/** What is taken of one amount of a line: all that is left of it with the last of its quantity, else at most that. */
type Take = (of: AmountOfLine) => Minor;

/** One document may take a line of the whole twice, some of it to scrap: the second line comes after the first. */
function inTurn(
	whole: Whole,
	taken: readonly TakenLine[],
	rest: (one: TakenLine, take: Take) => DocumentLine,
): DocumentLine[] {
	const done = new Map<string, DocumentLine[]>();
	const made = new Map(whole.parts.flatMap((part) => part.lines.map((one) => [one.id, one] as const)));
	const links = Map.groupBy(whole.links, ({ fromLineId }) => fromLineId);
	return taken.map((one) => {
		const { source } = one;
		const siblings = done.get(source.id) ?? [];
		const before = links.get(source.id) ?? [];
		const earlier = [...before.flatMap(({ toLineId }) => made.get(toLineId) ?? []), ...siblings];
		const used = [...before, ...siblings].map(({ quantity }) => quantity);
		const line = rest(one, taker(one, earlier, used));
		done.set(source.id, [...siblings, line]);
		return line;
	});
}

function taker(
	{ source, line }: TakenLine,
	earlier: readonly DocumentLine[],
	used: readonly Decimal[],
): Take {
	const isLast = used.reduce((sum, one) => sum.plus(one), new Exact(line.quantity)).gte(source.quantity);
	return (of) => {
		const left = (of(source) ?? 0) - sumMinor(earlier.map((one) => of(one) ?? 0));
		return isLast ? left : nearerToZero(of(line) ?? 0, left);
	};
}

const netOf = ({ net }: DocumentLine) => net;
const grossOf = ({ gross }: DocumentLine) => gross;
const taxOf = ({ tax }: DocumentLine) => tax;

/** Many small parts, each rounded up, would otherwise exceed the whole. */
export function nearerToZero(amount: Minor, left: Minor): Minor {
	return Math.abs(amount) > Math.abs(left) ? left : amount;
}
