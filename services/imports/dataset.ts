import type { Master, MasterKind } from '../../domain/masters/schemas';
import type { Column } from './columns/column';
import { contactColumns } from './columns/contact';
import { mandateColumns } from './columns/mandate';
import { openDocumentColumns } from './columns/openDocument';
import { openInvoiceColumns } from './columns/openInvoice';
import { partyColumns } from './columns/party';
import { paymentTermsColumns } from './columns/paymentTerms';
import { productColumns } from './columns/product';
import type { RowValues } from './readRow';

/** Rows that become masters: one each, or several lines of one record of payment terms. */
export interface MasterDataset {
	readonly name: string;
	readonly title: string;
	readonly columns: readonly Column[];
	/** Fields without which no row can be read. */
	readonly required: readonly string[];
	readonly makes: 'master';
	readonly kind: MasterKind;
	readonly role?: 'customer' | 'supplier';
}

/** Rows that become documents of a former system: one each, or several lines of one. */
export interface DocumentDataset {
	readonly name: string;
	readonly title: string;
	readonly columns: readonly Column[];
	readonly required: readonly string[];
	readonly makes: 'invoice' | 'linesOfQuotation' | 'linesOfOrder';
}

export type Dataset = MasterDataset | DocumentDataset;

/** What the rows of an import can be, in the order in which an old system is brought in. */
export const DATASETS = {
	paymentTerms: {
		name: 'paymentTerms',
		title: 'Payment terms',
		columns: paymentTermsColumns,
		required: ['code'],
		makes: 'master',
		kind: 'paymentTerms',
	},
	customer: {
		name: 'customer',
		title: 'Customers',
		columns: partyColumns('customer'),
		required: ['code'],
		makes: 'master',
		kind: 'party',
		role: 'customer',
	},
	supplier: {
		name: 'supplier',
		title: 'Suppliers',
		columns: partyColumns('supplier'),
		required: ['code'],
		makes: 'master',
		kind: 'party',
		role: 'supplier',
	},
	contact: {
		name: 'contact',
		title: 'Contacts',
		columns: contactColumns,
		required: ['code'],
		makes: 'master',
		kind: 'contact',
	},
	product: {
		name: 'product',
		title: 'Products',
		columns: productColumns,
		required: ['code'],
		makes: 'master',
		kind: 'product',
	},
	mandate: {
		name: 'mandate',
		title: 'Mandates',
		columns: mandateColumns,
		required: ['code'],
		makes: 'master',
		kind: 'mandate',
	},
	quotation: {
		name: 'quotation',
		title: 'Open quotations',
		columns: openDocumentColumns('quotation'),
		required: ['number', 'issueDate', 'customer'],
		makes: 'linesOfQuotation',
	},
	salesOrder: {
		name: 'salesOrder',
		title: 'Open sales orders',
		columns: openDocumentColumns('salesOrder'),
		required: ['number', 'issueDate', 'customer'],
		makes: 'linesOfOrder',
	},
	openInvoice: {
		name: 'openInvoice',
		title: 'Open invoices',
		columns: openInvoiceColumns,
		required: ['number', 'issueDate', 'customer', 'total'],
		makes: 'invoice',
	},
} as const satisfies Record<string, Dataset>;

export type DatasetName = keyof typeof DATASETS;
export const DATASET_NAMES = Object.keys(DATASETS) as DatasetName[];
export type MasterDatasetName = {
	[Name in DatasetName]: (typeof DATASETS)[Name] extends MasterDataset ? Name : never;
}[DatasetName];

/** What one import knows of itself while its rows are prepared. */
export interface ImportFacts {
	readonly company: Master<'company'>;
	/** Whether the file has a column for the field. */
	readonly has: (field: string) => boolean;
	/** Counts something that a person should know of; said once, with its count, at the end. */
	readonly count: (what: string) => void;
}

export type Prepare = (values: RowValues, facts: ImportFacts) => RowValues;
