import { refuse } from '../../domain/refusal';

/** A piece of a template: text as it stands, a field, or a section that a field or list opens. */
export type TemplatePart =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'field'; readonly name: string; readonly fallback?: string; readonly inTag: boolean }
	| {
			readonly kind: 'section';
			readonly name: string;
			/** `{{^name}}`: written where the value is missing. */
			readonly inverted: boolean;
			readonly parts: readonly TemplatePart[];
	  };

const MARK = /\{\{\s*([#^/]?)\s*([^{}|]*?)\s*(?:\|([^{}]*))?\}\}/g;

/**
 * Reads the marks of a template: `{{name}}`, `{{name|what stands where it is missing}}`, `{{#name}}…{{/name}}` for what
 * is there (once an entry of a list), `{{^name}}…{{/name}}` for what is missing.
 *
 * @throws Refusal `message.section` where sections do not close in their order, `message.mark` for braces that are no mark
 */
export function parseTemplate(template: string, file: string): TemplatePart[] {
	const root: TemplatePart[] = [];
	const open: Array<{ name: string; inverted: boolean; parts: TemplatePart[] }> = [];
	const partsNow = () => open.at(-1)?.parts ?? root;
	let at = 0;
	for (const mark of template.matchAll(MARK)) {
		addText(partsNow(), template.slice(at, mark.index), file);
		at = mark.index + mark[0].length;
		const [, sign = '', name = '', fallback] = mark;
		if (sign === '/') {
			const section = open.pop();
			if (section?.name !== name) refuseSection(file, section?.name, name);
			partsNow().push({ kind: 'section', ...section });
		} else if (sign === '') {
			partsNow().push({
				kind: 'field',
				name,
				...(fallback === undefined ? {} : { fallback: fallback.trim() }),
				inTag: isInTag(template, mark.index),
			});
		} else open.push({ name, inverted: sign === '^', parts: [] });
	}
	addText(partsNow(), template.slice(at), file);
	const left = open.at(-1);
	if (left !== undefined) refuseSection(file, left.name, '');
	return root;
}

function addText(parts: TemplatePart[], text: string, file: string): void {
	// A brace beside a mark: elsewhere three of them mean text that is not escaped, which there is not here.
	if (/\{\{|\}\}|\{$|^\}/.test(text)) {
		refuse({
			rule: 'message.mark',
			field: file,
			message: `The template ${file} has braces that are no merge field near '${text.trim().slice(0, 60)}'.`,
			fix: 'Write {{name}}, {{name|fallback}}, or {{#name}}…{{/name}}.',
		});
	}
	if (text !== '') parts.push({ kind: 'text', text });
}

/** Whether the last bracket before a place opens a tag. */
function isInTag(template: string, place: number): boolean {
	return template.lastIndexOf('<', place) > template.lastIndexOf('>', place);
}

function refuseSection(file: string, open: string | undefined, closed: string): never {
	return refuse({
		rule: 'message.section',
		field: file,
		message:
			open === undefined
				? `The template ${file} closes {{/${closed}}}, which is not open.`
				: `The template ${file} opens {{#${open}}}, and ${closed === '' ? 'never closes it' : `closes {{/${closed}}} first`}.`,
		fix: 'Close every section in the reverse order of its opening.',
	});
}
