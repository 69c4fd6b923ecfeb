import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** Parameters that every node of the package has, in one wording. */

export const inputSource = (show: IDisplayOptions['show']): INodeProperties => ({
	displayName: 'Input Source',
	name: 'inputSource',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Define Below', value: 'fields', description: 'Fill in the fields of this panel' },
		{
			name: 'Incoming Item',
			value: 'item',
			description: 'Take the data from the item as it comes in; the fastest way for many items',
		},
	],
	default: 'item',
	description: 'Where the data of the operation comes from',
	displayOptions: { show },
});

/** An AI agent may try and see; it writes only when a person has switched Dry Run off for it. */
export function dryRun(show: IDisplayOptions['show']): INodeProperties[] {
	const common: Pick<INodeProperties, 'displayName' | 'name' | 'type' | 'description'> = {
		displayName: 'Dry Run',
		name: 'dryRun',
		type: 'boolean',
		description: 'Whether to run everything and write nothing: the output shows what would be done',
	};
	return [
		{ ...common, default: true, displayOptions: { show: { ...show, '@tool': [true] } } },
		{ ...common, default: false, displayOptions: { show: { ...show, '@tool': [false] } } },
	];
}

export const simplify = (show?: IDisplayOptions['show']): INodeProperties => ({
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
	...(show ? { displayOptions: { show } } : {}),
});

const reading: INodeProperties[] = [
	{
		displayName: 'Use Embedded Ledger Anyway',
		name: 'useEmbeddedLedgerAnyway',
		type: 'boolean',
		default: false,
		description:
			'Whether to use the embedded ledger although the books have moved to PostgreSQL. Only for tests.',
	},
];

const itemField: INodeProperties = {
	displayName: 'Item Field',
	name: 'itemField',
	type: 'string',
	default: '',
	placeholder: 'e.g. body',
	description: 'Part of the item that holds the data, as a dot path. Behind a webhook it is usually body.',
};

export const actorOption: INodeProperties = {
	displayName: 'Actor',
	name: 'actor',
	type: 'string',
	default: '',
	placeholder: 'e.g. claire@dupont.example',
	description: 'Who acts; kept in the audit trail. The name of the workflow where it is empty.',
};

const writing: INodeProperties[] = [
	actorOption,
	{
		displayName: 'External Reference',
		name: 'externalReference',
		type: 'string',
		default: '',
		placeholder: 'e.g. ORDER-1042',
		description:
			"ID of this work in your own system: an order, a line of the bank statement. The same reference never makes a second document. The item's own 'externalReference' when empty.",
	},
	{
		displayName: 'Idempotency Key',
		name: 'idempotencyKey',
		type: 'string',
		default: '',
		description:
			"Key of this very run, used before 'External Reference'. Never use the execution ID: it changes on a retry.",
	},
	itemField,
	...reading,
];

export const writeOptions = (show: IDisplayOptions['show']): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: writing,
	displayOptions: { show },
});

export const readOptions = (show: IDisplayOptions['show']): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: reading,
	displayOptions: { show },
});

/** Of operations that read the item for what they look up. */
export const itemReadOptions = (show: IDisplayOptions['show']): INodeProperties => ({
	...readOptions(show),
	options: [itemField, ...reading],
});

/** Of operations that talk to a provider: what they do is not done twice, whatever key they are given. */
export const callOptions = (show: IDisplayOptions['show']): INodeProperties => ({
	...readOptions(show),
	options: [actorOption, itemField, ...reading],
});

/** Shows what an item may look like, so that an empty panel is a welcome. */
export const sampleNotice = (
	name: string,
	text: string,
	sample: object,
	show: IDisplayOptions['show'],
): INodeProperties => ({
	displayName: `${text}${listMembers(sample)}`,
	name,
	type: 'notice',
	default: '',
	displayOptions: { show },
});

/** n8n's notice keeps lists and links of the HTML that it is given, and nothing else: one bullet a member. */
function listMembers(sample: object): string {
	const members = Object.entries(sample).map(([name, value]) => {
		const rows = Array.isArray(value) ? value.map((row) => `<li>${jsonText(row)}</li>`).join('') : undefined;
		return `<li>"${name}": ${rows === undefined ? jsonText(value) : `<ul>${rows}</ul>`}</li>`;
	});
	return `<ul>${members.join('')}</ul>`;
}

function jsonText(value: unknown): string {
	return JSON.stringify(value)
		.replace(/([:,])(?=["\d[{])/g, '$1 ')
		.replace(/</g, '&lt;');
}

/** The credential field looks as if it had to be filled in. */
export const embeddedLedgerNotice: INodeProperties = {
	displayName:
		'Without a credential, everything is kept in the embedded ledger: one file in the n8n folder. With it, in your PostgreSQL.',
	name: 'embeddedLedgerNotice',
	type: 'notice',
	default: '',
};

/** Limits of a list, as every n8n node words them. */
export const listLimits: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];
