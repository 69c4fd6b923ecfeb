import { confirmDunning } from '../../services/dunning/confirmDunning';
import { findDunningSteps } from '../../services/dunning/findDunningSteps';
import { getDunningHistory } from '../../services/dunning/getDunningHistory';
import { planDunningRun } from '../../services/dunning/planDunningRun';
import { previewDunning } from '../../services/dunning/previewDunning';
import type { Operation } from '../shared/operation';
import { listLimits } from '../shared/properties';
import { claiming } from './claiming';
import {
	anyCompany,
	customerField,
	documentField,
	letterFields,
	oneCompany,
	planFields,
	previewChoices,
	reasonField,
	rowField,
} from './fields';

const MOST = 100_000;

const confirming = {
	does: 'write',
	output: 'dunningStep',
	definedBelow: letterFields,
	sample: { letter: 'let_0192f3c4-…' },
} as const;

export const REMINDER_OPERATIONS: readonly Operation[] = [
	{
		does: 'read',
		name: 'plan',
		output: 'dunningRow',
		displayName: 'Plan',
		action: 'Plan reminders',
		description:
			'Say of every open instalment, quotation and order what is due, soon or held, why, and what comes next; nothing is written',
		fields: planFields,
		read: planDunningRun,
	},
	{
		does: 'read',
		name: 'preview',
		output: 'dunningLetter',
		displayName: 'Preview',
		action: 'Preview reminder',
		description: 'Show the message of a row as it would be written today; nothing is written',
		fields: [{ ...rowField, default: '={{ $json.rowKey }}' }, previewChoices],
		read: previewDunning,
	},
	claiming,
	{
		...confirming,
		name: 'confirmSent',
		displayName: 'Confirm Sent',
		action: 'Confirm reminder as sent',
		description: 'It left: the days of the next stage count from today',
		useCase: () => confirmDunning('sent'),
	},
	{
		...confirming,
		name: 'confirmFailed',
		displayName: 'Confirm Failed',
		action: 'Confirm reminder as failed',
		description: 'It certainly did not leave: it is due again tomorrow',
		fields: [reasonField('Why it failed, such as the answer of the mail server')],
		useCase: () => confirmDunning('failed'),
	},
	{
		...confirming,
		name: 'withdraw',
		displayName: 'Withdraw',
		action: 'Withdraw reminder',
		description: 'Take a claim back that nobody confirmed: it is due again at once',
		fields: [reasonField('Why it is taken back')],
		useCase: () => confirmDunning('withdrawn'),
	},
	{
		does: 'read',
		name: 'getUnknown',
		output: 'dunningStep',
		displayName: 'Get Unknown',
		action: 'Get reminders without an outcome',
		description: 'List what was claimed and never confirmed: a person decides whether it arrived',
		fields: [...listLimits, anyCompany],
		read: (context, { returnAll, limit, company }) =>
			findDunningSteps(context, { company, limit: returnAll === true ? MOST : limit }),
	},
	{
		does: 'read',
		name: 'getHistory',
		output: 'dunningHistory',
		displayName: 'Get History',
		action: 'Get history of reminders',
		description: 'What was done about a customer or a document, and why it was not chased',
		fields: [oneCompany, customerField('Or a document below'), documentField('In place of a customer')],
		read: getDunningHistory,
	},
];
