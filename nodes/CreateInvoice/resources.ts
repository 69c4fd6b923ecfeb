import type { INodeProperties } from 'n8n-workflow';

export const resources: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Credit Note', value: 'creditNote', description: 'Correction of a validated invoice (avoir)' },
		{
			name: 'Deposit Invoice',
			value: 'depositInvoice',
			description: "Invoice of an advance, with VAT (facture d'acompte)",
		},
		{ name: 'Invoice', value: 'invoice', description: 'Invoice (facture)' },
		{
			name: 'Pro Forma Invoice',
			value: 'proForma',
			description: 'Not a claim: for credit agreements and customs (facture pro forma)',
		},
	],
	default: 'invoice',
};
