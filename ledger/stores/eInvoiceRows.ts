import type { CorrectionMethod } from '../../domain/vietnam/correction';
import type { EInvoiceState } from '../../domain/vietnam/eInvoiceState';
import { encodeMinor } from '../amounts';
import { newId } from '../newId';
import type { EInvoiceDetails, EInvoiceRecord, NewEInvoice } from '../port';
import type { LedgerTables } from '../schema';

type Row = LedgerTables['einvoices'];

export function encodeEInvoice(record: NewEInvoice, now: string): Row {
	const minor = (amount: number | null | undefined) => (amount == null ? null : encodeMinor(amount));
	return {
		id: newId('ein', now),
		company_id: record.companyId,
		document_id: record.documentId,
		place: record.place,
		rate: record.rate ?? null,
		key: record.key ?? null,
		draft_key: record.draftKey ?? null,
		state: record.state,
		provider: record.provider ?? null,
		account: record.account ?? null,
		template_code: record.templateCode ?? null,
		series: record.series ?? null,
		number: record.number ?? null,
		sequence: record.sequence ?? null,
		issue_date: record.issueDate ?? null,
		currency: record.currency ?? null,
		net: minor(record.net),
		tax: minor(record.tax),
		gross: minor(record.gross),
		corrects: record.corrects ?? null,
		method: record.method ?? null,
		intent_key: record.intentKey ?? null,
		resends: 0,
		details: JSON.stringify(record.details),
		created_at: now,
		updated_at: now,
	};
}

export function decodeEInvoice(row: Row): EInvoiceRecord {
	return {
		id: row.id,
		companyId: row.company_id,
		documentId: row.document_id,
		place: row.place,
		rate: row.rate,
		key: row.key,
		draftKey: row.draft_key,
		state: row.state as EInvoiceState,
		provider: row.provider,
		account: row.account,
		templateCode: row.template_code,
		series: row.series,
		number: row.number,
		sequence: row.sequence,
		issueDate: row.issue_date,
		currency: row.currency,
		net: row.net,
		tax: row.tax,
		gross: row.gross,
		corrects: row.corrects,
		method: row.method as CorrectionMethod | null,
		intentKey: row.intent_key,
		resends: row.resends,
		details: JSON.parse(row.details) as EInvoiceDetails,
		createdAt: row.created_at,
		updatedAt: row.updated_at,
	};
}
