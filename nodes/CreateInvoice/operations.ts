import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { createCreditNote } from '../../services/createCreditNote';
import { createInvoiceFromDocuments, createInvoiceFromLines } from '../../services/createInvoice';
import { createDepositInvoice } from '../../services/createDepositInvoice';
import { convertDocument } from '../../services/convertDocument';
import { createDocument } from '../../services/createDocument';
import { deductDepositsField, withMembers } from '../shared/amountFields';
import {
	companyField,
	createdCollection,
	createMissingCustomerFields,
	createMissingProductsField,
	customerField,
	documentField,
	headerCollection,
	validateField,
} from '../shared/documentFields';
import { rows, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';
import { allowMoreField, lineFields, quantitiesField } from '../shared/lineFields';
import { creditFields } from './creditFields';
import { depositFields } from './depositFields';
import type { OperationTable, WriteOperation } from '../shared/operation';

const sampleInvoice: IDataObject = {
	customer: 'MARTIN',
	externalReference: 'ORDER-1042',
	customerReference: 'PO-77',
	lines: [
		{ product: 'FLOUR', quantity: 10 },
		{ description: 'Pallet', quantity: 1, unitPrice: 12.5, taxRate: 20 },
	],
};

const fromLines = {
	definedBelow: [
		customerField(),
		companyField(),
		...lineFields('What is invoiced, line by line'),
		createdCollection,
	],
	sample: sampleInvoice,
	asksReference: true,
};

const SAMPLES: Readonly<Record<string, string>> = {
	searchInvoices: 'inv_0192f3c4-…',
	searchReturnNotes: 'ret_0192f3c4-…',
};

/** From a document by its ID; the sample is what the node before gives. */
function from(
	method: 'searchInvoiceable' | 'searchInvoices' | 'searchOrders' | 'searchReturnNotes',
	displayName: string,
): Pick<WriteOperation, 'definedBelow' | 'sample'> {
	const id = SAMPLES[method] ?? 'ord_0192f3c4-…';
	return { definedBelow: [documentField(method, displayName)], sample: { id } };
}

/** One note is given by its `id`, as all nodes give it, and so is each one that was picked. */
const toIds = ({ id, ids = id === undefined ? [] : [id], ...rest }: IDataObject): IDataObject => ({
	...rest,
	ids: Array.isArray(ids) ? (ids as unknown[]).map(idOf) : ids,
});
const idOf = (note: unknown): string =>
	(typeof note === 'object' && note !== null && 'note' in note ? note.note : note) as string;

/** Several items, one summary invoice: ids are joined, the rest is taken from the first item. */
function gatherIds(
	inputs: readonly IDataObject[],
	parameter: (name: string) => unknown,
): IDataObject | undefined {
	const [first] = inputs;
	if (parameter('combine') !== 'all' || !first) return undefined;
	return { ...first, ids: inputs.flatMap((input) => input['ids'] as string[]) };
}

const combine: INodeProperties = {
	displayName: 'One Invoice For',
	name: 'combine',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'All Items Together', value: 'all', description: 'One summary invoice for all delivery notes' },
		{
			name: 'Each Item',
			value: 'each',
			description: 'One invoice an item; an item may list several notes',
		},
	],
	default: 'each',
};

/** What an invoice from other documents may be told beside its header. */
const invoiceCollection = withMembers(headerCollection, deductDepositsField);

export const OPERATIONS: OperationTable = {
	creditNote: [
		{
			does: 'write',
			output: 'customerDocument',
			name: 'create',
			displayName: 'Create From Invoice',
			action: 'Create credit note from invoice',
			description:
				'Correct a validated invoice in full or in part, by goods or by money; the credit note is linked to it',
			...from('searchInvoices', 'Invoice'),
			fields: [...creditFields, validateField, headerCollection],
			asksReference: true,
			useCase: () => createCreditNote,
		},
		{
			does: 'write',
			output: 'customerDocument',
			name: 'createFromReturn',
			displayName: 'Create From Return Note',
			action: 'Create credit note from return note',
			description:
				'Credit goods that came back, restocked and scrapped lines together; one credit note for each invoice that billed them',
			...from('searchReturnNotes', 'Return Note'),
			fields: [
				validateField,
				text('Reason', 'reason', { placeholder: 'e.g. Two bags were torn' }),
				locator('searchInvoices', {
					name: 'invoice',
					displayName: 'Invoice',
					by: 'ID',
					description: 'Only for a return that was entered without its delivery note',
				}),
				headerCollection,
			],
			useCase: () => createCreditNote,
		},
	],
	depositInvoice: [
		{
			does: 'write',
			output: 'customerDocument',
			name: 'createFromOrder',
			displayName: 'Create From Order',
			action: 'Create deposit invoice from order',
			description:
				'Ask for a share, an amount or an instalment of an order with VAT, one line a rate; it is final at once',
			...from('searchOrders', 'Order'),
			fields: [...depositFields, headerCollection],
			asksReference: true,
			useCase: () => createDepositInvoice,
		},
	],
	invoice: [
		{
			does: 'write',
			output: 'customerDocument',
			name: 'createFromLines',
			displayName: 'Create From Lines',
			action: 'Create invoice from lines',
			description: 'Make an invoice from a list of lines, as a draft or validated at once',
			...fromLines,
			fields: [validateField, createMissingProductsField, ...createMissingCustomerFields],
			useCase: () => createInvoiceFromLines,
		},
		{
			does: 'write',
			output: 'customerDocument',
			name: 'createFromOrder',
			displayName: 'Create From Order or Quotation',
			action: 'Create invoice from order or quotation',
			description: 'Invoice what is left of it, or the quantities that are given',
			...from('searchInvoiceable', 'Order or Quotation'),
			fields: [quantitiesField, validateField, withMembers(invoiceCollection, allowMoreField)],
			useCase: () => convertDocument('invoice'),
		},
		{
			does: 'write',
			output: 'customerDocument',
			name: 'createFromDeliveryNotes',
			displayName: 'Create From Delivery Notes',
			action: 'Create invoice from delivery notes',
			description: 'Invoice what was delivered, at the prices of the order',
			definedBelow: [
				rows(
					'Delivery Notes',
					'ids',
					'Add Delivery Note',
					[
						locator('searchDeliveryNotes', {
							name: 'note',
							displayName: 'Delivery Note',
							by: 'ID',
							required: true,
						}),
					],
					{ description: 'Several notes of one customer give a summary invoice' },
				),
			],
			sample: { id: 'dln_0192f3c4-…' },
			fields: [combine, validateField, invoiceCollection],
			useCase: () => createInvoiceFromDocuments,
			prepare: toIds,
			gather: gatherIds,
		},
	],
	proForma: [
		{
			does: 'write',
			output: 'customerDocument',
			name: 'createFromLines',
			displayName: 'Create From Lines',
			action: 'Create pro forma invoice from lines',
			description: 'Make a pro forma invoice: no receivable, a number of its own series',
			...fromLines,
			fields: [validateField, createMissingProductsField, ...createMissingCustomerFields],
			useCase: () => createDocument('proForma'),
		},
		{
			does: 'write',
			output: 'customerDocument',
			name: 'createFromOrder',
			displayName: 'Create From Order or Quotation',
			action: 'Create pro forma invoice from order or quotation',
			description: 'Copy it into a pro forma invoice; nothing of it is used up',
			...from('searchInvoiceable', 'Order or Quotation'),
			fields: [validateField, headerCollection],
			useCase: () => convertDocument('proForma'),
		},
	],
};
