import { readFileSync, statSync } from 'node:fs';
import { refuse } from '../domain/refusal';

const MOST_MEGABYTES = 64;

/**
 * The JSON of a file, or of the standard input where the path is `-`.
 *
 * @param what what the file holds, for refusals: `the state of the reminders`
 * @throws Refusal `cli.file`, `cli.json`
 */
export function readJsonFile(path: string | undefined, what: string): unknown {
	if (path === undefined) {
		refuse({
			rule: 'cli.file',
			message: 'No file was named.',
			fix: `Give the path of a JSON file with ${what}, or - to read it from the input.`,
		});
	}
	const text = readText(path, what).replace(/^\uFEFF/, '');
	try {
		return JSON.parse(text) as unknown;
	} catch (error) {
		return refuse({
			rule: 'cli.json',
			message: `${path} is not JSON: ${(error as Error).message}.`,
			fix: `Give a JSON file with ${what}.`,
		});
	}
}

function readText(path: string, what: string): string {
	try {
		if (path === '-') return readFileSync(0, 'utf8');
		if (statSync(path).size <= MOST_MEGABYTES * 1024 * 1024) return readFileSync(path, 'utf8');
	} catch (error) {
		refuse({
			rule: 'cli.file',
			message: `${path} cannot be read: ${(error as Error).message}.`,
			fix: `Give the path of a JSON file with ${what}.`,
		});
	}
	return refuse({
		rule: 'cli.file',
		message: `${path} is larger than ${MOST_MEGABYTES} MB.`,
		fix: 'Give a part of it at a time.',
	});
}
