import type { Params } from './params/checkParams';
import type { Reply } from './reply';
import type { StripeWorld } from './world';

/** A request as handlers see it: its parameters are checked. */
export interface Call {
	readonly world: StripeWorld;
	/** Of the path; empty where it has none. */
	readonly id: string;
	readonly params: Params;
}

export type Handler = (call: Call) => Reply;

export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
export const expandOf = ({ params }: Call, prefix = ''): string[] =>
	((params['expand'] ?? []) as string[]).map((name) =>
		name.startsWith(prefix) ? name.slice(prefix.length) : '',
	);
