/**
 * A rule said no. A refusal is an answer, not an accident: it names the rule, the place and the way out,
 * so that a person who did not write the workflow can mend the item.
 */
export interface RefusalDetails {
	/** Stable name of the rule, e.g. `number.dateGoesBack`. Workflows may branch on it. */
	readonly rule: string;
	/** What happened, one sentence in the user's words. */
	readonly message: string;
	/** What to do next, one sentence. */
	readonly fix: string;
	/** Path of the field in the input, e.g. `lines[2].quantity`. */
	readonly field?: string;
	/** Document that the rule speaks of: its number, else its id. */
	readonly document?: string;
	/** What stays committed although this item was refused. */
	readonly committed?: string;
}

export class Refusal extends Error {
	readonly rule: string;
	readonly fix: string;
	readonly field?: string;
	readonly document?: string;
	readonly committed?: string;

	constructor(details: RefusalDetails) {
		super(details.message);
		this.name = 'Refusal';
		this.rule = details.rule;
		this.fix = details.fix;
		this.field = details.field;
		this.document = details.document;
		this.committed = details.committed;
	}
}

export function refuse(details: RefusalDetails): never {
	throw new Refusal(details);
}
