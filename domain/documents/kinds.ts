/**
 * The kinds of document, as data. Names are English field terms; `fr` is the term that the source documents use.
 */
export const KINDS = [
	'quotation',
	'salesOrder',
	'deliveryNote',
	'returnNote',
	'invoice',
	'creditNote',
	'proForma',
	'requestForQuotation',
	'purchaseOrder',
	'supplierInvoice',
] as const;
export type Kind = (typeof KINDS)[number];

/** The side of the trade: we sell to a customer, or we buy from a supplier. */
export type Side = 'sale' | 'purchase';

/** The dates that follow a document; which one a kind shows beside its issue date differs. */
export type DeadlineField = 'validUntil' | 'deliveryDate' | 'dueDate';

export interface KindRules {
	readonly title: string;
	readonly fr: string;
	readonly side: Side;
	/** Prefix of the document's id. */
	readonly idPrefix: string;
	/** UNTDID 1001 document type code; for invoices the type decides (380 or 386). */
	readonly typeCode: string;
	/** A delivery note carries quantities only: its invoice takes the prices of the order. */
	readonly priced: boolean;
	/** A receivable or payable arises at validation. */
	readonly accounting: boolean;
	/** What a sent document waits for. */
	readonly awaits: 'approval' | 'payment' | 'receipt' | 'nothing';
	/** The contractual date of the kind (date contractuelle) and the fact that gives it. */
	readonly milestone: { readonly name: string; readonly fact: string };
	readonly deadline: DeadlineField;
	/** Pattern of the number series that a new company gets. */
	readonly pattern: string;
}

export const KIND_RULES: Readonly<Record<Kind, KindRules>> = {
	quotation: {
		title: 'Quotation',
		fr: 'devis',
		side: 'sale',
		idPrefix: 'quo',
		typeCode: '310',
		priced: true,
		accounting: false,
		awaits: 'approval',
		milestone: { name: 'accepted', fact: 'accepted' },
		deadline: 'validUntil',
		pattern: 'DE{YYYY}-{SEQ:5}',
	},
	salesOrder: {
		title: 'Sales order',
		fr: 'commande',
		side: 'sale',
		idPrefix: 'ord',
		typeCode: '220',
		priced: true,
		accounting: false,
		awaits: 'approval',
		milestone: { name: 'validated', fact: 'validated' },
		deadline: 'deliveryDate',
		pattern: 'CO{YYYY}-{SEQ:5}',
	},
	deliveryNote: {
		title: 'Delivery note',
		fr: 'bon de livraison',
		side: 'sale',
		idPrefix: 'dln',
		typeCode: '351',
		priced: false,
		accounting: false,
		awaits: 'receipt',
		milestone: { name: 'delivered', fact: 'delivered' },
		deadline: 'deliveryDate',
		pattern: 'BL{YYYY}-{SEQ:5}',
	},
	returnNote: {
		title: 'Return note',
		fr: 'bon de retour',
		side: 'sale',
		idPrefix: 'ret',
		typeCode: '351',
		priced: false,
		accounting: false,
		awaits: 'nothing',
		milestone: { name: 'returned', fact: 'validated' },
		deadline: 'deliveryDate',
		pattern: 'BR{YYYY}-{SEQ:5}',
	},
	invoice: {
		title: 'Invoice',
		fr: 'facture',
		side: 'sale',
		idPrefix: 'inv',
		typeCode: '380',
		priced: true,
		accounting: true,
		awaits: 'payment',
		milestone: { name: 'invoiced', fact: 'validated' },
		deadline: 'dueDate',
		pattern: 'FA{YYYY}-{SEQ:5}',
	},
	creditNote: {
		title: 'Credit note',
		fr: 'avoir',
		side: 'sale',
		idPrefix: 'crn',
		typeCode: '381',
		priced: true,
		accounting: true,
		awaits: 'nothing',
		milestone: { name: 'returned', fact: 'validated' },
		deadline: 'dueDate',
		pattern: 'AV{YYYY}-{SEQ:5}',
	},
	proForma: {
		title: 'Pro forma invoice',
		fr: 'facture pro forma',
		side: 'sale',
		idPrefix: 'pro',
		typeCode: '325',
		priced: true,
		accounting: false,
		awaits: 'nothing',
		milestone: { name: 'validated', fact: 'validated' },
		deadline: 'validUntil',
		pattern: 'PF{YYYY}-{SEQ:5}',
	},
	requestForQuotation: {
		title: 'Request for quotation',
		fr: 'demande de prix',
		side: 'purchase',
		idPrefix: 'rfq',
		typeCode: '311',
		priced: false,
		accounting: false,
		awaits: 'approval',
		milestone: { name: 'accepted', fact: 'accepted' },
		deadline: 'validUntil',
		pattern: 'DP{YYYY}-{SEQ:5}',
	},
	purchaseOrder: {
		title: 'Purchase order',
		fr: 'commande fournisseur',
		side: 'purchase',
		idPrefix: 'pur',
		typeCode: '105',
		priced: true,
		accounting: false,
		awaits: 'approval',
		milestone: { name: 'validated', fact: 'validated' },
		deadline: 'deliveryDate',
		pattern: 'CF{YYYY}-{SEQ:5}',
	},
	supplierInvoice: {
		title: 'Supplier invoice',
		fr: 'facture fournisseur',
		side: 'purchase',
		idPrefix: 'sin',
		typeCode: '380',
		priced: true,
		accounting: true,
		awaits: 'payment',
		milestone: { name: 'invoiced', fact: 'validated' },
		deadline: 'dueDate',
		pattern: 'FF{YYYY}-{SEQ:5}',
	},
};

/**
 * Types of an invoice, listed apart. A deposit invoice (facture d'acompte) is a real invoice with VAT, born final.
 */
export const INVOICE_TYPES = { standard: '380', deposit: '386' } as const;
/** The same for credit notes: that of a deposit invoice is told apart. */
export const CREDIT_NOTE_TYPES = { standard: '381', deposit: '503' } as const;
export type InvoiceType = keyof typeof INVOICE_TYPES;
