import { CONVERSIONS } from '../domain/documents/conversions';
import { KIND_RULES, KINDS, type Kind } from '../domain/documents/kinds';
import { verbsOf, type Verb } from '../domain/documents/transitions';

/** What each kind of document can do, derived from the rules, for descriptions that are data. */
export interface KindEntry {
	readonly kind: Kind;
	readonly title: string;
	readonly fr: string;
	readonly side: 'sale' | 'purchase';
	readonly verbs: readonly Verb[];
	readonly targets: readonly Kind[];
	readonly owesMoney: boolean;
	/** An accounting record: never unlocked, never deleted once it is validated. */
	readonly posts: boolean;
}

export const CATALOGUE: readonly KindEntry[] = KINDS.map((kind) => ({
	kind,
	title: KIND_RULES[kind].title,
	fr: KIND_RULES[kind].fr,
	side: KIND_RULES[kind].side,
	verbs: verbsOf(kind),
	targets: CONVERSIONS.filter((conversion) => conversion.from === kind).map((conversion) => conversion.to),
	owesMoney: KIND_RULES[kind].awaits === 'payment',
	posts: KIND_RULES[kind].accounting,
}));

export function titleOf(kind: Kind): string {
	return KIND_RULES[kind].title;
}
