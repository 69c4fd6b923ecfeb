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
import { providerConnectionTests } from '../shared/providerConnectionTest';
import { runNode } from '../shared/runNode';
import { searchTemplates } from '../shared/templateField';
import { titleAccounts } from '../shared/titleAccounts';
import { OPERATIONS } from './operations';
import { resources } from './resources';

export class ReplaceInvoice implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Replace Invoice',
		name: 'replaceInvoice',
		icon: {
			light: 'file:../../icons/replaceInvoice.svg',
			dark: 'file:../../icons/replaceInvoice.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Replace or adjust an issued Vietnamese e-invoice, with the original linked and marked',
		defaults: { name: 'Replace Invoice' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		// By `hide`: what a credential is shown for by `show`, n8n takes for a choice of authentication, and hides in the panel.
		credentials: [
			{
				name: 'sInvoiceApi',
				required: true,
				testedBy: 'sInvoiceConnectionTest',
				displayOptions: { hide: { resource: ['correction'], provider: ['misa'] } },
			},
			{
				name: 'misaApi',
				required: true,
				testedBy: 'misaConnectionTest',
				displayOptions: { hide: { resource: ['correction'], provider: ['sinvoice'] } },
			},
			{ name: 'orderToCashLedgerApi', required: false, testedBy: 'ledgerConnectionTest' },
		],
		properties: describeOperations(resources, OPERATIONS),
	};

	methods = {
		listSearch: { ...listSearch, searchTemplates },
		credentialTest: { ledgerConnectionTest, ...providerConnectionTests },
	};

	constructor() {
		titleAccounts(this.description);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return runNode(this, OPERATIONS);
	}
}
