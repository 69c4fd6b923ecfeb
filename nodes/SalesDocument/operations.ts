import type { IDataObject } from 'n8n-workflow';
import { cancelDocument } from '../../services/cancelDocument';
import { CATALOGUE, type KindEntry } from '../../services/catalogue';
import { createDocument, type CreatableKind } from '../../services/createDocument';
import { duplicateDocument } from '../../services/duplicateDocument';
import { moveDocument, type Move } from '../../services/moveDocument';
import { refreshAddresses } from '../../services/refreshAddresses';
import { updateDraft } from '../../services/updateDraft';
import { validateDocument } from '../../services/validateDocument';
import {
	changedCollection,
	companyField,
	createdCollection,
	createMissingCustomerFields,
	createMissingProductsField,
	customerField,
	headerCollection,
	supplierField,
	validateField,
} from '../shared/documentFields';
import { lineFields } from '../shared/lineFields';
import type { Operation, OperationTable } from '../shared/operation';
import { attaching, givingAttachments } from './attachments';
import { byId, dayOrToday, SAMPLE_IDS, type DocumentOperation } from './byId';
import { deleting, inPlace, unlocking, validationChoices } from './byRight';
import { conversionsOf, converting } from './converting';
import { besideTheDocument, passingToUnpaid, paying, tellingDate } from './following';
import { lineOperations } from './lineOperations';
import { readingOperations } from './reading';
import { restOperations } from './restOperations';

function operationsOf(entry: KindEntry): Operation[] {
	const output = entry.side === 'sale' ? 'customerDocument' : 'supplierDocument';
	return [
		...writingOperations(entry).map((operation): Operation => ({
			...operation,
			...sampleOf(entry, operation),
			output,
		})),
		...readingOperations(entry.kind, entry.title.toLowerCase()),
		givingAttachments(entry.title.toLowerCase()),
	];
}

/** A sample that names a document names one of this kind. */
function sampleOf({ kind }: KindEntry, { sample }: DocumentOperation): { sample?: IDataObject } {
	if (sample === undefined || !('id' in sample)) return {};
	return { sample: { ...sample, id: SAMPLE_IDS[kind] } };
}

function writingOperations(entry: KindEntry): DocumentOperation[] {
	const noun = entry.title.toLowerCase();
	return [
		...creating(entry, noun),
		...entry.verbs.filter((verb): verb is Move => verb in MOVES).map((verb) => moving(verb, noun)),
		...(conversionsOf(entry.kind, entry.targets).length > 0 ? [converting(entry, noun)] : []),
		...(entry.kind === 'creditNote' ? [] : [duplicating(noun)]),
		...(entry.owesMoney ? [paying(noun)] : []),
		...(entry.kind === 'invoice' ? [passingToUnpaid(noun)] : []),
		validating(noun),
		cancelling(entry, noun),
		updating(noun),
		...restOperations(entry, noun),
		...lineOperations(noun),
		refreshing(noun),
		...(entry.posts ? [] : [unlocking(noun)]),
		deleting(entry, noun),
		...besideTheDocument(noun),
		...(entry.owesMoney ? [tellingDate(noun)] : []),
		attaching(noun),
	];
}

function creating({ kind, side, title }: KindEntry, noun: string): DocumentOperation[] {
	if (kind === 'invoice' || kind === 'creditNote') return [];
	const party = side === 'sale' ? customerField() : supplierField();
	return [
		{
			does: 'write',
			name: 'create',
			displayName: 'Create',
			action: `Create ${noun}`,
			description: `Make a new ${noun} from lines, as a draft or validated at once`,
			definedBelow: [
				party,
				companyField(),
				...lineFields(`What the ${noun} is about, line by line`),
				createdCollection,
			],
			asksReference: true,
			fields: [
				validateField,
				createMissingProductsField,
				...(side === 'sale' ? createMissingCustomerFields : []),
			],
			useCase: () => createDocument(kind as CreatableKind),
			sample: sampleDocument(kind, side, title),
		},
	];
}

function sampleDocument(kind: KindEntry['kind'], side: 'sale' | 'purchase', title: string): IDataObject {
	return {
		[side === 'sale' ? 'customer' : 'supplier']: side === 'sale' ? 'MARTIN' : 'MOULIN',
		title: `${title} of March`,
		externalReference: 'CRM-1042',
		...(kind === 'supplierInvoice' ? { supplierNumber: 'MN-2024-118' } : {}),
		lines: [
			{ product: 'FLOUR', quantity: 10 },
			{ description: 'Pallet', quantity: 1, unitPrice: 12.5, taxRate: 20 },
			{ description: 'Delivery in the morning' },
		],
	};
}

const MOVES: Readonly<Record<Move, { displayName: string; description: string; by: string }>> = {
	accept: {
		displayName: 'Accept',
		description: 'Record the approval: the document came back signed',
		by: 'Who signed',
	},
	reject: { displayName: 'Reject', description: 'Record the refusal', by: 'Who refused' },
	deliver: {
		displayName: 'Deliver',
		description: 'Record that the goods were received',
		by: 'Who received them',
	},
	close: { displayName: 'Close', description: 'Mark the document as done', by: 'Who closed it' },
};

function moving(verb: Move, noun: string): DocumentOperation {
	const { displayName, description, by } = MOVES[verb];
	return {
		...byId,
		name: verb,
		displayName,
		action: `${displayName} ${noun}`,
		description,
		fields: [
			dayOrToday('On Date', 'onDate'),
			{ displayName: 'By', name: 'by', type: 'string', default: '', description: by },
			{ displayName: 'Reason', name: 'reason', type: 'string', default: '' },
		],
		useCase: () => moveDocument(verb),
	};
}

function validating(noun: string): DocumentOperation {
	return {
		...byId,
		name: 'validate',
		displayName: 'Validate',
		action: `Validate ${noun}`,
		description: 'Give the draft its number and lock it for good',
		fields: [
			{
				...dayOrToday('Document Date', 'issueDate'),
				description: 'Moves the draft to another date first. Its own date when empty.',
			},
			validationChoices,
		],
		useCase: () => validateDocument,
	};
}

function cancelling({ posts }: KindEntry, noun: string): DocumentOperation {
	return {
		...byId,
		name: 'cancel',
		displayName: 'Cancel',
		action: `Cancel ${noun}`,
		description: 'Cancel the document; for a validated invoice its full credit note is made and returned',
		fields: [
			{ displayName: 'Reason', name: 'reason', type: 'string', default: '' },
			...(posts ? [inPlace] : []),
		],
		useCase: () => cancelDocument,
	};
}

function updating(noun: string): DocumentOperation {
	return {
		...byId,
		name: 'update',
		displayName: 'Update Draft',
		action: `Update draft ${noun}`,
		description: 'Change a draft; a validated document is refused',
		fields: [...lineFields('All lines anew; they stay as they are when there are none'), changedCollection],
		useCase: () => updateDraft,
	};
}

function refreshing(noun: string): DocumentOperation {
	return {
		...byId,
		name: 'refreshAddresses',
		displayName: 'Refresh Addresses',
		action: `Refresh addresses of ${noun}`,
		description: 'Take the billing and delivery address of a draft anew from its account',
		fields: [],
		useCase: () => refreshAddresses,
	};
}

function duplicating(noun: string): DocumentOperation {
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

/** The operations of each kind follow from its transitions and conversions: adding a rule adds the operation. */
export const OPERATIONS: OperationTable = {
	...Object.fromEntries(CATALOGUE.map((entry) => [entry.kind, operationsOf(entry)])),
	document: readingOperations('document', 'document'),
};
