import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import { chooseCorrection } from '../../domain/vietnam/chooseCorrection';
import type { CorrectionMethod, OriginalInvoice } from '../../domain/vietnam/correction';
import type { CorrectionOnDocument } from '../../domain/vietnam/correctionOnDocument';
import type { EInvoiceCorrection } from '../../domain/vietnam/eInvoice';
import { findVatRate } from '../../domain/vietnam/findVatRate';
import { parseSeries } from '../../domain/vietnam/parseSeries';
import type { VatCode } from '../../domain/vietnam/vatRates';
import { writeCorrectionSentence } from '../../domain/vietnam/writeCorrectionSentence';
import type { EInvoiceRecord, Reading } from '../../ledger/port';

type Read = Pick<Reading, 'eInvoices' | 'documents'>;

/** An issued e-invoice: it has all that its number brings. */
export type IssuedRecord = EInvoiceRecord & {
	readonly number: string;
	readonly sequence: number;
	readonly series: string;
	readonly issueDate: string;
	readonly templateCode: string;
};

export function isIssued(record: EInvoiceRecord): record is IssuedRecord {
	return record.state === 'issued' && record.number !== null && record.templateCode !== null;
}

export interface CorrectedBy {
	readonly correction: CorrectionOnDocument;
	/** The document that corrects; undefined while it is being made. */
	readonly documentId: string | undefined;
	readonly on: string;
	readonly codes: readonly VatCode[];
	readonly party: Master<'party'>;
}

/**
 * What a correction says of its original, once all rules on corrections let it pass, as things stand now.
 *
 * @throws Refusal `correction.*`, `einvoice.notIssued`, `einvoice.correctionUnderWay`
 */
export async function checkCorrection(read: Read, asked: CorrectedBy): Promise<EInvoiceCorrection> {
	const { correction, on, codes, party } = asked;
	const { method, scope, reason, agreement, originalId } = correction;
	const [record] = await read.eInvoices.getMany([originalId]);
	if (!record || !isIssued(record)) refuseNotIssued(originalId);
	const others = (await standingCorrections(read, record.id)).filter(
		({ documentId }) => documentId !== asked.documentId,
	);
	const underWay = others.find(({ state }) => ['sending', 'unknown', 'drafted'].includes(state));
	if (underWay) refuseUnderWay(record, underWay);
	const series = parseSeries(record.series);
	const original: OriginalInvoice = {
		number: record.number,
		series,
		issueDate: record.issueDate,
		taxOffice: standingOf(record),
		earlierMethod: earlierMethod(record, others),
		replacedBy: others.find((other) => isIssued(other) && other.method === 'replacement')?.number ?? null,
		codes: correction.originalCodes,
	};
	chooseCorrection({
		on,
		original,
		wrong: correction.wrong,
		wanted: method,
		buyer: party.content.professional === false ? 'consumer' : 'business',
		withoutAgreement: correction.withoutAgreement,
		agreement,
		codes,
		rateWasWrong: correction.rateWasWrong,
	});
	const { issuedAt, providerKey } = record.details;
	// The law's sentence names the number within the series, whatever the provider writes before it.
	const named = { series, number: String(record.sequence), issueDate: record.issueDate };
	return {
		method,
		scope,
		original: {
			number: record.number,
			templateCode: record.templateCode,
			series,
			issueDate: record.issueDate,
			...(issuedAt == null ? {} : { issuedAt }),
			...(providerKey == null ? {} : { providerKey }),
		},
		reason,
		sentence: writeCorrectionSentence(method, named),
		agreement,
	};
}

/** Rates of a document as e-invoices name them; those of its original where it has no amounts. */
export function codesOf({ totals, correction }: Pick<BillingDocument, 'totals' | 'correction'>): VatCode[] {
	const codes = totals.taxLines.map(
		({ category, rate }) => findVatRate({ taxCategory: category, taxRate: rate }).code,
	);
	return codes.length > 0 ? [...new Set(codes)] : [...(correction?.originalCodes ?? [])];
}

/** Corrections of an e-invoice; one that the tax office refused is left out once its document is cancelled. */
async function standingCorrections(read: Read, id: string): Promise<EInvoiceRecord[]> {
	const corrections = await read.eInvoices.correctionsOf([id]);
	const documents = await read.documents.getMany(corrections.flatMap(({ documentId }) => documentId ?? []));
	const cancelled = new Set(documents.filter(({ state }) => state === 'cancelled').map((one) => one.id));
	return corrections.filter(({ documentId }) => !cancelled.has(documentId ?? ''));
}

function standingOf({ details }: EInvoiceRecord): OriginalInvoice['taxOffice'] {
	const { taxOffice } = details;
	return taxOffice === 'accepted' || taxOffice === 'refused' ? taxOffice : 'waiting';
}

function earlierMethod(record: EInvoiceRecord, others: readonly EInvoiceRecord[]): CorrectionMethod | null {
	return others.find(isIssued)?.method ?? record.method;
}

function refuseNotIssued(id: string): never {
	refuse({
		rule: 'einvoice.notIssued',
		field: 'id',
		document: id,
		message: 'The e-invoice that is to be corrected is not issued.',
		fix: 'Issue it first, or look up what became of it (Resume Unknown). What is not issued needs no correction.',
	});
}

function refuseUnderWay(record: IssuedRecord, underWay: EInvoiceRecord): never {
	refuse({
		rule: 'einvoice.correctionUnderWay',
		document: record.number,
		message: `Another correction of e-invoice ${record.number} is under way (document ${underWay.documentId}, ${underWay.state}).`,
		fix: 'Finish that one first (Resume Unknown, or Sync where it lies as a draft on the portal).',
	});
}

export function nameOfRecord(document: BillingDocument, record: EInvoiceRecord): string {
	return record.number ?? `${nameOf(document)}${record.rate === null ? '' : ` at ${record.rate}`}`;
}
