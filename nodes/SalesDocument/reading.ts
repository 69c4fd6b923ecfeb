import type { INodeProperties } from 'n8n-workflow';
import type { Kind } from '../../domain/documents/kinds';
import { CATALOGUE } from '../../services/catalogue';
import { findDocuments } from '../../services/findDocuments';
import { getDocumentInFull } from '../../services/getDocumentInFull';
import { getHistory } from '../../services/getHistory';
import { sumDocuments } from '../../services/sumDocuments';
import { flag } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';
import type { ReadOperation } from '../shared/operation';
import type { OutputName } from '../shared/outputFields';
import { outstandingOperation } from '../shared/outstandingOperation';
import { listLimits } from '../shared/properties';
import { documentFilters } from './filters';

const chosenDocument = (): INodeProperties =>
	locator('searchDocuments', { name: 'id', displayName: 'Document', by: 'ID or Number', required: true });

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
			read: async (context, input) => [await getDocumentInFull(context, String(input['id'] ?? ''))],
		},
		{
			does: 'read',
			name: 'getMany',
			output: documentOf(resource),
			displayName: 'Get Many',
			action: `Get many ${noun === 'document' ? 'documents' : plural(noun)}`,
			description: 'List documents, the newest first',
			fields: [...listLimits, documentFilters(resource)],
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
			description: 'Sum documents by kind and month; drafts are left out unless they are asked for',
			fields: [
				flag('Include Drafts', 'includeDrafts', 'Whether to count drafts too'),
				flag(
					'Include Former System',
					'includeFormerSystem',
					'Whether to count documents of a former system too; their VAT was declared there',
				),
				flag('Include Margin', 'includeMargin', 'Whether to add cost and margin; takes longer'),
				documentFilters(resource),
			],
			read: (context, query) => sumDocuments(context, { ...query, ...kinds }),
		},
		...(resource === 'invoice' ? [outstandingOperation('customer')] : []),
		...(resource === 'supplierInvoice' ? [outstandingOperation('supplier')] : []),
	];
}

function documentOf(resource: Kind | 'document'): OutputName {
	const entry = CATALOGUE.find(({ kind }) => kind === resource);
	return entry?.side === 'purchase' ? 'supplierDocument' : 'customerDocument';
}

function plural(noun: string): string {
	return noun === 'request for quotation' ? 'requests for quotation' : `${noun}s`;
}
