import { refuse } from '../../domain/refusal';
import { MESSAGE_FIELDS, MESSAGE_LISTS, type FieldRule } from './fields';
import type { MessageKind } from './kinds';
import type { TemplatePart } from './parseTemplate';

type Fields = Readonly<Record<string, FieldRule>>;

/** Where a template stands that is checked. */
export interface TemplatePlace {
	readonly file: string;
	/** Fields that may be used: those of the message, and within a list those of its entries. */
	readonly fields: Fields;
	/** Name of the list; undefined outside lists. */
	readonly list?: string;
}

/**
 * Checks every mark of a template.
 *
 * @param used gets the names that are shown, those of list entries as `invoices.number`
 * @throws Refusal `message.field` naming the field and those that exist, `message.fieldInTag`, `message.flag`
 */
export function checkFields(parts: readonly TemplatePart[], place: TemplatePlace, used: Set<string>): void {
	for (const part of parts) {
		if (part.kind === 'text') continue;
		const { name } = part;
		const list = part.kind === 'section' && place.list === undefined ? findList(name) : undefined;
		if (list !== undefined && part.kind === 'section') {
			used.add(name);
			const inner = part.inverted ? place : { ...place, fields: list, list: name };
			checkFields(part.parts, inner, used);
			continue;
		}
		const rule = Object.hasOwn(place.fields, name) ? place.fields[name] : undefined;
		if (rule === undefined) refuseField(name, place);
		if (part.kind === 'section') {
			checkFields(part.parts, place, used);
			continue;
		}
		assertPlace(part, rule, place.file);
		used.add(place.list === undefined ? name : `${place.list}.${name}`);
	}
}

/** @throws Refusal `message.required` naming what is missing */
export function checkRequired(
	{ required, requiredOfInvoices = [], description }: MessageKind,
	used: ReadonlySet<string>,
	file: string,
): void {
	const names = [...required, ...requiredOfInvoices.map((name) => `invoices.${name}`)];
	const missing = names.filter((name) => !used.has(name));
	if (missing.length === 0) return;
	refuse({
		rule: 'message.required',
		field: file,
		message: `The template ${file} is a ${description} and does not show ${missing.join(', ')}.`,
		fix: `Put ${missing.map((name) => `{{${name.replace('invoices.', '')}}}`).join(', ')} back into it.`,
	});
}

/** @throws Refusal `message.words` */
export function checkWords(words: string | undefined, shown: string, file: string): void {
	if (words === undefined || shown.toLowerCase().includes(words.toLowerCase())) return;
	refuse({
		rule: 'message.words',
		field: file,
		message: `The template ${file} does not call itself '${words}', which its content must.`,
		fix: `Write '${words}' in its subject or text.`,
	});
}

function findList(name: string): Fields | undefined {
	return Object.hasOwn(MESSAGE_LISTS, name) ? MESSAGE_LISTS[name as keyof typeof MESSAGE_LISTS] : undefined;
}

function assertPlace(part: TemplatePart & { kind: 'field' }, { type }: FieldRule, file: string): void {
	if (type === 'flag') {
		refuse({
			rule: 'message.flag',
			field: file,
			message: `{{${part.name}}} is true or false and cannot be written.`,
			fix: `Use it as a section: {{#${part.name}}}…{{/${part.name}}}.`,
		});
	}
	if (!part.inTag || type === 'url') return;
	refuse({
		rule: 'message.fieldInTag',
		field: file,
		message: `{{${part.name}}} stands inside a tag of ${file}, where only an address may stand.`,
		fix: 'Put it between the tags; href takes a field of the type url, such as {{paymentLink}}.',
	});
}

function refuseField(name: string, { file, fields, list }: TemplatePlace): never {
	const known = [...Object.keys(fields), ...(list === undefined ? Object.keys(MESSAGE_LISTS) : [])];
	return refuse({
		rule: 'message.field',
		field: file,
		message: `The template ${file} has the merge field {{${name}}}, which does not exist${list === undefined ? '' : ` in ${list}`}.`,
		fix: `Use one of ${known.join(', ')}.`,
	});
}

export const ALL_FIELDS: Fields = MESSAGE_FIELDS;
