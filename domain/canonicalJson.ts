/**
 * JSON in one fixed spelling (RFC 8785): keys sorted by UTF-16 code unit, no white space, numbers as ECMAScript
 * writes them. Two equal values give the same text, so their hashes can be compared. `undefined` members are left
 * out, as in JSON.
 */
export function canonicalJson(value: unknown): string {
	if (typeof value === 'string') return quoted(value);
	if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
	if (typeof value === 'object' && value !== null) return membersOf(value as Record<string, unknown>);
	if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`JSON has no ${value}`);
	return JSON.stringify(value ?? null);
}

function membersOf(value: Record<string, unknown>): string {
	let text = '';
	for (const name of inOrder(Object.keys(value))) {
		const member = value[name];
		if (member === undefined) continue;
		text += `${text === '' ? '' : ','}${labelOf(name)}${canonicalJson(member)}`;
	}
	return `{${text}}`;
}

/** Names come again and again; how they are written is looked up. */
const LABELS = new Map<string, string>();
const MOST_LABELS = 1000;

function labelOf(name: string): string {
	const known = LABELS.get(name);
	if (known !== undefined) return known;
	const label = `${quoted(name)}:`;
	if (LABELS.size < MOST_LABELS) LABELS.set(name, label);
	return label;
}

/** Whole documents go through here at each validation: sorting a few names in place beats the general sort. */
const FEW = 64;

function inOrder(names: string[]): string[] {
	if (names.length > FEW) return names.sort();
	for (let next = 1; next < names.length; next += 1) {
		const name = names[next] as string;
		let at = next;
		for (; at > 0 && (names[at - 1] as string) > name; at -= 1) names[at] = names[at - 1] as string;
		names[at] = name;
	}
	return names;
}

/** Most texts have nothing to escape. */
const PLAIN = /^[\w .:+-]*$/;

function quoted(text: string): string {
	return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}
