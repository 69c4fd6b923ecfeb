/** Months as invoices write them, in small letters without marks: whole names, and beginnings of three letters and more. */
const NAMES: ReadonlyArray<readonly string[]> = [
	['january', 'janvier', 'januar', 'januari', 'enero', 'gennaio', 'janeiro', 'janner'],
	['february', 'fevrier', 'februar', 'februari', 'febrero', 'febbraio', 'fevereiro'],
	['march', 'mars', 'marz', 'maerz', 'maart', 'marzo', 'marco', 'mrz'],
	['april', 'avril', 'abril', 'aprile'],
	['may', 'mai', 'mei', 'mayo', 'maggio', 'maio'],
	['june', 'juin', 'juni', 'junio', 'giugno', 'junho'],
	['july', 'juillet', 'juli', 'julio', 'luglio', 'julho'],
	['august', 'aout', 'augustus', 'agosto'],
	['september', 'septembre', 'septiembre', 'settembre', 'setembro'],
	['october', 'octobre', 'oktober', 'octubre', 'ottobre', 'outubro'],
	['november', 'novembre', 'noviembre', 'novembro'],
	['december', 'decembre', 'dezember', 'december', 'diciembre', 'dicembre', 'dezembro'],
];
const SHORTEST = 3;

/** @returns 1 to 12; undefined where the word is no month, or may be two of them (`jui` is June and July) */
export function monthOf(word: string): number | undefined {
	if (word.length < SHORTEST) return undefined;
	const whole = NAMES.findIndex((names) => names.includes(word));
	if (whole >= 0) return whole + 1;
	const fitting = NAMES.flatMap((names, index) =>
		names.some((name) => name.startsWith(word)) ? [index + 1] : [],
	);
	return fitting.length === 1 ? fitting[0] : undefined;
}
