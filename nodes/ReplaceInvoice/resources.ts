import type { INodeProperties } from 'n8n-workflow';

export const resources: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Correction',
			value: 'correction',
			description: 'Draft that replaces or adjusts an issued e-invoice (thay thế, điều chỉnh)',
		},
		{
			name: 'E-Invoice',
			value: 'eInvoice',
			description: 'The corrected invoice at the provider: see it, then have it issued',
		},
	],
	default: 'correction',
};
