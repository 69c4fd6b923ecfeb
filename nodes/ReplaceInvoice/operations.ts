import type { INodeProperties } from 'n8n-workflow';
import { adjustEInvoice } from '../../services/einvoice/adjustEInvoice';
import { replaceEInvoice } from '../../services/einvoice/replaceEInvoice';
import { changesField } from '../shared/changedLines';
import { documentField } from '../shared/documentFields';
import { day, text } from '../shared/fieldBuilders';
import { issuing, previewing } from '../shared/issuingOperations';
import { lineFields } from '../shared/lineFields';
import type { OperationTable, WriteOperation } from '../shared/operation';
import {
	adjustedLines,
	agreementField,
	informationField,
	memberOfOriginal,
	rateWasWrongField,
	reasonField,
	withoutAgreementField,
	wrongField,
} from './correctionFields';

const header: readonly INodeProperties[] = [
	text('Comment Below Lines', 'footerComment', { typeOptions: { rows: 3 } }),
	text('Customer Reference', 'customerReference', { description: "The customer's own order number" }),
	day('Document Date', 'issueDate', 'Today when empty'),
	memberOfOriginal,
	text('Payment Method', 'paymentMethod', { placeholder: 'e.g. transfer' }),
	rateWasWrongField,
	text('Title', 'title'),
	withoutAgreementField,
];

const correctionCollection: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [...header].sort((a, b) => a.displayName.localeCompare(b.displayName)),
};

const onOriginal = {
	does: 'write',
	output: 'customerDocument',
	definedBelow: [documentField('searchInvoices', 'Original Invoice')],
} as const satisfies Partial<WriteOperation>;

/** Lines to add are lines like any others, under names of their own: the original has its own lines. */
const ADDED: Readonly<Record<string, Partial<INodeProperties>>> = {
	linesAs: { displayName: 'Specify Added Lines' },
	lineRows: { displayName: 'Added Lines', name: 'addedRows' },
	lines: { displayName: 'Added Lines', name: 'addLines' },
};
const addedLines = lineFields('Lines that the original lacks').map((field) => ({
	...field,
	...ADDED[field.name],
}));

const REPLACE: WriteOperation = {
	...onOriginal,
	name: 'replace',
	displayName: 'Replace',
	action: 'Replace issued invoice',
	description:
		'Draft the whole invoice anew from the issued one, with lines changed, added or taken out; the rates stay',
	sample: {
		id: 'inv_0192f3c4-…',
		wrong: ['amount'],
		reason: 'Ten boxes, not twelve',
		agreement: { reference: 'BB-2026-014', date: '2026-03-12' },
		changes: [{ line: 1, quantity: 10 }],
	},
	fields: [wrongField, reasonField, agreementField, changesField, ...addedLines, correctionCollection],
	useCase: () => replaceEInvoice,
};

const ADJUST: WriteOperation = {
	...onOriginal,
	name: 'adjust',
	displayName: 'Adjust',
	action: 'Adjust issued invoice',
	description: 'Draft the difference to the issued invoice: an amount more or less, or the right words',
	sample: {
		id: 'inv_0192f3c4-…',
		wrong: ['amount'],
		reason: 'Two boxes too many',
		agreement: { reference: 'BB-2026-014', date: '2026-03-12' },
		lines: [{ direction: 'decrease', description: 'Tea, two boxes', quantity: 2, unitPrice: 250000 }],
	},
	fields: [wrongField, reasonField, agreementField, adjustedLines, informationField, correctionCollection],
	useCase: () => adjustEInvoice,
};

export const OPERATIONS: OperationTable = {
	correction: [REPLACE, ADJUST],
	eInvoice: [issuing, previewing],
};
