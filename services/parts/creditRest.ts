import {
	capTax,
	restOfNet,
	restOfTotals,
	takeRestOfLine,
	usesUp,
	type TakenLine,
	type Whole,
} from '../../domain/amounts/takeRest';
import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { minorToFixed, sumMinor } from '../../domain/money/minor';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import type { Amounts, Completion } from './convert';
import { creditNotesOf } from './creditNotesOf';

/**
 * Lets a credit note take what is left of its invoice: of a line that it uses up, of the tax of a rate whose base it
 * uses up, and, when nothing is left after it, of all totals.
 */
export async function creditRest(tx: LedgerTx, invoice: BillingDocument): Promise<Completion> {
	const parts = await creditNotesOf(tx, invoice.id);
	const links = (await tx.links.linesFrom(invoice.id)).filter((link) => link.flow === 'credit');
	const whole: Whole = { document: invoice, parts, links };
	return {
		lines: (taken) => taken.map((one) => takeRestOfLine(whole, one)),
		amounts: (plain, taken, charges) => {
			const amounts =
				usesUp(whole, taken, charges) && everyPartHasLines(whole)
					? lastAmounts(whole, taken, plain)
					: { ...plain, totals: cappedTotals(whole, plain) };
			assertWithinRest(invoice, parts, amounts);
			return amounts;
		},
	};
}

/** Money that was credited without lines is in no line's rest: then amounts are computed plainly, up to what is left. */
function everyPartHasLines({ parts, links }: Whole): boolean {
	const linked = new Set(links.map(({ toLineId }) => toLineId));
	return parts.every((part) => part.lines.every((line) => line.kind === 'note' || linked.has(line.id)));
}

function lastAmounts(whole: Whole, taken: readonly TakenLine[], plain: Amounts): Amounts {
	const sources = new Map(taken.map(({ source, line }) => [line.id, source]));
	const lines = plain.lines.map((line) => {
		const source = sources.get(line.id);
		return source === undefined ? line : restOfNet(whole, { source, line });
	});
	return { lines, totals: restOfTotals(whole) };
}

function cappedTotals(whole: Whole, { totals }: Amounts): Amounts['totals'] {
	const taxLines = totals.taxLines.map((line) => ({ ...line, tax: capTax(whole, line) }));
	const tax = sumMinor(taxLines.map((line) => line.tax));
	return { ...totals, taxLines, tax, gross: sumMinor([totals.net, tax]) };
}

function assertWithinRest(
	invoice: BillingDocument,
	parts: readonly BillingDocument[],
	{ totals }: Amounts,
): void {
	const left = invoice.totals.gross - sumMinor(parts.map((note) => note.totals.gross));
	if (totals.gross <= left) return;
	const { currency } = invoice;
	refuse({
		rule: 'creditNote.tooMuch',
		document: nameOf(invoice),
		message: `${nameOf(invoice)} has ${minorToFixed(left, currency)} ${currency} left to credit, ${minorToFixed(totals.gross, currency)} were asked.`,
		fix: 'Credit at most what is left: fewer quantities, or smaller charges.',
	});
}
