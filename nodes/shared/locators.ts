import type {
	IDisplayOptions,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
} from 'n8n-workflow';
import type { Kind } from '../../domain/documents/kinds';
import type { MasterKind } from '../../domain/masters/schemas';
import { CATALOGUE } from '../../services/catalogue';
import { findBatches } from '../../services/collections/findBatches';
import { findDocumentsAfter } from '../../services/findDocuments';
import { findMasters } from '../../services/findMasters';
import { findPaymentsAfter } from '../../services/payments/findPayments';
import { findIntakes } from '../../services/intake/findIntakes';
import { pickParties, type PickQuery } from '../../services/pickParties';
import { systemClock } from './clock';
import { openLedger } from './ledgerHandle';

/** Pickers with search. The ledger is asked; a credential that does not work is shown, never bypassed. */

async function contextOf(functions: ILoadOptionsFunctions) {
	const anyway = functions.getCurrentNodeParameter('options.useEmbeddedLedgerAnyway') === true;
	const ledger = await openLedger(functions, { useEmbeddedAnyway: anyway });
	return { ledger, now: systemClock, actor: 'list search' };
}

/** A page goes on after the key of the last row of the page before. */
type Search = (this: ILoadOptionsFunctions, filter?: string, page?: string) => Promise<INodeListSearchResult>;

const PAGE = 50;
/** Received invoices that are offered: those that somebody works on are among the newest. */
const INTAKES = 200;

/** A page of rows, of which one more was asked for than is shown. */
function onePage<Row extends { id: string }>(
	rows: readonly Row[],
	nameOf: (row: Row) => string,
): INodeListSearchResult {
	const shown = rows.slice(0, PAGE);
	return {
		results: shown.map((row) => ({ name: nameOf(row), value: row.id })),
		paginationToken: rows.length > PAGE ? shown.at(-1)?.id : undefined,
	};
}

/** The kind of document that the panel is about; undefined where it is about none, or about any. */
function kindOf(functions: ILoadOptionsFunctions): Kind | undefined {
	const resource = functions.getCurrentNodeParameter('resource');
	return CATALOGUE.find(({ kind }) => kind === resource)?.kind;
}

/** The company that is chosen in the panel. An expression has no value before the run. */
function companyOf(functions: ILoadOptionsFunctions): string | undefined {
	const chosen = ['company', 'filters.company']
		.map((name) => functions.getCurrentNodeParameter(name) as { value?: unknown } | string | undefined)
		.map((given) => (typeof given === 'object' ? given.value : given))
		.find((value) => typeof value === 'string' && value !== '' && !value.startsWith('='));
	return chosen as string | undefined;
}

/** Documents, newest first; of the node's resource when it is a kind. */
function searchDocuments(kinds?: readonly Kind[]): Search {
	return async function (filter, page) {
		const kind = kindOf(this);
		const wanted = kinds ?? (kind && [kind]);
		const query = { kinds: wanted, search: filter || undefined, limit: PAGE + 1 };
		const views = await findDocumentsAfter(await contextOf(this), query, page);
		return onePage(
			views,
			(view) =>
				`${view.number ?? view.internalReference ?? `(${view.label})`} · ${view.partyName} · ${view.gross} ${view.currency} · ${view.issueDate}`,
		);
	};
}

function searchMasters(kind: MasterKind): Search {
	return async function (filter, page) {
		const query = { search: filter || undefined, after: page, limit: PAGE + 1 };
		const views = await findMasters(await contextOf(this), kind, query);
		return onePage(views, (view) => `${view.name} (${view.code})`);
	};
}

/** Those with a document of the panel's kind in the last twelve months come first; debts are marked. */
function searchParties(role?: PickQuery['role']): Search {
	return async function (filter, page) {
		const { choices, next } = await pickParties(await contextOf(this), {
			role,
			company: companyOf(this),
			kind: kindOf(this),
			search: filter || undefined,
			after: page,
			limit: PAGE,
		});
		return {
			results: choices.map(({ id, code, name, debt }) => ({
				name: `${name} (${code})${debt === undefined ? '' : ` · ${debt}`}`,
				value: id,
			})),
			paginationToken: next,
		};
	};
}

/** Payments, newest first; those with something left are marked. What is typed is looked for in what is shown. */
async function searchPayments(
	this: ILoadOptionsFunctions,
	filter?: string,
	page?: string,
): Promise<INodeListSearchResult> {
	const rows = await findPaymentsAfter(await contextOf(this), { kinds: ['receipt'], limit: PAGE + 1 }, page);
	const shown = onePage(rows, ({ receivedOn, partyName, amount, currency, unallocated, reference }) =>
		[
			receivedOn,
			partyName,
			`${amount} ${currency}`,
			...(unallocated > 0 ? [`${unallocated} left`] : []),
			...(reference === null ? [] : [reference.slice(0, 40)]),
		].join(' · '),
	);
	const wanted = (filter ?? '').trim().toLowerCase();
	return { ...shown, results: shown.results.filter(({ name }) => name.toLowerCase().includes(wanted)) };
}

