import type { INodeProperties } from 'n8n-workflow';
import { FORMS } from './masters';

export const resources: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		...Object.entries(FORMS).map(([value, { title, fr }]) => ({
			name: title,
			value,
			description: `${title} (${fr})`,
		})),
		{
			name: 'Import and Export',
			value: 'importExport',
			description: 'Bring the data of an old system in from CSV or a spreadsheet, or write records to CSV',
		},
		{ name: 'Ledger', value: 'ledger', description: 'The books as a whole' },
		{
			name: 'Stock',
			value: 'stock',
			description: 'What deliveries, returns and scrap have moved (mouvements de stock)',
		},
	].sort((a, b) => a.name.localeCompare(b.name)),
	default: 'customer',
};
