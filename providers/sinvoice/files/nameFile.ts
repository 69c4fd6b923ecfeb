const LONGEST = 120;

/** A file name for `ending`: what the provider calls it, without any path; `otherwise` where that leaves nothing. */
export function nameFile(given: string, otherwise: string, ending: string): string {
	const last = given.split(/[\\/]/).at(-1) ?? '';
	const plain = last.replace(/[^\p{L}\p{N}._-]/gu, '_').replace(/^\.+/, '');
	const suffix = `.${ending}`;
	const stem = plain.toLowerCase().endsWith(suffix) ? plain.slice(0, -suffix.length) : plain;
	return `${(stem === '' ? otherwise : stem).slice(0, LONGEST)}${suffix}`;
}
