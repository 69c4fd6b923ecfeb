import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import type { MisaTemplate } from '../answers/readTemplate';
import { SIGN_TYPES } from './publishCodes';
import { writeInvoice } from './writeInvoice';

/** The body of a call that publishes: invoices of one series, signed by the account's signing service. */
export function writePublishRequest(
	invoices: readonly EInvoice[],
	{ series, sentAsSummary }: Pick<MisaTemplate, 'series' | 'sentAsSummary'>,
) {
	return {
		SignType: series.letter === 'M' ? SIGN_TYPES.cashRegister : SIGN_TYPES.hsm,
		InvoiceData: invoices.map((invoice) => writeInvoice(invoice, sentAsSummary)),
		PublishInvoiceData: null,
	};
}

export type PublishRequest = ReturnType<typeof writePublishRequest>;
