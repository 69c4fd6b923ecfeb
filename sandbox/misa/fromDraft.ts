import { Exact } from '../../domain/money/decimal';
import { exact } from './checks/figures';
import { isCashRegister } from './templates';
import type { Json } from './world';

const ITEM_TYPES: Readonly<Record<number, number>> = { 0: 1, 2: 2, 3: 4, 4: 3, 6: 5 };
const RATE_NAMES: Readonly<Record<number, string>> = { [-1]: 'KCT', [-3]: 'KKKNT' };
const REFERENCE_TYPES: Readonly<Record<number, number>> = { 3: 1, 4: 2 };

/** A draft that was signed on the web, in the words of the publishing API, so that it is printed and listed as all are. */
export function fromDraft(draft: Json): Json {
	const details = draft['InvoiceDetails'] as readonly Json[];
	return {
		RefID: draft['RefID'],
		InvSeries: draft['InvSeries'],
		InvDate: draft['InvDate'],
		CurrencyCode: draft['CurrencyCode'],
		ExchangeRate: draft['ExchangeRate'],
		PaymentMethodName: draft['PaymentMethod'],
		IsInvoiceCalculatingMachine: isCashRegister(String(draft['InvSeries'])),
		BuyerLegalName: draft['AccountObjectName'],
		BuyerTaxCode: draft['AccountObjectTaxCode'],
		BuyerAddress: draft['AccountObjectAddress'],
		BuyerFullName: draft['ContactName'],
		...Object.fromEntries(Object.entries(draft).filter(([name]) => name.startsWith('Total'))),
		ReferenceType: REFERENCE_TYPES[draft['EInvoiceStatus'] as number] ?? null,
		...Object.fromEntries(Object.entries(draft).filter(([name]) => name.startsWith('OrgInv'))),
		InvoiceNote: draft['ChangeReason'],
		OriginalInvoiceDetail: details.map(fromDetail),
	};
}

const fromDetail = (row: Json): Json => ({
	ItemType: ITEM_TYPES[row['InventoryItemType'] as number],
	SortOrder: row['SortOrderView'],
	LineNumber: row['SortOrder'],
	ItemName: row['Description'],
	UnitName: row['UnitName'],
	Quantity: row['Quantity'],
	UnitPrice: row['UnitPrice'],
	AmountOC: row['AmountOC'],
	DiscountAmountOC: row['DiscountAmountOC'] ?? 0,
	...(row['VATRate'] === undefined ? {} : { VATRateName: rateName(row) }),
	VATAmountOC: row['VATAmountOC'] ?? 0,
});

/** Without a rate the web app finds the percent in the amount of VAT. */
function rateName(row: Json): string {
	const rate = row['VATRate'] as number | null;
	if (rate !== null) return RATE_NAMES[rate] ?? `${rate}%`;
	const net = exact(row['AmountOC']).minus(exact(row['DiscountAmountOC']));
	const percent = net.eq(0) ? new Exact(0) : exact(row['VATAmountOC']).times(100).div(net).round(2);
	return `KHAC:${percent.toFixed()}%`;
}
