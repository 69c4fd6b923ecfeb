import { takeRestOfLines, type Whole } from '../../domain/amounts/takeRest';
import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { minorToFixed, sumMinor } from '../../domain/money/minor';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import type { Amounts, Completion } from './convertRequest';
import { creditNotesOf } from './creditNotesOf';
import { settleRest } from './settleRest';

/**
 * Lets a credit note take what is left of its invoice: of a line that it uses up, of the tax of a rate whose base it
 * uses up, and, when nothing is left after it, of all totals.
 */
export async function creditRest(tx: LedgerTx, invoice: BillingDocument): Promise<Completion> {
	const parts = await creditNotesOf(tx, invoice.id);
	const links = (await tx.links.linesFrom(invoice.id)).filter((link) => link.flow === 'credit');
	const whole: Whole = { document: invoice, parts, links };
	return {
		lines: (taken) => takeRestOfLines(whole, taken),
		amounts: (settle, taken, charges) => {
			const question = { whole, taken, charges, mayBeLast: everyPartHasLines(whole) };
			const amounts = settleRest(question, settle);
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
