import { computeLineNet } from '../../domain/documents/computeTotals';
import type { BillingDocument, DocumentLine, DocumentTotals, TaxLine } from '../../domain/documents/document';
import { Exact } from '../../domain/money/decimal';
import { minorToFixed, sumMinor, type Minor } from '../../domain/money/minor';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import type { CompletedPortions } from './convert';
import { creditNotesOf } from './creditNotesOf';
import { nameOf } from '../../domain/documents/nameOf';
import type { Portion } from './portions';

/**
 * Lets the credit note that uses up a line take what is left of its amount, and the one that uses up the base of a
 * rate what is left of its tax; a part before it takes no more than is left. However an invoice is credited in parts,
 * the parts sum to it, to the cent, and never exceed it.
 */
export async function creditRest(
	tx: LedgerTx,
	invoice: BillingDocument,
	portions: readonly Portion[],
): Promise<CompletedPortions> {
	const earlier = await creditNotesOf(tx, invoice.id);
	const links = (await tx.links.linesFrom(invoice.id)).filter((link) => link.flow === 'credit');
	const creditedLines = new Map(
		earlier.flatMap((note) => note.lines.map((line) => [line.id, line] as const)),
	);
	const netOf = (portion: Portion): Minor => {
		const before = links.filter((link) => link.fromLineId === portion.line.id);
		const left =
			portion.line.net - sumMinor(before.map((link) => creditedLines.get(link.toLineId)?.net ?? 0));
		const used = before.reduce((sum, link) => sum.plus(link.quantity), new Exact(portion.quantity));
		return used.gte(portion.line.quantity) ? left : smaller(plainNet(portion, invoice.currency), left);
	};
	return {
		portions: portions.map((portion) =>
			portion.line.kind === 'note' ? portion : { ...portion, net: netOf(portion) },
		),
		totals: (plain) => restOfTotals(invoice, earlier, plain),
	};
}

function plainNet({ line, quantity }: { line: DocumentLine; quantity: string }, currency: string): Minor {
	return computeLineNet({ ...line, quantity }, currency);
}

/** The one nearer to zero: many small parts, each rounded up, would otherwise exceed the whole. */
function smaller(amount: Minor, left: Minor): Minor {
	return Math.abs(amount) > Math.abs(left) ? left : amount;
}

function restOfTotals(
	invoice: BillingDocument,
	earlier: readonly BillingDocument[],
	plain: DocumentTotals,
): DocumentTotals {
	const taxLines = plain.taxLines.map((line) => ({ ...line, tax: restOfTax(invoice, earlier, line) }));
	const tax = sumMinor(taxLines.map((line) => line.tax));
	const gross = sumMinor([plain.net, tax]);
	const open = invoice.totals.gross - sumMinor(earlier.map((note) => note.totals.gross));
	if (gross > open) {
		const { currency } = invoice;
		refuse({
			rule: 'creditNote.tooMuch',
			document: nameOf(invoice),
			message: `${nameOf(invoice)} has ${minorToFixed(open, currency)} ${currency} left to credit, ${minorToFixed(gross, currency)} were asked.`,
			fix: 'Credit at most what is left: fewer quantities, or smaller charges.',
		});
	}
	return { ...plain, taxLines, tax, gross };
}

/** Where the bases meet, the rest of the tax is the right tax; before that, at most the rest. Extra charges keep their own. */
function restOfTax(invoice: BillingDocument, earlier: readonly BillingDocument[], line: TaxLine): Minor {
	const sameRate = ({ category, rate }: TaxLine) => category === line.category && rate === line.rate;
	const original = invoice.totals.taxLines.find(sameRate);
	if (!original) return line.tax;
	const credited = earlier.flatMap((note) => note.totals.taxLines.filter(sameRate));
	const base = sumMinor([line.base, ...credited.map((tax) => tax.base)]);
	const left = original.tax - sumMinor(credited.map((tax) => tax.tax));
	if (base === original.base) return left;
	return Math.abs(base) < Math.abs(original.base) ? smaller(line.tax, left) : line.tax;
}
