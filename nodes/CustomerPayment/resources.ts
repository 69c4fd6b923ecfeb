import type { INodeProperties } from 'n8n-workflow';

export const resources: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Credit Note',
			value: 'creditNote',
			description: 'Credit that a customer has not used yet (avoir disponible)',
		},
		{
			name: 'Customer Account',
			value: 'customerAccount',
			description: 'What customers owe, when it is expected, and how they pay (encours)',
		},
		{
			name: 'Invoice',
			value: 'invoice',
			description: 'What settles an invoice without being money: a small rest, a cash discount (escompte)',
		},
		{ name: 'Payment', value: 'payment', description: 'Money that came in, or goes back (règlement)' },
	],
	default: 'payment',
};
