import { Refused } from '../reply';

/** A form as a tree: texts at its ends. */
export interface Tree {
	[name: string]: string | Tree;
}

const DEEPEST = 8;

/** Reads `a[b][0]=c` into a tree. A name that is used as an end and as a branch is a mistake of the caller. */
export function parseForm(text: string): Tree {
	const root: Tree = {};
	for (const [name, value] of new URLSearchParams(text)) put(root, pathOf(name), value);
	return root;
}

function pathOf(name: string): string[] {
	const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
	if (!match) throw new Refused(400, { message: `Invalid parameter name: ${name}`, param: name });
	const rest = [...(match[2] ?? '').matchAll(/\[([^[\]]*)\]/g)].map(([, part]) => part ?? '');
	const path = [match[1] ?? '', ...rest];
	if (path.length > DEEPEST) throw new Refused(400, { message: 'Too deep', param: name });
	return path;
}

function put(tree: Tree, [name = '', ...rest]: readonly string[], value: string): void {
	const at = name === '' ? String(Object.keys(tree).length) : name;
	if (at === '__proto__') throw new Refused(400, { message: 'Invalid parameter name', param: at });
	const there = Object.hasOwn(tree, at) ? tree[at] : undefined;
	if (rest.length === 0) {
		if (there !== undefined) throw new Refused(400, { message: `Given twice: ${at}`, param: at });
		tree[at] = value;
		return;
	}
	if (typeof there === 'string') throw new Refused(400, { message: `Given twice: ${at}`, param: at });
	put((tree[at] = there ?? {}), rest, value);
}
