import type { PrintableReceipt, ReceiptDocument } from '../printableReceipt';
import { cleanText } from '../text/cleanText';
import { fillText } from '../text/fillText';
import { lookUp } from '../text/lookUp';
import type { PageContext } from './context';
import type { Pair } from './layoutPairs';
import { isCut } from './printReference';
import { titleOf } from './printTitle';

/** What the receipt says of the money itself: how much, how, and for what where no invoice has all of it yet. */
export function pairReceipt(receipt: PrintableReceipt, page: PageContext): Pair[] {
	const { texts, money } = page;
	const { amount, method, reference, receivedFor } = receipt;
	const pairs = [
		{ label: texts.receipt.amount, value: money(amount), bold: true },
		{
			label: texts.receipt.method,
			value: method === null ? '' : (lookUp(texts.paymentMethods, method) ?? method),
		},
		{ label: texts.receipt.written, value: isCut(receipt) ? (reference ?? '') : '' },
		{ label: texts.receipt.receivedFor, value: receivedFor === null ? '' : sayDocument(receivedFor, page) },
	];
	return pairs.filter(({ value }) => cleanText(value) !== '');
}

/** `Commande CO2026-00001 du 10/03/2026 : 412,20 €`; a draft says that it has no number yet. */
function sayDocument(document: ReceiptDocument, { texts, date, money }: PageContext): string {
	const number = `${titleOf(document, texts)} ${document.number ?? `(${texts.labels.draftNumber})`}`;
	const named = fillText(texts.labels.ofDate, { number, date: date(document.issueDate) });
	return fillText(texts.receipt.ofTotal, { document: named, gross: money(document.gross) });
}
