import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { LARGEST_ATTACHMENT } from '../../services/attachFile';
import { refuse } from '../../services/refusal';

/** The binary field that an item brings, as fields of an input: name, type, content as base64. Its size is looked at before it is loaded. */
export async function readFile(
	functions: IExecuteFunctions,
	index: number,
	field: string,
): Promise<IDataObject> {
	const binary = functions.getInputData()[index]?.binary?.[field];
	if (!binary) {
		refuse({
			rule: 'file.missing',
			field,
			message: `The item has no file in its binary field '${field}'.`,
			fix: `Put a node before this one that gives a file, and name its field in 'Input File Field'. This item has: ${Object.keys(functions.getInputData()[index]?.binary ?? {}).join(', ') || 'no files'}.`,
		});
	}
	const size =
		binary.id === undefined
			? Math.floor((binary.data.length * 3) / 4)
			: (await functions.helpers.getBinaryMetadata(binary.id)).fileSize;
	if (size > LARGEST_ATTACHMENT) {
		refuse({
			rule: 'file.tooLarge',
			field,
			message: `The file '${binary.fileName ?? field}' has ${Math.ceil(size / 1024 / 1024)} MB; at most ${LARGEST_ATTACHMENT / 1024 / 1024} MB are taken.`,
			fix: 'Make it smaller, or keep it in a store of its own and write its address into a note.',
		});
	}
	const buffer = await functions.helpers.getBinaryDataBuffer(index, field);
	const name = (binary.fileName ?? '').split(/[/\\]/).at(-1);
	return {
		name: name || `file.${binary.fileExtension ?? 'bin'}`,
		mimeType: binary.mimeType,
		content: buffer.toString('base64'),
	};
}
