import type { Master, MasterKind } from '../../domain/masters/schemas';

/** Far more than a chunk needs; a batch over all customers of a large company must not fill the memory. */
const MOST = 10_000;

/**
 * Answers about masters. A kind in which something is saved is neither remembered nor asked for until the chunk has
 * ended: nothing that may be rolled back is kept, and what a saving item shows is never what others go on to read.
 */
export class RememberedMasters {
	/** The last foreign write before what is remembered was read; see `WriteEngine.lastForeignWrite`. */
	asOf: number | undefined;
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

	knows(kind: MasterKind, question: string): boolean {
		return this.byKind.get(kind)?.has(question) ?? false;
	}

	/** The master that answers a question that is known. */
	recall<K extends MasterKind>(kind: K, question: string): Master<K> | undefined {
		return this.byKind.get(kind)?.get(question) as Master<K> | undefined;
	}

	/** The remembered answer, or the one that is asked for now; that there is none is an answer too. */
	answer<T>(kind: MasterKind, question: string, ask: () => Promise<T>): Promise<T> {
		const known = this.byKind.get(kind);
		if (known?.has(question)) return Promise.resolve(known.get(question) as T);
		return ask().then((answer) => {
			this.remember(kind, question, answer);
			return answer;
		});
	}

	remember(kind: MasterKind, question: string, answer: unknown): void {
		if (this.changing.has(kind)) return;
		const known = this.byKind.get(kind) ?? new Map<string, unknown>();
		this.byKind.set(kind, known);
		if (!known.has(question)) this.size += 1;
		known.set(question, answer);
	}
}
