import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod/v4';
import { templatesFolder } from './locatePackage';
import { PRINT_LANGUAGES, type PrintLanguage } from './printable';
import { printLayout, printTexts, type PrintLayout, type PrintTexts } from './templateSchema';

const read = new Map<string, unknown>();

export function loadTexts(language: PrintLanguage): PrintTexts {
	// The name of a file is never made from data as it came.
	if (!PRINT_LANGUAGES.includes(language)) {
		throw new Error(
			`There are no texts in '${String(language)}'; print in one of ${PRINT_LANGUAGES.join(', ')}.`,
		);
	}
	return load(`texts.${language}.json`, printTexts);
}

export function loadLayout(): PrintLayout {
	return load('standard.json', printLayout);
}

/** Read once a thread; a worker that was closed for idleness reads again, and so finds edits. */
function load<Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> {
	const known = read.get(name);
	if (known !== undefined) return known as z.output<Schema>;
	const value = checkTemplate(name, readFileSync(join(templatesFolder, 'documents', name), 'utf8'), schema);
	read.set(name, value);
	return value;
}

/** @throws Error that names the file, the place in it and what is wrong. */
export function checkTemplate<Schema extends z.ZodType>(
	name: string,
	text: string,
	schema: Schema,
): z.output<Schema> {
	const parsed = schema.safeParse(parseJson(name, text));
	if (parsed.success) return parsed.data;
	const problems = parsed.error.issues
		.slice(0, 5)
		.map((issue) => `${issue.path.join('.') || name}: ${issue.message}`);
	throw new Error(`The template ${name} cannot be used. ${problems.join('; ')}`);
}

function parseJson(name: string, text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new Error(`The template ${name} is not JSON: ${(error as Error).message}`, { cause: error });
	}
}
