import { getNumberRegister } from '../../services/getNumberRegister';
import { suggestPattern } from '../../services/suggestPattern';
import { companyField } from '../shared/documentFields';
import { choice, day, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';
import type { Operation } from '../shared/operation';
import type { MasterForm } from './masterForm';
import { code, kindOptions, name } from './masterFields';

/** What a number series knows beside its own fields. */
const numberingOperations: readonly Operation[] = [
	{
		does: 'read',
		name: 'getRegister',
		output: 'numberRegister',
		displayName: 'Get Register',
		action: 'Get register of number series',
		description: 'How far the series counts, its holes, and the numbers that never come back',
		fields: [
			locator('searchNumberSeries', {
				name: 'id',
				displayName: 'Number Series',
				by: 'Code',
				required: true,
			}),
			companyField(),
		],
		read: getNumberRegister,
	},
	{
		does: 'read',
		name: 'suggestPattern',
		output: 'pattern',
		displayName: 'Suggest Pattern',
		action: 'Suggest pattern of number series',
		description: 'Read the pattern from the last number of your former system, so that the series can go on',
		fields: [
			text('Last Number', 'lastNumber', { required: true, placeholder: 'e.g. FA2026-00417' }),
			day('Last Date', 'lastDate', 'Date of the document with the last number'),
		],
		read: (context, input) => Promise.resolve([suggestPattern(context, input)]),
	},
];

export const numberSeriesForm: MasterForm = {
	kind: 'numberSeries',
	title: 'Number Series',
	fr: 'souche de numérotation',
	search: 'searchNumberSeries',
	required: [
		code,
		name,
		companyField(),
		{
			displayName: 'Kinds',
			name: 'kinds',
			type: 'multiOptions',
			options: kindOptions,
			default: [],
			required: true,
		},
		text('Pattern', 'pattern', {
			required: true,
			default: 'FA{YYYY}-{SEQ:5}',
			description: 'Tokens: {YYYY} {YY} {MM} of the document date, {SEQ:5} the counter with five digits',
		}),
		choice('Restarts', 'reset', [
			['Every Year', 'yearly'],
			['Every Month', 'monthly'],
			['Never', 'never'],
		]),
	],
	more: [
		choice(
			'Invoice Type',
			'invoiceType',
			[
				['Deposit', 'deposit'],
				['Standard', 'standard'],
			],
			{ description: 'Only for invoices of this type; for all when it is not added' },
		),
		text('Journal', 'journal', { description: 'Only for documents of this journal' }),
		day('Last Date', 'lastDate', "Date of the former system's last number"),
		{
			displayName: 'Next Number',
			name: 'nextNumber',
			type: 'number',
			default: 1,
			typeOptions: { minValue: 1 },
			description: 'First counter to give, where the books go on from a former system',
		},
	],
	operations: numberingOperations,
	sample: {
		code: 'FA',
		name: 'Invoices',
		company: 'DUPONT',
		kinds: ['invoice'],
		pattern: 'FA{YYYY}-{SEQ:5}',
		reset: 'yearly',
	},
};
