import type { EInvoicePaymentMethod } from '../../../domain/vietnam/eInvoice';
import type { AmountRowKind } from '../../../domain/vietnam/eInvoiceAmounts';
import type { CorrectionMethod } from '../../../domain/vietnam/correction';
import type { VatCode } from '../../../domain/vietnam/vatRates';

/**
 * The vocabulary of MISA's publishing API. The web drafts have another one (`webCodes.ts`) in which the same numbers
 * mean other things, so that the two share nothing.
 */

/** `ItemType` */
export const ITEM_TYPES: Readonly<Record<AmountRowKind, number>> = { goods: 1, discount: 3, note: 4 };

/** `ReferenceType`; null on an original. */
export const REFERENCE_TYPES: Readonly<Record<CorrectionMethod, number>> = { replacement: 1, adjustment: 2 };

/** `OrgInvoiceType`: an electronic invoice under Decree 123/2020 and the acts after it. */
export const ORIGINAL_IS_EINVOICE = 1;

/** `SignType`: by the signing service (HSM) of the account, or none to be seen on invoices of a cash register. */
export const SIGN_TYPES = { hsm: 2, cashRegister: 5 } as const;

/** `PaymentMethodName` is free text; these are the usual words. */
export const PAYMENT_METHOD_NAMES: Readonly<Record<EInvoicePaymentMethod, string>> = {
	cash: 'TM',
	transfer: 'CK',
	cashOrTransfer: 'TM/CK',
	offset: 'Đối trừ công nợ',
	card: 'Thẻ',
	other: 'Khác',
};

/** `VATRateName` */
export function vatRateName(code: VatCode): string {
	return code === 'KCT' || code === 'KKKNT' ? code : `${code}%`;
}
