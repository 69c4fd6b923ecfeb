import type { TDocumentDefinitions } from 'pdfmake/interfaces';
import { layoutDocument } from '../../../formats/pdf/layoutDocument';
import { frenchDocument } from './samples';

interface Page {
	readonly page: number;
	readonly pages: number;
}

/** Every text of a definition in the order of the page, with header and footer of the given page. */
export function textsOf(
	definition: TDocumentDefinitions,
	{ page, pages }: Page = { page: 2, pages: 3 },
): string[] {
	const onPage = (part: unknown): unknown =>
		typeof part === 'function' ? (part as (page: number, pages: number) => unknown)(page, pages) : part;
	return [onPage(definition.header), definition.content, onPage(definition.footer)].flatMap(collect);
}

function collect(node: unknown): string[] {
	if (Array.isArray(node)) return node.flatMap(collect);
	if (typeof node !== 'object' || node === null) return [];
	return Object.entries(node).flatMap(([name, value]) => {
		if (name === 'text') return [value as string];
		return name === 'layout' ? [] : collect(value);
	});
}

interface TableNode {
	readonly table: { readonly headerRows?: number; readonly widths: number[]; readonly body: unknown[][] };
	readonly layout: Record<string, (index: number) => unknown>;
}

/** The tables of lines, one for each page that somebody began: the only ones whose rows may not break. */
export function linesTables(definition: TDocumentDefinitions): TableNode[] {
	return (definition.content as unknown as TableNode[]).filter(
		(node) => (node.table as { dontBreakRows?: boolean } | undefined)?.dontBreakRows === true,
	);
}

export function linesTable(definition: TDocumentDefinitions): TableNode {
	const [found] = linesTables(definition);
	if (!found) throw new Error('The definition has no table of lines');
	return found;
}

const textRows = ({ table }: TableNode) =>
	table.body.map((row) => row.map((cell) => collect(cell).join('\n')));

/** Rows of the lines tables as text, cell by cell. */
export const rowsOf = (definition: TDocumentDefinitions): string[][] =>
	linesTables(definition).flatMap(textRows);

type French = Parameters<typeof frenchDocument>;
export const french = (...[kind, changes]: French) => layoutDocument(frenchDocument(kind, changes));
export const textOf = (...args: French) => textsOf(french(...args)).join('\n');
