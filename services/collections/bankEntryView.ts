import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BankEntry } from '../../domain/sepa/bankEntry';
import { findReason } from '../../domain/sepa/reasonCodes';
import { maskIban } from '../parts/masterView';

/**
 * What became of one thing that the bank told.
 *
 * - `settled` debits of ours were paid; `returned` they came back or were refused
 * - `recorded` money of a customer became a payment
 * - `known` it was taken in before; `unmatched` nobody knows what it is for; `ignored` it is none of our business
 */
export type BankOutcome = 'settled' | 'returned' | 'recorded' | 'known' | 'unmatched' | 'ignored';

/** One bank entry as nodes give it out. */
export interface BankEntryView {
	readonly ledger: string;
	readonly outcome: BankOutcome;
	readonly key: string;
	readonly kind: BankEntry['kind'];
	readonly message: string;
	readonly messageId: string | null;
	readonly account: string | null;
	readonly bookedOn: CalendarDate | null;
	readonly amount: number | null;
	readonly currency: string | null;
	readonly charges: number | null;
	readonly counterparty: string | null;
	readonly counterpartyIban: string | null;
	readonly endToEndId: string | null;
	readonly mandate: string | null;
	readonly text: string;
	readonly reasonCode: string | null;
	readonly reason: string | null;
	readonly action: string | null;
	/** Batches and invoices that it concerns. */
	readonly batches: readonly string[];
	readonly documents: readonly string[];
	readonly payment: string | null;
	/** Why it was not matched, or what to look at. */
	readonly note: string | null;
}

export interface BankFinding {
	readonly outcome: BankOutcome;
	readonly batches?: readonly string[];
	readonly documents?: readonly string[];
	readonly payment?: string;
	readonly note?: string;
}

export function viewEntry(ledger: string, entry: BankEntry, finding: BankFinding): BankEntryView {
	const { message, account, counterparty, references } = entry;
	const code = entry.reason?.code ?? null;
	const reason = code === null ? undefined : findReason(code);
	return {
		ledger,
		outcome: finding.outcome,
		key: entry.key,
		kind: entry.kind,
		message: message.name,
		messageId: message.id,
		account: account === null ? null : maskIban(account.id),
		bookedOn: entry.bookedOn ?? entry.valueOn,
		amount: entry.amount === null ? null : Number(entry.amount),
		currency: entry.currency,
		charges: entry.charges === null ? null : Number(entry.charges),
		counterparty: counterparty.name,
		counterpartyIban: counterparty.iban === null ? null : maskIban(counterparty.iban),
		endToEndId: references.endToEndId,
		mandate: references.mandateId,
		text: textOf(entry),
		reasonCode: code,
		reason: entry.reason?.text ?? reason?.meaning ?? null,
		action: reason?.action ?? null,
		batches: finding.batches ?? [],
		documents: finding.documents ?? [],
		payment: finding.payment ?? null,
		note: finding.note ?? null,
	};
}

/** Everything in which a customer may have named an invoice. */
export function textOf({ remittance, documentNumbers, creditorReferences, references }: BankEntry): string {
	const { endToEndId } = references;
	return [...remittance, ...documentNumbers, ...creditorReferences, endToEndId ?? '']
		.filter((text) => text !== '')
		.join(' ')
		.slice(0, 500);
}

/** What stands for a file that tells nothing of ours, so that whoever sent it gets an answer. */
export function viewNothing(ledger: string): BankEntryView {
	return {
		ledger,
		outcome: 'ignored',
		key: '',
		kind: 'status',
		message: '',
		messageId: null,
		account: null,
		bookedOn: null,
		amount: null,
		currency: null,
		charges: null,
		counterparty: null,
		counterpartyIban: null,
		endToEndId: null,
		mandate: null,
		text: '',
		reasonCode: null,
		reason: null,
		action: null,
		batches: [],
		documents: [],
		payment: null,
		note: 'The file was read, and holds nothing that concerns invoices.',
	};
}
