import { shortPaymentId, type PrintableReceipt } from '../printableReceipt';
import { cleanText } from '../text/cleanText';
import { fillText } from '../text/fillText';
import type { PageContext } from './context';

/** Longest reference in the head of the page: two lines of it. */
const MOST = 60;

/** By what people name the payment: what the payer wrote, else the end of its id. */
export function printReference(receipt: PrintableReceipt, { texts }: Pick<PageContext, 'texts'>): string {
	const written = oneLine(receipt);
	if (written === '') return fillText(texts.receipt.payment, { value: shortPaymentId(receipt) });
	return fillText(texts.receipt.reference, { value: isCut(receipt) ? cut(written) : written });
}

/** Whether the head of the page has no room for the whole reference. */
export function isCut(receipt: Pick<PrintableReceipt, 'reference'>): boolean {
	return oneLine(receipt).length > MOST;
}

/** At the end of a word, so that no number loses its last digits; a very long word is cut all the same. */
function cut(written: string): string {
	const end = written.slice(0, MOST + 1).lastIndexOf(' ');
	return `${written.slice(0, end > MOST / 2 ? end : MOST)}…`;
}

const oneLine = ({ reference }: Pick<PrintableReceipt, 'reference'>): string =>
	cleanText(reference).replace(/\s+/g, ' ');
