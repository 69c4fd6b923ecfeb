/** The texts that were given: what is absent or empty is left out, for S-Invoice fills in what is absent only. */
export function given<Name extends string>(
	members: Readonly<Record<Name, string | undefined>>,
): Partial<Record<Name, string>> {
	const kept = Object.entries<string | undefined>(members).filter(
		([, value]) => value !== undefined && value.trim() !== '',
	);
	return Object.fromEntries(kept) as Partial<Record<Name, string>>;
}
