import { ALWAYS_KEYS, EXTRA_KEYS, TWELVE_KEYS } from '../../domain/grouping/groupingKeys';
import { fold } from './words';

/**
 * What people call the fields of a delivery note, as `fold` writes them: in other systems, in French, in the cases
 * of the peers. Our own names and the French terms of the keys are added below.
 */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
	id: ['noteid'],
	name: ['number', 'numero', 'notenumber', 'deliverynote', 'bl', 'bondelivraison'],
	date: [
		'deliveredon',
		'delivereddate',
		'deliverydate',
		'delivered',
		'datelivraison',
		'datedelivraison',
		'issuedate',
		'day',
		'shippedon',
	],
	company: ['companyid', 'companycode', 'societe', 'dossier', 'organisation', 'org'],
	country: ['companycountry', 'pays'],
	customer: ['customerid', 'customercode', 'client', 'party', 'partyid', 'partner', 'partnerid'],
	orderIds: [
		'order',
		'orders',
		'orderid',
		'ordernumber',
		'salesorder',
		'saleorder',
		'commande',
		'commandes',
		'numerodecommande',
	],
	mode: ['billingmode', 'invoicingmode', 'modedefacturation', 'customergrouping', 'grouping'],
	periodicity: [
		'billingperiod',
		'billingperiodicity',
		'invoicingperiodicity',
		'frequency',
		'periodicite',
		'periodicitedefacturation',
	],
	extraKeys: ['groupingkeys', 'additionalkeys', 'furtherkeys'],
	calendarMonth: ['moiscivil', 'splitbymonth'],
	state: ['status', 'statut', 'etat'],
	invoiced: [
		'isinvoiced',
		'alreadyinvoiced',
		'invoice',
		'invoicenumber',
		'invoicedon',
		'facture',
		'dejafacture',
	],
	cancelled: ['canceled', 'iscancelled', 'annule'],
	price: ['unitprice', 'priced', 'prix'],
	hindrance: ['blocked', 'blockedby'],
	keys: [],
	paymentMethod: ['paymentmode', 'payment', 'meansofpayment', 'reglement'],
	cashDiscountRate: ['cashdiscount', 'escompte', 'earlypaymentdiscount'],
	operationCode: ['operation'],
	vatRegime: ['fiscalposition', 'taxregime', 'taxtreatment'],
	parafiscalRegime: ['tpfregime', 'tpf', 'parafiscal'],
	billTo: [
		'billingaddress',
		'invoiceaddress',
		'billaddress',
		'partnerinvoice',
		'partnerinvoiceid',
		'billlocation',
	],
	bankCode: [
		'bank',
		'rib',
		'bankaccount',
		'bankdetails',
		'iban',
		'remittobank',
		'partnerbank',
		'partnerbankid',
	],
	insured: ['creditinsured', 'creditinsurance', 'insureddocument', 'assure', 'assuree'],
	footerNatures: ['footer', 'footernature', 'footercharges', 'charges', 'pieddepiece', 'natures'],
	priceBasis: ['pricetype', 'tarif', 'typedetarif', 'taxincluded'],
	currency: ['devise', 'currencyid'],
	paymentTerms: ['terms', 'paymentterm', 'paymenttermid'],
	discount: ['documentdiscount', 'remise'],
	journal: ['journalid'],
	shipTo: ['deliveryaddress', 'shippingaddress', 'partnershipping', 'partnershippingid'],
	customerReference: ['customerordernumber', 'clientorderref', 'poreference', 'yourreference'],
	salesperson: ['owner', 'user', 'userid', 'vendeur', 'commercial', 'salescode', 'salespersonid'],
	orderDate: ['dateorder'],
	language: ['lang'],
	nature: ['subject'],
	parent: ['deal', 'project', 'event'],
};

/** Members of documents that say nothing about grouping; they are passed over in silence. */
export const PASSED_OVER: ReadonlySet<string> = new Set([
	'kind',
	'lines',
	'quantity',
	'net',
	'tax',
	'gross',
	'total',
	'totals',
	'amount',
	'product',
	'note',
	'comment',
]);

const NAMES: ReadonlyMap<string, string> = new Map([
	...[...TWELVE_KEYS, ...ALWAYS_KEYS, ...EXTRA_KEYS].flatMap(({ name, french }) => [
		[fold(french), name] as const,
		[fold(name), name] as const,
	]),
	// Last, so that they win: what is a key by itself is read from another field of the note.
	...Object.entries(OTHER_NAMES).flatMap(([name, others]) =>
		[fold(name), ...others].map((other) => [other, name] as const),
	),
]);

/** Our name of a field of a note; undefined for one that we do not know. */
export function findField(name: string): string | undefined {
	return NAMES.get(fold(name));
}

/** Keys that a note has by itself, by the field from which it is read. */
const KEYS_OF_FIELDS: Readonly<Record<string, string>> = {
	orderIds: 'order',
	date: 'deliveryDate',
	name: 'deliveryNote',
	id: 'deliveryNote',
};

/** The name of a further key as the rules know it; an own field that notes carry becomes `own.season`. */
export function findKeyName(name: string, ownFields: ReadonlySet<string>): string {
	if (fold(name) === 'period') return 'period';
	const field = findField(name);
	if (field !== undefined) return KEYS_OF_FIELDS[field] ?? field;
	return ownFields.has(ownName(name)) ? `own.${ownName(name)}` : name;
}

export function ownName(name: string): string {
	return name.replace(/[^\w-]/g, '_').slice(0, 60);
}
