import type { BillingDocument } from '../../../domain/documents/document';
import { nameOf } from '../../../domain/documents/nameOf';
import type { Master } from '../../../domain/masters/schemas';
import { refuse } from '../../../domain/refusal';
import { codesOf } from '../correctionOf';
import type { VatCode } from '../../../domain/vietnam/vatRates';
import type { EInvoiceRecord, LedgerTx } from '../../../ledger/port';
import type { WorkContext } from '../../context';
import { openDocument } from '../../parts/openDocument';
import { resolveMaster } from '../../parts/resolve';
import { assertIssuable } from '../assertIssuable';
import { chooseMembers } from '../chooseMembers';

export interface Original {
	readonly document: BillingDocument;
	readonly record: EInvoiceRecord;
	readonly company: Master<'company'>;
	readonly party: Master<'party'>;
	/** Rates that the e-invoice bears. */
	readonly codes: readonly VatCode[];
}

/**
 * The issued e-invoice that is to be corrected, with its document locked.
 *
 * @throws Refusal `einvoice.noMember`, `einvoice.severalMembers`, `einvoice.notIssued`
 */
export async function openOriginal(
	tx: LedgerTx,
	{ id, member }: { readonly id: string; readonly member?: string | undefined },
	context: WorkContext,
): Promise<Original> {
	const document = await openDocument(tx, id, context);
	const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
	const party = await resolveMaster(tx, 'party', document.partyId, undefined, 'customer');
	assertIssuable(document, company);
	const chosen = chooseMembers(document, await tx.eInvoices.ofDocuments([id]), member);
	const [record] = chosen;
	if (record === undefined || record.state !== 'issued') refuseNotIssued(nameOf(document), record);
	if (chosen.length > 1) refuseSeveral(nameOf(document), chosen);
	const codes = record.rate === null ? codesOf(document) : [record.rate as VatCode];
	return { document, record, company, party, codes };
}

function refuseNotIssued(name: string, record: EInvoiceRecord | undefined): never {
	refuse({
		rule: 'einvoice.notIssued',
		field: 'id',
		document: name,
		message: `${name} is not issued${record ? ` (${record.state})` : ''}: there is no e-invoice to correct.`,
		fix: record
			? 'Run Resume Unknown where a call has no outcome; issue it, or cancel it in place where nothing of it is at the provider.'
			: 'Edit the draft, or cancel the document in place and duplicate it.',
	});
}

function refuseSeveral(name: string, chosen: readonly EInvoiceRecord[]): never {
	const named = chosen.map(({ rate, number }) => `${number} (VAT ${rate})`).join(', ');
	refuse({
		rule: 'einvoice.severalMembers',
		field: 'member',
		document: name,
		message: `${name} has ${chosen.length} e-invoices: ${named}. A correction is of one.`,
		fix: "Give 'member': the number or the VAT rate of the one that was wrong.",
	});
}
