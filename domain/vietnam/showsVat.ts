import { INVOICE_FORMS, type InvoiceSeries } from './series';

/** True where the lines of such an invoice show a rate and a tax. Of the tickets (form 5), sales tickets (H) do not. */
export function showsVat({ form, letter }: Pick<InvoiceSeries, 'form' | 'letter'>): boolean {
	return INVOICE_FORMS[form].hasVat && letter !== 'H';
}
