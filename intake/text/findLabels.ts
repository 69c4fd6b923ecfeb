import { fold } from './fold';
import { CELL_GAP, type Row } from './groupRows';
import { LABELS, type LabelName, type Language } from './labels';

/** A label at its place in the text of a row. One phrase may mean several things. */
export interface LabelMatch {
	readonly row: Row;
	readonly start: number;
	readonly end: number;
	readonly names: ReadonlySet<LabelName>;
	readonly languages: ReadonlySet<Language>;
	/** Number of words: a longer phrase says more. */
	readonly words: number;
}

interface Meaning {
	readonly name: LabelName;
	readonly language: Language;
}

interface Branch {
	readonly next: Map<string, Branch>;
	readonly meanings: Meaning[];
}

interface Token {
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

const TOKEN = /[\p{L}\p{N}]+|[°#]/gu;
/** Signs that may stand between the words of a phrase. */
const BETWEEN = /^[\s.,:;'"’´`()/_\-&]{0,3}$/;

const TREE = plant();

/** Labels of a row, from left to right, the longest at each place. */
export function findLabels(row: Row): LabelMatch[] {
	const tokens = tokensOf(row.folded);
	const found: LabelMatch[] = [];
	for (let index = 0; index < tokens.length;) {
		const match = longestAt(row, tokens, index);
		if (match === undefined) {
			index += 1;
			continue;
		}
		found.push(match);
		index += match.tokens;
	}
	return found;
}

function longestAt(
	row: Row,
	tokens: readonly Token[],
	from: number,
): (LabelMatch & { tokens: number }) | undefined {
	let branch: Branch | undefined = TREE;
	let best: (LabelMatch & { tokens: number }) | undefined;
	for (let index = from; index < tokens.length; index += 1) {
		const token = tokens[index] as Token;
		const before = index === from ? undefined : tokens[index - 1];
		if (before !== undefined && !isOnePhrase(row.folded.slice(before.end, token.start))) break;
		branch = branch.next.get(token.text);
		if (branch === undefined) break;
		if (branch.meanings.length === 0) continue;
		best = {
			row,
			start: (tokens[from] as Token).start,
			end: token.end,
			names: new Set(branch.meanings.map(({ name }) => name)),
			languages: new Set(branch.meanings.map(({ language }) => language)),
			words: index - from + 1,
			tokens: index - from + 1,
		};
	}
	return best;
}

const isOnePhrase = (between: string) => BETWEEN.test(between) && !between.includes(CELL_GAP);

function tokensOf(text: string): Token[] {
	return [...text.matchAll(TOKEN)].map((match) => ({
		text: match[0],
		start: match.index,
		end: match.index + match[0].length,
	}));
}

function plant(): Branch {
	const root: Branch = { next: new Map(), meanings: [] };
	for (const [language, labels] of Object.entries(LABELS) as Array<[Language, object]>) {
		for (const [name, phrases] of Object.entries(labels) as Array<[LabelName, readonly string[]]>) {
			for (const phrase of phrases.flatMap(spellings)) grow(root, phrase, { name, language });
		}
	}
	return root;
}

/** The little ring of `N°` is left out by many programs, and lost by recognition. */
function spellings(phrase: string): string[] {
	return /°./.test(phrase) ? [phrase, phrase.replaceAll('°', '')] : [phrase];
}

function grow(root: Branch, phrase: string, meaning: Meaning): void {
	let branch = root;
	for (const { text } of tokensOf(fold(phrase))) {
		const next = branch.next.get(text) ?? { next: new Map(), meanings: [] };
		branch.next.set(text, next);
		branch = next;
	}
	branch.meanings.push(meaning);
}
