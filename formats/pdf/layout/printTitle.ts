import type { BillingDocument } from '../../../domain/documents/document';
import type { PrintTexts } from '../templateSchema';
import { fillText } from '../text/fillText';
import type { PrintContext } from './context';

type Titled = Pick<BillingDocument, 'kind' | 'invoiceType' | 'summary'>;

/** `Facture d’acompte`, `Credit note`: what a document is called. */
export function titleOf({ kind, invoiceType, summary }: Titled, { titles }: PrintTexts): string {
	if (kind === 'invoice' && invoiceType === 'deposit') return titles.depositInvoice;
	if (kind === 'creditNote' && invoiceType === 'deposit') return titles.depositCreditNote;
	if (kind === 'invoice' && summary) return titles.summaryInvoice;
	return titles[kind];
}

/** What the paper calls itself. */
export function printTitle({ document, texts }: PrintContext): string {
	return document.print.printAs === 'proForma' ? texts.titles.proForma : titleOf(document, texts);
}

/** The number, or why there is none. */
export function printNumber({ document, texts }: PrintContext): string {
	if (document.number !== null) return fillText(texts.labels.number, { value: document.number });
	if (document.internalReference !== null) {
		return fillText(texts.labels.internalReference, { value: document.internalReference });
	}
	return texts.labels.draftNumber;
}
