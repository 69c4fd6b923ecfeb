import type { INodeProperties } from 'n8n-workflow';
import type { MasterKind } from '../../domain/masters/schemas';
import { companyField } from '../shared/documentFields';
import { locator, type listSearch } from '../shared/locators';

/** A resource of the node: which master it is, how it is picked, and the fields of its form. */
export interface MasterForm {
	readonly kind: MasterKind;
	readonly title: string;
	readonly fr: string;
	readonly search: keyof typeof listSearch;
	readonly role?: 'customer' | 'supplier';
	readonly required: readonly INodeProperties[];
	readonly more: readonly INodeProperties[];
	readonly sample: Readonly<Record<string, unknown>>;
}

const text = (displayName: string, name: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName, name, type: 'string', default: '', ...more,
});
const json = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName, name, type: 'json', default: '', description,
});
const days = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName, name, type: 'number', default: 30, description,
});
const flag = (displayName: string, name: string, description: string, value = false): INodeProperties => ({
	displayName, name, type: 'boolean', default: value, description,
});
const choice = (displayName: string, name: string, values: ReadonlyArray<[string, string]>, description = ''): INodeProperties => ({
	displayName, name, type: 'options', options: values.map(([label, value]) => ({ name: label, value })), default: values[0]?.[1] ?? '',
	...(description ? { description } : {}),
});

const code = text('Code', 'code', { required: true, placeholder: 'e.g. MARTIN', description: 'Your own short name; saving the same code again updates it' });
const name = text('Name', 'name', { required: true });
const languages: ReadonlyArray<[string, string]> = [['English', 'en'], ['French', 'fr'], ['Vietnamese', 'vi']];
const taxCategory = choice('VAT Category', 'taxCategory', [
	['Exempt (E)', 'E'], ['Export (G)', 'G'], ['Intra-EU (K)', 'K'], ['Out of Scope (O)', 'O'], ['Reverse Charge (AE)', 'AE'], ['Standard (S)', 'S'], ['Zero (Z)', 'Z'],
]);
const address = json('Address', 'address', 'Object { line1, line2, postCode, city, country }');
const taxRate = text('VAT Rate', 'taxRate', { placeholder: 'e.g. 20', description: 'In percent' });
const taxRounding = choice('VAT Rounding', 'taxRounding', [['Per Document and Rate', 'document'], ['Per Line', 'line']], 'Per document is what EN 16931 asks for');

const kinds: ReadonlyArray<[string, string]> = [
	['Credit Note', 'creditNote'], ['Delivery Note', 'deliveryNote'], ['Invoice', 'invoice'], ['Pro Forma Invoice', 'proForma'],
	['Purchase Order', 'purchaseOrder'], ['Quotation', 'quotation'], ['Request for Quotation', 'requestForQuotation'],
	['Return Note', 'returnNote'], ['Sales Order', 'salesOrder'], ['Supplier Invoice', 'supplierInvoice'],
];
const kindOptions = kinds.map(([label, value]) => ({ name: label, value }));

const identity = [
	address,
	text('Email', 'email', { placeholder: 'name@email.com' }),
	text('Legal Form', 'legalForm', { placeholder: 'e.g. SARL' }),
	text('Phone', 'phone'),
	text('Registration Number', 'registrationNumber', { description: 'SIREN or SIRET in France, tax code (mã số thuế) in Viet Nam' }),
	text('VAT Number', 'vatNumber', { placeholder: 'e.g. FR40303265045' }),
];

const partyFields = [
	...identity,
	json('Billing Address', 'billTo', 'Object { line1, postCode, city, country }'),
	text('Currency', 'currency', { placeholder: 'e.g. EUR' }),
	choice('Language', 'language', languages),
	text('Owner', 'owner', { description: 'Salesperson of this account' }),
	text('Parafiscal Regime', 'parafiscalRegime'),
	days('Payment Days', 'paymentDays', 'Days from invoice date to due date'),
	text('Payment Method', 'paymentMethod'),
	flag('Professional', 'professional', 'Whether it is a business, not a private person', true),
	json('Shipping Address', 'shipTo', 'Object { line1, postCode, city, country }'),
	taxCategory,
	taxRate,
	text('VAT Regime', 'vatRegime'),
];

const sampleAddress = { line1: '4 place du Marché', postCode: '69002', city: 'Lyon', country: 'FR' };

