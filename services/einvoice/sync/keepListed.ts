import type { Master } from '../../../domain/masters/schemas';
import { parseMinor } from '../../../domain/money/minor';
import { formatSeries } from '../../../domain/vietnam/formatSeries';
import type { EInvoiceRecord, LedgerTx } from '../../../ledger/port';
import type { EInvoiceProvider, IssuedInvoice } from '../../../providers/eInvoiceProvider';
import type { WorkContext } from '../../context';
import { adoptIssued } from '../adoptIssued';
import { noteStanding } from '../noteStanding';

/** What became of one listed invoice in the register. */
export type Kept = 'adopted' | 'changed' | 'unchanged' | 'stranger' | 'conflict';

/** Keeps one invoice of the provider's list: ours by its key, else by its number; else as one that nobody here made. */
export async function keepListed(
	tx: LedgerTx,
	company: Master<'company'>,
	invoice: IssuedInvoice,
	provider: EInvoiceProvider,
	context: WorkContext,
): Promise<Kept> {
	const series = formatSeries(invoice.template.series);
	const byKey = invoice.key === null ? undefined : (await tx.eInvoices.byKeys([invoice.key]))[0];
	const own = byKey?.documentId == null ? undefined : byKey;
	if (own) {
		if (own.state === 'issued' && (own.series !== series || own.sequence !== invoice.sequence))
			return 'conflict';
		return adoptIssued(tx, own.id, invoice, provider, 'sync', context);
	}
	const known = await tx.eInvoices.byNumber(provider.account, series, invoice.sequence);
	if (known === undefined) return addStranger(tx, company, invoice, series, provider, context);
	if (known.documentId === null)
		return (await noteStanding(tx, known, undefined, invoice, context)) ? 'changed' : 'unchanged';
	// A number of ours under a key that is not ours: two systems issue in one series, or a key was changed.
	if (invoice.key !== null && !keysOf(known).includes(invoice.key)) return 'conflict';
	return adoptIssued(tx, known.id, invoice, provider, 'sync', context);
}

const keysOf = ({ key, draftKey }: EInvoiceRecord) => [key, draftKey];

async function addStranger(
	tx: LedgerTx,
	company: Master<'company'>,
	invoice: IssuedInvoice,
	series: string,
	{ name, account }: EInvoiceProvider,
	context: WorkContext,
): Promise<Kept> {
	const { key, number, sequence, template, issueDate, currency, gross, ...told } = invoice;
	const { issuedAt, providerKey, lookupCode, taxOffice, taxOfficeCode, paid, status, buyerName } = told;
	const added = await tx.eInvoices.add({
		companyId: company.id,
		documentId: null,
		place: 1,
		key,
		state: 'issued',
		provider: name,
		account,
		templateCode: template.templateCode,
		series,
		number,
		sequence,
		issueDate,
		currency,
		gross: gross === null || currency === null ? null : parseMinor(gross, currency, 'gross'),
		details: { issuedAt, providerKey, lookupCode, taxOffice, taxOfficeCode, paid, status, buyerName },
	});
	tx.audit.add({
		chain: company.id,
		actor: context.actor,
		action: 'eInvoice.found',
		subjectKind: 'eInvoice',
		subjectId: added.id,
		data: { provider: name, series, number, key },
	});
	return 'stranger';
}
