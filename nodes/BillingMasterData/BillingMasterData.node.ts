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

export class BillingMasterData implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Billing Master Data',
		name: 'billingMasterData',
		icon: {
			light: 'file:../../icons/billingMasterData.svg',
			dark: 'file:../../icons/billingMasterData.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Companies, customers, products, number series and everything else that documents refer to',
		defaults: { name: 'Billing Master Data' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'orderToCashLedgerApi', required: false, testedBy: 'ledgerConnectionTest' }],
		sensitiveOutputFields: [
			'content.iban',
			'content.ibanBefore',
			'content.ibanPrinted',
			'content.ibanCollectedTo',
		],
		properties: describeOperations(resources, OPERATIONS),
	};

	methods = { listSearch, credentialTest: { ledgerConnectionTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return runNode(this, OPERATIONS);
	}
}
