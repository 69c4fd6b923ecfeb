import { findMethod, PAYMENT_METHODS } from '../payments/methods';
import { isEuCountry } from '../tax/countries';
import { PAYMENT_CODES } from './codeLists';
import { minorToFixed } from '../money/minor';
import type { InvoiceContext, InvoicedDocument } from './source';
import type { SemanticPayment } from './semanticInvoice';
import { isCreditType, type TypeCode } from './typeCodes';
import type { InvoiceTexts } from './texts';

/** UNTDID 4461: instrument not defined; what people call it stands beside it. */
const NOT_DEFINED = '1';
export const TRANSFERS: ReadonlySet<string> = new Set(['30', '58']);
export const DIRECT_DEBITS: ReadonlySet<string> = new Set(['49', '59']);

/** How the invoice is paid (BG-16). Nothing where neither a method nor an account is known. */
export function describePayment(
	document: InvoicedDocument,
	{ mandate }: InvoiceContext,
): SemanticPayment | undefined {
	const { paymentMethod, sellerProfile, number, seller, currency } = document;
	const iban = sellerProfile?.ibanPrinted;
	const method = mandate === undefined ? (paymentMethod ?? undefined) : 'sepaDirectDebit';
	if (method === undefined && iban === undefined) return undefined;
	const known = method === undefined ? undefined : findMethod(method);
	const fallback =
		method === undefined ? (currency === 'EUR' ? '58' : '30') : (codeIn(method) ?? NOT_DEFINED);
	const code = known === undefined ? fallback : PAYMENT_METHODS[known].code;
	const isTransfer = TRANSFERS.has(code);
	if (isTransfer && iban === undefined && !needsAccount(document)) return undefined;
	const takesAccount = isTransfer && iban !== undefined;
	return {
		code,
		...(code === NOT_DEFINED && method !== undefined ? { text: method } : {}),
		...(number === null ? {} : { remittance: number }),
		...(takesAccount
			? {
					account: {
						iban,
						name: seller.name,
						...(sellerProfile?.bic === undefined ? {} : { bic: sellerProfile.bic }),
					},
				}
			: {}),
		...(DIRECT_DEBITS.has(code) && mandate !== undefined ? { mandate } : {}),
	};
}

/**
 * A transfer names its account (BR-61). Money that goes back needs none of ours, and a seller outside the European Union
 * may have no IBAN: then nothing is said of the means. Of others `checkInvoice` asks for it.
 */
const needsAccount = ({ kind, seller }: InvoicedDocument) =>
	kind !== 'creditNote' && isEuCountry(seller.address?.country ?? '');

/** A field may hold the code itself. */
const codeIn = (text: string) => (PAYMENT_CODES.has(text.trim()) ? text.trim() : undefined);

/** Payment terms in words (BT-20). What is to be paid without a date needs them (BR-CO-25), and so does money that goes back. */
export function describeTerms(
	document: InvoicedDocument,
	typeCode: TypeCode,
	texts: InvoiceTexts,
): string | undefined {
	const { dueDate, totals, cashDiscount, currency } = document;
	if (isCreditType(typeCode)) return texts.creditTerms;
	const instalments = totals.instalments ?? [];
	const schedule =
		instalments.length > 1
			? instalments.map(({ amount, dueDate: day }) =>
					texts.instalment(`${minorToFixed(amount, currency)} ${currency}`, day),
				)
			: [dueDate === null ? texts.onReceipt : texts.dueOn(dueDate)];
	const early = cashDiscount === null ? [] : [texts.cashDiscount(cashDiscount.rate, cashDiscount.days)];
	return [...schedule, ...early].join('\n');
}
