import type { BillingDocument } from '../../domain/documents/document';
import { decodeQuantity, encodeMinor } from '../amounts';
import { decodeLine, documentOf, encodeDocument, encodeLine } from '../codec';
import type { LedgerTables } from '../schema';

/**
 * A document that was inserted in this chunk and is not yet in its table. It is encoded when it is written, and reads
 * exactly as it will read then.
 */
export class BornDocument {
	readonly lines: ReadonlyArray<LedgerTables['document_lines']>;
	private encoded: LedgerTables['documents'] | undefined;
	private decoded: BillingDocument | undefined;

	/** @throws Refusal when an amount or a quantity cannot be kept exactly. */
	constructor(
		private readonly document: BillingDocument,
		private readonly partyName: string,
		lines?: ReadonlyArray<LedgerTables['document_lines']>,
	) {
		const { net, tax, gross } = document.totals;
		for (const amount of [net, tax, gross]) encodeMinor(amount);
		this.lines = lines ?? document.lines.map((line) => encodeLine(document.id, line));
	}

	get validatedAt(): string | null {
		return this.document.validatedAt;
	}

	/** The same document with another content; who made it and when stays. Lines stay where none are given. */
	changed(document: BillingDocument, partyName: string, lines: 'keep' | 'replace'): BornDocument {
		const { createdAt, createdBy } = this.document;
		const next = { ...document, createdAt, createdBy };
		return new BornDocument(next, partyName, lines === 'keep' ? this.lines : undefined);
	}

	inState(state: BillingDocument['state']): BornDocument {
		return new BornDocument({ ...this.document, state }, this.partyName, this.lines);
	}

	row(): LedgerTables['documents'] {
		return (this.encoded ??= encodeDocument(this.document, this.partyName));
	}

	/** Decoding what was encoded gives the same again, but for a quantity that is written in another way (`2.50`). */
	read(): BillingDocument {
		return (this.decoded ??= this.isPlain()
			? this.document
			: documentOf(this.row(), this.lines.map(decodeLine)));
	}

	private isPlain(): boolean {
		return this.document.lines.every(
			({ quantity }, index) => quantity === decodeQuantity(this.lines[index]?.quantity ?? 0),
		);
	}
}
