import type { INodeProperties } from 'n8n-workflow';
import type { KindEntry } from '../../services/catalogue';
import { deleteDocument } from '../../services/deleteDocument';
import { unlockDocument } from '../../services/unlockDocument';
import { text } from '../shared/fieldBuilders';
import { byId, type DocumentOperation } from './byId';

/** What needs a privilege or a second person stands apart. */
export const validationChoices: INodeProperties = {
	displayName: 'Approval and Number',
	name: 'validationChoices',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options: [
		text('Approved By', 'approvedBy', {
			description: "Responder of the approval, where the author's documents need a second person",
		}),
		{
			displayName: 'Force Number',
			name: 'forceSequence',
			type: 'number',
			default: 1,
			typeOptions: { minValue: 1 },
			description: 'Counter to take: in a hole of the series or above its last one. Needs a privilege.',
		},
		text('Reason', 'reason', { description: 'Why the number is forced; kept in the audit trail' }),
	],
};

const reason = text('Reason', 'reason', { description: 'Kept in the audit trail' });

export function unlocking(noun: string): DocumentOperation {
	return {
		...byId,
		name: 'unlock',
		displayName: 'Unlock',
		action: `Unlock ${noun}`,
		description: 'By privilege, open a validated document for changes; it keeps its number',
		fields: [reason],
		useCase: () => unlockDocument,
	};
}

export function deleting({ posts }: KindEntry, noun: string): DocumentOperation {
	return {
		...byId,
		name: 'delete',
		displayName: 'Delete',
		action: `Delete ${noun}`,
		description: posts
			? 'Delete a draft; a posted document is never deleted'
			: 'Delete a draft, or a numbered document by privilege: its number never comes back',
		fields: [reason],
		useCase: () => deleteDocument,
	};
}

export const inPlace: INodeProperties = {
	displayName: 'Cancel in Place',
	name: 'inPlace',
	type: 'boolean',
	default: false,
	description:
		'Whether to keep it as a cancelled record instead of making a credit note: only while it was never printed, sent or paid. Needs a privilege.',
};
