import type { CompiledMessage } from './compileMessage';
import { MESSAGE_LISTS, type MessageField } from './fields';
import type { TemplatePart } from './parseTemplate';

/** Whether a template tells a field, so that what it adds up is what it names. */
export function showsField({ html }: CompiledMessage, field: MessageField): boolean {
	return has(html, field);
}

function has(parts: readonly TemplatePart[], field: string): boolean {
	return parts.some((part) => {
		if (part.kind === 'field') return part.name === field;
		// The fields of a list are those of its entries.
		return part.kind === 'section' && !Object.hasOwn(MESSAGE_LISTS, part.name) && has(part.parts, field);
	});
}
