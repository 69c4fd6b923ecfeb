import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { ledgerConnectionTest } from '../shared/ledgerConnectionTest';
import { listSearch } from '../shared/locators';
import { groupItems } from './groupItems';
import { properties } from './properties';

export class GroupDeliveryNotes implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Group Delivery Notes',
		name: 'groupDeliveryNotes',
		icon: {
			light: 'file:../../icons/groupDeliveryNotes.svg',
			dark: 'file:../../icons/groupDeliveryNotes.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description:
			'Deferred invoicing: which delivery notes share an invoice, why others are left, and their invoices',
		defaults: { name: 'Group Delivery Notes' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Taken', 'Left Out'],
		usableAsTool: true,
		credentials: [{ name: 'orderToCashLedgerApi', required: false, testedBy: 'ledgerConnectionTest' }],
		properties,
	};

	methods = { listSearch, credentialTest: { ledgerConnectionTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return groupItems(this);
	}
}
