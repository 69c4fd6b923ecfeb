import type {
	BillingDocument,
	DocumentHeader,
	DocumentLine,
	DocumentTotals,
	LineKind,
	PartySnapshot,
	SellerProfileSnapshot,
	TaxCategory,
} from '../domain/documents/document';
import { HEADER_FIELDS } from '../domain/documents/conversions';
import { KIND_RULES, type Kind } from '../domain/documents/kinds';
import type { State } from '../domain/documents/transitions';
import { MASTER_KINDS, type Master, type MasterContent, type MasterKind } from '../domain/masters/schemas';
import type { Decimal } from '../domain/money/decimal';
import { minorToFixed } from '../domain/money/minor';
import { decodeQuantity, encodeMinor, encodeQuantity } from './amounts';
import type { LedgerTables } from './schema';
import { searchText } from './searchText';

/** The one place that maps rows to domain objects and back. */

interface Snapshots {
	readonly seller: PartySnapshot | null;
	readonly buyer: PartySnapshot | null;
	readonly sellerProfile: SellerProfileSnapshot | null;
}

/** The header alone, without what the ledger adds to it. */
export function headerOf(document: DocumentHeader): DocumentHeader {
	const header: Record<string, unknown> = {};
	for (const field of HEADER_FIELDS) header[field] = document[field];
	return header as unknown as DocumentHeader;
}

export function encodeDocument(document: BillingDocument, partyName: string): LedgerTables['documents'] {
	const { seller, buyer, sellerProfile } = document;
	const snapshots: Snapshots = { seller, buyer, sellerProfile };
	return {
		id: document.id,
		company_id: document.companyId,
		kind: document.kind,
		side: KIND_RULES[document.kind].side,
		invoice_type: document.invoiceType,
		state: document.state,
		number: document.number,
		internal_reference: document.internalReference,
		series_id: document.numbering?.seriesId ?? null,
		period: document.numbering?.period ?? null,
		sequence: document.numbering?.sequence ?? null,
		party_id: document.partyId,
		party_name: partyName,
		owner: document.owner,
		currency: document.currency,
		issue_date: document.issueDate,
		due_date: document.dueDate,
		valid_until: document.validUntil,
		net: encodeMinor(document.totals.net),
		tax: encodeMinor(document.totals.tax),
		gross: encodeMinor(document.totals.gross),
		header: JSON.stringify(headerOf(document)),
		totals: JSON.stringify(document.totals),
		snapshots: JSON.stringify(snapshots),
		search: searchText([
			document.number,
			document.internalReference,
			partyName,
			document.title,
			document.nature,
			document.customerReference,
			minorToFixed(document.totals.gross, document.currency),
		]),
		created_at: document.createdAt,
		created_by: document.createdBy,
		validated_at: document.validatedAt,
		content_hash: document.contentHash,
		deleted_at: document.deletedAt,
		origin: document.origin,
	};
}

export function decodeDocument(
	row: LedgerTables['documents'],
	lines: ReadonlyArray<LedgerTables['document_lines']>,
): BillingDocument {
	return documentOf(row, lines.map(decodeLine));
}

/** The document of a row, with lines that are decoded already. */
export function documentOf(row: LedgerTables['documents'], lines: readonly DocumentLine[]): BillingDocument {
	const numbered = row.series_id !== null && row.period !== null && row.sequence !== null;
	return {
		...(JSON.parse(row.header) as DocumentHeader),
		...(JSON.parse(row.snapshots) as Snapshots),
		id: row.id,
		kind: row.kind as Kind,
		state: row.state as State,
		number: row.number,
		internalReference: row.internal_reference,
		numbering: numbered
			? { seriesId: row.series_id as string, period: row.period as string, sequence: row.sequence as number }
			: null,
		lines,
		totals: JSON.parse(row.totals) as DocumentTotals,
		createdAt: row.created_at,
		createdBy: row.created_by,
		validatedAt: row.validated_at,
		contentHash: row.content_hash,
		deletedAt: row.deleted_at,
	};
}

interface LineContent {
	readonly description: string;
	readonly comment: string | null;
	readonly productCode: string | null;
	readonly unitCost: Decimal | null;
	/** Members of a line that few lines have. */
	readonly more?: Partial<Pick<DocumentLine, RareMember>>;
}

const RARE_MEMBERS = [
	'gross',
	'amountIsRest',
	'netIsRest',
	'tax',
	'deposit',
	'otherTaxes',
	'pageBreak',
	'availableOn',
	'disposition',
	'deliveryNoteId',
	'exemptionReason',
] as const;
type RareMember = (typeof RARE_MEMBERS)[number];

function rareMembers(line: DocumentLine): LineContent['more'] {
	const given = RARE_MEMBERS.filter((member) => line[member] !== undefined);
	return given.length === 0 ? undefined : Object.fromEntries(given.map((member) => [member, line[member]]));
}

export function encodeLine(documentId: string, line: DocumentLine): LedgerTables['document_lines'] {
	const content: LineContent = {
		description: line.description,
		comment: line.comment,
		productCode: line.productCode,
		unitCost: line.unitCost,
		more: rareMembers(line),
	};
	return {
		id: line.id,
		document_id: documentId,
		position: line.position,
		kind: line.kind,
		product_id: line.productId,
		quantity: encodeQuantity(line.quantity),
		unit: line.unit,
		unit_price: line.unitPrice,
		discount_percent: line.discountPercent,
		tax_category: line.taxCategory,
		tax_rate: line.taxRate,
		operation_code: line.operationCode,
		net: encodeMinor(line.net),
		content: JSON.stringify(content),
	};
}

export function decodeLine(row: LedgerTables['document_lines']): DocumentLine {
	const content = JSON.parse(row.content) as LineContent;
	return {
		id: row.id,
		position: row.position,
		kind: row.kind as LineKind,
		productId: row.product_id,
		productCode: content.productCode,
		description: content.description,
		comment: content.comment,
		quantity: decodeQuantity(row.quantity),
		unit: row.unit,
		unitPrice: row.unit_price,
		unitCost: content.unitCost,
		discountPercent: row.discount_percent,
		taxCategory: row.tax_category as TaxCategory,
		taxRate: row.tax_rate,
		operationCode: row.operation_code,
		net: row.net,
		...content.more,
	};
}

export function decodeMaster<K extends MasterKind>(row: LedgerTables['masters']): Master<K> {
	return {
		id: row.id,
		kind: row.kind as K,
		companyId: row.company_id === '' ? null : row.company_id,
		code: row.code,
		name: row.name,
		active: row.active === 1,
		version: row.version,
		content: JSON.parse(row.content) as MasterContent<K>,
	};
}

export function masterPrefix(kind: MasterKind): string {
	return MASTER_KINDS[kind].prefix;
}
