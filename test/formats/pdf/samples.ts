import { lineAmounts } from '../../../domain/amounts/computeLineAmount';
import { settleAmounts } from '../../../domain/amounts/settleAmounts';
import type { DocumentLine, PartySnapshot } from '../../../domain/documents/document';
import type { Kind } from '../../../domain/documents/kinds';
import type { PrintableDocument, PrintLanguage, PrintSettings } from '../../../formats/pdf/printable';
import {
	frenchBuyer,
	frenchCharges,
	frenchLines,
	frenchProfile,
	frenchSeller,
	hanoiBuyer,
	hanoiLines,
	hanoiSeller,
	type LineInput,
} from './sampleData';

/** Documents of a French wholesaler and of a Hanoi company, as a service would hand them to the writer. */

type Changes = Partial<Omit<PrintableDocument, 'lines' | 'totals' | 'print'>> & {
	readonly lines?: readonly LineInput[];
	readonly print?: Partial<PrintSettings>;
};

const PREFIX: Readonly<Record<Kind, string>> = {
	quotation: 'DE',
	salesOrder: 'CO',
	deliveryNote: 'BL',
	returnNote: 'BR',
	invoice: 'FA',
	creditNote: 'AV',
	proForma: 'PF',
	requestForQuotation: 'DP',
	purchaseOrder: 'CF',
	supplierInvoice: 'FF',
};

export function frenchDocument(kind: Kind, changes: Changes = {}): PrintableDocument {
	return make(
		{
			seller: frenchSeller,
			buyer: frenchBuyer,
			currency: 'EUR',
			taxRate: '20',
			language: 'fr',
			lines: frenchLines,
		},
		kind,
		{
			sellerProfile: frenchProfile,
			charges: ['deliveryNote', 'returnNote', 'requestForQuotation'].includes(kind) ? [] : frenchCharges,
			customerReference: 'BC-4711',
			title: 'Équipement de l’atelier Grenoble Sud',
			nature: 'Outillage et fixations',
			parent: { kind: 'deal', id: 'deal-208', title: 'Atelier Grenoble Sud' },
			paymentMethod: '30',
			cashDiscount: kind === 'invoice' ? { rate: '2', days: 10 } : null,
			headerComment: 'Merci de votre confiance. Voici le détail convenu avec M. Berthier.',
			footerComment: 'Reprise des emballages consignés lors de la prochaine tournée.',
			internalNote: 'INTERNE marge 31 %',
			...changes,
			print: {
				companyExtras: { legalForm: 'SAS', capital: '150 000 €', tradeRegister: 'RCS Lyon 812 345 676' },
				...changes.print,
			},
		},
	);
}

export function hanoiDocument(kind: Kind, changes: Changes = {}): PrintableDocument {
	return make(
		{
			seller: hanoiSeller,
			buyer: hanoiBuyer,
			currency: 'VND',
			taxRate: '10',
			language: 'vi',
			lines: hanoiLines,
		},
		kind,
		{
			title: 'Thiết bị cho công trường Thủ Đức',
			parent: { kind: 'event', id: 'evt-12', title: 'Khởi công tháng 11' },
			paymentMethod: '30',
			internalNote: 'NỘI BỘ lãi 31 %',
			...changes,
			print: { companyExtras: { capital: '5.000.000.000 ₫' }, ...changes.print },
		},
	);
}

interface House {
	readonly seller: PartySnapshot;
	readonly buyer: PartySnapshot;
	readonly currency: string;
	readonly taxRate: string;
	readonly language: PrintLanguage;
	readonly lines: readonly LineInput[];
}

function make(house: House, kind: Kind, { lines, print, ...changes }: Changes): PrintableDocument {
	const isPurchase = ['requestForQuotation', 'purchaseOrder', 'supplierInvoice'].includes(kind);
	const hasPrices = !['deliveryNote', 'returnNote', 'requestForQuotation'].includes(kind);
	const currency = changes.currency ?? house.currency;
	const { charges = [], discount, priceBasis = 'net', taxRounding = 'document' } = changes;
	const rules = { currency, taxRounding, priceBasis, charges, discount };
	const made = (lines ?? house.lines).map((line, index) =>
		makeLine(line, index, house.taxRate, rules, hasPrices),
	);
	const settled = settleAmounts(rules, made);
	return {
		id: `${kind}-1`,
		kind,
		state: 'validated',
		number: `${PREFIX[kind]}2026-00042`,
		internalReference: null,
		numbering: null,
		companyId: house.seller.id,
		partyId: house.buyer.id,
		contactId: null,
		owner: 'Claire Berthier',
		currency,
		language: house.language,
		issueDate: '2026-11-22',
		validUntil: ['quotation', 'proForma', 'requestForQuotation'].includes(kind) ? '2026-12-22' : null,
		deliveryDate: ['invoice', 'salesOrder', 'deliveryNote', 'purchaseOrder'].includes(kind)
			? '2026-11-28'
			: null,
		dueDate: ['invoice', 'supplierInvoice'].includes(kind) ? '2026-12-31' : null,
		title: null,
		nature: null,
		customerReference: null,
		supplierNumber: kind === 'supplierInvoice' ? 'F-99801' : null,
		parent: null,
		origin: 'sale',
		journal: null,
		operationCode: null,
		vatRegime: null,
		parafiscalRegime: null,
		cashDiscount: null,
		paymentMethod: null,
		priceBasis: 'net',
		taxRounding: 'document',
		sellerProfileId: null,
		senderBlock: null,
		legalFooter: null,
		billTo: null,
		shipTo: null,
		charges,
		headerComment: null,
		footerComment: null,
		internalNote: null,
		attachments: [],
		customLabel: null,
		invoiceType: kind === 'invoice' ? 'standard' : null,
		summary: false,
		reason: null,
		...settled,
		seller: isPurchase ? house.buyer : house.seller,
		buyer: isPurchase ? house.seller : house.buyer,
		sellerProfile: null,
		createdAt: '2026-11-22T08:00:00.000Z',
		createdBy: 'test',
		validatedAt: '2026-11-22T08:05:00.000Z',
		contentHash: null,
		deletedAt: null,
		...changes,
		print: {
			language: house.language,
			printAs: 'document',
			watermark: null,
			parents: [],
			companyExtras: {},
			notTheInvoice: false,
			payments: { received: [], due: settled.totals.gross },
			...print,
		},
	};
}

function makeLine(
	line: LineInput,
	index: number,
	taxRate: string,
	rules: { readonly currency: string; readonly priceBasis: 'net' | 'gross' },
	hasPrices: boolean,
): DocumentLine {
	const full: DocumentLine = {
		id: `line-${index + 1}`,
		position: index + 1,
		kind: 'item',
		productId: null,
		productCode: null,
		comment: null,
		quantity: '1',
		unit: 'C62',
		unitPrice: '0',
		unitCost: null,
		discountPercent: '0',
		taxCategory: 'S',
		taxRate,
		operationCode: null,
		net: 0,
		...line,
	};
	if (full.kind === 'note' || !hasPrices) return { ...full, unitPrice: null };
	// A deposit brings its amounts with it.
	if (line.tax !== undefined) return full;
	return { ...full, ...lineAmounts(full, rules) };
}

export const draft = { state: 'draft', number: null, validatedAt: null } as const;
