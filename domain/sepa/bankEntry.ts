import type { CalendarDate } from '../dates/calendarDate';
import type { Decimal } from '../money/decimal';

/**
 * - `credit`, `debit` money came, or went
 * - `return` a payment came back: a direct debit of ours, where the direction is `debit`
 * - `reject` the bank refused a debit before it settled (pain.002)
 * - `status` another answer of the bank to a file of ours (pain.002)
 */
export type BankEntryKind = 'credit' | 'debit' | 'return' | 'reject' | 'status';

export interface BankParty {
	readonly name: string | null;
	readonly iban: string | null;
	readonly bic: string | null;
}

/** One thing that the bank tells, the same whichever message and generation it comes in. */
export interface BankEntry {
	readonly kind: BankEntryKind;
	/** The same whenever the bank tells the same again: what is taken once by it is not taken twice. */
	readonly key: string;
	/** What it speaks of: one transaction, an entry of the statement without any, a block of our file, the whole file. */
	readonly level: 'transaction' | 'entry' | 'block' | 'file';
	readonly message: { readonly name: string; readonly id: string | null; readonly createdAt: string | null };
	/** Id of the statement or notification in the message. */
	readonly statementId: string | null;
	readonly account: {
		/** IBAN, else the number as the bank writes it. */
		readonly id: string;
		readonly currency: string | null;
	} | null;
	/** Of the booking: BOOK, PDNG, INFO. Of pain.002: RJCT, ACSP, PART and so on. */
	readonly status: string | null;
	readonly direction: 'credit' | 'debit' | null;
	/** The bank takes back an earlier entry. */
	readonly reversal: boolean;
	/** As booked, fees of the bank included. */
	readonly amount: Decimal | null;
	readonly currency: string | null;
	/** As it was ordered or collected. */
	readonly originalAmount: Decimal | null;
	/** Fees within the booked amount. */
	readonly charges: Decimal | null;
	readonly bookedOn: CalendarDate | null;
	readonly valueOn: CalendarDate | null;
	/** Why a payment came back or was refused. */
	readonly reason: { readonly code: string; readonly text: string | null } | null;
	readonly references: {
		readonly endToEndId: string | null;
		readonly mandateId: string | null;
		readonly instructionId: string | null;
		/** Of our file and of its block. */
		readonly messageId: string | null;
		readonly blockId: string | null;
		readonly transactionId: string | null;
		/** The bank's own. */
		readonly bankReference: string | null;
		readonly entryReference: string | null;
	};
	/** Texts for the recipient, then structured references and numbers of documents. */
	readonly remittance: readonly string[];
	readonly creditorReferences: readonly string[];
	readonly documentNumbers: readonly string[];
	readonly debtor: BankParty;
	readonly creditor: BankParty;
	/** The side that is not ours. */
	readonly counterparty: BankParty;
	/** Domain, family and sub-family such as PMNT/IDDT/UPDD, else the bank's own code. */
	readonly bankCode: string | null;
	/** Debits that the entry sums up, where it does. */
	readonly batch: {
		readonly blockId: string | null;
		readonly messageId: string | null;
		readonly count: number | null;
	} | null;
	/** What else the bank writes. */
	readonly note: string | null;
}
