import type {
	IDisplayOptions,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
} from 'n8n-workflow';
import type { Kind } from '../../domain/documents/kinds';
import type { MasterKind } from '../../domain/masters/schemas';
import { findDocuments } from '../../services/findDocuments';
import { findMasters, type MasterQuery } from '../../services/findMasters';
import { systemClock } from './clock';
import { openLedger } from './ledgerHandle';

/** Pickers with search. The ledger is asked; a credential that does not work is shown, never bypassed. */

async function contextOf(functions: ILoadOptionsFunctions) {
	const anyway = functions.getCurrentNodeParameter('options.useEmbeddedLedgerAnyway') === true;
	const ledger = await openLedger(functions, { useEmbeddedAnyway: anyway });
	return { ledger, now: systemClock, actor: 'list search' };
}

type Search = (this: ILoadOptionsFunctions, filter?: string, page?: string) => Promise<INodeListSearchResult>;

const PAGE = 50;

/** Documents, newest first; of the node's resource when it is a kind. */
function searchDocuments(kinds?: readonly Kind[]): Search {
	return async function (filter, page) {
		const resource = this.getCurrentNodeParameter('resource') as Kind | 'document' | undefined;
		const wanted = kinds ?? (resource === undefined || resource === 'document' ? undefined : [resource]);
		const limit = PAGE * Number(page ?? 1);
		const views = await findDocuments(await contextOf(this), {
			kinds: wanted,
			search: filter || undefined,
			limit,
		});
		return {
			results: views.slice(limit - PAGE).map((view) => ({
				name: `${view.number ?? view.internalReference ?? `(${view.label})`} · ${view.partyName} · ${view.gross} ${view.currency} · ${view.issueDate}`,
				value: view.id,
			})),
			paginationToken: views.length === limit ? String(Number(page ?? 1) + 1) : undefined,
		};
	};
}

function searchMasters(kind: MasterKind, query: Pick<MasterQuery, 'role'> = {}): Search {
	return async function (filter, page) {
		const limit = PAGE * Number(page ?? 1);
		const views = await findMasters(await contextOf(this), kind, {
			...query,
			search: filter || undefined,
			limit,
		});
		return {
			results: views
				.slice(limit - PAGE)
				.map((view) => ({ name: `${view.name} (${view.code})`, value: view.id })),
			paginationToken: views.length === limit ? String(Number(page ?? 1) + 1) : undefined,
		};
	};
}

export const listSearch = {
	searchDocuments: searchDocuments(),
	searchInvoices: searchDocuments(['invoice']),
	searchInvoiceable: searchDocuments(['quotation', 'salesOrder']),
	searchDeliveryNotes: searchDocuments(['deliveryNote']),
	searchCompanies: searchMasters('company'),
	searchCustomers: searchMasters('party', { role: 'customer' }),
	searchSuppliers: searchMasters('party', { role: 'supplier' }),
	searchParties: searchMasters('party'),
	searchContacts: searchMasters('contact'),
	searchProducts: searchMasters('product'),
	searchNumberSeries: searchMasters('numberSeries'),
	searchOperationCodes: searchMasters('operationCode'),
	searchSellerProfiles: searchMasters('sellerProfile'),
	searchStatusLabels: searchMasters('statusLabel'),
} satisfies Record<string, Search>;

interface LocatorTexts {
	readonly name: string;
	readonly displayName: string;
	readonly description?: string;
	/** What the second mode asks for: an id, or a code. */
	readonly by: 'ID' | 'Code' | 'ID or Number';
	readonly required?: boolean;
}

export function locator(
	method: keyof typeof listSearch,
	texts: LocatorTexts,
	show?: IDisplayOptions['show'],
): INodeProperties {
	const { name, displayName, description, by, required } = texts;
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		...(required ? { required: true } : {}),
		...(description ? { description } : {}),
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose…',
				typeOptions: { searchListMethod: method, searchable: true },
			},
			{
				displayName: `By ${by}`,
				name: 'id',
				type: 'string',
				placeholder: by === 'Code' ? 'e.g. MARTIN' : 'e.g. inv_0192f3c4-…',
			},
		],
		...(show ? { displayOptions: { show } } : {}),
	};
}