/** Received invoices, newest first; a text is looked for among the newest ones. */
async function searchIntakes(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const views = await findIntakes(await contextOf(this), { limit: INTAKES });
	const wanted = (filter ?? '').trim().toLowerCase();
	const results = views.map(({ id, number, sellerName, buyerName, direction, gross, currency, state }) => {
		const party = direction === 'sale' ? buyerName : sellerName;
		const amount = gross === null ? '' : ` · ${gross} ${currency ?? ''}`;
		return { name: `${number ?? '(no number)'} · ${party ?? '?'}${amount} · ${state}`, value: id };
	});
	return { results: results.filter(({ name }) => name.toLowerCase().includes(wanted)) };
}

/** Batches of direct debits, newest first. What is typed is looked for in what is shown. */
async function searchBatches(
	this: ILoadOptionsFunctions,
	filter = '',
	page?: string,
): Promise<INodeListSearchResult> {
	const after = page === undefined ? {} : { after: page };
	const views = await findBatches(await contextOf(this), { limit: PAGE + 1, ...after });
	const wanted = filter.toLowerCase();
	const { results, paginationToken } = onePage(
		views,
		({ collectOn, company, count, amount, state, messageId }) =>
			`${collectOn} · ${company} · ${count} · ${amount} EUR · ${state} · ${messageId}`,
	);
	return { results: results.filter(({ name }) => name.toLowerCase().includes(wanted)), paginationToken };
}

export const listSearch = {
	searchDocuments: searchDocuments(),
	searchInvoices: searchDocuments(['invoice']),
	searchCreditNotes: searchDocuments(['creditNote']),
	searchPayable: searchDocuments(['quotation', 'salesOrder', 'invoice']),
	searchPayments,
	searchIntakes,
	searchInvoiceable: searchDocuments(['quotation', 'salesOrder']),
	searchOrders: searchDocuments(['salesOrder']),
	searchDeliveryNotes: searchDocuments(['deliveryNote']),
	searchReturnNotes: searchDocuments(['returnNote']),
	searchCompanies: searchMasters('company'),
	searchCustomers: searchParties('customer'),
	searchSuppliers: searchParties('supplier'),
	searchParties: searchParties(),
	searchContacts: searchMasters('contact'),
	searchProducts: searchMasters('product'),
	searchNumberSeries: searchMasters('numberSeries'),
	searchOperationCodes: searchMasters('operationCode'),
	searchSellerProfiles: searchMasters('sellerProfile'),
	searchStatusLabels: searchMasters('statusLabel'),
	searchActors: searchMasters('actor'),
	searchSavedFilters: searchMasters('savedFilter'),
	searchBankAccounts: searchMasters('bankAccount'),
	searchBatches,
	searchMandates: searchMasters('mandate'),
	searchPaymentTerms: searchMasters('paymentTerms'),
	searchDunningPolicies: searchMasters('dunningPolicy'),
} satisfies Record<string, Search>;

interface LocatorTexts {
	readonly name: string;
	readonly displayName: string;
	readonly description?: string;
	/** What the second mode asks for: an id, or a code. */
	readonly by: 'ID' | 'Code' | 'ID or Number';
	readonly required?: boolean;
}

/** What a person would write for each list, where it is not the code of a customer. */
const CODES: Partial<Record<keyof typeof listSearch, string>> = {
	searchActors: 'claire@dupont.example',
	searchBankAccounts: 'CIC',
	searchCompanies: 'DUPONT',
	searchContacts: 'MARTIN-1',
	searchDunningPolicies: 'STANDARD',
	searchMandates: 'RUM-0001',
	searchNumberSeries: 'FA',
	searchOperationCodes: 'SALE',
	searchPaymentTerms: '30-70',
	searchProducts: 'FLOUR',
	searchSavedFilters: 'UNPAID',
	searchSellerProfiles: 'MAIN',
	searchStatusLabels: 'PHONED',
	searchSuppliers: 'MOULIN',
};

/** The same where it is an ID, by the kind that is looked for. */
const NAMES: Partial<Record<keyof typeof listSearch, string>> = {
	searchBatches: 'dbt_0192f3c4-…',
	searchCreditNotes: 'crn_0192f3c4-…',
	searchDeliveryNotes: 'dln_0192f3c4-…',
	searchReturnNotes: 'ret_0192f3c4-…',
	searchIntakes: 'int_0192f3c4-…',
	searchInvoiceable: 'ord_0192f3c4-…',
	searchOrders: 'ord_0192f3c4-…',
	searchPayments: 'pay_0192f3c4-…',
};

function exampleOf(method: keyof typeof listSearch, by: LocatorTexts['by']): string {
	if (by === 'Code') return CODES[method] ?? 'MARTIN';
	return by === 'ID' ? (NAMES[method] ?? 'inv_0192f3c4-…') : 'FA2026-00012';
}

/** The names of the second mode. Under the name `id` n8n shows "By ID", whatever the title says. */
const MODE_NAMES: Readonly<Record<LocatorTexts['by'], string>> = {
	ID: 'id',
	Code: 'code',
	'ID or Number': 'number',
};

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
				placeholder: required ? 'Choose…' : 'Choose… (optional)',
				typeOptions: { searchListMethod: method, searchable: true },
			},
			{
				// The whole of "By ID or Number" has no room in the panel.
				displayName: by === 'ID or Number' ? 'By Number' : `By ${by}`,
				name: MODE_NAMES[by],
				type: 'string',
				placeholder: `e.g. ${exampleOf(method, by)}`,
			},
		],
		...(show ? { displayOptions: { show } } : {}),
	};
}
