import { strToU8, zipSync } from 'fflate';
import type { SInvoiceSandboxAccount } from '../account';
import type { SInvoiceSandboxInvoice } from '../world';
import type { Drawn } from './drawInvoice';
import { writeXml } from './writeXml';

const STYLE =
	'<?xml version="1.0"?><xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>';

/** The ZIP of an invoice: its XML, and the style sheet beside it; or a ZIP with that ZIP in it. */
export function packInvoice(
	account: SInvoiceSandboxAccount,
	{ invoice, code }: Pick<Drawn, 'code'> & { readonly invoice: SInvoiceSandboxInvoice },
	zip: 'flat' | 'nested',
): Uint8Array {
	const flat = zipSync({
		'invoice.xsl': strToU8(STYLE),
		[`${account.taxCode}-${invoice.invoiceNo}.xml`]: strToU8(writeXml(account, invoice, code)),
	});
	if (zip === 'flat') return flat;
	return zipSync({ [`${invoice.invoiceNo}-${invoice.reservationCode}.zip`]: flat });
}
