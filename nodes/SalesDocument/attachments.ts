import { attachFile } from '../../services/attachFile';
import { getAttachments } from '../../services/getAttachments';
import { text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';
import type { FileOperation } from '../shared/operation';
import { byId, type DocumentOperation } from './byId';

export function attaching(noun: string): DocumentOperation {
	return {
		...byId,
		name: 'attachFile',
		displayName: 'Attach File',
		action: `Attach file to ${noun}`,
		description: 'Keep a file of any type with the document, in any state; at most 10 MB',
		fields: [
			text('Input File Field', 'attachedFileField', {
				default: 'data',
				required: true,
				hint: 'The name of the input binary field that holds the file',
			}),
		],
		fileField: 'attachedFileField',
		useCase: () => attachFile,
	};
}

export function givingAttachments(noun: string): FileOperation {
	return {
		does: 'giveFiles',
		name: 'getAttachments',
		output: 'attachment',
		displayName: 'Get Attachments',
		action: `Get attachments of ${noun}`,
		description: 'Read the files that were attached to the document; one item each',
		definedBelow: [
			locator('searchDocuments', { name: 'id', displayName: 'Document', by: 'ID or Number', required: true }),
		],
		fields: [
			text('Put Output File in Field', 'binaryPropertyName', {
				default: 'data',
				required: true,
				hint: 'The name of the output binary field to put the file in',
			}),
		],
		files: (context, input) => getAttachments(context, String(input['id'] ?? '')),
	};
}
