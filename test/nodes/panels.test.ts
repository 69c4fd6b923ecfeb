import type { INodeProperties, INodeType } from 'n8n-workflow';
import { BillingMasterData } from '../../nodes/BillingMasterData/BillingMasterData.node';
import { OPERATIONS as MASTER_OPERATIONS } from '../../nodes/BillingMasterData/operations';
import { CreateInvoice } from '../../nodes/CreateInvoice/CreateInvoice.node';
import { OPERATIONS as INVOICE_OPERATIONS } from '../../nodes/CreateInvoice/operations';
import { CustomerPayment } from '../../nodes/CustomerPayment/CustomerPayment.node';
import { OPERATIONS as PAYMENT_OPERATIONS } from '../../nodes/CustomerPayment/operations';
import { IssueEInvoice } from '../../nodes/IssueEInvoice/IssueEInvoice.node';
import { OPERATIONS as E_INVOICE_OPERATIONS } from '../../nodes/IssueEInvoice/operations';
import { OcrIntake } from '../../nodes/OcrIntake/OcrIntake.node';
import { OPERATIONS as INTAKE_OPERATIONS } from '../../nodes/OcrIntake/operations';
import { OPERATIONS as CORRECTION_OPERATIONS } from '../../nodes/ReplaceInvoice/operations';
import { ReplaceInvoice } from '../../nodes/ReplaceInvoice/ReplaceInvoice.node';
import { OPERATIONS as SALES_OPERATIONS } from '../../nodes/SalesDocument/operations';
import { SalesDocument } from '../../nodes/SalesDocument/SalesDocument.node';
import { OPERATIONS as STRIPE_OPERATIONS } from '../../nodes/StripeDebit/operations';
import { StripeDebit } from '../../nodes/StripeDebit/StripeDebit.node';
import type { OperationTable } from '../../nodes/shared/operation';
import { panels, shown } from './support/panels';

/** The order in which a panel asks, and what it shows before anybody adds it. */

const NODES: ReadonlyArray<[string, INodeType, OperationTable]> = [
	['SalesDocument', new SalesDocument(), SALES_OPERATIONS],
	['CreateInvoice', new CreateInvoice(), INVOICE_OPERATIONS],
	['CustomerPayment', new CustomerPayment(), PAYMENT_OPERATIONS],
	['BillingMasterData', new BillingMasterData(), MASTER_OPERATIONS],
	['IssueEInvoice', new IssueEInvoice(), E_INVOICE_OPERATIONS],
	['ReplaceInvoice', new ReplaceInvoice(), CORRECTION_OPERATIONS],
	['OcrIntake', new OcrIntake(), INTAKE_OPERATIONS],
	['StripeDebit', new StripeDebit(), STRIPE_OPERATIONS],
];

describe.each(NODES)('%s', (_name, node, table) => {
	const states = panels(node);

	test('every panel keeps the order in which its operation lists its fields, optional collections last', () => {
		for (const [resource, operations] of Object.entries(table))
			for (const { name, definedBelow = [], fields = [] } of operations) {
				const listed = [...definedBelow, ...fields];
				const isOptional = ({ type }: INodeProperties) => type === 'collection';
				const expected = [...listed.filter((field) => !isOptional(field)), ...listed.filter(isOptional)];
				const own = new Set(expected.map((field) => field.name));
				for (const state of states.filter(
					(candidate) => candidate['resource'] === resource && candidate['operation'] === name,
				)) {
					const names = shown(node, state)
						.map((property) => property.name)
						.filter((field) => own.has(field));
					const inOrder = [...own].filter((field) => names.includes(field));
					expect({ state, names }).toEqual({ state, names: inOrder });
				}
			}
	});

	test('an operation that asks for a reference shows it under Options; the others leave it to be added', () => {
		for (const [resource, operations] of Object.entries(table))
			for (const operation of operations.filter(({ does }) => does === 'write')) {
				const asks = operation.does === 'write' && operation.asksReference === true;
				const options = shown(node, { resource, operation: operation.name }).filter(
					(property) => property.name === 'options',
				);
				expect({ resource, name: operation.name, given: options.map((option) => option.default) }).toEqual({
					resource,
					name: operation.name,
					given: [asks ? { externalReference: '' } : {}],
				});
			}
	});

	test('no JSON field is empty: n8n marks an empty one as broken', () => {
		const flat = (properties: readonly INodeProperties[]): INodeProperties[] =>
			properties.flatMap((property) => [
				property,
				...flat(
					((property.options ?? []) as Array<INodeProperties & { values?: INodeProperties[] }>).flatMap(
						(option) => option.values ?? ('type' in option ? [option] : []),
					),
				),
			]);
		const empty = flat(node.description.properties).filter(
			(property) => property.type === 'json' && property.default === '',
		);
		expect(empty.map(({ name }) => name)).toEqual([]);
	});
});
