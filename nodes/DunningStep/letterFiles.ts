import type { IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';
import type { ServiceContext } from '../../services/context';
import type { LetterView } from '../../services/dunning/letterView';
import { renderDocument } from '../../services/renderDocument';

/** The files of a letter, and the names of their binary fields as a mail node takes them. */
export interface LetterFiles {
	readonly binary: IBinaryKeyData;
	readonly names: readonly string[];
}

/** Its documents as PDF where the stage says so; a letter by post also as the page to be printed. */
export async function letterFiles(
	functions: IExecuteFunctions,
	context: ServiceContext,
	{ attachPdf, channel, rows, html, language }: LetterView,
	wanted: boolean,
): Promise<LetterFiles> {
	const binary: IBinaryKeyData = {};
	const names: string[] = [];
	if (channel === 'letter' && html !== null)
		binary['letter'] = await functions.helpers.prepareBinaryData(
			Buffer.from(html, 'utf8'),
			'letter.html',
			'text/html',
		);
	if (!attachPdf || !wanted || channel === 'task') return { binary, names };
	for (const id of new Set(rows.map(({ documentId }) => documentId))) {
		const { content, fileName, mimeType } = await renderDocument(context, { id, language });
		const name = `document${names.length + 1}`;
		binary[name] = await functions.helpers.prepareBinaryData(content, fileName, mimeType);
		names.push(name);
	}
	return { binary, names };
}
