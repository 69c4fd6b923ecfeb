import type { INodeProperties } from 'n8n-workflow';

export const resources: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Received Invoice',
			value: 'receivedInvoice',
			description: 'Invoice or credit note that somebody sent, or that was made elsewhere',
		},
	],
	default: 'receivedInvoice',
};
