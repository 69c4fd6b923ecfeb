import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { companyField } from '../shared/documentFields';
import { choice, days, flag, group, json, rows, text } from '../shared/fieldBuilders';
import type { MasterForm } from './masterForm';
import { code, name } from './masterFields';

/** Rules by which customers are chased (règles de relance), as a form: stages row by row, the rest behind Add Field. */

const stageMembers: readonly INodeProperties[] = [
	choice('Of', 'kind', [
		['Invoices', 'invoice'],
		['Orders Without an Answer', 'salesOrder'],
		['Quotations Without an Answer', 'quotation'],
	]),
	text('Label', 'label', { placeholder: 'e.g. Reminder 1' }),
	{
		displayName: 'Days',
		name: 'days',
		type: 'number',
		default: 5,
		typeOptions: { minValue: 0 },
		description: 'After the stage before was really sent; of the first stage after the due date',
	},
	choice('Channel', 'channel', [
		['E-Mail', 'email'],
		['Letter', 'letter'],
		['Task', 'task'],
	]),
	text('Template', 'template', {
		placeholder: 'e.g. reminder1',
		description: 'Message template for all languages; none for a task',
	}),
	{
		displayName: 'More',
		name: 'members',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			flag('Attach PDF', 'attachPdf', 'Whether the document goes along as PDF', { default: true }),
			flag('Block New Orders', 'blockNewOrders', 'Whether new orders are blocked from this stage on', {
				default: true,
			}),
			choice('Days Count From', 'countFrom', [
				['Stage Before', 'previousStage'],
				['Due Date', 'dueDate'],
				['End of Month', 'endOfMonth'],
			]),
			text('Fee', 'feeFlat', { placeholder: 'e.g. 10', description: 'What the stage costs the customer' }),
			text('Fee Currency', 'feeCurrency', { placeholder: 'e.g. EUR' }),
			text('Fee in Percent', 'feePercent', { description: 'Of the instalment as it was billed' }),
			flag('Formal Notice', 'formalNotice', 'Whether it is a formal notice (mise en demeure)', {
				default: true,
			}),
			text('Template English', 'templateEn', { placeholder: 'e.g. reminder1' }),
			text('Template French', 'templateFr', { placeholder: 'e.g. reminder1' }),
			text('Template Vietnamese', 'templateVi', { placeholder: 'e.g. reminder1' }),
		],
	},
];

/** The form shows all stages as one list; the policy holds them by the kind that they chase. */
function gather(input: IDataObject): IDataObject {
	const { stages } = input;
	if (!Array.isArray(stages)) return input;
	const byKind = Map.groupBy(stages as IDataObject[], ({ kind }) => String(kind ?? 'invoice'));
	const gathered = [...byKind].map(([kind, list]) => [kind, list.map(gatherStage)] as const);
	return { ...input, stages: Object.fromEntries(gathered) };
}

function gatherStage(row: IDataObject): IDataObject {
	const { kind: _kind, templateFr, templateEn, templateVi, feeFlat, feeCurrency, feePercent, ...stage } = row;
	const templates = Object.fromEntries(
		Object.entries({ fr: templateFr, en: templateEn, vi: templateVi }).filter(
			([, given]) => given !== undefined,
		),
	);
	const fee =
		feePercent === undefined ? { flat: feeFlat, currency: feeCurrency } : { percentOfAmount: feePercent };
	const hasFee = feeFlat !== undefined || feePercent !== undefined;
	return {
		...stage,
		...(Object.keys(templates).length > 0 && { templates }),
		...(hasFee && { fee }),
	} as IDataObject;
}

const row = (
	label: string,
	after: number,
	channel: string,
	template: string,
	members: Record<string, boolean>,
) => ({
	kind: 'invoice',
	label,
	days: after,
	channel,
	template,
	members,
});

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const dunningPolicyForm: MasterForm = {
	kind: 'dunningPolicy',
	title: 'Dunning Policy',
	fr: 'règles de relance',
	search: 'searchDunningPolicies',
	required: [
		code,
		name,
		companyField(),
		rows('Stages', 'stages', 'Add Stage', stageMembers, {
			required: true,
			description: 'In order, the mildest first; a kind without stages is not chased',
			default: {
				entry: [
					row('Reminder 1', 5, 'email', 'reminder1', {}),
					row('Reminder 2', 10, 'email', 'reminder2', {}),
					row('Formal notice', 10, 'letter', 'formalNotice', { formalNotice: true, blockNewOrders: true }),
				],
			},
		}),
	],
	more: [
		days('Grace Days', 'graceDays', 'Nothing goes out before so many days after the due date', 0),
		flag('Letter Without Email', 'letterWithoutEmail', 'Whether who has no e-mail gets a letter', {
			default: true,
		}),
		choice('Levels', 'levelPer', [
			['Per Invoice', 'invoice'],
			['Per Customer', 'customer'],
		]),
		{
			...json(
				'Limits',
				'limits',
				'Amounts below which nobody is chased, by currency: { "EUR": { "tolerance": 1, "minimum": 20 } }',
			),
			default: '{}',
		},
		{
			displayName: 'Minimum Documents',
			name: 'minimumItems',
			type: 'number',
			default: 1,
			typeOptions: { minValue: 1 },
			description: 'Nobody is chased while fewer documents are overdue',
		},
		flag('One Letter a Customer', 'oneLetter', 'Whether all that is due goes out in one message', {
			default: true,
		}),
		{
			displayName: 'Sending Days',
			name: 'sendingDays',
			type: 'multiOptions',
			options: WEEKDAYS.map((day, index) => ({ name: day, value: index + 1 })),
			default: [1, 2, 3, 4, 5],
			description: 'Weekdays on which messages go out',
		},
		group(
			'Sending Hours',
			'sendingHours',
			'Set Hours',
			[
				text('From', 'from', { default: '08:00' }),
				text('Until', 'until', { default: '18:00', description: 'Itself too late' }),
			],
			'Hours of the clock of the company in which messages go out',
		),
		days('Soon Days', 'soonDays', 'How many days ahead something is shown as soon due', 7),
	],
	prepare: gather,
	sample: {
		code: 'STANDARD',
		name: 'Our reminders',
		company: 'DUPONT',
		stages: {
			invoice: [
				{ label: 'Relance 1', days: 5, template: 'reminder1', attachPdf: true },
				{ label: 'Relance 2', days: 10, template: 'reminder2', attachPdf: true },
				{
					label: 'Mise en demeure',
					days: 10,
					channel: 'letter',
					template: 'formalNotice',
					formalNotice: true,
				},
			],
		},
	},
};
