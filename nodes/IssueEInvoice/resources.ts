import type { INodeProperties } from 'n8n-workflow';

export const resources: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'E-Invoice',
			value: 'eInvoice',
			description: 'Invoice that the provider signs and numbers (hóa đơn điện tử)',
		},
		{
			name: 'Portal Draft',
			value: 'portalDraft',
			description: "Draft that a person signs on the provider's portal",
		},
		{
			name: 'Provider Account',
			value: 'account',
			description: 'What the provider has: templates, issued invoices, calls whose outcome is not known',
		},
	],
	default: 'eInvoice',
};
