import { choice, day, days, flag, json, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';
import { amountRules } from './amountRules';
import { billingFields } from './billingFields';
import { companyDunning } from './dunningFields';
import { eInvoiceSettings } from './eInvoiceFields';
import { houseRules, legalFields } from './legalFields';
import type { MasterForm } from './masterForm';
import { code, holidaysField, identity, languages, mainIdentity, name, taxRounding } from './masterFields';

export const companyForm: MasterForm = {
	kind: 'company',
	title: 'Company',
	fr: 'société',
	search: 'searchCompanies',
	required: [
		code,
		name,
		text('Country', 'country', { required: true, placeholder: 'e.g. FR' }),
		text('Currency', 'currency', { required: true, placeholder: 'e.g. EUR' }),
		text('Time Zone', 'timeZone', { required: true, placeholder: 'e.g. Europe/Paris' }),
		choice('Language', 'language', languages),
		...mainIdentity,
	],
	more: [
		...identity,
		...legalFields,
		...houseRules,
		...eInvoiceSettings,
		...amountRules,
		...billingFields,
		...companyDunning,
		flag(
			'Create Number Series',
			'createDefaultSeries',
			'Whether to make a yearly number series for each kind of document that has none',
			{ default: true },
		),
		choice('Credit Note Numbers', 'creditNoteSeries', [
			['Own Series', 'own'],
			['Shared With Invoices', 'shared'],
		]),
		choice(
			'Invoice Numbers',
			'invoiceNumbers',
			[
				['By Us', 'ours'],
				['By the E-Invoice Provider', 'provider'],
			],
			{ description: 'In Viet Nam the provider gives the legal number' },
		),
		{
			...json('Currencies', 'currencies', 'Further currencies of the books: ["USD", "GBP"]; any when empty'),
			default: '[]',
		},
		flag(
			'Draft Print by Default',
			'draftPrintByDefault',
			'Whether invoices are printed as drafts unless a run says otherwise',
		),
		{
			displayName: 'Fiscal Year Starts In',
			name: 'fiscalYearStartMonth',
			type: 'number',
			default: 1,
			typeOptions: { minValue: 1, maxValue: 12 },
			description: 'Month with which the fiscal year begins: 1 for January',
		},
		flag(
			'Force Draft for E-Invoices',
			'forceDraftForEInvoices',
			'Whether our own print of an e-invoice always bears a watermark',
		),
		{
			displayName: 'Lock On',
			name: 'lockOn',
			type: 'multiOptions',
			options: [
				{ name: 'Final Print', value: 'printed' },
				{ name: 'Payment', value: 'paid' },
				{ name: 'Sending', value: 'sent' },
			],
			default: [],
			description: 'Events that lock a document beside its validation',
		},
		flag(
			'Only Known Actors',
			'onlyKnownActors',
			'Whether only actors with an entry of their own may write documents',
		),
		flag(
			'Test Mode',
			'testMode',
			'Whether it is a company to try things out: its numbers and prints are marked',
			{ default: true },
		),
		day('Last Invoice Date', 'lastInvoiceDate', 'Date of the last invoice of your former system'),
		text('Last Invoice Number', 'lastInvoiceNumber', {
			placeholder: 'e.g. FA2026-00417',
			description: 'Last number of your former system: the invoices of a new company go on from it',
		}),
		flag(
			'Due Date Can Be Given',
			'dueDateOverride',
			'Whether a sale may ask for another due date than its payment terms or payment days give',
			{ default: true },
		),
		holidaysField,
		choice(
			'Legal Cap on Payment Terms',
			'paymentTermCaps',
			[
				['Warn', 'warn'],
				['Refuse', 'refuse'],
				['Off', 'off'],
			],
			{
				description:
					'What to do about due dates later than the law allows between businesses: in France 60 days',
			},
		),
		days('Payment Days', 'paymentDays', 'Days from invoice date to due date'),
		locator('searchPaymentTerms', {
			name: 'paymentTerms',
			displayName: 'Payment Terms',
			by: 'Code',
			description: 'For customers without payment terms and payment days of their own',
		}),
		flag('Purchasing', 'purchasing', 'Whether purchase orders and supplier invoices can be made', {
			default: true,
		}),
		days('Quotation Validity Days', 'quotationValidityDays', 'Days from the date of a quotation to its end'),
		text('VAT Rate by Default', 'defaultTaxRate', { placeholder: 'e.g. 20' }),
		choice(
			'VAT of Cash Discounts',
			'cashDiscountVat',
			[
				['Falls by a Credit Note', 'falls'],
				['Stays as It Is', 'stays'],
			],
			{ description: 'What becomes of the VAT when a customer takes a cash discount (escompte)' },
		),
		text('Write-Off Limit', 'writeOffLimit', {
			placeholder: 'e.g. 5.00',
			description:
				'Most that may be written off on one invoice; 10, or 10000 without minor units, when empty',
		}),
		taxRounding,
	],
	sample: {
		code: 'DUPONT',
		name: 'Dupont & Fils',
		country: 'FR',
		currency: 'EUR',
		timeZone: 'Europe/Paris',
		language: 'fr',
		defaultTaxRate: 20,
		vatNumber: 'FR40303265045',
		address: { line1: '12 rue des Halles', postCode: '75001', city: 'Paris', country: 'FR' },
	},
};
