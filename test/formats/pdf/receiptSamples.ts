import type { PrintableReceipt, ReceiptAllocation } from '../../../formats/pdf/printableReceipt';
import { frenchBuyer, frenchProfile, frenchSeller, hanoiBuyer, hanoiSeller } from './sampleData';

/** Receipts of a French wholesaler and of a Hanoi company, as a service would hand them to the writer. */

type Changes = Partial<Omit<PrintableReceipt, 'print'>> & {
	readonly print?: Partial<PrintableReceipt['print']>;
};

const named = { invoiceType: 'standard', summary: false } as const;

export const frenchAllocations: readonly ReceiptAllocation[] = [
	{
		...named,
		kind: 'invoice',
		number: 'FA2026-00042',
		issueDate: '2026-11-02',
		gross: 119_412,
		paid: 119_412,
		left: 0,
	},
	{
		...named,
		kind: 'invoice',
		number: 'FA2026-00047',
		issueDate: '2026-11-09',
		gross: 48_000,
		paid: 30_588,
		left: 17_412,
	},
];

export function frenchReceipt({ print, ...changes }: Changes = {}): PrintableReceipt {
	return {
		kind: 'receipt',
		id: 'pay_019c0000-0000-7000-8000-3f9ab2c41d07',
		seller: frenchSeller,
		buyer: frenchBuyer,
		sellerProfile: frenchProfile,
		currency: 'EUR',
		amount: 150_000,
		receivedOn: '2026-11-22',
		method: '30',
		reference: 'VIR DUPONT FA2026-00042',
		allocations: frenchAllocations,
		refunded: 0,
		unallocated: 0,
		receivedFor: null,
		...changes,
		print: {
			language: 'fr',
			watermark: null,
			companyExtras: { legalForm: 'SAS', capital: '150 000 €', tradeRegister: 'RCS Lyon 812 345 676' },
			...print,
		},
	};
}

/** An advance on an order, of which a part went back. */
export function hanoiReceipt({ print, ...changes }: Changes = {}): PrintableReceipt {
	return frenchReceipt({
		seller: hanoiSeller,
		buyer: hanoiBuyer,
		sellerProfile: null,
		currency: 'VND',
		amount: 12_000_000,
		reference: null,
		allocations: [],
		refunded: 2_000_000,
		unallocated: 10_000_000,
		receivedFor: {
			...named,
			kind: 'salesOrder',
			invoiceType: null,
			number: 'CO2026-00007',
			issueDate: '2026-11-20',
			gross: 24_000_000,
		},
		...changes,
		print: { language: 'vi', companyExtras: { capital: '5.000.000.000 ₫' }, ...print },
	});
}
