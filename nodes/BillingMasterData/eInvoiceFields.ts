import type { INodeProperties } from 'n8n-workflow';
import { choice, text } from '../shared/fieldBuilders';

/** Viet Nam: what e-invoices of a company take where a run says nothing else. */
export const eInvoiceSettings: readonly INodeProperties[] = [
	choice(
		'E-Invoice Provider',
		'eInvoiceProvider',
		[
			['S-Invoice (Viettel)', 'sinvoice'],
			['MISA meInvoice', 'misa'],
		],
		{ description: 'Who issues the invoices of the company; an account of another provider is refused' },
	),
	text('E-Invoice Series', 'eInvoiceSeries', {
		placeholder: 'e.g. 1C26TAA',
		description: 'Form and series (mẫu số, ký hiệu) that invoices get their number in',
	}),
	choice(
		'E-Invoice Split',
		'eInvoiceSplit',
		[
			['One E-Invoice a Rate', 'byRate'],
			['One E-Invoice for All', 'never'],
		],
		{ description: 'What becomes of a document with several VAT rates' },
	),
	text('E-Invoice Template', 'eInvoiceTemplate', {
		placeholder: 'e.g. 1/001',
		description: "As the provider's list names it: 1/001 at S-Invoice, a long code at MISA",
	}),
];

/** Viet Nam: goods that the reduction of VAT to 8 % leaves out. */
export const reductionField: INodeProperties = choice(
	'VAT Reduction',
	'vatReductionExcluded',
	[
		['Excise Goods', 'excise'],
		['Finance and Insurance', 'finance'],
		['Metals', 'metals'],
		['Mining Products', 'mining'],
		['Real Estate', 'realEstate'],
		['Telecommunications', 'telecommunications'],
	],
	{ description: 'Viet Nam: the group that stays at 10 % while others are reduced to 8 %' },
);
