import type { EnclosedFile } from '../printable';
import type { ArchiveDefinition } from './layoutPage';

/**
 * Files that travel inside the PDF. Their bytes stand in the definition, so that the writer opens nothing; their date is
 * the document's, so that a copy is the same bytes.
 */
export function encloseFiles(
	definition: ArchiveDefinition,
	files: readonly EnclosedFile[] | undefined,
	modifiedDate: Date,
): ArchiveDefinition {
	if (files === undefined || files.length === 0) return definition;
	return {
		...definition,
		files: Object.fromEntries(
			files.map(({ name, mimeType, content, relationship, description }) => [
				name,
				{
					src: `data:${mimeType};base64,${Buffer.from(content).toString('base64')}`,
					name,
					type: mimeType,
					description,
					relationship,
					creationDate: modifiedDate,
					modifiedDate,
				},
			]),
		),
	};
}
