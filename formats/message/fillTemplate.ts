import { refuse } from '../../domain/refusal';
import {
	MESSAGE_FIELDS,
	MESSAGE_LISTS,
	type EntryValues,
	type FieldRule,
	type FieldValue,
	type MessageValues,
} from './fields';
import { formatValue, isMissing, isTold, type Writing } from './formatValue';
import type { TemplatePart } from './parseTemplate';

const MOST_ENTRIES = 2000;

/** Where values come from while a template is filled. */
interface Scope {
	readonly file: string;
	readonly values: Readonly<Record<string, unknown>>;
	readonly fields: Readonly<Record<string, FieldRule>>;
	/** `invoices[2].` within a list, for refusals. */
	readonly prefix: string;
	readonly writing: Writing;
	/** What was written already, by field: HTML, subject and plain text show the same values. */
	readonly written: Map<string, string>;
	/** Makes a value harmless for what is written: HTML, or plain text. */
	readonly escape: (text: string) => string;
}

/**
 * Fills a checked template. Each value is put in once and is never read as a mark or a tag.
 *
 * @throws Refusal `message.missing` for a value that is not there and has no fallback, `message.value`, `message.entries`
 */
export function fillTemplate(
	parts: readonly TemplatePart[],
	values: MessageValues,
	filling: Pick<Scope, 'file' | 'writing' | 'written' | 'escape'>,
): string {
	return fill(parts, { ...filling, values, fields: MESSAGE_FIELDS, prefix: '' });
}

function fill(parts: readonly TemplatePart[], scope: Scope): string {
	let filled = '';
	for (const part of parts) {
		if (part.kind === 'text') filled += part.text;
		else if (part.kind === 'field') filled += fillField(part, scope);
		else filled += fillSection(part, scope);
	}
	return filled;
}

function fillField({ name, fallback }: TemplatePart & { kind: 'field' }, scope: Scope): string {
	const field = `${scope.prefix}${name}`;
	const known = scope.written.get(field);
	if (known !== undefined) return scope.escape(known);
	const value = valueOf(scope.values, name) as FieldValue;
	if (!isMissing(value)) {
		const text = formatValue(field, scope.fields[name] as FieldRule, value, scope.writing);
		scope.written.set(field, text);
		return scope.escape(text);
	}
	// The fallback is a part of the template, and checked like it.
	if (fallback !== undefined) return fallback;
	return refuse({
		rule: 'message.missing',
		field,
		message: `The template ${scope.file} shows {{${name}}}, and there is no value for it.`,
		fix: `Fill it in, or write {{${name}|what stands in its place}} or {{#${name}}}…{{/${name}}} in the template.`,
	});
}

function fillSection(section: TemplatePart & { kind: 'section' }, scope: Scope): string {
	const { name, inverted, parts } = section;
	const value = valueOf(scope.values, name);
	const list = scope.prefix === '' && Object.hasOwn(MESSAGE_LISTS, name);
	if (!list) return isTold(value) !== inverted ? fill(parts, scope) : '';
	const entries = Array.isArray(value) ? (value as readonly EntryValues[]) : [];
	if (inverted) return entries.length === 0 ? fill(parts, scope) : '';
	assertEntries(entries, name);
	const fields = MESSAGE_LISTS[name as keyof typeof MESSAGE_LISTS];
	return entries
		.map((entry, index) => fill(parts, { ...scope, values: entry, fields, prefix: `${name}[${index}].` }))
		.join('');
}

/** What every object inherits is no value. */
function valueOf(values: Readonly<Record<string, unknown>>, name: string): unknown {
	return Object.hasOwn(values, name) ? values[name] : undefined;
}

function assertEntries(entries: readonly unknown[], name: string): void {
	if (entries.length <= MOST_ENTRIES) return;
	refuse({
		rule: 'message.entries',
		field: name,
		message: `The message lists ${entries.length} entries.`,
		fix: `Send at most ${MOST_ENTRIES} in one message.`,
	});
}
