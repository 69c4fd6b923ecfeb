import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';
import { formatSeries } from '../../domain/vietnam/formatSeries';
import { whenCodeComes } from '../../domain/vietnam/whenCodeComes';
import type { EInvoiceDetails, EInvoiceRecord, LedgerTx } from '../../ledger/port';
import type { EInvoiceProvider, IssuedInvoice } from '../../providers/eInvoiceProvider';
import { closeIntent } from '../calls/closeIntent';
import type { WorkContext } from '../context';
import { todayOf } from '../parts/assembleHeader';
import { resolveMaster } from '../parts/resolve';
import { auditDocument } from '../parts/writeDocument';
import { applyCorrection } from './applyCorrection';
import { lockAround } from './lockAround';
import { noteStanding } from './noteStanding';

export type Account = Pick<EInvoiceProvider, 'name' | 'account'>;

/** How the ledger came to know of it. */
export type Learned = 'issue' | 'lookUp' | 'sync' | 'person';

/**
 * Writes what the provider gave to an e-invoice, once: form, series, number, keys and codes; closes its intent, leaves the
 * trace, and lets a correction take its place. What is known already only gets what is new about it.
 *
 * @throws Refusal `einvoice.twoNumbers` where the ledger knows another number of the same key
 */
export async function adoptIssued(
	tx: LedgerTx,
	id: string,
	issued: IssuedInvoice,
	{ name, account }: Account,
	learned: Learned,
	context: WorkContext,
): Promise<'adopted' | 'changed' | 'unchanged'> {
	const { record, document } = await lockAround(tx, id);
	const series = formatSeries(issued.template.series);
	if (record.state === 'issued') {
		if (record.sequence !== issued.sequence || record.series !== series) refuseTwo(document, record, issued);
		return (await noteStanding(tx, record, document, issued, context)) ? 'changed' : 'unchanged';
	}
	const issueDate = issued.issueDate ?? record.issueDate ?? document.issueDate;
	const given = {
		number: issued.number,
		sequence: issued.sequence,
		series,
		templateCode: issued.template.templateCode,
		provider: name,
		account,
		issueDate,
	};
	const stranger = await tx.eInvoices.byNumber(account, series, issued.sequence);
	if (stranger?.documentId === null) await tx.eInvoices.removeStranger(stranger.id);
	await tx.eInvoices.number(record.id, { ...given, details: detailsOf(issued) });
	await closeIntent(tx, record.intentKey, 'done', { ...given, learned }, context);
	const { key, rate, gross } = record;
	const trace = { key, rate, gross, ...given, providerKey: issued.providerKey, learned };
	const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
	await tx.facts.add({
		documentId: document.id,
		kind: 'eInvoiceIssued',
		onDate: todayOf(company, context.now),
		actor: context.actor,
		data: { number: issued.number, series, rate, key },
	});
	auditDocument(tx, context, 'eInvoiceIssued', document, trace);
	if (record.corrects !== null) await applyCorrection(tx, record, document, context);
	return 'adopted';
}

function detailsOf(issued: IssuedInvoice): EInvoiceDetails {
	const { issuedAt, providerKey, lookupCode, taxOffice, taxOfficeCode, paid, status } = issued;
	return {
		issuedAt,
		providerKey,
		lookupCode,
		taxOffice:
			whenCodeComes(issued.template.series) === 'never' && taxOffice === 'waiting' ? 'none' : taxOffice,
		taxOfficeCode,
		paid,
		status,
		error: null,
	};
}

function refuseTwo(document: BillingDocument, record: EInvoiceRecord, issued: IssuedInvoice): never {
	refuse({
		rule: 'einvoice.twoNumbers',
		document: nameOf(document),
		message: `${nameOf(document)} is issued as ${record.series} number ${record.number}, and the provider names ${formatSeries(issued.template.series)} number ${issued.number} under the same key.`,
		fix: 'Compare both on the portal of the provider. If both exist, one of them must be corrected there; ask the provider how it came about.',
	});
}
