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
import { stripeConnectionTest } from '../shared/stripeConnectionTest';
import { titleAccounts } from '../shared/titleAccounts';
import { OPERATIONS } from './operations';
import { resources } from './resources';

export class StripeDebit implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Stripe Debit',
		name: 'stripeDebit',
		icon: {
			light: 'file:../../icons/stripeDebit.svg',
			dark: 'file:../../icons/stripeDebit.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Debit invoices by SEPA with Stripe: debtors and mandates, debits, refunds, events',
		defaults: { name: 'Stripe Debit' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			{ name: 'stripeDebitApi', required: true, testedBy: 'stripeConnectionTest' },
			{ name: 'orderToCashLedgerApi', required: false, testedBy: 'ledgerConnectionTest' },
		],
		properties: describeOperations(resources, OPERATIONS),
	};

	methods = { listSearch, credentialTest: { ledgerConnectionTest, stripeConnectionTest } };

	constructor() {
		titleAccounts(this.description);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return runNode(this, OPERATIONS);
	}
}
