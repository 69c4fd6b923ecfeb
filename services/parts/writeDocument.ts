import { settleAmounts } from '../../domain/amounts/settleAmounts';
import { applySchedule } from '../../domain/terms/applySchedule';
import type { Relation } from '../../domain/documents/conversions';
import type {
	BillingDocument,
	DocumentHeader,
	DocumentLine,
	DocumentTotals,
} from '../../domain/documents/document';
import { KIND_RULES, type Kind } from '../../domain/documents/kinds';
import type { LineLink } from '../../domain/documents/remaining';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { assertDiscountAllowed } from './assertDiscountAllowed';
import { checkTermCaps } from './checkTermCaps';
import { assertMayWrite } from './rights';

export interface DraftParts {
	readonly kind: Kind;
	readonly header: DocumentHeader;
	readonly lines: readonly DocumentLine[];
	/** Where other totals than the plain sum hold, for instance the rest of an invoice credited in parts. */
	readonly totals?: DocumentTotals;
	readonly parents?: ReadonlyArray<{ id: string; relation: Relation }>;
	/** Links into the new lines; `toDocumentId` is filled in here. */
	readonly lineLinks?: ReadonlyArray<Omit<LineLink, 'toDocumentId'>>;
}

/** Amounts of a whole document: its lines with their nets, and its totals. */
export function amountsOf(
	header: DocumentHeader,
	lines: readonly DocumentLine[],
): { readonly lines: readonly DocumentLine[]; readonly totals: DocumentTotals } {
	return settleAmounts(header, lines);
}

/** Inserts a new draft with its links and its audit entry. */
export async function insertDraft(
	tx: LedgerTx,
	parts: DraftParts,
	context: WorkContext,
): Promise<BillingDocument> {
	const { kind, header, parents = [], lineLinks = [] } = parts;
	await assertMayWrite(tx, header.companyId, kind, context);
	const amounts =
		parts.totals || !KIND_RULES[kind].priced
			? { lines: parts.lines, totals: parts.totals ?? NO_TOTALS }
			: amountsOf(header, parts.lines);
	const document = applySchedule<BillingDocument>({
		...header,
		id: tx.newId(KIND_RULES[kind].idPrefix),
		kind,
		state: 'draft',
		number: null,
		internalReference: null,
		numbering: null,
		...amounts,
		seller: null,
		buyer: null,
		sellerProfile: null,
		createdAt: context.now,
		createdBy: context.actor,
		validatedAt: null,
		contentHash: null,
		deletedAt: null,
	});
	await checkTermCaps(tx, document, context);
	await tx.documents.insert(document);
	for (const { id, relation } of parents) {
		await tx.links.add({ fromDocumentId: id, toDocumentId: document.id, relation });
	}
	await tx.links.addLines(lineLinks.map((link) => ({ ...link, toDocumentId: document.id })));
	await assertDiscountAllowed(tx, document, context);
	auditDocument(tx, context, 'create', document, {
		net: document.totals.net,
		gross: document.totals.gross,
		parents,
	});
	return document;
}

const NO_TOTALS: DocumentTotals = { lines: 0, charges: 0, net: 0, tax: 0, gross: 0, taxLines: [] };

/** One audit entry of a document, in the chain of its company. */
export function auditDocument(
	tx: LedgerTx,
	{ actor }: WorkContext,
	action: string,
	document: Pick<BillingDocument, 'id' | 'companyId' | 'kind' | 'number'>,
	data: object = {},
): void {
	tx.audit.add({
		chain: document.companyId,
		actor,
		action: `document.${action}`,
		subjectKind: document.kind,
		subjectId: document.id,
		data: { number: document.number, ...data },
	});
}
