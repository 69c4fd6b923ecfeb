import type { BillingDocument, DocumentLine } from '../documents/document';
import type { LineLink } from '../documents/remaining';
import { Exact } from '../money/decimal';
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
export function takeRestOfLine(whole: Whole, { source, line }: TakenLine): DocumentLine {
	if (line.kind === 'note') return line;
	const take = taker(whole, { source, line });
	const [net, gross, tax] = [take(netOf), take(grossOf), take(taxOf)];
	const taken: DocumentLine = {
		...line,
		...(line.gross === undefined ? { net } : { gross }),
		...(line.tax === undefined ? {} : { tax }),
	};
	const isPlain = taken.net === line.net && taken.gross === line.gross;
	return isPlain ? taken : { ...taken, amountIsRest: true };
}

/**
 * The same for the nets of lines whose prices include VAT, once they are known: grosses that sum up do not make nets
 * that do. Where one is not what its gross gives, all are kept as they are.
 */
export function takeRestOfNets(whole: Whole, taken: readonly TakenLine[]): DocumentLine[] {
	const nets = taken.map((one) => (hasOwnNet(one) ? taker(whole, one)(netOf) : one.line.net));
	if (nets.every((net, index) => net === taken[index]?.line.net)) return taken.map(({ line }) => line);
	return taken.map((one, index) =>
		hasOwnNet(one) ? { ...one.line, net: nets[index] ?? 0, netIsRest: true } : one.line,
	);
}

const hasOwnNet = ({ line }: TakenLine) =>
	line.kind !== 'note' && line.gross !== undefined && line.tax === undefined;

/** The same for the other taxes of a line, once their plain amounts are known. */
export function takeRestOfOtherTaxes(whole: Whole, { source, line }: TakenLine): DocumentLine {
	if (line.otherTaxes === undefined) return line;
	const take = taker(whole, { source, line });
	const otherTaxes = line.otherTaxes.map((tax, index) => {
		const amount = take((one) => one.otherTaxes?.[index]?.amount);
		return amount === tax.amount ? tax : { ...tax, amount, isRest: true as const };
	});
	return otherTaxes.every((tax, index) => tax === line.otherTaxes?.[index]) ? line : { ...line, otherTaxes };
}

type AmountOfLine = (line: DocumentLine) => Minor | undefined;

/** What is taken of one amount of a line: all that is left of it with the last of its quantity, else at most that. */
function taker({ parts, links }: Whole, { source, line }: TakenLine): (of: AmountOfLine) => Minor {
	const before = links.filter((link) => link.fromLineId === source.id);
	const made = new Map(parts.flatMap((part) => part.lines.map((one) => [one.id, one] as const)));
	const earlier = before.flatMap((link) => made.get(link.toLineId) ?? []);
	const used = before.reduce((sum, link) => sum.plus(link.quantity), new Exact(line.quantity));
	const isLast = used.gte(source.quantity);
	return (of) => {
		const rest = (of(source) ?? 0) - sumMinor(earlier.map((one) => of(one) ?? 0));
		return isLast ? rest : nearerToZero(of(line) ?? 0, rest);
	};
}

const netOf = ({ net }: DocumentLine) => net;
const grossOf = ({ gross }: DocumentLine) => gross;
const taxOf = ({ tax }: DocumentLine) => tax;

/** Many small parts, each rounded up, would otherwise exceed the whole. */
export function nearerToZero(amount: Minor, left: Minor): Minor {
	return Math.abs(amount) > Math.abs(left) ? left : amount;
}
