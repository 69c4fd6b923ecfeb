import type { INodeProperties } from 'n8n-workflow';
import { DEBIT_VERSION_NAMES } from '../../services/sepa/debitVersions';
import { choice, day, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';

/** Parameters of the node; names are those of the input schemas. */

export const batchField: INodeProperties = locator('searchBatches', {
	name: 'id',
	displayName: 'Batch',
	by: 'ID',
	required: true,
});

export const accountField: INodeProperties = locator('searchBankAccounts', {
	name: 'account',
	displayName: 'Bank Account',
	by: 'Code',
	description: "That of each invoice's seller profile when empty, else the default one of the company",
});

export const collectionDateField: INodeProperties = day(
	'Collection Date',
	'collectionDate',
	'For all of them; each as soon as it is due, and as the bank can, when empty',
);

export const versionField: INodeProperties = choice(
	'File Format',
	'version',
	[['As the Account Says', ''], ...DEBIT_VERSION_NAMES.map((version) => [version, version] as const)],
	{
		description:
			'Banks have asked for pain.008.001.08 since November 2026; choose an older one only where your bank confirms that it takes it',
	},
);

const noticeField: INodeProperties = choice(
	'Pre-Notification',
	'preNotification',
	[
		['Required', 'require'],
		['Only Told Of', 'list'],
		['Not Asked About', 'ignore'],
	],
	{
		description:
			'What becomes of debtors who were not told in time: left out, listed, or collected all the same',
	},
);

/** What a person may choose for the file; each is a member of `options` of the input. */
export const RULE_FIELDS: readonly INodeProperties[] = [
	choice(
		'Characters',
		'characterSet',
		[
			['As All Banks Take Them', 'base'],
			['With Umlauts, as German Banks Take Them', 'german'],
		],
		{ description: 'Everything else is written in these characters' },
	),
	choice('Closed Days', 'closedDays', [
		['Move On', 'move'],
		['Refuse', 'refuse'],
	]),
	text('Cut-Off Time', 'cutOff', {
		placeholder: 'e.g. 14:30',
		description: "From when on the bank counts a day later; the account's when empty",
	}),
	{
		displayName: 'Lead Days',
		name: 'leadDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 30 },
		default: 2,
		description: "Bank days before the collection that the bank asks for, in place of the account's",
	},
	noticeField,
	choice(
		'Sequence',
		'sequencePolicy',
		[
			['First, Then Recurrent', 'first'],
			['Recurrent From the First On', 'recurrent'],
		],
		{ description: 'Whether the first collection of a mandate is marked as the first one (FRST)' },
	),
];

export const rulesField: INodeProperties = {
	displayName: 'Rules',
	name: 'rules',
	type: 'collection',
	placeholder: 'Add rule',
	default: {},
	options: [...RULE_FIELDS],
};

const RULE_NAMES = new Set(RULE_FIELDS.map(({ name }) => name));

/** Members of the collection of rules as the input has them: under `options`. */
export function withRules<I extends Record<string, unknown>>(input: I): Record<string, unknown> {
	const rules = Object.entries(input).filter(([name]) => RULE_NAMES.has(name));
	const rest = Object.entries(input).filter(([name]) => !RULE_NAMES.has(name));
	const own = input['options'] as object | undefined;
	const options = { ...own, ...Object.fromEntries(rules) };
	return { ...Object.fromEntries(rest), ...(Object.keys(options).length > 0 && { options }) };
}
