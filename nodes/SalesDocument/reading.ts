import type { INodeProperties } from 'n8n-workflow';
import type { Kind } from '../../domain/documents/kinds';
import { CATALOGUE } from '../../services/catalogue';
import { findDocuments, getDocumentView } from '../../services/findDocuments';
import { getHistory } from '../../services/getHistory';
import { sumDocuments } from '../../services/sumDocuments';
import { companyField } from '../shared/documentFields';
import { locator } from '../shared/locators';
import type { ReadOperation } from '../shared/operation';
import type { OutputName } from '../shared/outputFields';
import { listLimits } from '../shared/properties';

const chosenDocument = (): INodeProperties =>
	locator('searchDocuments', { name: 'id', displayName: 'Document', by: 'ID or Number', required: true });

const states = ['accepted', 'cancelled', 'closed', 'delivered', 'draft', 'rejected', 'validated'];

const day = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
});

/** Filters of lists and figures, in alphabetical order. */
const filters = (resource: Kind | 'document'): INodeProperties => ({
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		companyField(),
		locator('searchParties', { name: 'party', displayName: 'Customer or Supplier', by: 'Code' }),
		day('Issued From', 'issuedFrom'),
		day('Issued To', 'issuedTo'),
		{ displayName: 'Owner', name: 'owner', type: 'string', default: '' },
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			placeholder: 'e.g. martin 348.58',
			description: 'Words that must all occur in number, customer, title, nature or amount',
		},
		...(resource === 'document'
			? [
					{
						displayName: 'Side',
						name: 'side',
						type: 'options' as const,
						options: [
							{ name: 'Purchase', value: 'purchase', description: 'Documents with suppliers' },
							{ name: 'Sale', value: 'sale', description: 'Documents with customers' },
						],
						default: 'sale',
					},
				]
			: []),
		{
			displayName: 'States',
			name: 'states',
			type: 'multiOptions',
			options: states.map((state) => ({
				name: state.charAt(0).toUpperCase() + state.slice(1),
				value: state,
			})),
			default: [],
		},
		...(resource === 'invoice'
			? [
					{
						displayName: 'Type',
						name: 'invoiceType',
						type: 'options' as const,
						options: [
							{ name: 'Deposit', value: 'deposit', description: 'Deposit invoices only' },
							{ name: 'Standard', value: 'standard', description: 'Ordinary invoices only' },
						],
						default: 'standard',
					},
				]
			: []),
	],
});

export const MOST_DOCUMENTS = 10_000;

/** Reading operations of one kind, or of all documents. */
export function readingOperations(resource: Kind | 'document', noun: string): ReadOperation[] {
	const kinds = resource === 'document' ? {} : { kinds: [resource] };
	return [
		{
			does: 'read',
			name: 'get',
			output: documentOf(resource),
			displayName: 'Get',
			action: `Get ${noun}`,
			description: 'Read one document by its ID or number',
			definedBelow: [chosenDocument()],
			read: async (context, input) => [await getDocumentView(context, String(input['id'] ?? ''))],
		},
		{
			does: 'read',
			name: 'getMany',
			output: documentOf(resource),
			displayName: 'Get Many',
			action: `Get many ${noun === 'document' ? 'documents' : plural(noun)}`,
			description: 'List documents, the newest first',
			fields: [...listLimits, filters(resource)],
			read: (context, { returnAll, limit, ...query }) =>
				findDocuments(context, { ...query, ...kinds, limit: returnAll === true ? MOST_DOCUMENTS : limit }),
		},
		{
			does: 'read',
			name: 'getHistory',
			output: 'history',
			displayName: 'Get History',
			action: `Get history of ${noun}`,
			description: 'Read the link map with everything above and below, and all that happened to the document',
			definedBelow: [chosenDocument()],
			read: async (context, input) => [await getHistory(context, String(input['id'] ?? ''))],
		},
		{
			does: 'read',
			name: 'getFigures',
			output: 'figures',
			displayName: 'Get Figures',
			action: `Get figures of ${noun === 'document' ? 'documents' : plural(noun)}`,
			description: 'Sum documents by month; drafts are left out unless they are asked for',
			fields: [
				{
					displayName: 'Include Drafts',
					name: 'includeDrafts',
					type: 'boolean',
					default: false,
					description: 'Whether to count drafts too',
				},
				filters(resource),
			],
			read: (context, query) => sumDocuments(context, { ...query, ...kinds }),
		},
	];
}

function documentOf(resource: Kind | 'document'): OutputName {
	const entry = CATALOGUE.find(({ kind }) => kind === resource);
	return entry?.side === 'purchase' ? 'supplierDocument' : 'customerDocument';
}

function plural(noun: string): string {
	return noun === 'request for quotation' ? 'requests for quotation' : `${noun}s`;
}
