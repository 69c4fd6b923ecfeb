import type { Instant } from '../domain/dates/calendarDate';
import { Refusal } from '../domain/refusal';
import { moveBooks, type Moved } from '../ledger/copy/moveBooks';
import { planMove } from '../ledger/copy/planMove';
import type { PostgresSettings } from '../ledger/postgres/openPostgres';

export interface MoveContext {
	/** The embedded ledger. */
	readonly sourcePath: string;
	readonly target: PostgresSettings;
	readonly now: () => Instant;
	/** Counts, and says what would be done; nothing is written. */
	readonly dryRun?: boolean;
	/** Points at which a crash test may kill the process. */
	readonly onStep?: (step: string) => void;
	readonly signal?: AbortSignal;
}

export interface MoveReport {
	readonly ledger: string;
	/**
	 * `moved`; `finished`, what an interrupted run had left; `alreadyMoved`; in a dry run `wouldMove` and
	 * `wouldFinish`.
	 */
	readonly outcome: 'moved' | 'finished' | 'alreadyMoved' | 'wouldMove' | 'wouldFinish';
	readonly from: string;
	readonly to: string;
	readonly documents: number;
	readonly auditEntries: number;
	readonly rows: number;
	readonly tables: ReadonlyArray<{ readonly table: string; readonly rows: number }>;
	/** What a person does next, in order. */
	readonly next: readonly string[];
}

/**
 * Moves the embedded books to PostgreSQL, or finishes a move that was interrupted; see `moveBooks` for the order of
 * the steps.
 *
 * @throws Refusal as `moveBooks` does, and `move.interrupted` for anything else that went wrong on the way.
 */
export async function moveLedger(context: MoveContext): Promise<MoveReport> {
	const { sourcePath, target, dryRun = false, onStep, signal } = context;
	const request = { sourcePath, target, now: context.now(), onStep, signal };
	const moved = await (dryRun ? planMove(request) : moveBooks(request).catch(asRefusal));
	const rowsOf = (name: string) => moved.tables.find(({ table }) => table === name)?.rows ?? 0;
	return {
		ledger: moved.ledger,
		outcome: (dryRun ? PLANNED : DONE)[moved.did],
		from: sourcePath,
		to: moved.place,
		documents: rowsOf('documents'),
		auditEntries: rowsOf('audit_entries'),
		rows: moved.tables.reduce((sum, { rows }) => sum + rows, 0),
		tables: moved.tables.map(({ table, rows }) => ({ table, rows })),
		next: dryRun ? ['Run it without Dry Run. Writing waits, or is told to try again, while it runs.'] : NEXT,
	};
}

const DONE: Readonly<Record<Moved['did'], MoveReport['outcome']>> = {
	copy: 'moved',
	open: 'finished',
	mark: 'alreadyMoved',
};
const PLANNED: Readonly<Record<Moved['did'], MoveReport['outcome']>> = {
	copy: 'wouldMove',
	open: 'wouldFinish',
	mark: 'alreadyMoved',
};

const NEXT = [
	'Select the Order to Cash Ledger credential in every node of this package, in every workflow. Workflows cannot be seen from here: a node that was forgotten refuses and says its name; nothing is written twice.',
	'Restart the other n8n processes and workers, if there are any.',
	'Put the database into your backup, or schedule Billing Master Data → Ledger → Backup with the credential.',
	'Keep the old file; it is closed for writing. Delete it when the first backup of the new books is safe.',
];

/** Where a move stopped, the old books are the books until it says otherwise, and running it again finishes it. */
function asRefusal(error: unknown): never {
	if (error instanceof Refusal) throw error;
	throw new Refusal({
		rule: 'move.interrupted',
		message: `The move did not finish: ${(error as Partial<Error> | null)?.message || String(error)}.`,
		fix: 'Nothing is lost. Mend the cause and run Move to PostgreSQL again: it goes on where it stopped.',
		committed:
			'No book has two places: until the move is finished, writing is refused wherever these are not the books.',
	});
}
