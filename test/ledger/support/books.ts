import type { BillingDocument, DocumentLine } from '../../../domain/documents/document';
import { KIND_RULES } from '../../../domain/documents/kinds';
import type { Ledger, LedgerTx, WriteOptions } from '../../../ledger/port';
import { NOW } from '../../support/ledgers';

/** The masters that rows of documents point to. */
export interface Books {
	readonly companyId: string;
	readonly partyId: string;
	readonly productId: string;
	readonly series: readonly string[];
}

/** Runs one piece of work in a transaction of its own; its error is thrown. */
export async function write<O>(
	ledger: Ledger,
	work: (tx: LedgerTx) => Promise<O>,
	options: Partial<WriteOptions> = {},
): Promise<O> {
	const [outcome] = await ledger.write([{ key: '', input: null }], (tx) => work(tx), {
		now: NOW,
		...options,
	});
	if (!outcome?.ok) throw outcome?.error;
	return outcome.value;
}

/** The rule that refuses a piece of work, or `done`. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
	return work.then(
		() => 'done',
		(error: unknown) => (error as { rule?: string }).rule ?? String(error),
	);
}

export function openBooks(ledger: Ledger, code = 'DUPONT', seriesCount = 3): Promise<Books> {
	return write(ledger, async (tx) => {
		const content = {
			code,
			name: 'Dupont & Fils',
			country: 'FR',
			currency: 'EUR',
			timeZone: 'Europe/Paris',
			language: 'fr',
		} as const;
		const company = await tx.masters.save({
			kind: 'company',
			companyId: null,
			code,
			name: content.name,
			active: true,
			content,
		});
		const companyId = company.master.id;
		tx.audit.add({
			chain: companyId,
			actor: 'test',
			action: 'company.created',
			subjectKind: 'company',
			subjectId: companyId,
			data: {},
		});
		const owner = { companyId, active: true };
		const party = await tx.masters.save({
			...owner,
			kind: 'party',
			code: `${code}-C`,
			name: 'Épicerie Martin',
			content: { code: `${code}-C`, name: 'Épicerie Martin' },
		});
		const product = await tx.masters.save({
			...owner,
			kind: 'product',
			code: `${code}-P`,
			name: 'Farine',
			content: { code: `${code}-P`, name: 'Farine' },
		});
		const series: string[] = [];
		for (let index = 0; index < seriesCount; index += 1) {
			const name = `${code}-S${index}`;
			const saved = await tx.masters.save({
				...owner,
				kind: 'numberSeries',
				code: name,
				name,
				content: {
					code: name,
					name,
					company: companyId,
					kinds: ['invoice'],
					pattern: `${name}-{YYYY}-{SEQ:5}`,
					reset: 'yearly',
				},
			});
			series.push(saved.master.id);
		}
		return { companyId, partyId: party.master.id, productId: product.master.id, series };
	});
}

export function aLine(tx: Pick<LedgerTx, 'newId'>, fields: Partial<DocumentLine> = {}): DocumentLine {
	return {
		id: tx.newId('lin'),
		position: 1,
		kind: 'item',
		productId: null,
		productCode: null,
		description: 'Farine',
		comment: null,
		quantity: '1',
		unit: 'C62',
		unitPrice: '10',
		unitCost: null,
		discountPercent: '0',
		taxCategory: 'S',
		taxRate: '20',
		operationCode: null,
		net: 1000,
		...fields,
	};
}

/** A draft with nothing in it but what must be there. */
export function aDraft(
	tx: Pick<LedgerTx, 'newId' | 'now'>,
	books: Books,
	fields: Partial<BillingDocument> = {},
): BillingDocument {
	const kind = fields.kind ?? 'invoice';
	return {
		id: tx.newId(KIND_RULES[kind].idPrefix),
		kind,
		state: 'draft',
		number: null,
		internalReference: null,
		numbering: null,
		companyId: books.companyId,
		partyId: books.partyId,
		contactId: null,
		owner: null,
		currency: 'EUR',
		language: 'fr',
		issueDate: '2026-03-10',
		validUntil: null,
		deliveryDate: null,
		dueDate: null,
		title: null,
		nature: null,
		customerReference: null,
		supplierNumber: null,
		parent: null,
		origin: 'sale',
		journal: null,
		operationCode: null,
		vatRegime: null,
		parafiscalRegime: null,
		cashDiscount: null,
		paymentMethod: null,
		priceBasis: 'net',
		taxRounding: 'document',
		sellerProfileId: null,
		senderBlock: null,
		legalFooter: null,
		billTo: null,
		shipTo: null,
		charges: [],
		headerComment: null,
		footerComment: null,
		internalNote: null,
		attachments: [],
		customLabel: null,
		invoiceType: kind === 'invoice' ? 'standard' : null,
		summary: false,
		reason: null,
		lines: [aLine(tx)],
		totals: {
			lines: 1000,
			charges: 0,
			net: 1000,
			tax: 200,
			gross: 1200,
			taxLines: [{ category: 'S', rate: '20', base: 1000, tax: 200 }],
		},
		seller: null,
		buyer: null,
		sellerProfile: null,
		createdAt: tx.now,
		createdBy: 'test',
		validatedAt: null,
		contentHash: null,
		deletedAt: null,
		...fields,
	};
}

/** Inserts a draft and validates it with the next number of its series, as the services do. */
export async function validateNew(
	tx: LedgerTx,
	books: Books,
	seriesId: string,
	issueDate: string,
): Promise<BillingDocument> {
	const draft = aDraft(tx, books, { issueDate });
	await tx.documents.insert(draft);
	return validate(tx, draft, seriesId);
}

export async function validate(
	tx: LedgerTx,
	draft: BillingDocument,
	seriesId: string,
): Promise<BillingDocument> {
	const numbering = await tx.series.take(seriesId, draft.issueDate, 'yearly');
	const number = `N${numbering.period}-${numbering.sequence}`;
	const fixed: BillingDocument = {
		...draft,
		number,
		numbering,
		state: 'validated',
		validatedAt: tx.now,
		contentHash: 'hash',
	};
	await tx.documents.fix(fixed);
	tx.audit.add({
		chain: draft.companyId,
		actor: 'test',
		action: 'document.validate',
		subjectKind: draft.kind,
		subjectId: draft.id,
		data: { number },
	});
	return fixed;
}

/** Every document of the ledger, page by page. */
export async function allDocuments(ledger: Ledger): Promise<BillingDocument[]> {
	const documents: BillingDocument[] = [];
	for (;;) {
		const page = await ledger.read.documents.find({ after: documents.at(-1)?.id, limit: 1000 });
		documents.push(...page);
		if (page.length < 1000) return documents;
	}
}

/** The sequences of each series and period, sorted; and what breaks the promise of invariant 3. */
export function numberFaults(documents: readonly BillingDocument[]): string[] {
	const faults: string[] = [];
	const numbered = documents.filter((document) => document.numbering !== null);
	const bySeries = Map.groupBy(numbered, ({ numbering }) => `${numbering?.seriesId}|${numbering?.period}`);
	for (const [name, members] of bySeries) {
		const sorted = members.toSorted((a, b) => (a.numbering?.sequence ?? 0) - (b.numbering?.sequence ?? 0));
		sorted.forEach((document, index) => {
			const before = sorted[index - 1];
			if (document.numbering?.sequence !== index + 1)
				faults.push(`${name}: ${document.numbering?.sequence} stands at ${index + 1}`);
			if (before && before.issueDate > document.issueDate)
				faults.push(`${name}: ${document.issueDate} follows ${before.issueDate}`);
		});
	}
	return faults;
}
