import { z } from 'zod/v4';
import { refuse } from '../refusal';

/**
 * Reads untrusted input by its schema.
 *
 * @throws Refusal `input.invalid` with the first field that does not fit, what is wrong with it, every further
 * field in the fix, and the list of fields that the schema knows.
 */
export function parseInput<S extends z.ZodObject>(schema: S, input: unknown): z.output<S> {
	if (typeof input !== 'object' || input === null || Array.isArray(input)) {
		refuse({
			rule: 'input.notAnObject',
			message: `The input is ${input === null ? 'empty' : Array.isArray(input) ? 'a list' : `a ${typeof input}`}, not an object.`,
			fix: `Give an object with these fields: ${fieldList(schema)}.`,
		});
	}
	const result = schema.safeParse(input, { reportInput: true });
	if (result.success) return result.data;
	const problems = result.error.issues.map(describe);
	const first = problems[0] ?? { field: '', text: 'is not valid' };
	return refuse({
		rule: 'input.invalid',
		field: first.field,
		message: `'${first.field}' ${first.text}.`,
		fix: [
			...(problems.length > 1
				? [
						`Also: ${problems
							.slice(1, 6)
							.map((p) => `'${p.field}' ${p.text}`)
							.join('; ')}.`,
					]
				: []),
			`Fields: ${fieldList(schema)}.`,
		].join(' '),
	});
}

/** A field that does not fit its schema, and what is wrong with it. */
export interface InputIssue {
	readonly field: string;
	readonly text: string;
}

/** Reads one row of many: nothing is thrown, and all its fields that do not fit come back. */
export function parseIssues<S extends z.ZodObject>(
	schema: S,
	input: unknown,
): { readonly data?: z.output<S>; readonly issues: readonly InputIssue[] } {
	const result = schema.safeParse(input, { reportInput: true });
	return result.success ? { data: result.data, issues: [] } : { issues: result.error.issues.map(describe) };
}

function describe(issue: z.core.$ZodIssue): InputIssue {
	const field = pathText(issue.path);
	if (issue.code === 'unrecognized_keys') {
		return {
			field: pathText([...issue.path, issue.keys[0] ?? '']),
			text: 'is not a field of this input; check its spelling',
		};
	}
	if (issue.input === undefined) return { field, text: 'is missing' };
	if (isOfNumber(issue, 'too_big')) return { field, text: `must be ${String(issue.maximum)} or less` };
	if (isOfNumber(issue, 'too_small')) return { field, text: `must be ${String(issue.minimum)} or more` };
	if (issue.code === 'invalid_union' && issue.message === 'Invalid input')
		return { field, text: 'does not fit any allowed form' };
	return { field, text: lowerFirst(issue.message) };
}

/** The limit of a number field that gives no message of its own. */
function isOfNumber<C extends 'too_big' | 'too_small'>(
	issue: z.core.$ZodIssue,
	code: C,
): issue is Extract<z.core.$ZodIssue, { code: C }> {
	return (
		issue.code === code &&
		issue.origin !== 'string' &&
		issue.origin !== 'array' &&
		/expected/.test(issue.message)
	);
}

function pathText(path: readonly PropertyKey[]): string {
	return path.reduce<string>(
		(text, part) =>
			typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
		'',
	);
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

/** `currency, lines*, …`: required fields carry a star. */
export function fieldList(schema: z.ZodObject): string {
	return Object.entries(schema.shape)
		.map(([name, field]) => (field instanceof z.ZodOptional ? name : `${name}*`))
		.join(', ');
}
