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
import { partItems } from './partItems';
import { resources } from './resources';

export class DunningStep implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Dunning Step',
		name: 'dunningStep',
		icon: { light: 'file:../../icons/dunningStep.svg', dark: 'file:../../icons/dunningStep.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Follow up what is open: plan reminders, claim each once, confirm what left, pause and dispute, history',
		defaults: { name: 'Dunning Step' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Reminders', 'Needs a Person'],
		usableAsTool: true,
		credentials: [{ name: 'orderToCashLedgerApi', required: false, testedBy: 'ledgerConnectionTest' }],
		properties: describeOperations(resources, OPERATIONS),
	};

	methods = { listSearch, credentialTest: { ledgerConnectionTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const [items = []] = await runNode(this, OPERATIONS);
		const operation = this.getNodeParameter('operation', 0) as string;
		return partItems(items, operation, this.continueOnFail());
	}
}
