import type { INodeProperties } from 'n8n-workflow';

export const resources: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Bank File',
			value: 'bankFile',
			description: 'What the bank sends: answers to a file, statements (pain.002, camt.053, camt.054)',
		},
		{ name: 'Batch', value: 'batch', description: 'A file of direct debits for the bank (fichier pain.008)' },
		{ name: 'Debit', value: 'debit', description: 'One direct debit of a batch (prélèvement)' },
		{ name: 'Invoice', value: 'invoice', description: 'Invoices and instalments that can be collected' },
		{ name: 'Mandate', value: 'mandate', description: 'Who may be debited (mandat de prélèvement, RUM)' },
	],
	default: 'batch',
};
