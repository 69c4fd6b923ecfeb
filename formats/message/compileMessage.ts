import type { MessageLanguage } from '../../domain/dunning/policy';
import { refuse } from '../../domain/refusal';
import { checkHtml } from './checkHtml';
import { ALL_FIELDS, checkFields, checkRequired, checkWords } from './checkTemplate';
import { decodeEntities, htmlToText } from './htmlToText';
import { MESSAGE_KINDS, type MessageKind, type MessageKindName } from './kinds';
import { parseTemplate, type TemplatePart } from './parseTemplate';

/** A template as a user wrote it: the subject as its title, then the body. */
export interface MessageSource {
	/** Name for refusals: a file, or the code of a master. */
	readonly file: string;
	readonly kind: MessageKindName;
	readonly language: MessageLanguage;
	/** `<title>Subject</title>` and HTML with merge fields. */
	readonly html: string;
}

/** A checked template, ready to be filled many times. */
export interface CompiledMessage {
	readonly file: string;
	readonly kind: MessageKindName;
	readonly language: MessageLanguage;
	readonly subject: readonly TemplatePart[];
	readonly html: readonly TemplatePart[];
	/** Made from the HTML, so that both say the same. */
	readonly text: readonly TemplatePart[];
}

const TITLE = /^\s*<title>([^<]*)<\/title>/i;
const MOST_CHARACTERS = 50_000;

/**
 * Checks a template and prepares it: fields that exist, the content that its kind prescribes, HTML that cannot do
 * anything.
 *
 * @throws Refusal `message.subject`, `message.length`, `message.field`, `message.fieldInTag`, `message.flag`,
 * `message.section`, `message.mark`, `message.tag`, `message.attribute`, `message.html`, `message.required`,
 * `message.words`
 */
export function compileMessage({ file, kind, language, html: source }: MessageSource): CompiledMessage {
	assertLength(source, file);
	const title = TITLE.exec(source);
	if (title === null || (title[1] ?? '').trim() === '') {
		refuse({
			rule: 'message.subject',
			field: file,
			message: `The template ${file} does not begin with its subject.`,
			fix: 'Begin it with <title>The subject</title>.',
		});
	}
	const body = source.slice(title[0].length).trim();
	checkHtml(body, file);
	const subject = parseTemplate(decodeEntities(title[1] ?? ''), file);
	const html = parseTemplate(body, file);
	const rules: MessageKind = MESSAGE_KINDS[kind];
	const used = new Set<string>();
	checkFields(subject, { file, fields: ALL_FIELDS }, used);
	checkFields(html, { file, fields: ALL_FIELDS }, used);
	checkRequired(rules, used, file);
	const text = htmlToText(body);
	checkWords(rules.words?.[language], `${title[1] ?? ''} ${text}`, file);
	return { file, kind, language, subject, html, text: parseTemplate(text, file) };
}

function assertLength(source: string, file: string): void {
	if (source.length <= MOST_CHARACTERS) return;
	refuse({
		rule: 'message.length',
		field: file,
		message: `The template ${file} has ${source.length} characters.`,
		fix: `Keep it to ${MOST_CHARACTERS}; pictures and long documents go along as attachments.`,
	});
}
