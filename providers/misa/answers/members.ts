/** MISA writes the names of members in capitals or not, as it comes, and puts JSON as text into JSON. */

export type Members = Readonly<Record<string, unknown>>;

export const isMembers = (value: unknown): value is Members =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The member of that name, whatever its capitals; the first that is not null of several names. */
export function member(of: unknown, ...names: readonly string[]): unknown {
	if (!isMembers(of)) return undefined;
	const found = names.map((name) => {
		const small = name.toLowerCase();
		const key = Object.keys(of).find((one) => one.toLowerCase() === small);
		return key === undefined ? undefined : of[key];
	});
	return found.find((value) => value !== undefined && value !== null);
}

/** A text that is not empty, or null. Numbers are read as text. */
export function textOf(of: unknown, ...names: readonly string[]): string | null {
	const value = member(of, ...names);
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

export function numberOf(of: unknown, ...names: readonly string[]): number | null {
	const value = member(of, ...names);
	if (typeof value === 'string' && /^-?\d+$/.test(value.trim())) return Number(value);
	return typeof value === 'number' ? value : null;
}

/** True, `"true"` and 1 are true; what is missing is false. */
export function flagOf(of: unknown, ...names: readonly string[]): boolean {
	const value = member(of, ...names);
	return value === true || value === 1 || String(value).toLowerCase() === 'true';
}

/** JSON that stands as text in JSON, once or twice over; anything else as it is. */
export function unfold(value: unknown, depth = 2): unknown {
	if (depth === 0 || typeof value !== 'string' || !/^\s*[[{"]/.test(value)) return value;
	try {
		return unfold(JSON.parse(value), depth - 1);
	} catch {
		return value;
	}
}

/** The rows of an answer: a list, a list as text, or a page that holds one; none where there is no list. */
export function rowsOf(value: unknown): readonly Members[] {
	return listOf(value) ?? [];
}

/** The same; undefined where there is no list, which is not the same as an empty one. */
export function listOf(value: unknown): readonly Members[] | undefined {
	const list = unfold(value);
	const inPage = isMembers(list) ? unfold(member(list, 'PageData', 'Data', 'Items')) : list;
	return Array.isArray(inPage) ? inPage.map((row) => unfold(row)).filter(isMembers) : undefined;
}
