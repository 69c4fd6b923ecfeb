import type { BankEntry } from '../../domain/sepa/bankEntry';
import type { Minor } from '../../domain/money/minor';
import { findReferenced } from '../../domain/payments/findReferenced';
import type { Reading } from '../../ledger/port';
import { moneyAround } from '../parts/moneyAround';
import { textOf } from './bankEntryView';
import { centsOf } from './matchDebits';

/** An open invoice as far as a bank entry can name it. */
interface OpenInvoice {
	readonly id: string;
	readonly partyId: string;
	readonly references: readonly string[];
	readonly open: Minor;
}

/** What is known of the customers of one company, read once an import. */
export interface CreditMatcher {
	readonly companyId: string;
	readonly invoices: readonly OpenInvoice[];
	/** Customer by the account from which it is collected, and by its name. */
	readonly byIban: ReadonlyMap<string, string>;
	readonly byName: ReadonlyMap<string, string>;
}

export type CreditMatch =
	| { readonly partyId: string; readonly invoices: readonly string[] }
	| { readonly partyId: string | null; readonly note: string };

const PAGE = 500;

export async function readCreditMatcher(read: Reading, companyId: string): Promise<CreditMatcher> {
	const invoices: OpenInvoice[] = [];
	let after: string | undefined;
	do {
		const filter = { companyId, kinds: ['invoice'], states: ['validated'], notFinished: true } as const;
		const page = await read.documents.find({ ...filter, after, limit: PAGE });
		const money = await moneyAround(read, page);
		for (const { id, partyId, number, customerReference, currency, totals } of page) {
			if (currency !== 'EUR') continue;
			const references = [number, customerReference].filter((text) => text !== null);
			invoices.push({ id, partyId, references, open: totals.gross - money(id).matched });
		}
		after = page.length === PAGE ? page.at(-1)?.id : undefined;
	} while (after !== undefined);
	const byIban = new Map<string, string>();
	const byName = new Map<string, string>();
	for (const partyId of new Set(invoices.map((invoice) => invoice.partyId))) {
		const party = await read.masters.get('party', partyId);
		// Two customers of one name are told apart by nobody.
		if (party) byName.set(fold(party.name), byName.has(fold(party.name)) ? '' : partyId);
	}
	for (let last: string | undefined; ;) {
		const page = await read.masters.list({ kind: 'mandate', companyId, after: last, limit: PAGE });
		for (const { content } of page) byIban.set(content.iban, content.party);
		if (page.length < PAGE) break;
		last = page.at(-1)?.id;
	}
	return { companyId, invoices, byIban, byName };
}

const fold = (name: string) =>
	name
		.normalize('NFKD')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.toUpperCase();

/** The invoices that a credit names; else the one of its payer that has just this amount open. */
export function matchCredit(entry: BankEntry, { invoices, byIban, byName }: CreditMatcher): CreditMatch {
	const named = findReferenced(textOf(entry), invoices);
	const [first] = named;
	if (first) {
		const others = named.filter(({ partyId }) => partyId !== first.partyId);
		if (others.length === 0) return { partyId: first.partyId, invoices: named.map(({ id }) => id) };
		return { partyId: null, note: 'It names invoices of several customers.' };
	}
	const { iban, name } = entry.counterparty;
	const partyId = byIban.get(iban ?? '') ?? byName.get(fold(name ?? '')) ?? '';
	if (partyId === '') return { partyId: null, note: 'It names no open invoice, and its payer is not known.' };
	const amount = centsOf(entry);
	const fitting = invoices.filter((invoice) => invoice.partyId === partyId && invoice.open === amount);
	const [only] = fitting;
	if (only && fitting.length === 1) return { partyId, invoices: [only.id] };
	return { partyId, note: 'It names no open invoice, and none of its payer has just this amount open.' };
}
