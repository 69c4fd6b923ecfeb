/**
 * JSON in one fixed spelling (RFC 8785): keys sorted by UTF-16 code unit, no white space, numbers as ECMAScript
 * writes them. Two equal values give the same text, so their hashes can be compared. `undefined` members are left
 * out, as in JSON.
 */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
	if (typeof value === 'object' && value !== null) {
		const members = Object.entries(value)
			.filter(([, member]) => member !== undefined)
			.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
			.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
		return `{${members.join(',')}}`;
	}
	if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`JSON has no ${value}`);
	return JSON.stringify(value ?? null);
}
