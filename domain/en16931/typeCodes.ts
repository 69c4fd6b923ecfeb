import type { BillingDocument } from '../documents/document';
import { CREDIT_NOTE_TYPES, INVOICE_TYPES } from '../documents/kinds';

/** Types of UNTDID 1001 that we write. */
export const TYPE_CODES = {
	'380': { title: 'commercial invoice', fr: 'facture', isCredit: false },
	'381': { title: 'credit note', fr: 'avoir', isCredit: true },
	'384': { title: 'corrected invoice', fr: 'facture rectificative', isCredit: false },
	'386': { title: 'deposit invoice', fr: 'facture d’acompte', isCredit: false },
	'389': { title: 'self-billed invoice', fr: 'autofacture', isCredit: false },
	'261': { title: 'self-billed credit note', fr: 'avoir autofacturé', isCredit: true },
	'503': { title: 'credit note of a deposit', fr: 'avoir d’acompte', isCredit: true },
} as const;
export type TypeCode = keyof typeof TYPE_CODES;

/** Deposits: no frame of final invoices for them, and no order of their dates (BR-FR-CO-07, BR-FR-CO-08). */
export const DEPOSIT_CODES: ReadonlySet<string> = new Set([INVOICE_TYPES.deposit, CREDIT_NOTE_TYPES.deposit]);
/** The buyer writes the invoice for its supplier (autofacturation). */
export const SELF_BILLED_CODES: ReadonlySet<string> = new Set(['389', '261']);

export const isCreditType = (code: TypeCode): boolean => TYPE_CODES[code].isCredit;

type Typed = Pick<BillingDocument, 'kind' | 'invoiceType'>;

/**
 * The type of a document.
 *
 * @returns undefined for kinds that are no invoice
 */
export function typeCodeOf({ kind, invoiceType }: Typed, isSelfBilled: boolean): TypeCode | undefined {
	const type = invoiceType ?? 'standard';
	if (kind === 'invoice') return INVOICE_TYPES[type];
	if (kind === 'creditNote') return CREDIT_NOTE_TYPES[type];
	return kind === 'supplierInvoice' && isSelfBilled ? '389' : undefined;
}
