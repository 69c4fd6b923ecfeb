import type { Instant } from '../domain/dates/calendarDate';
import type { Ledger } from '../ledger/port';

/** What every use case is given. Time comes in here and nowhere else: an environment variable would be a back-dating door. */
export interface ServiceContext {
	readonly ledger: Ledger;
	readonly now: () => Instant;
	/** Who acts, as the workflow says; kept in every audit entry. */
	readonly actor: string;
	/** Runs the same code and rolls it back. */
	readonly dryRun?: boolean;
	/** Points of a run at which a crash test may kill the process. */
	readonly onStep?: (step: string) => void;
	readonly signal?: AbortSignal;
}

/** The context of one item, inside its transaction. */
export interface WorkContext {
	readonly actor: string;
	readonly now: Instant;
	readonly dryRun: boolean;
	readonly hint: (text: string) => void;
}
