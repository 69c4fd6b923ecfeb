import { fillText } from '../text/fillText';
import type { PrintContext } from './context';

/** `Facture d’acompte`, `Credit note`: what the paper calls itself. */
export function printTitle({ document, texts }: PrintContext): string {
	if (document.print.printAs === 'proForma') return texts.titles.proForma;
	if (document.kind === 'invoice' && document.invoiceType === 'deposit') return texts.titles.depositInvoice;
	if (document.kind === 'creditNote' && document.invoiceType === 'deposit') {
		return texts.titles.depositCreditNote;
	}
	if (document.kind === 'invoice' && document.summary) return texts.titles.summaryInvoice;
	return texts.titles[document.kind];
}

/** The number, or why there is none. */
export function printNumber({ document, texts }: PrintContext): string {
	if (document.number !== null) return fillText(texts.labels.number, { value: document.number });
	if (document.internalReference !== null) {
		return fillText(texts.labels.internalReference, { value: document.internalReference });
	}
	return texts.labels.draftNumber;
}
