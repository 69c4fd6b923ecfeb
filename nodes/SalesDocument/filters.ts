import type { INodeProperties } from 'n8n-workflow';
import type { Kind } from '../../domain/documents/kinds';
import { CATALOGUE } from '../../services/catalogue';
import { companyField } from '../shared/documentFields';
import { choice, day, flag, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';

const many = (
	displayName: string,
	name: string,
	values: ReadonlyArray<readonly [label: string, value: string]>,
	description: string,
): INodeProperties => ({
	...choice(displayName, name, values, { description }),
	type: 'multiOptions',
	default: [],
});

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const common: INodeProperties[] = [
	text('Amount', 'amount', { placeholder: 'e.g. 348.58', description: 'Total with VAT, exactly' }),
	text('Amount From', 'amountFrom', { placeholder: 'e.g. 100', description: 'Smallest total with VAT' }),
	text('Amount To', 'amountTo', { placeholder: 'e.g. 500', description: 'Largest total with VAT' }),
	companyField(),
	text('Currency', 'currency', { placeholder: 'e.g. EUR' }),
	locator('searchParties', { name: 'party', displayName: 'Customer or Supplier', by: 'Code' }),
	choice(
		'Deleted Documents',
		'deleted',
		[
			['Exclude', 'exclude'],
			['Include', 'include'],
			['Only', 'only'],
		],
		{ default: 'include', description: 'What to do with deleted documents, which are left out otherwise' },
	),
	flag('Drafts Only', 'drafts', 'Whether to take drafts only', { default: true }),
	day('Due From', 'dueFrom'),
	day('Due To', 'dueTo'),
	text('Fiscal Year', 'fiscalYear', {
		placeholder: 'e.g. 2026',
		description: 'Year in which the fiscal year begins; the company says in which month',
	}),
	day('Issued From', 'issuedFrom'),
	day('Issued To', 'issuedTo'),
	text('Month', 'month', { placeholder: 'e.g. 2026-03', description: 'Month of the document date' }),
	flag(
		'Not Finished',
		'notFinished',
		'Whether to take only what is unpaid or waits for an answer or receipt',
		{
			default: true,
		},
	),
	many(
		'Origins',
		'origins',
		[
			['Contract', 'contract'],
			['Counter', 'counter'],
			['Former System', 'formerSystem'],
			['Sale', 'sale'],
		],
		'Where the documents come from',
	),
	text('Owner', 'owner', { description: 'Salesperson of the document' }),
	locator('searchSavedFilters', {
		name: 'savedFilter',
		displayName: 'Saved Filter',
		by: 'Code',
		description: 'A filter from Billing Master Data; what is set beside it wins',
	}),
	text('Search', 'search', {
		placeholder: 'e.g. martin 1 234,50 €',
		description: 'Words that must all occur in number, customer, title, nature or amount',
	}),
	many(
		'States',
		'states',
		['accepted', 'cancelled', 'closed', 'delivered', 'draft', 'rejected', 'validated'].map(
			(state) => [capital(state), state] as const,
		),
		'States that the documents may be in',
	),
];

/** Of lists over all kinds. */
const ofAnyKind: INodeProperties[] = [
	many(
		'Kinds',
		'kinds',
		CATALOGUE.map(({ kind, title }) => [title, kind] as const).sort(([a], [b]) => a.localeCompare(b)),
		'Kinds of document',
	),
	choice(
		'Side',
		'side',
		[
			['Purchase', 'purchase'],
			['Sale', 'sale'],
		],
		{ default: 'sale', description: 'Documents with suppliers, or with customers' },
	),
];

const ofInvoices: INodeProperties[] = [
	choice(
		'Type',
		'invoiceType',
		[
			['Deposit', 'deposit'],
			['Standard', 'standard'],
		],
		{ default: 'standard', description: 'Deposit invoices, or ordinary ones' },
	),
];

/** Filters of lists and figures, in alphabetical order. */
export function documentFilters(resource: Kind | 'document'): INodeProperties {
	const more = resource === 'document' ? ofAnyKind : resource === 'invoice' ? ofInvoices : [];
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [...common, ...more].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}
