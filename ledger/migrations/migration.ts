export interface Migration {
	readonly version: number;
	readonly name: string;
	/** Statements that both databases accept, in order. */
	readonly statements: readonly string[];
}
