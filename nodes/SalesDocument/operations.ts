import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Kind } from '../../domain/documents/kinds';
import { cancelDocument } from '../../services/cancelDocument';
import { CATALOGUE, titleOf, type KindEntry } from '../../services/catalogue';
import { convertDocument } from '../../services/convertDocument';
import { createDocument, type CreatableKind } from '../../services/createDocument';
import { duplicateDocument } from '../../services/duplicateDocument';
import { moveDocument, type Move } from '../../services/moveDocument';
import { addNote, markSent, markUncollectible, setLabel } from '../../services/noteDocument';
import { recordPayment } from '../../services/recordPayment';
import { updateDraft } from '../../services/updateDraft';
import { validateDocument } from '../../services/validateDocument';
import {
	companyField,
	createMissingProductsField,
	customerField,
	documentField,
	headerCollection,
	linesField,
	quantitiesField,
	supplierField,
	validateField,
} from '../shared/documentFields';
import { locator } from '../shared/locators';
import type { Operation, OperationTable, WriteOperation } from '../shared/operation';
import { readingOperations } from './reading';

function operationsOf(entry: KindEntry): Operation[] {
	const noun = entry.title.toLowerCase();
	return [
		...creating(entry, noun),
		...entry.verbs.filter((verb): verb is Move => verb in MOVES).map((verb) => moving(verb, noun)),
		...(entry.targets.some((target) => target !== 'creditNote') ? [converting(entry, noun)] : []),
		...(entry.kind === 'creditNote' ? [] : [duplicating(noun)]),
		...(entry.owesMoney ? [paying(noun)] : []),
		...(entry.kind === 'invoice' ? [passingToUnpaid(noun)] : []),
		validating(noun),
		cancelling(noun),
		updating(noun),
		...besideTheDocument(noun),
		...readingOperations(entry.kind, noun),
	];
}

const byId = { does: 'write', definedBelow: [documentField()], sample: { id: 'inv_0192f3c4-…' } } as const satisfies Partial<WriteOperation>;

const day = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	description: 'Today when empty',
});

function creating({ kind, side, title }: KindEntry, noun: string): WriteOperation[] {
	if (kind === 'invoice' || kind === 'creditNote') return [];
	const party = side === 'sale' ? customerField() : supplierField();
	return [
		{
			does: 'write',
			name: 'create',
			displayName: 'Create',
			action: `Create ${noun}`,
			description: `Make a new ${noun} from lines, as a draft or validated at once`,
			definedBelow: [party, companyField(), linesField, headerCollection],
			fields: [validateField, createMissingProductsField],
			useCase: () => createDocument(kind as CreatableKind),
			sample: sampleDocument(side, title),
		},
	];
}

function sampleDocument(side: 'sale' | 'purchase', title: string): IDataObject {
	return {
		[side === 'sale' ? 'customer' : 'supplier']: side === 'sale' ? 'MARTIN' : 'MOULIN',
		title: `${title} of March`,
		externalReference: 'CRM-1042',
		lines: [
			{ product: 'FLOUR', quantity: 10 },
			{ description: 'Pallet', quantity: 1, unitPrice: 12.5, taxRate: 20 },
			{ description: 'Delivery in the morning' },
		],
	};
}

const MOVES: Readonly<Record<Move, { displayName: string; description: string; by: string }>> = {
	accept: { displayName: 'Accept', description: 'Record the approval: the document came back signed', by: 'Who signed' },
	reject: { displayName: 'Reject', description: 'Record the refusal', by: 'Who refused' },
	deliver: { displayName: 'Deliver', description: 'Record that the goods were received', by: 'Who received them' },
	close: { displayName: 'Close', description: 'Mark the document as done', by: 'Who closed it' },
};

function moving(verb: Move, noun: string): WriteOperation {
	const { displayName, description, by } = MOVES[verb];
	return {
		...byId,
		name: verb,
		displayName,
		action: `${displayName} ${noun}`,
		description,
		fields: [
			day('On Date', 'onDate'),
			{ displayName: 'By', name: 'by', type: 'string', default: '', description: by },
			{ displayName: 'Reason', name: 'reason', type: 'string', default: '' },
		],
		useCase: () => moveDocument(verb),
	};
}

function converting({ kind, targets }: KindEntry, noun: string): WriteOperation {
	const options = targets
		.filter((target) => target !== 'creditNote')
		.map((target) => ({ name: titleOf(target), value: target }))
		.sort((a, b) => a.name.localeCompare(b.name));
	return {
		...byId,
		name: 'convert',
		displayName: 'Convert',
		action: `Convert ${noun}`,
		description: 'Make the next document from it; what is left of each line is taken',
		fields: [
			{
				displayName: 'Convert To',
				name: 'convertTo',
				type: 'options',
				noDataExpression: true,
				options,
				default: options[0]?.value ?? '',
			},
			validateField,
			quantitiesField,
			...(targets.some((target) => PURCHASES.has(target)) ? [supplierChoice(targets)] : []),
			...(kind === 'quotation' ? [startProduction] : []),
			headerCollection,
		],
		useCase: (parameter) => convertDocument(parameter('convertTo') as Kind),
	};
}

