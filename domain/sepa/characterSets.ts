/**
 * Characters that banks must take in SEPA messages (EPC217-08), and those that German banks take besides.
 * `base` is the default; `german` is for creditors whose bank says that it takes them.
 */
export const CHARACTER_SETS = {
	base: "a-zA-Z0-9/\\-?:().,'+ ",
	german: "a-zA-Z0-9/\\-?:().,'+ ÄÖÜäöüß&*$%",
} as const;
export type CharacterSet = keyof typeof CHARACTER_SETS;

/** Letters and signs that have a way of their own to be written; accents are taken off all others. */
export const REPLACEMENTS: Readonly<Record<string, string>> = {
	'€': 'E',
	'@': '(at)',
	_: '-',
	'&': '+',
	'–': '-',
	'—': '-',
	'‘': "'",
	'’': "'",
	'´': "'",
	'`': "'",
	'«': "'",
	'»': "'",
	'“': "'",
	'”': "'",
	'°': 'o',
	'[': '(',
	']': ')',
	'{': '(',
	'}': ')',
	'\\': '/',
	';': ',',
	ß: 'ss',
	ẞ: 'SS',
	œ: 'oe',
	Œ: 'OE',
	æ: 'ae',
	Æ: 'AE',
	ø: 'o',
	Ø: 'O',
	ł: 'l',
	Ł: 'L',
	đ: 'd',
	Đ: 'D',
	ð: 'd',
	Ð: 'D',
	þ: 'th',
	Þ: 'TH',
	ħ: 'h',
	Ħ: 'H',
	ı: 'i',
	ŋ: 'n',
	Ŋ: 'N',
};

/** Greek and Bulgarian letters, which banks of Greece, Cyprus and Bulgaria send in Latin ones. Small letters; the large follow. */
export const TRANSLITERATIONS: Readonly<Record<string, string>> = {
	...pair(
		'α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ ς τ υ φ χ ψ ω',
		'a v g d e z i th i k l m n x o p r s s t y f ch ps o',
	),
	...pair(
		'а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ь ю я',
		'a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya',
	),
};

function pair(letters: string, latin: string): Record<string, string> {
	const written = latin.split(' ');
	return Object.fromEntries(letters.split(' ').map((letter, index) => [letter, written[index] ?? '']));
}
