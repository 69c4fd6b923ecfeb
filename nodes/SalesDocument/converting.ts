import type { INodeProperties } from 'n8n-workflow';
import type { Kind } from '../../domain/documents/kinds';
import { titleOf, type KindEntry } from '../../services/catalogue';
import { convertDocument } from '../../services/convertDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { deductDepositsField, withMembers } from '../shared/amountFields';
import { headerCollection, validateField } from '../shared/documentFields';
import { allowMoreField, goodsField, quantitiesField, returnedField } from '../shared/lineFields';
import { locator } from '../shared/locators';
import { byId, type DocumentOperation } from './byId';
import { titleCase } from './titleCase';

export function converting({ kind, targets }: KindEntry, noun: string): DocumentOperation {
	const options = conversionsOf(kind, targets)
		.map((target) => ({ name: titleCase(titleOf(target)), value: target }))
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
			...(targets.includes('returnNote') ? partsOfDelivery : kind === 'returnNote' ? [] : [quantitiesField]),
			validateField,
			...(targets.some((target) => PURCHASES.has(target)) ? [supplierChoice(targets)] : []),
			...(kind === 'quotation' ? [startProduction] : []),
			withMembers(headerCollection, ...optionsFor(kind, targets)),
		],
		useCase: (parameter) => {
			const to = parameter('convertTo') as Kind;
			return to === 'creditNote' ? createCreditNote : convertDocument(to);
		},
	};
}

/** An invoice is credited in Create Invoice, where goods and money are told apart; a return says all of that itself. */
export const conversionsOf = (kind: Kind, targets: readonly Kind[]): readonly Kind[] =>
	targets.filter((target) => target !== 'creditNote' || kind === 'returnNote');

/** A delivery is invoiced in part, or comes back in part with what happens to the goods. */
const partsOfDelivery: readonly INodeProperties[] = [
	{ ...quantitiesField, displayOptions: { show: { convertTo: ['invoice'] } } },
	{ ...returnedField, name: 'returned', displayOptions: { show: { convertTo: ['returnNote'] } } },
	goodsField('As Each Line Says', {
		description: 'A line that says nothing goes back to stock when it has a product',
		displayOptions: { show: { convertTo: ['returnNote'] } },
	}),
];

const TAKEN_IN_PARTS: ReadonlySet<Kind> = new Set(['salesOrder', 'deliveryNote']);

function optionsFor(kind: Kind, targets: readonly Kind[]): INodeProperties[] {
	return [
		...(targets.includes('invoice') ? [deductDepositsField] : []),
		...(TAKEN_IN_PARTS.has(kind) ? [allowMoreField] : []),
	];
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
