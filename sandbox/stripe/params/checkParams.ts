import { Refused } from '../reply';
import type { Tree } from './parseForm';
import type { Rule, Rules } from './rules';

/** Parameters in their own types: texts, whole numbers, flags, lists and groups. */
export interface Params {
	readonly [name: string]: Param | undefined;
}
export type Param = string | number | boolean | readonly Param[] | Params;

/** Reads the parameters of a call. @throws Refused where one is unknown, missing or of a wrong type */
export function checkParams(tree: Tree, rules: Rules, path = ''): Params {
	const nameOf = (name: string) => (path === '' ? name : `${path}[${name}]`);
	for (const name of Object.keys(tree))
		if (!Object.hasOwn(rules, name))
			throw new Refused(400, {
				code: 'parameter_unknown',
				message: `Received unknown parameter: ${nameOf(name)}`,
				param: nameOf(name),
			});
	const read: Record<string, Param> = {};
	for (const [name, rule] of Object.entries(rules)) {
		const value = tree[name];
		if (value !== undefined) read[name] = readParam(value, rule, nameOf(name));
		else if (rule.required === true)
			throw new Refused(400, {
				code: 'parameter_missing',
				message: `Missing required param: ${nameOf(name)}.`,
				param: nameOf(name),
			});
	}
	return read;
}

function readParam(value: string | Tree, rule: Rule, name: string): Param {
	if (rule.is === 'group') return checkParams(branch(value, name), rule.of, name);
	if (rule.is === 'metadata') return readMetadata(branch(value, name), name);
	if (rule.is === 'list')
		return Object.entries(branch(value, name)).map(([at, one]) =>
			readParam(one, rule.each, `${name}[${at}]`),
		);
	return readEnd(end(value, name), rule, name);
}

function readEnd(
	value: string,
	rule: Extract<Rule, { is: 'text' | 'whole' | 'flag' | 'one' }>,
	name: string,
) {
	switch (rule.is) {
		case 'whole':
			if (!/^-?\d{1,15}$/.test(value))
				throw wrong(name, `Invalid integer: ${value}`, 'parameter_invalid_integer');
			return Number(value);
		case 'flag':
			if (value !== 'true' && value !== 'false') throw wrong(name, `Invalid boolean: ${value}`);
			return value === 'true';
		case 'one':
			if (!rule.of.includes(value))
				throw wrong(name, `Invalid ${name}: must be one of ${rule.of.join(', ')}`);
			return value;
		case 'text':
			if (value === '')
				throw wrong(name, `You passed an empty string for '${name}'.`, 'parameter_invalid_empty');
			if (value.length > rule.most) throw wrong(name, `Invalid string: too long, at most ${rule.most}`);
			return value;
	}
}

const MOST_NAMES = 50;

function readMetadata(tree: Tree, name: string): Params {
	if (Object.keys(tree).length > MOST_NAMES) throw wrong(name, 'Too many names of metadata');
	return Object.fromEntries(
		Object.entries(tree).map(([key, value]) => {
			if (key.length > 40) throw wrong(`${name}[${key}]`, 'Names of metadata have at most 40 characters');
			const text = end(value, `${name}[${key}]`);
			if (text.length > 500) throw wrong(`${name}[${key}]`, 'Metadata has at most 500 characters');
			return [key, text];
		}),
	);
}

function branch(value: string | Tree, name: string): Tree {
	if (typeof value === 'string') throw wrong(name, 'Invalid object');
	return value;
}

function end(value: string | Tree, name: string): string {
	if (typeof value !== 'string') throw wrong(name, 'Invalid string');
	return value;
}

const wrong = (param: string, message: string, code?: string) =>
	new Refused(400, { ...(code === undefined ? {} : { code }), message, param });
