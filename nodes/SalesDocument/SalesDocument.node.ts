import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { ledgerConnectionTest } from '../shared/ledgerConnectionTest';
import { listSearch } from '../shared/locators';
import { describeOperations } from '../shared/describe';
import { runNode } from '../shared/runNode';
import { OPERATIONS } from './operations';
import { resources } from './resources';

export class SalesDocument implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Sales Document',
		name: 'salesDocument',
		icon: { light: 'file:../../icons/salesDocument.svg', dark: 'file:../../icons/salesDocument.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Quotations, orders, delivery notes, invoices and what follows from them, with numbers and history',
		defaults: { name: 'Sales Document' },
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
