import type { CorrectionMethod } from '../../../domain/vietnam/correction';
import type { AmountRowKind } from '../../../domain/vietnam/eInvoiceAmounts';
import type { VatCode } from '../../../domain/vietnam/vatRates';

/** The vocabulary of MISA's web drafts. Its numbers are not those of the publishing API (`publishCodes.ts`). */

/** `InventoryItemType` */
export const INVENTORY_ITEM_TYPES: Readonly<Record<AmountRowKind, number>> = {
	goods: 0,
	discount: 4,
	note: 3,
};

/** `EInvoiceStatus` of a draft */
export const WEB_STATUSES: Readonly<Record<'original' | CorrectionMethod, number>> = {
	original: 1,
	replacement: 3,
	adjustment: 4,
};

const NAMED: Readonly<Record<string, number>> = { KCT: -1, KKKNT: -3 };

/** `VATRate`; null for another rate, which the web app reads from the amount of VAT. */
export function webVatRate(code: VatCode): number | null {
	if (code.startsWith('KHAC:')) return null;
	return NAMED[code] ?? Number(code);
}
