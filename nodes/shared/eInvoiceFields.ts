import type { INodeProperties } from 'n8n-workflow';
import { flag, text } from './fieldBuilders';
import { templateField } from './templateField';

/** Parameters about one e-invoice; names are those of the services' inputs. */

/** How the invoice says that it is paid (hình thức thanh toán). */
export const paymentMethodField: INodeProperties = {
	displayName: 'Payment Method',
	name: 'paymentMethod',
	type: 'options',
	options: [
		{ name: 'As the Document Says', value: '' },
		{ name: 'Card', value: 'card', description: 'Thẻ' },
		{ name: 'Cash', value: 'cash', description: 'Tiền mặt, TM' },
		{ name: 'Cash or Transfer', value: 'cashOrTransfer', description: 'TM/CK' },
		{ name: 'Offset of Debts', value: 'offset', description: 'Đối trừ công nợ' },
		{ name: 'Other', value: 'other', description: 'Khác' },
		{ name: 'Transfer', value: 'transfer', description: 'Chuyển khoản, CK' },
	],
	default: '',
	description: 'Printed on the e-invoice',
};

export const paymentStatusField: INodeProperties = {
	displayName: 'Payment Status',
	name: 'paid',
	type: 'options',
	options: [
		{ name: 'As the Payments Say', value: '' },
		{ name: 'Not Paid', value: false },
		{ name: 'Paid', value: true },
	],
	default: '',
	description: 'What the e-invoice says of its payment',
};

export const memberText = text('Only E-Invoice', 'member', {
	placeholder: 'e.g. 8 or C26TAA4',
	description:
		'One e-invoice of a document that has several, by its VAT rate, its number at the provider or its key; all of them when empty',
});

const who: readonly INodeProperties[] = [
	flag(
		'Buyer Gives No Data',
		'consumer',
		'Whether the invoice is for a consumer who gives no name: it bears the words of the law',
		{ default: true },
	),
	text('Buyer Name', 'buyerName', {
		placeholder: 'e.g. Nguyễn Văn An',
		description: 'The person who buys (họ tên người mua hàng), beside the company',
	}),
	text('Exchange Rate', 'exchangeRate', {
		placeholder: 'e.g. 26150',
		description: "Đồng for one unit of the document's currency",
	}),
	{
		displayName: 'Several VAT Rates',
		name: 'split',
		type: 'options',
		options: [
			{ name: 'One E-Invoice a Rate', value: 'byRate' },
			{
				name: 'One E-Invoice for All',
				value: 'never',
				description: 'Where the template allows several rates',
			},
		],
		default: 'byRate',
		description: 'How a document with several VAT rates is issued; as the company sets it when left out',
	},
];

const collection = (members: readonly INodeProperties[]): INodeProperties => ({
	displayName: 'Choices',
	name: 'choices',
	type: 'collection',
	placeholder: 'Add choice',
	default: {},
	options: [...members].sort((a, b) => a.displayName.localeCompare(b.displayName)),
});

const approvedBy = text('Approved By', 'approvedBy', {
	placeholder: 'e.g. claire',
	description: 'Who approved it; needed where the author may not validate alone. Kept in the audit trail.',
});

const validateDrafts = flag(
	'Validate Drafts',
	'validate',
	'Whether a document that is still a draft is validated first; off, a draft is refused',
	{ default: true },
);

/** What a preview and an issue are told; the first three are what nearly everybody sets. */
export const previewFields: readonly INodeProperties[] = [
	templateField,
	paymentMethodField,
	paymentStatusField,
	collection(who),
];

export const draftFields: readonly INodeProperties[] = [
	templateField,
	paymentMethodField,
	paymentStatusField,
	collection([approvedBy, ...who, validateDrafts]),
];

export const issueFields: readonly INodeProperties[] = [
	templateField,
	paymentMethodField,
	paymentStatusField,
	collection([
		approvedBy,
		...who,
		validateDrafts,
		flag(
			'Wait for Unknown Outcomes',
			'settle',
			'Whether to look up an invoice whose answer did not come, for some minutes, before the node ends; off, that is left to Resume Unknown',
			{ default: true },
		),
	]),
];

export const outputFileField = text('Put Output File in Field', 'binaryPropertyName', {
	default: 'data',
	required: true,
	hint: 'The name of the output binary field to put the file in',
});
