import type { EInvoicePaymentMethod } from '../../../domain/vietnam/eInvoice';
import type { AmountRowKind } from '../../../domain/vietnam/eInvoiceAmounts';
import { percentOf } from '../../../domain/vietnam/readVatRate';
import type { VatCode } from '../../../domain/vietnam/vatRates';

/** Numbers of S-Invoice alone: those of MISA mean other things. Source: Viettel's specification, version 2. */

/** `selection`. */
export const SELECTIONS = { goods: 1, note: 2, discount: 3 } as const satisfies Record<AmountRowKind, number>;

/** `adjustmentType`; what an adjustment changes is `adjustmentInvoiceType`. */
export const ADJUSTMENT_TYPES = { original: '1', replacement: '3', adjustment: '5' } as const;
export const ADJUSTMENT_SCOPES = { money: '1', information: '2' } as const;

/** `originalInvoiceType`: an electronic invoice under Decree 123 and what followed it. */
export const ORIGINAL_TYPE = '1';

/** Both are sent: the name is what is printed, and without the code it counts as "other". */
export const PAYMENT_METHODS = {
	cash: { paymentMethod: '1', paymentMethodName: 'TM' },
	transfer: { paymentMethod: '2', paymentMethodName: 'CK' },
	cashOrTransfer: { paymentMethod: '3', paymentMethodName: 'TM/CK' },
	offset: { paymentMethod: '4', paymentMethodName: 'DTCN' },
	card: { paymentMethod: '9', paymentMethodName: 'Thẻ quốc tế' },
	other: { paymentMethod: '5', paymentMethodName: 'KHAC' },
} as const satisfies Record<EInvoicePaymentMethod, object>;

/** `buyerIdType`: identity card. */
export const IDENTITY_CARD = '1';

const NOT_SUBJECT = -2;
const NOT_DECLARED = -1;

/** `taxPercentage`: a percent, or a number below zero that stands for having none. */
export function taxPercentage(code: VatCode): number {
	if (code === 'KCT') return NOT_SUBJECT;
	if (code === 'KKKNT') return NOT_DECLARED;
	return Number(percentOf(code));
}
