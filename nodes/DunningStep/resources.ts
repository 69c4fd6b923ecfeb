import type { INodeProperties } from 'n8n-workflow';

export const resources: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Hold',
			value: 'hold',
			description: 'What stops reminders: pause, dispute (litige), promise, payment plan, insolvency',
		},
		{ name: 'Reminder', value: 'reminder', description: 'Reminders in stages (relances)' },
	],
	default: 'reminder',
};
