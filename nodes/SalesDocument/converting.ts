import type { INodeProperties } from 'n8n-workflow';
import type { Kind } from '../../domain/documents/kinds';
import { titleOf, type KindEntry } from '../../services/catalogue';
import { convertDocument } from '../../services/convertDocument';
import { deductDepositsField, withMembers } from '../shared/amountFields';
import { headerCollection, quantitiesField, validateField } from '../shared/documentFields';
import { locator } from '../shared/locators';
import { byId, type DocumentOperation } from './byId';

export function converting({ kind, targets }: KindEntry, noun: string): DocumentOperation {
	const options = targets
		.filter((target) => target !== 'creditNote')
		.map((target) => ({ name: titleOf(target), value: target }))
		.sort((a, b) => a.name.localeCompare(b.name));
	return {
		...byId,
		name: 'convert',
		displayName: 'Convert',
		action: `Convert ${noun}`,
		description: 'Make the next document from it; what is left of each line is taken',
		fields: [
			{
				displayName: 'Convert To',
				name: 'convertTo',
				type: 'options',
				noDataExpression: true,
				options,
				default: options[0]?.value ?? '',
			},
			validateField,
			quantitiesField,
			...(targets.some((target) => PURCHASES.has(target)) ? [supplierChoice(targets)] : []),
			...(kind === 'quotation' ? [startProduction] : []),
			targets.includes('invoice') ? withMembers(headerCollection, deductDepositsField) : headerCollection,
		],
		useCase: (parameter) => convertDocument(parameter('convertTo') as Kind),
	};
}

const PURCHASES: ReadonlySet<Kind> = new Set(['purchaseOrder', 'requestForQuotation', 'supplierInvoice']);

function supplierChoice(targets: readonly Kind[]): INodeProperties {
	const across = targets.filter((target) => PURCHASES.has(target));
	return locator(
		'searchSuppliers',
		{ name: 'supplier', displayName: 'Supplier', by: 'Code', description: 'An account of type supplier' },
		{ convertTo: [...across] },
	);
}

const startProduction: INodeProperties = {
	displayName: 'Start Production',
	name: 'startProduction',
	type: 'boolean',
	default: false,
	description: 'Whether to note in the follow-up of the order that production has started',
	displayOptions: { show: { convertTo: ['salesOrder'] } },
};
