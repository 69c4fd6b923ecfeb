import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { ledgerConnectionTest } from '../shared/ledgerConnectionTest';
import { listSearch } from '../shared/locators';
import { properties } from './properties';
import { renderItems } from './renderItems';

export class RenderBillingDocument implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Render Billing Document',
		name: 'renderBillingDocument',
		icon: {
			light: 'file:../../icons/renderBillingDocument.svg',
			dark: 'file:../../icons/renderBillingDocument.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description:
			'Print quotations, orders, delivery notes, invoices, credit notes and payment receipts as PDF in French, English or Vietnamese',
		defaults: { name: 'Render Billing Document' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'orderToCashLedgerApi', required: false, testedBy: 'ledgerConnectionTest' }],
		properties,
	};

	methods = { listSearch, credentialTest: { ledgerConnectionTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return renderItems(this);
	}
}
