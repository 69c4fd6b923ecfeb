import { Refusal } from '../domain/refusal';

/** What the ledger itself says no to; each names what was written and what to do next. */

export const PATIENCE_MILLISECONDS = 10_000;

export function isRefusal(error: unknown, rule: string): error is Refusal {
	return error instanceof Refusal && error.rule === rule;
}

export function busy(cause: unknown): Refusal {
	return new Refusal({
		rule: 'ledger.busy',
		message: `The ledger stayed locked for ${PATIENCE_MILLISECONDS / 1000} seconds (${messageOf(cause)}).`,
		fix: 'Nothing of this item was written. Run it again; if it repeats, look for a long-running backup or transaction.',
	});
}

export function unreachable(cause: unknown): Refusal {
	return new Refusal({
		rule: 'ledger.unreachable',
		message: `The ledger's database did not answer for ${PATIENCE_MILLISECONDS / 1000} seconds (${messageOf(cause)}).`,
		fix: 'Nothing of this item was written. Check that the database server runs and that the credential fits, then run it again.',
	});
}

/** A commit whose answer got lost may have happened: calling it a failure would invite the same work twice. */
export function commitUnknown(cause: unknown): Refusal {
	return new Refusal({
		rule: 'ledger.commitUnknown',
		message: `The connection broke while the work was being committed (${messageOf(cause)}); it is unknown whether it was written.`,
		fix: 'Run it again with the same External Reference or Idempotency Key: what was written comes back, what was not is done now. Without a key, look first whether it is there.',
		committed: 'unknown',
	});
}

export function full(cause: unknown): Refusal {
	return new Refusal({
		rule: 'ledger.full',
		message: `The disk of the ledger is full (${messageOf(cause)}).`,
		fix: 'Nothing of this item was written. Make room on the disk where the ledger lies, then run it again.',
	});
}

export function notWritable(cause: unknown): Refusal {
	return new Refusal({
		rule: 'ledger.notWritable',
		message: `The ledger cannot be written (${messageOf(cause)}).`,
		fix: 'Nothing of this item was written. Check that its file, folder and disk are there and writable (on PostgreSQL: that the server is not a read-only copy), then run it again. When the file was replaced, restart n8n.',
	});
}

export function cancelled(): Refusal {
	return new Refusal({
		rule: 'execution.cancelled',
		message: 'The execution was cancelled before this item was written.',
		fix: 'Run the workflow again: items that were written before come back unchanged.',
	});
}

export function closed(): Refusal {
	return new Refusal({
		rule: 'ledger.closed',
		message: 'The ledger was closed, because a newer version of the package took over.',
		fix: 'Nothing of this item was written. Run the workflow again.',
	});
}

export function newer(found: number, known: number): Refusal {
	return new Refusal({
		rule: 'ledger.newer',
		message: `The ledger is at version ${found}, this package knows versions up to ${known}.`,
		fix: 'Nothing was written. Update the package n8n-nodes-order-to-cash, and restart the n8n processes that still run the old one.',
	});
}

function messageOf(cause: unknown): string {
	const text = cause instanceof Error ? cause.message : String(cause);
	const code = (cause as { code?: unknown } | null)?.code;
	// Node reports a refused connection to several addresses with an empty message.
	return text || String(code ?? 'no answer');
}
