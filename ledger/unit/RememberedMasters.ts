import type { Master, MasterKind } from '../../domain/masters/schemas';

/** What `recall` gives for a question that was not asked yet. */
export const UNKNOWN = Symbol('unknown');

/** Far more than a chunk needs; a batch over all customers of a large company must not fill the memory. */
const MOST = 10_000;

/**
 * Answers about masters. A kind in which something is saved is neither remembered nor asked for until the chunk has
 * ended: nothing that may be rolled back is kept, and what a saving item shows is never what others go on to read.
 */
export class RememberedMasters {
	/** The last foreign write before what is remembered was read; see `WriteEngine.lastForeignWrite`. */
	asOf: number | undefined;
	/** Answers by question; null where there is nothing. */
	private readonly byKind = new Map<MasterKind, Map<string, unknown>>();
	private readonly changing = new Set<MasterKind>();
	private size = 0;

	/** @param version undefined where nobody can tell whether somebody else has written. */
	startChunk(version: number | undefined): void {
		this.changing.clear();
		if (version === undefined || version !== this.asOf || this.size > MOST) {
			this.byKind.clear();
			this.size = 0;
		}
		this.asOf = version;
	}

	saved(kind: MasterKind): void {
		this.size -= this.byKind.get(kind)?.size ?? 0;
		this.byKind.delete(kind);
		this.changing.add(kind);
	}

	/** The master that answers a question; undefined where there is none, which is an answer too. */
	recall<K extends MasterKind>(kind: K, question: string): Master<K> | undefined | typeof UNKNOWN {
		const answer = this.byKind.get(kind)?.get(question);
		return answer === undefined ? UNKNOWN : ((answer ?? undefined) as Master<K> | undefined);
	}

	/** The remembered answer, or the one that is asked for now. */
	async answer<T>(kind: MasterKind, question: string, ask: () => Promise<T>): Promise<T> {
		const known = this.byKind.get(kind)?.get(question);
		if (known !== undefined) return (known ?? undefined) as T;
		const answer = await ask();
		this.remember(kind, question, answer);
		return answer;
	}

	remember(kind: MasterKind, question: string, answer: unknown): void {
		if (this.changing.has(kind)) return;
		const known = this.byKind.get(kind) ?? new Map<string, unknown>();
		this.byKind.set(kind, known);
		if (!known.has(question)) this.size += 1;
		known.set(question, answer ?? null);
	}
}
