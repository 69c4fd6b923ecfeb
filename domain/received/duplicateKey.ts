import { compact } from '../tax/checkSiren';
import { sirenOfVatNumber } from '../tax/checkVatNumber';
import type { ReceivedInvoice, ReceivedKind } from './receivedInvoice';

/**
 * What makes two invoices the same one for certain: issuer, type, form and series (Viet Nam counts from 1 in each),
 * number and year. Null where something was not read: then nothing is certain.
 */
export interface DuplicateKey {
	readonly issuer: string | null;
	readonly kind: ReceivedKind;
	/** '' where invoices have none. */
	readonly series: string;
	readonly number: string | null;
	readonly year: string | null;
}

export function duplicateKeyOf(invoice: ReceivedInvoice): DuplicateKey {
	return {
		issuer: issuerOf(invoice),
		kind: invoice.kind.value,
		series: compact(invoice.series?.value ?? ''),
		number: normalizeNumber(invoice.number?.value ?? ''),
		year: invoice.issueDate?.value.slice(0, 4) ?? null,
	};
}

/**
 * The company that issued it. A French one is known by its SIREN, whether VAT number, SIREN or the SIRET of one of its
 * places is printed.
 */
function issuerOf({ seller }: ReceivedInvoice): string | null {
	const ids = [seller.taxId, seller.registrationId].flatMap((field) => field?.value ?? []).map(compact);
	const sirens = ids.map((id) => sirenOfVatNumber(id) ?? (/^\d{14}$/.test(id) ? id.slice(0, 9) : undefined));
	return sirens.find((siren) => siren !== undefined) ?? ids[0] ?? null;
}

/**
 * A number as it is compared: `fa 2026/017` and `FA-2026-017` are one, and so are 42 and 00000042 of Viet Nam. What
 * parts the groups of digits stays, for 1-11 and 11-1 are two.
 */
export function normalizeNumber(number: string): string | null {
	const text = number
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');
	if (text === '') return null;
	return /^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, '') : text;
}

/** Days within which an invoice of the same supplier and amount makes one look twice. */
export const SUSPECT_DAYS = 7;
