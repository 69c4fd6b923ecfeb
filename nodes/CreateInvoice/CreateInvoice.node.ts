import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { describeOperations } from '../shared/describe';
import { ledgerConnectionTest } from '../shared/ledgerConnectionTest';
import { listSearch } from '../shared/locators';
import { runNode } from '../shared/runNode';
import { OPERATIONS } from './operations';
import { resources } from './resources';

export class CreateInvoice implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Create Invoice',
		name: 'createInvoice',
		icon: { light: 'file:../../icons/createInvoice.svg', dark: 'file:../../icons/createInvoice.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Make invoices, deposit invoices, pro formas and credit notes from lines, orders and delivery notes',
		defaults: { name: 'Create Invoice' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'orderToCashLedgerApi', required: false, testedBy: 'ledgerConnectionTest' }],
		properties: describeOperations(resources, OPERATIONS),
	};

	methods = { listSearch, credentialTest: { ledgerConnectionTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return runNode(this, OPERATIONS);
	}
}
