import type { BillingDocument } from '../../domain/documents/document';
import { KINDS } from '../../domain/documents/kinds';
import type { Reading } from '../../ledger/port';
import { cancelled } from '../../ledger/refusals';
import { breathing } from '../../ledger/breathing';
import { DOCUMENT_RULES, type DocumentRule } from './documentRules';
import { COLLECTION_RULES } from './collectionRules';
import { DUNNING_RULES } from './dunningRules';
import { EINVOICE_RULES } from './eInvoiceRules';
import { LINK_RULES } from './linkRules';
import { lookAround } from './lookAround';
import { type Tally, type CheckName, type Fault } from './report';
import { SCHEDULE_RULES } from './scheduleRules';
import { SETTLEMENT_RULES } from './settlementRules';
import { STOCK_RULES } from './stockRules';
import { TOTALS_RULES } from './totalsRules';

export type DocumentCheck = Extract<
	CheckName,
	'documents' | 'totals' | 'settlement' | 'links' | 'stock' | 'eInvoices' | 'collections' | 'dunning'
>;

const RULES: Readonly<Record<DocumentCheck, readonly DocumentRule[]>> = {
	documents: DOCUMENT_RULES,
	totals: [...TOTALS_RULES, ...SCHEDULE_RULES],
	settlement: SETTLEMENT_RULES,
	links: LINK_RULES,
	stock: STOCK_RULES,
	eInvoices: EINVOICE_RULES,
	collections: COLLECTION_RULES,
	dunning: DUNNING_RULES,
};
export const DOCUMENT_CHECKS = Object.keys(RULES) as readonly DocumentCheck[];

/** Reading and hashing a page takes a few turns of the event loop. */
const PAGE = 50;
/** Others write meanwhile, and a document and what stands around it are read one after the other. */
const LOOKS = 3;

export type DocumentTallies = Readonly<Record<DocumentCheck, Tally>>;

/** Walks all documents of a company, kind by kind and page by page, in the order of their age. */
export async function checkDocuments(
	read: Reading,
	companyId: string,
	tallies: DocumentTallies,
	signal?: AbortSignal,
): Promise<void> {
	for (const kind of KINDS) {
		let after: string | undefined;
		for (;;) {
			if (signal?.aborted) throw cancelled();
			const filter = { companyId, kinds: [kind], deleted: 'include', after, limit: PAGE } as const;
			const page = await read.documents.find(filter);
			await checkPage(read, page, tallies);
			if (page.length < PAGE) break;
			after = page.at(-1)?.id;
		}
	}
}

async function checkPage(
	read: Reading,
	page: readonly BillingDocument[],
	tallies: DocumentTallies,
): Promise<void> {
	const found = page.length === 0 ? new Map<string, Found[]>() : await faultsOf(read, page);
	for (const check of DOCUMENT_CHECKS) tallies[check].checked += page.length;
	for (const id of found.keys()) {
		for (const { check, fault } of await confirmed(read, id)) tallies[check].add(fault);
	}
}

interface Found {
	readonly check: DocumentCheck;
	readonly fault: Fault;
}

async function faultsOf(read: Reading, documents: readonly BillingDocument[]): Promise<Map<string, Found[]>> {
	const aroundOf = await lookAround(read, documents);
	const found = new Map<string, Found[]>();
	const breathe = breathing();
	for (const document of documents) {
		await breathe();
		const around = aroundOf(document);
		const faults = DOCUMENT_CHECKS.flatMap((check) =>
			RULES[check].flatMap((rule) => {
				const fault = rule(document, around);
				return fault ? [{ check, fault }] : [];
			}),
		);
		if (faults.length > 0) found.set(document.id, faults);
	}
	return found;
}

/** Faults that stay when the document is read again. */
async function confirmed(read: Reading, id: string): Promise<readonly Found[]> {
	let faults: readonly Found[] = [];
	for (let look = 1; look < LOOKS; look += 1) {
		const document = await read.documents.get(id);
		if (!document) return [];
		faults = (await faultsOf(read, [document])).get(id) ?? [];
		if (faults.length === 0) return [];
	}
	return faults;
}