/** The masters as resources, in the order of their names. */
export const FORMS: Readonly<Record<string, MasterForm>> = {
	company: {
		kind: 'company', title: 'Company', fr: 'société', search: 'searchCompanies',
		required: [
			code, name,
			text('Country', 'country', { required: true, placeholder: 'e.g. FR' }),
			text('Currency', 'currency', { required: true, placeholder: 'e.g. EUR' }),
			text('Time Zone', 'timeZone', { required: true, placeholder: 'e.g. Europe/Paris' }),
			choice('Language', 'language', languages),
		],
		more: [
			...identity,
			flag('Create Number Series', 'createDefaultSeries', 'Whether to make a yearly number series for each kind of document that has none', true),
			choice('Credit Note Numbers', 'creditNoteSeries', [['Own Series', 'own'], ['Shared With Invoices', 'shared']]),
			choice('Invoice Numbers', 'invoiceNumbers', [['By Us', 'ours'], ['By the E-Invoice Provider', 'provider']], 'In Viet Nam the provider gives the legal number'),
			days('Payment Days', 'paymentDays', 'Days from invoice date to due date'),
			flag('Purchasing', 'purchasing', 'Whether purchase orders and supplier invoices can be made', true),
			days('Quotation Validity Days', 'quotationValidityDays', 'Days from the date of a quotation to its end'),
			text('Share Capital', 'capital'),
			text('Trade Register', 'tradeRegister', { placeholder: 'e.g. RCS Paris 303 265 045' }),
			text('VAT Rate by Default', 'defaultTaxRate', { placeholder: 'e.g. 20' }),
			taxRounding,
		],
		sample: {
			code: 'DUPONT', name: 'Dupont & Fils', country: 'FR', currency: 'EUR', timeZone: 'Europe/Paris', language: 'fr',
			defaultTaxRate: 20, vatNumber: 'FR40303265045', address: { line1: '12 rue des Halles', postCode: '75001', city: 'Paris', country: 'FR' },
		},
	},
	contact: {
		kind: 'contact', title: 'Contact', fr: 'contact', search: 'searchContacts',
		required: [code, name, locator('searchParties', { name: 'party', displayName: 'Customer or Supplier', by: 'Code', required: true })],
		more: [text('Email', 'email', { placeholder: 'name@email.com' }), text('Phone', 'phone'), text('Role', 'role')],
		sample: { code: 'MARTIN-1', name: 'Paul Martin', party: 'MARTIN', email: 'paul@martin.example' },
	},
	customer: {
		kind: 'party', title: 'Customer', fr: 'client', search: 'searchCustomers', role: 'customer',
		required: [code, name, companyField()],
		more: [...partyFields, flag('Is Supplier Too', 'isSupplier', 'Whether we also buy from it')],
		sample: { code: 'MARTIN', name: 'Épicerie Martin', company: 'DUPONT', paymentDays: 30, address: sampleAddress },
	},
	numberSeries: {
		kind: 'numberSeries', title: 'Number Series', fr: 'souche de numérotation', search: 'searchNumberSeries',
		required: [
			code, name, companyField(),
			{ displayName: 'Kinds', name: 'kinds', type: 'multiOptions', options: kindOptions, default: [], required: true },
			text('Pattern', 'pattern', { required: true, default: 'FA{YYYY}-{SEQ:5}', description: 'Tokens: {YYYY} {YY} {MM} of the document date, {SEQ:5} the counter with five digits' }),
			choice('Restarts', 'reset', [['Every Year', 'yearly'], ['Every Month', 'monthly'], ['Never', 'never']]),
		],
		more: [],
		sample: { code: 'FA', name: 'Invoices', company: 'DUPONT', kinds: ['invoice'], pattern: 'FA{YYYY}-{SEQ:5}', reset: 'yearly' },
	},
	operationCode: {
		kind: 'operationCode', title: 'Operation Code', fr: 'code opération', search: 'searchOperationCodes',
		required: [code, name, companyField()],
		more: [flag('Moves Stock', 'movesStock', 'Whether lines with this code move stock', true)],
		sample: { code: 'SALE', name: 'Sale from stock', movesStock: true },
	},
	product: {
		kind: 'product', title: 'Product', fr: 'produit', search: 'searchProducts',
		required: [code, name, companyField()],
		more: [
			text('Currency', 'currency', { placeholder: 'e.g. EUR' }),
			flag('Deposit', 'deposit', 'Whether lines of it are deposit lines'),
			text('Description', 'description', { typeOptions: { rows: 2 } }),
			text('Purchase Price', 'purchasePrice', { placeholder: 'e.g. 11.00' }),
			flag('Stocked', 'stocked', 'Whether it is goods on stock, not a service', true),
			text('Unit', 'unit', { placeholder: 'e.g. C62', description: 'UN/ECE Recommendation 20 code: C62 one, HUR hour, KGM kilogram' }),
			text('Unit Price', 'unitPrice', { placeholder: 'e.g. 18.40', description: 'Without VAT' }),
			taxCategory,
			taxRate,
		],
		sample: { code: 'FLOUR', name: 'Farine T55 25 kg', company: 'DUPONT', unitPrice: '18.40', taxRate: '5.5', unit: 'C62' },
	},
	sellerProfile: {
		kind: 'sellerProfile', title: 'Seller Profile', fr: 'profil émetteur', search: 'searchSellerProfiles',
		required: [code, name, companyField()],
		more: [
			text('BIC', 'bic'),
			flag('By Default', 'isDefault', 'Whether documents take it when they name none'),
			text('Footer', 'footer', { typeOptions: { rows: 3 } }),
			text('IBAN Collected To', 'ibanCollectedTo'),
			text('IBAN Printed', 'ibanPrinted'),
			text('Sender Block', 'senderBlock', { typeOptions: { rows: 4 }, description: 'Printed beside the company data' }),
		],
		sample: { code: 'MAIN', name: 'Head office', company: 'DUPONT', ibanPrinted: 'FR7630006000011234567890189', isDefault: true },
	},
	statusLabel: {
		kind: 'statusLabel', title: 'Status Label', fr: "libellé d'état", search: 'searchStatusLabels',
		required: [code, name, { displayName: 'Kind', name: 'kind', type: 'options', options: kindOptions, default: 'quotation' }],
		more: [
			companyField(),
			{
				displayName: 'States',
				name: 'states',
				type: 'multiOptions',
				options: ['Accepted', 'Cancelled', 'Closed', 'Delivered', 'Draft', 'Rejected', 'Validated'].map((state) => ({ name: state, value: state.toLowerCase() })),
				default: [],
				description: 'The fixed states in which the label may be set; all when empty',
			},
		],
		sample: { code: 'PHONED', name: 'Customer phoned', kind: 'quotation', states: ['validated'] },
	},
	supplier: {
		kind: 'party', title: 'Supplier', fr: 'fournisseur', search: 'searchSuppliers', role: 'supplier',
		required: [code, name, companyField()],
		more: [...partyFields, flag('Is Customer Too', 'isCustomer', 'Whether we also sell to it')],
		sample: { code: 'MOULIN', name: 'Moulins du Nord', company: 'DUPONT' },
	},
};
