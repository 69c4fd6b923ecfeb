import type { CompiledMessage } from './compileMessage';
import type { MessageValues } from './fields';
import { fillTemplate } from './fillTemplate';
import { tidyText } from './htmlToText';
import { readTemplate, writingOf } from './loadMessage';

export interface RenderedMessage {
	/** One line, of at most 250 characters. */
	readonly subject: string;
	/** A whole page, for mail programs and for a letter. */
	readonly html: string;
	readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
	'\n': '<br>',
};
const SUBJECT_CHARACTERS = 250;

/**
 * Subject, HTML and plain text of a message. Values are escaped in the HTML, and of the subject one line is made, so
 * that nothing in data adds a tag or a header.
 *
 * @throws Refusal `message.missing`, `message.value`, `message.entries`
 */
export function renderMessage(template: CompiledMessage, values: MessageValues): RenderedMessage {
	const { file, language } = template;
	const shared = { file, writing: writingOf(language), written: new Map<string, string>() };
	const plain = { ...shared, escape: (text: string) => text };
	const subject = oneLine(fillTemplate(template.subject, values, plain));
	const body = fillTemplate(template.html, values, { ...shared, escape: escapeHtml });
	return {
		subject,
		html: framed({ language, subject: escapeHtml(subject), body }),
		text: tidyText(fillTemplate(template.text, values, plain)),
	};
}

export function escapeHtml(text: string): string {
	return /[&<>"'\n]/.test(text) ? text.replace(/[&<>"'\n]/g, (one) => ENTITIES[one] ?? one) : text;
}

function oneLine(text: string): string {
	return text
		.replace(/[\p{Cc}\s]+/gu, ' ')
		.trim()
		.slice(0, SUBJECT_CHARACTERS);
}

let frame: readonly string[] | undefined;

/** The page around every message; its marks are replaced in one pass. */
function framed(parts: Readonly<Record<string, string>>): string {
	frame ??= readTemplate('frame.html').split(/\{\{(language|subject|body)\}\}/);
	return frame.map((piece, index) => (index % 2 === 1 ? (parts[piece] ?? '') : piece)).join('');
}
