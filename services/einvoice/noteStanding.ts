import { canonicalJson } from '../../domain/canonicalJson';
import type { BillingDocument } from '../../domain/documents/document';
import type { EInvoiceDetails, EInvoiceRecord, LedgerTx } from '../../ledger/port';
import type { IssuedInvoice } from '../../providers/eInvoiceProvider';
import type { WorkContext } from '../context';
import { auditDocument } from '../parts/writeDocument';

/**
 * Keeps what is new about an issued e-invoice: its standing with the tax office, its code, paid or not, replaced, adjusted,
 * deleted. A code and the provider's keys are written once and never taken back.
 *
 * @returns whether anything was new
 */
export async function noteStanding(
	tx: LedgerTx,
	record: EInvoiceRecord,
	document: Pick<BillingDocument, 'id' | 'companyId' | 'kind' | 'number'> | undefined,
	issued: IssuedInvoice,
	context: WorkContext,
): Promise<boolean> {
	const news = newsOf(record.details, issued);
	if (Object.keys(news).length === 0) return false;
	await tx.eInvoices.change(record.id, { details: news });
	if (document)
		auditDocument(tx, context, 'eInvoiceStanding', document, {
			key: record.key,
			eInvoice: record.number,
			...news,
		});
	return true;
}

function newsOf(known: EInvoiceDetails, issued: IssuedInvoice): EInvoiceDetails {
	const found: EInvoiceDetails = {
		taxOffice: known.taxOffice === 'none' ? 'none' : issued.taxOffice,
		taxOfficeCode: known.taxOfficeCode ?? issued.taxOfficeCode,
		providerKey: known.providerKey ?? issued.providerKey,
		lookupCode: known.lookupCode ?? issued.lookupCode,
		issuedAt: known.issuedAt ?? issued.issuedAt,
		// What the provider does not keep, we do.
		paid: issued.paid ?? known.paid ?? null,
		status: statusOf(known, issued),
	};
	const isNew = (name: keyof EInvoiceDetails) =>
		canonicalJson(found[name] ?? null) !== canonicalJson(known[name] ?? null);
	return Object.fromEntries(
		(Object.keys(found) as Array<keyof EInvoiceDetails>).filter(isNew).map((name) => [name, found[name]]),
	) as EInvoiceDetails;
}

/** An answer that does not tell, or that still calls it what it was before its correction, says nothing new. */
function statusOf(known: EInvoiceDetails, issued: IssuedInvoice): EInvoiceDetails['status'] {
	const final = known.status === 'replaced' || known.status === 'adjusted' || known.status === 'deleted';
	const tells = ['replaced', 'adjusted', 'deleted'].includes(issued.status);
	if (issued.status === 'unknown' || (final && !tells)) return known.status ?? 'unknown';
	return issued.status;
}
