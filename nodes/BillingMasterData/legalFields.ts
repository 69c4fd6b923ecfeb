import type { INodeProperties } from 'n8n-workflow';
import { choice, flag, json, text } from '../shared/fieldBuilders';

/** What the law makes a company print and do, and what it chooses beside (mentions légales, régime de TVA). */
export const legalFields: readonly INodeProperties[] = [
	choice(
		'Issuer Size',
		'issuerSize',
		[
			['Micro', 'micro'],
			['Small or Medium (PME)', 'small'],
			['Intermediate (ETI)', 'intermediate'],
			['Large', 'large'],
		],
		{ description: 'In France the date from which new mentions are due follows from it' },
	),
	text('Late Payment Penalty Rate', 'latePenaltyRate', {
		placeholder: 'e.g. 12,40 % l’an',
		description: 'As the invoice prints it; three times the legal interest rate when empty',
	}),
	choice(
		'Legal Mentions',
		'legalMentions',
		[
			['Warn When One Is Missing', 'warn'],
			['Refuse the Invoice', 'refuse'],
			['Do Not Look', 'off'],
		],
		{ description: 'What happens at validation when a mention that French law asks for is missing' },
	),
	choice(
		'Nature of Operation',
		'operationNature',
		[
			['Goods', 'goods'],
			['Services', 'services'],
			['Both', 'mixed'],
		],
		{ description: 'For lines whose product does not say whether it is stocked goods or a service' },
	),
	text('Share Capital', 'capital', { placeholder: 'e.g. 50 000 €' }),
	text('Text About Early Payment', 'escompteText', {
		placeholder: 'e.g. Escompte pour paiement anticipé : néant',
		description: 'Printed where a document has no cash discount',
	}),
	text('Trade Register', 'tradeRegister', { placeholder: 'e.g. RCS Paris 303 265 045' }),
	text('VAT Exemption Reason', 'vatExemption', {
		placeholder: 'e.g. VATEX-FR-CGI261-4',
		description: 'For exempt lines (E) without a reason of their own: a VATEX code, or the words',
	}),
	{
		...json(
			'VAT Exemption Texts',
			'exemptionTexts',
			'Own wordings by code and date: [{ "code": "VATEX-EU-IC", "from": "2027-01-01", "fr": "…" }]',
		),
		default: '[]',
	},
	flag(
		'VAT on Debits',
		'vatOnDebits',
		'Whether VAT on services is due when they are invoiced (option pour les débits)',
		{ default: true },
	),
	choice(
		'VAT Regime',
		'vatRegime',
		[
			['Standard', 'standard'],
			['No VAT (Franchise en Base)', 'franchise'],
		],
		{ description: 'Without VAT, every line is exempt and the invoice says why' },
	),
];

/** What the prints of a company bear, and how ceilings of discounts count. */
export const houseRules: readonly INodeProperties[] = [
	flag(
		'Attention Line',
		'attentionLine',
		'Whether "for the attention of" and the contact are printed above the address; they are when this is not set',
		{ default: true },
	),
	flag(
		'Discount Ceiling Counts Prices',
		'ceilingCountsPrices',
		"Whether a price below the catalogue counts against an actor's discount ceiling; it does when this is not set",
		{ default: true },
	),
	flag(
		'Print QR Code',
		'printQrCode',
		'Whether prints bear a QR code with number, date, total, currency and ID',
		{ default: true },
	),
];
