import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import {
	actorOption,
	dryRun,
	embeddedLedgerNotice,
	inputSource,
	itemReadOptions,
	listLimits,
	sampleNotice,
} from '../shared/properties';
import {
	createInvoicesField,
	groupingCollection,
	invoiceDateField,
	onDateField,
	periodicitiesField,
	selectionFields,
} from './fields';

type Show = NonNullable<IDisplayOptions['show']>;

const both: Show = { operation: ['group', 'list'] };
const grouped: Show = { operation: ['group'] };
const listed: Show = { operation: ['list'] };
const bySelection: Show = { notesFrom: ['selection'] };

const shownFor = (show: Show, ...fields: readonly INodeProperties[]): INodeProperties[] =>
	fields.map((field) => ({
		...field,
		displayOptions: { ...field.displayOptions, show: { ...field.displayOptions?.show, ...show } },
	}));

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Group',
			value: 'group',
			action: 'Group delivery notes',
			description: 'Say which delivery notes share an invoice and why others are left, and make the invoices',
		},
		{
			name: 'List Notes',
			value: 'list',
			action: 'List delivery notes to invoice',
			description: 'A pick list: each note with what is left of it, and why a run would leave it',
		},
	],
	default: 'group',
};

const notesFrom: INodeProperties = {
	displayName: 'Notes',
	name: 'notesFrom',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Incoming Items',
			value: 'items',
			description: 'The delivery notes that come in, picked one by one: one run for all of them',
		},
		{ name: 'Selection', value: 'selection', description: 'Those that a selection means: one run an item' },
	],
	default: 'selection',
	description: 'Which delivery notes are looked at',
	displayOptions: { show: both },
};

/** Parameters by which a run is set up, whatever notes it looks at. */
export const runParameters: Readonly<Record<string, readonly INodeProperties[]>> = {
	group: [onDateField, periodicitiesField, createInvoicesField, groupingCollection(invoiceDateField)],
	list: [...listLimits, onDateField, periodicitiesField, groupingCollection()],
};

function options(show: Show, ...own: readonly INodeProperties[]): INodeProperties {
	const common = itemReadOptions(show);
	const all = [...own, ...((common.options ?? []) as INodeProperties[])];
	return { ...common, options: all.sort((a, b) => a.displayName.localeCompare(b.displayName)) };
}

export const properties: INodeProperties[] = [
	operation,
	notesFrom,
	inputSource({ ...both, ...bySelection }),
	sampleNotice(
		'sampleSelection',
		'All that is due is taken; an item can narrow it down:',
		{ customer: 'MARTIN', from: '2026-02-01', until: '2026-02-28', salesperson: 'Claire' },
		{ ...both, ...bySelection, inputSource: ['item'] },
	),
	sampleNotice(
		'sampleItems',
		'Each item is a delivery note, by its ID or number:',
		{ id: 'dln_0192f3c4-…' },
		{ ...both, notesFrom: ['items'] },
	),
	...shownFor({ ...both, ...bySelection, inputSource: ['fields'] }, ...selectionFields),
	...shownFor(listed, ...listLimits),
	...shownFor(both, onDateField),
	...shownFor({ ...both, ...bySelection }, periodicitiesField),
	...shownFor(grouped, createInvoicesField, groupingCollection(invoiceDateField)),
	...shownFor(listed, groupingCollection()),
	...dryRun({ ...grouped, createInvoices: ['draft', 'validated'] }),
	options(grouped, actorOption),
	options(listed),
	embeddedLedgerNotice,
];
