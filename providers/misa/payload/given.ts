/** The members that were given; a member that is `undefined` is left out, and an empty text with it. */
export function given<T extends Readonly<Record<string, string | undefined>>>(
	members: T,
): Partial<Record<keyof T, string>> {
	const kept = Object.entries(members).filter(([, value]) => value !== undefined && value.trim() !== '');
	return Object.fromEntries(kept) as Partial<Record<keyof T, string>>;
}
