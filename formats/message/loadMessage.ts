import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MESSAGE_LANGUAGES, type MessageLanguage } from '../../domain/dunning/policy';
import { refuse } from '../../domain/refusal';
import { loadLayout, loadTexts } from '../pdf/loadTemplates';
import { templatesFolder } from '../pdf/locatePackage';
import { compileMessage, type CompiledMessage } from './compileMessage';
import type { Writing } from './formatValue';
import { SHIPPED_MESSAGES, type ShippedMessage } from './kinds';

const compiled = new Map<string, CompiledMessage>();

/**
 * A template that comes with the package, read and checked once.
 *
 * @throws Refusal `message.template` naming those that there are, and as `compileMessage` for a file that was edited
 */
export function loadMessage(name: string, language: MessageLanguage): CompiledMessage {
	// The name of a file is never made from data as it came.
	if (!Object.hasOwn(SHIPPED_MESSAGES, name) || !MESSAGE_LANGUAGES.includes(language)) {
		refuse({
			rule: 'message.template',
			field: 'template',
			message: `There is no message template '${name}' in '${language}'.`,
			fix: `Use one of ${Object.keys(SHIPPED_MESSAGES).join(', ')} in ${MESSAGE_LANGUAGES.join(', ')}.`,
		});
	}
	const file = `${name}.${language}.html`;
	const known = compiled.get(file);
	if (known !== undefined) return known;
	const kind = SHIPPED_MESSAGES[name as ShippedMessage];
	const message = compileMessage({ file, kind, language, html: readTemplate(file) });
	compiled.set(file, message);
	return message;
}

export function readTemplate(file: string): string {
	return readFileSync(join(templatesFolder, 'messages', file), 'utf8').replace(/^\uFEFF/, '');
}

/** Numbers and dates are written as on prints. */
export function writingOf(language: MessageLanguage): Writing {
	const { number, date } = loadTexts(language);
	return { number, date, currencySymbols: loadLayout().currencySymbols };
}
