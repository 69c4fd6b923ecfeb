import type { HoldType } from '../../domain/dunning/state';
import { holdDunning, resumeDunning } from '../../services/dunning/holdDunning';
import type { Operation } from '../shared/operation';
import { reasonField, targetFields, untilField } from './fields';

interface HoldTexts {
	readonly type: HoldType;
	readonly name: string;
	readonly displayName: string;
	readonly action: string;
	readonly description: string;
	readonly until: string;
	readonly sample: Readonly<Record<string, string>>;
}

/** What holds the chase back, each kind by its own name. */
const HOLDS: readonly HoldTexts[] = [
	{
		type: 'pause',
		name: 'pause',
		displayName: 'Pause',
		action: 'Pause reminders',
		description: 'Stop reminders of a document, of a customer, or of everything (Pause All), until Resume',
		until: 'The last day of the pause; until somebody resumes when empty',
		sample: { company: 'DUPONT', reason: 'Inventory week' },
	},
	{
		type: 'dispute',
		name: 'dispute',
		displayName: 'Dispute',
		action: 'Mark as disputed',
		description: 'The customer disputes it (litige): no reminders until it is settled and resumed',
		until: 'The last day on which it holds; until somebody resumes when empty',
		sample: { document: 'inv_0192f3c4-…', reason: 'Half of it arrived broken' },
	},
	{
		type: 'promise',
		name: 'promise',
		displayName: 'Promise',
		action: 'Note promise to pay',
		description: 'The customer promised to pay by a day: reminders go on after it, if nothing came',
		until: 'The promised day',
		sample: { document: 'inv_0192f3c4-…', until: '2026-04-30' },
	},
	{
		type: 'paymentPlan',
		name: 'paymentPlan',
		displayName: 'Payment Plan',
		action: 'Note payment plan',
		description: 'The debt is paid by an agreed plan (échéancier)',
		until: 'The last day of the plan',
		sample: { customer: 'MARTIN', until: '2026-12-31', reason: 'Six months' },
	},
	{
		type: 'insolvency',
		name: 'insolvency',
		displayName: 'Insolvency',
		action: 'Note insolvency',
		description: 'The customer is in insolvency proceedings (procédure collective)',
		until: 'The last day on which it holds; until somebody resumes when empty',
		sample: { customer: 'MARTIN', reason: 'Redressement judiciaire' },
	},
	{
		type: 'exclusion',
		name: 'exclude',
		displayName: 'Exclude',
		action: 'Exclude from reminders',
		description: 'Leave a document or a customer out of reminders',
		until: 'The last day on which it is left out; for good when empty',
		sample: { document: 'inv_0192f3c4-…', reason: 'The director sees to it' },
	},
];

const NEEDS_DAY = new Set<HoldType>(['promise']);

export const HOLD_OPERATIONS: readonly Operation[] = [
	...HOLDS.map(({ type, until, sample, ...texts }): Operation => ({
		...texts,
		does: 'write',
		output: 'dunningHold',
		definedBelow: [
			...targetFields,
			untilField(until, NEEDS_DAY.has(type) ? { required: true } : {}),
			reasonField('Why, in your own words; History shows it'),
		],
		useCase: () => holdDunning(type),
		sample,
	})),
	{
		does: 'write',
		name: 'resume',
		output: 'dunningHold',
		displayName: 'Resume',
		action: 'Resume reminders',
		description:
			'Lift what holds a document, a customer or everything back, in one step: it undoes Pause All too',
		definedBelow: [
			...targetFields,
			{
				displayName: 'Only',
				name: 'type',
				type: 'options',
				options: [
					{ name: 'Disputes', value: 'dispute' },
					{ name: 'Everything', value: '' },
					{ name: 'Exclusions', value: 'exclusion' },
					{ name: 'Insolvency', value: 'insolvency' },
					{ name: 'Pauses', value: 'pause' },
					{ name: 'Payment Plans', value: 'paymentPlan' },
					{ name: 'Promises', value: 'promise' },
				],
				default: '',
				description: 'Of what holds it back',
			},
			reasonField('Why; History shows it'),
		],
		useCase: () => resumeDunning,
		sample: { company: 'DUPONT', type: 'pause' },
	},
];
