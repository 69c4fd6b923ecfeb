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

export class OcrIntake implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'OCR Intake',
		name: 'ocrIntake',
		icon: { light: 'file:../../icons/ocrIntake.svg', dark: 'file:../../icons/ocrIntake.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Take received invoices in: read PDF, scans and e-invoices, check them, find duplicates, verify and confirm',
		defaults: { name: 'OCR Intake' },
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