const PURCHASES: ReadonlySet<Kind> = new Set(['purchaseOrder', 'requestForQuotation', 'supplierInvoice']);

function supplierChoice(targets: readonly Kind[]): INodeProperties {
	const across = targets.filter((target) => PURCHASES.has(target));
	return locator(
		'searchSuppliers',
		{ name: 'supplier', displayName: 'Supplier', by: 'Code', description: 'An account of type supplier' },
		{ convertTo: [...across] },
	);
}

const startProduction: INodeProperties = {
	displayName: 'Start Production',
	name: 'startProduction',
	type: 'boolean',
	default: false,
	description: 'Whether to note in the follow-up of the order that production has started',
	displayOptions: { show: { convertTo: ['salesOrder'] } },
};

function validating(noun: string): WriteOperation {
	return {
		...byId,
		name: 'validate',
		displayName: 'Validate',
		action: `Validate ${noun}`,
		description: 'Give the draft its number and lock it for good',
		fields: [{ ...day('Document Date', 'issueDate'), description: 'Moves the draft to another date first. Its own date when empty.' }],
		useCase: () => validateDocument,
	};
}

function cancelling(noun: string): WriteOperation {
	return {
		...byId,
		name: 'cancel',
		displayName: 'Cancel',
		action: `Cancel ${noun}`,
		description: 'Cancel the document; for a validated invoice its full credit note is made and returned',
		fields: [{ displayName: 'Reason', name: 'reason', type: 'string', default: '' }],
		useCase: () => cancelDocument,
	};
}

function updating(noun: string): WriteOperation {
	return {
		...byId,
		name: 'update',
		displayName: 'Update Draft',
		action: `Update draft ${noun}`,
		description: 'Change a draft; a validated document is refused',
		fields: [{ ...linesField, default: '', required: false, description: 'All lines anew. Unchanged when empty.' }, headerCollection],
		useCase: () => updateDraft,
	};
}

function duplicating(noun: string): WriteOperation {
	return {
		...byId,
		name: 'duplicate',
		displayName: 'Duplicate',
		action: `Duplicate ${noun}`,
		description: 'Make a new draft with the same lines',
		fields: [headerCollection],
		useCase: () => duplicateDocument,
	};
}

function paying(noun: string): WriteOperation {
	return {
		...byId,
		name: 'recordPayment',
		displayName: 'Record Payment',
		action: `Record payment of ${noun}`,
		description: 'Match money to the document; everything that is open when no amount is given',
		fields: [
			{ displayName: 'Amount', name: 'amount', type: 'string', default: '', placeholder: 'e.g. 348.58', description: 'In the currency of the document. Needs an External Reference.' },
			day('Received On', 'receivedOn'),
			{ displayName: 'Payment Method', name: 'method', type: 'string', default: '' },
			{ displayName: 'Payment Reference', name: 'reference', type: 'string', default: '' },
		],
		useCase: () => recordPayment,
	};
}

function passingToUnpaid(noun: string): WriteOperation {
	return {
		...byId,
		name: 'markUncollectible',
		displayName: 'Mark Uncollectible',
		action: `Mark ${noun} as uncollectible`,
		description: 'Pass the invoice to unpaid: a bad debt that is not chased any more',
		fields: [{ displayName: 'Reason', name: 'reason', type: 'string', default: '', required: true }],
		useCase: () => markUncollectible,
	};
}

function besideTheDocument(noun: string): WriteOperation[] {
	return [
		{
			...byId,
			name: 'markSent',
			displayName: 'Mark Sent',
			action: `Mark ${noun} as sent`,
			description: 'Record that the document went out by mail, post or hand',
			fields: [
				{
					displayName: 'Channel',
					name: 'channel',
					type: 'options',
					options: [
						{ name: 'By Hand', value: 'hand' },
						{ name: 'Email', value: 'email' },
						{ name: 'Other', value: 'other' },
						{ name: 'Portal', value: 'portal' },
						{ name: 'Post', value: 'post' },
					],
					default: 'email',
				},
				{ displayName: 'Sent To', name: 'to', type: 'string', default: '', placeholder: 'e.g. name@email.com' },
				day('On Date', 'onDate'),
			],
			useCase: () => markSent,
		},
		{
			...byId,
			name: 'addNote',
			displayName: 'Add Note',
			action: `Add note to ${noun}`,
			description: 'Stick a note on the document; it is never printed',
			fields: [{ displayName: 'Note', name: 'text', type: 'string', typeOptions: { rows: 3 }, default: '', required: true }],
			useCase: () => addNote,
		},
		{
			...byId,
			name: 'setLabel',
			displayName: 'Set Label',
			action: `Set label of ${noun}`,
			description: 'Show one of your own status labels; the fixed state stays as it is',
			fields: [locator('searchStatusLabels', { name: 'customLabel', displayName: 'Label', by: 'Code', required: true })],
			useCase: () => setLabel,
		},
	];
}

/** The operations of each kind follow from its transitions and conversions: adding a rule adds the operation. */
export const OPERATIONS: OperationTable = {
	...Object.fromEntries(CATALOGUE.map((entry) => [entry.kind, operationsOf(entry)])),
	document: readingOperations('document', 'document'),
};
