import type { OutputFields } from './outputTypes';

const invoice = {
	ledger: 'string',
	message: 'string',
	companyCode: 'string?',
	source: 'string',
	direction: 'string',
	kind: 'string',
	number: 'string?',
	invoiceSeries: 'string?',
	issueDate: 'string?',
	dueDate: 'string?',
	sellerName: 'string?',
	sellerTaxId: 'string?',
	sellerIban: 'string?',
	buyerName: 'string?',
	buyerTaxId: 'string?',
	currency: 'string?',
	net: 'number?',
	tax: 'number?',
	gross: 'number?',
	payable: 'number?',
	title: 'string?',
	accountCode: 'string?',
	accountName: 'string?',
	documentId: 'string?',
	documentNumber: 'string?',
	duplicate: 'string?',
	doubtful: 'array',
	problems: 'array',
	choices: 'array',
	fileName: 'string?',
	fileHash: 'string?',
	fileCount: 'number',
	sender: 'string?',
	subject: 'string?',
	reason: 'string?',
	receivedAt: 'string',
	receivedBy: 'string',
	dryRun: 'boolean?',
	pictureUrl: 'string?',
} as const;

/** Received invoices, and what came of the files that were taken in. */
export const INTAKE_OUTPUTS = {
	intake: { id: 'string', state: 'string', ...invoice },
	/** Of a file that could not be read, or that holds no invoice, there is no intake. */
	receivedInvoice: { id: 'string?', state: 'string?', outcome: 'string', ...invoice },
	/** What an accountant takes. */
	intakeExport: {
		ledger: 'string',
		month: 'string',
		count: 'number',
		waiting: 'number',
		name: 'string',
		mimeType: 'string',
	},
} as const satisfies Record<string, OutputFields>;
