import type { BankEntry } from '../../domain/sepa/bankEntry';
import { find, textAt, type XmlNode } from '../xmlStream';
import type { MessageName } from './messages';
import { readEntry, type EntryPlace, type EntryTransaction } from './readEntry';

/** Elements of camt.053 and camt.054 that are taken as they end; a bank may put 100,000 transactions into one entry. */
export const STATEMENT_ELEMENTS = ['Ntry', 'TxDtls'] as const;

type Waiting = Omit<EntryTransaction, 'alone'>;

/** Reads entries of account statements (camt.053) and of notices of debits and credits (camt.054). */
export class StatementReader {
	private statement: XmlNode | undefined;
	private entries = 0;
	private transactions = 0;
	/** The last transaction waits, since only the next one, or the end of the entry, tells whether it is alone. */
	private waiting: Waiting | undefined;

	constructor(
		private readonly name: MessageName,
		private readonly give: (entry: BankEntry) => void,
	) {}

	/** @param around the elements around it: document, message, statement, and so on */
	read(node: XmlNode, around: readonly XmlNode[]): void {
		const statement = around[2];
		if (statement !== this.statement) {
			this.statement = statement;
			this.entries = 0;
		}
		if (node.name === 'Ntry') this.endEntry(node, around);
		else this.addTransaction(node, around);
	}

	private addTransaction(node: XmlNode, around: readonly XmlNode[]): void {
		const entry = around[3];
		if (entry === undefined) return;
		if (this.waiting) this.tell(this.placeOf(entry, around), { ...this.waiting, alone: false });
		this.transactions += 1;
		this.waiting = { node, batch: find(around[4], 'Btch'), number: this.transactions };
	}

	private endEntry(entry: XmlNode, around: readonly XmlNode[]): void {
		const place = this.placeOf(entry, around);
		if (this.waiting) this.tell(place, { ...this.waiting, alone: this.transactions === 1 });
		else this.give(readEntry(place));
		this.waiting = undefined;
		this.transactions = 0;
		this.entries += 1;
	}

	private tell(place: EntryPlace, transaction: EntryTransaction): void {
		this.give(readEntry(place, transaction));
	}

	private placeOf(entry: XmlNode, around: readonly XmlNode[]): EntryPlace {
		const head = find(around[1], 'GrpHdr');
		const message = { name: this.name, id: textAt(head, 'MsgId'), createdAt: textAt(head, 'CreDtTm') };
		return { message, statement: around[2], entry, number: this.entries + 1 };
	}
}
