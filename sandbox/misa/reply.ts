import type { Json, MisaWorld } from './world';

/** What a handler answers, before it is spelt. */
export interface Reply {
	readonly status: number;
	readonly envelope: Json;
}

/** A refusal of MISA: a code of its list, and words. */
export interface Fault {
	readonly code: string;
	readonly description: string;
}

export const success = (members: Json): Reply => ({
	status: 200,
	envelope: { success: true, errorCode: null, descriptionErrorCode: null, ...members },
});

export const failure = (code: string, description: string, status = 200): Reply => ({
	status,
	envelope: { success: false, errorCode: code, descriptionErrorCode: description, data: null },
});

/**
 * Spells an answer as MISA does: names in capitals or not, as it comes, and lists as text. Which of the ways it is
 * changes with each answer, so that a client that knows one of them alone does not get far.
 */
export function spell(world: MisaWorld, envelope: Json): string {
	const turn = (world.answers += 1);
	const outer = turn % 2 === 0 ? capital : small;
	const inner = turn % 3 === 0 ? small : asItIs;
	return JSON.stringify(
		Object.fromEntries(Object.entries(envelope).map(([name, value]) => [outer(name), nest(value, inner)])),
	);
}

type Spelling = (name: string) => string;

const asItIs: Spelling = (name) => name;
const capital: Spelling = (name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
const small: Spelling = (name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

function nest(value: unknown, spelling: Spelling): unknown {
	if (typeof value !== 'object' || value === null) return value;
	return JSON.stringify(rename(value, spelling));
}

function rename(value: unknown, spelling: Spelling): unknown {
	if (Array.isArray(value)) return value.map((one) => rename(one, spelling));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, member]) => [spelling(name), rename(member, spelling)]),
	);
}
