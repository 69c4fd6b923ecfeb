import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import type { Master } from '../../domain/masters/schemas';
import type { DocumentFact, Reading, StoredDebit, StoredHold } from '../../ledger/port';
import { todayOf } from '../parts/assembleHeader';
import { collectingAccounts } from './chooseAccount';
import { readOpenInstalments, type CollectableInstalment } from './readOpenInstalments';
import { usesOfMandates, type UsedMandate } from './usesOfMandates';

/** What stands around invoices of one company that are to be collected. */
export interface Surroundings {
	readonly company: Master<'company'>;
	readonly today: CalendarDate;
	/** Accounts of the company that can collect. */
	readonly accounts: ReadonlyArray<Master<'bankAccount'>>;
	/** The account that is asked for. */
	readonly account: Master<'bankAccount'> | undefined;
	open(documentId: string): readonly CollectableInstalment[];
	factsOf(documentId: string): readonly DocumentFact[];
	debitsOf(documentId: string): readonly StoredDebit[];
	/** What stops the chase of an invoice, or of all that its customer owes. */
	holdsOf(document: Pick<BillingDocument, 'id' | 'partyId'>): readonly StoredHold[];
	party(id: string): Master<'party'> | undefined;
	mandatesOf(partyId: string): readonly UsedMandate[];
	/** The credit note that takes all of an invoice, or one that is being drafted. */
	creditOf(documentId: string): string | undefined;
}

const PAGE = 1000;

/** Reads them once for all documents. */
export async function readSurroundings(
	read: Reading,
	company: Master<'company'>,
	documents: readonly BillingDocument[],
	account: Master<'bankAccount'> | undefined,
	now: string,
): Promise<Surroundings> {
	const ids = documents.map(({ id }) => id);
	const facts = Map.groupBy(await read.facts.ofDocuments(ids), ({ documentId }) => documentId);
	const debits = Map.groupBy(await read.debits.ofDocuments(ids), ({ documentId }) => documentId);
	const ofDocuments = Map.groupBy(await read.dunning.holdsOf(ids), ({ documentId }) => documentId);
	// What pauses the reminders of everything says nothing of money that customers have agreed to.
	const ofParties = Map.groupBy(await read.dunning.generalHolds(company.id), ({ partyId }) => partyId);
	const partyIds = [...new Set(documents.map(({ partyId }) => partyId))];
	const parties = new Map<string, Master<'party'>>();
	for (const id of partyIds) {
		const party = await read.masters.get('party', id);
		if (party) parties.set(id, party);
	}
	const mandates = (await everyMandate(read, company.id)).filter(({ content }) => parties.has(content.party));
	const used = await usesOfMandates(read, mandates);
	const byParty = Map.groupBy(mandates, ({ content }) => content.party);
	const open = await readOpenInstalments(read, documents);
	const credits = await readCredits(read, documents, open);
	return {
		company,
		today: todayOf(company, now),
		accounts: account ? [account] : await collectingAccounts(read, company.id),
		account,
		open,
		factsOf: (id) => facts.get(id) ?? [],
		debitsOf: (id) => debits.get(id) ?? [],
		holdsOf: ({ id, partyId }) => [...(ofDocuments.get(id) ?? []), ...(ofParties.get(partyId) ?? [])],
		party: (id) => parties.get(id),
		mandatesOf: (partyId) => (byParty.get(partyId) ?? []).flatMap(({ id }) => used(id) ?? []),
		creditOf: (id) => credits.get(id),
	};
}

/** Those out of use too: one may be asked for, and then it is told what is wrong. */
async function everyMandate(
	{ masters }: Pick<Reading, 'masters'>,
	companyId: string,
): Promise<Array<Master<'mandate'>>> {
	const all: Array<Master<'mandate'>> = [];
	for (;;) {
		const page = await masters.list({ kind: 'mandate', companyId, after: all.at(-1)?.id, limit: PAGE });
		all.push(...page);
		if (page.length < PAGE) return all;
	}
}

async function readCredits(
	read: Pick<Reading, 'links' | 'documents'>,
	documents: readonly BillingDocument[],
	open: (id: string) => readonly CollectableInstalment[],
): Promise<Map<string, string>> {
	const links = (await read.links.ofDocuments(documents.map(({ id }) => id))).filter(
		({ relation }) => relation === 'creditOf',
	);
	const notes = new Map(
		(await read.documents.getMany([...new Set(links.map(({ toDocumentId }) => toDocumentId))])).map(
			(note) => [note.id, note],
		),
	);
	return new Map(
		links.flatMap(({ fromDocumentId, toDocumentId }) => {
			const note = notes.get(toDocumentId);
			if (note?.kind !== 'creditNote' || note.deletedAt !== null || note.state === 'cancelled') return [];
			const isUsedUp = open(fromDocumentId).every((instalment) => instalment.open <= 0);
			return note.state === 'draft' || isUsedUp ? [[fromDocumentId, nameOf(note)] as const] : [];
		}),
	);
}
