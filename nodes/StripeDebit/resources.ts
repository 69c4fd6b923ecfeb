import type { INodeProperties } from 'n8n-workflow';

export const resources: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Debit', value: 'debit', description: 'Money that is fetched for an invoice (prélèvement)' },
		{
			name: 'Debtor',
			value: 'debtor',
			description: 'Customer whose account may be debited (bénéficiaire), with bank accounts and mandates',
		},
		{
			name: 'Event',
			value: 'event',
			description: 'What Stripe tells a webhook: paid, failed, disputed, refunded',
		},
	],
	default: 'debit',
};
