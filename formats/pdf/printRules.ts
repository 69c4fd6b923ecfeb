import type { Kind } from '../../domain/documents/kinds';

export type DateField = 'deliveryDate' | 'validUntil' | 'dueDate';
export type DateLabel = 'deliveryDate' | 'validUntil' | 'replyBy' | 'dueDate';

/** What a kind shows on paper beside what every kind shows. */
export interface PrintRules {
	/** Dates after the issue date, each with its label. */
	readonly dates: ReadonlyArray<{ readonly field: DateField; readonly label: DateLabel }>;
	/** `account`: terms and bank account. `terms`: method and cash discount only. */
	readonly payment: 'account' | 'terms' | 'none';
	/** Label of the last line of the totals; null where nothing is due yet. */
	readonly due: 'pay' | 'credit' | 'proForma' | null;
	readonly signature: 'approval' | 'receipt' | null;
	/** Late penalties, recovery fee and the like, where the seller's law asks for them. */
	readonly legal: boolean;
	/** Goods travel with the paper: the window shows the delivery address. */
	readonly sentToDelivery: boolean;
	/** Lines say from when on their goods can be had (disponibilité). */
	readonly availability: boolean;
	readonly notice: 'proForma' | null;
}

const delivery = { field: 'deliveryDate', label: 'deliveryDate' } as const;
const validity = { field: 'validUntil', label: 'validUntil' } as const;
const reply = { field: 'validUntil', label: 'replyBy' } as const;
const due = { field: 'dueDate', label: 'dueDate' } as const;

const plain: PrintRules = {
	dates: [],
	payment: 'none',
	due: null,
	signature: null,
	legal: false,
	sentToDelivery: false,
	availability: false,
	notice: null,
};

export const PRINT_RULES: Readonly<Record<Kind, PrintRules>> = {
	quotation: { ...plain, dates: [validity], payment: 'terms', signature: 'approval', availability: true },
	salesOrder: { ...plain, dates: [delivery], payment: 'terms', availability: true },
	deliveryNote: { ...plain, dates: [delivery], signature: 'receipt', sentToDelivery: true },
	returnNote: { ...plain, dates: [delivery] },
	invoice: { ...plain, dates: [delivery, due], payment: 'account', due: 'pay', legal: true },
	creditNote: { ...plain, due: 'credit' },
	proForma: { ...plain, dates: [validity], payment: 'account', due: 'proForma', notice: 'proForma' },
	requestForQuotation: { ...plain, dates: [reply] },
	purchaseOrder: { ...plain, dates: [delivery] },
	supplierInvoice: { ...plain, dates: [due], due: 'pay' },
};
