import type { INodeProperties } from 'n8n-workflow';
import { choice, day, flag, group, rows, text } from '../shared/fieldBuilders';

/** What a correction says of the mistake; names are those of the services' inputs. */

/** The first three may stand with a notice; the law wants a new invoice for the others. */
export const wrongField: INodeProperties = {
	displayName: 'What Is Wrong',
	name: 'wrong',
	type: 'multiOptions',
	options: [
		{ name: 'Amount', value: 'amount' },
		{
			name: 'Buyer Address',
			value: 'buyerAddress',
			description: 'Alone it needs no new invoice, but a notice',
		},
		{ name: 'Buyer Name', value: 'buyerName', description: 'Alone it needs no new invoice, but a notice' },
		{ name: 'Buyer Tax Code', value: 'buyerTaxCode' },
		{ name: 'Goods', value: 'goods' },
		{ name: 'Tax', value: 'tax' },
		{ name: 'Tax Rate', value: 'taxRate' },
		{ name: 'Wording', value: 'wording', description: 'Alone it needs no new invoice, but a notice' },
	],
	default: [],
	description: 'The law says by it what is to be done: a new invoice, or the notice 04/SS-HĐĐT',
};

export const reasonField = text('Reason', 'reason', {
	placeholder: 'e.g. Ten boxes were invoiced in place of twelve',
	description: 'Why it is corrected (lý do); the provider and the tax office are told',
});

export const agreementField = group(
	'Agreement With Buyer',
	'agreement',
	'Add Agreement',
	[
		text('Reference', 'reference', { required: true, placeholder: 'e.g. BB-2026-014' }),
		{ ...day('Date', 'date'), required: true },
	],
	'The signed record of the mistake (biên bản thỏa thuận); a company that buys must have agreed',
);

export const memberOfOriginal = text('Only E-Invoice', 'member', {
	placeholder: 'e.g. 8 or C26TAA4',
	description:
		'Which e-invoice of the original, where it has several: its VAT rate, its number at the provider or its key',
});

export const withoutAgreementField = flag(
	'Without Agreement',
	'withoutAgreement',
	'Whether no agreement is needed: a sale on a platform, or one listed on a summary table',
	{ default: true },
);

export const rateWasWrongField = group(
	'The Rate Was Wrong',
	'rateWasWrong',
	'Open VAT Rate',
	[
		text('Reason', 'reason', {
			required: true,
			placeholder: 'e.g. The goods are excluded from the reduction',
		}),
		text('Right VAT Rate', 'taxRate', { required: true, placeholder: 'e.g. 10' }),
		choice('VAT Category', 'taxCategory', [
			['As the Rate Says', ''],
			['Exempt (E)', 'E'],
			['Not Declared (O)', 'O'],
			['Standard (S)', 'S'],
			['Zero (Z)', 'Z'],
		]),
	],
	'The rate of the original stays, unless the rate itself was the mistake',
);

/** An adjustment says the difference: figures are positive, the direction says the rest. */
export const adjustedLines = rows(
	'Lines',
	'lines',
	'Add Line',
	[
		choice('Direction', 'direction', [
			['Decrease', 'decrease'],
			['Increase', 'increase'],
		]),
		text('Description', 'description', { required: true, placeholder: 'e.g. Two boxes too many' }),
		text('Quantity', 'quantity', { placeholder: 'e.g. 2', description: 'One when empty' }),
		text('Unit Price', 'unitPrice', {
			required: true,
			placeholder: 'e.g. 250000',
			description: 'Without VAT',
		}),
		text('Unit', 'unit', { placeholder: 'e.g. C62' }),
		text('VAT Rate', 'taxRate', {
			placeholder: 'e.g. 8',
			description: "In percent; the original's when empty",
		}),
	],
	{ description: 'By how much the original is too high or too low' },
);

export const informationField = text('Right Words', 'information', {
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Words' },
	default: [],
	placeholder: 'e.g. Tax code of the buyer: 0101243150',
	description: 'What should have stood there; for mistakes that change no amount',
});
