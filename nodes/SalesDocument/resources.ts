import type { INodeProperties } from 'n8n-workflow';
import { CATALOGUE } from '../../services/catalogue';
import { titleCase } from './titleCase';

/** One list for both sides of the trade: customer documents and supplier documents share every screen. */
export const resources: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Any Document', value: 'document', description: 'Find documents of every kind' },
		...CATALOGUE.map(({ kind, title, fr, side }) => ({
			name: titleCase(title),
			value: kind,
			description: `${side === 'sale' ? 'Customer' : 'Supplier'} document (${fr})`,
		})),
	].sort((a, b) => a.name.localeCompare(b.name)),
	default: 'quotation',
};
