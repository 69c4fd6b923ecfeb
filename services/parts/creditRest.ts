import type { BillingDocument, DocumentLine, DocumentTotals } from '../../domain/documents/document';
import { Exact } from '../../domain/money/decimal';
import { sumMinor } from '../../domain/money/minor';
import type { LedgerTx } from '../../ledger/port';
import type { CompletedPortions, Portion } from './convert';

/**
 * Lets the credit note that uses up a line take what is left of its amount, and the one that uses up the invoice
 * what is left of each tax: however an invoice is credited in parts, the parts sum to it, to the cent.
 */
export async function creditRest(tx: LedgerTx, invoice: BillingDocument, portions: readonly Portion[]): Promise<CompletedPortions> {
	const links = (await tx.links.linesFrom(invoice.id)).filter((link) => link.flow === 'credit');
	const earlier = await tx.documents.getMany(links.map((link) => link.toDocumentId));
	const creditedLines = new Map(earlier.flatMap((note) => note.lines.map((line) => [line.id, line] as const)));
	const creditedOf = (line: DocumentLine) =>
		links.filter((link) => link.fromLineId === line.id).map((link) => ({ ...link, net: creditedLines.get(link.toLineId)?.net ?? 0 }));

	const usesUp = (portion: Portion) => {
		const used = creditedOf(portion.line).reduce((sum, link) => sum.plus(link.quantity), new Exact(portion.quantity));
		return used.gte(portion.line.quantity);
	};
	const completed = portions.map((portion) =>
		portion.line.kind !== 'note' && usesUp(portion)
			? { ...portion, net: portion.line.net - sumMinor(creditedOf(portion.line).map((credit) => credit.net)) }
			: portion,
	);
	const taken = new Set(completed.filter((portion) => portion.net !== undefined).map((portion) => portion.line.id));
	const isLast = invoice.lines.every(
		(line) => line.kind === 'note' || taken.has(line.id) || creditedOf(line).reduce((sum, link) => sum.plus(link.quantity), new Exact(0)).gte(line.quantity),
	);
	return { portions: completed, totals: (plain) => (isLast ? restOfTaxes(invoice, earlier, plain) : plain) };
}

function restOfTaxes(invoice: BillingDocument, earlier: readonly BillingDocument[], plain: DocumentTotals): DocumentTotals {
	const same = (a: { category: string; rate: string }) => (b: { category: string; rate: string }) => a.category === b.category && a.rate === b.rate;
	const taxLines = plain.taxLines.map((line) => {
		const original = invoice.totals.taxLines.find(same(line));
		const credited = earlier.flatMap((note) => note.totals.taxLines.filter(same(line)));
		const bases = sumMinor([line.base, ...credited.map((tax) => tax.base)]);
		// Only where the bases meet is the rest of the tax the right tax; extra charges keep their own.
		if (!original || bases !== original.base) return line;
		return { ...line, tax: original.tax - sumMinor(credited.map((tax) => tax.tax)) };
	});
	const tax = sumMinor(taxLines.map((line) => line.tax));
	return { ...plain, taxLines, tax, gross: plain.net + tax };
}
