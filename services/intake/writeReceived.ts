import type { BillingDocument } from '../../domain/documents/document';
import type { Master } from '../../domain/masters/schemas';
import { minorToFixed, type Minor } from '../../domain/money/minor';
import type { ReceivedInvoice } from '../../domain/received/receivedInvoice';
import type { IntakeRecord, LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { assertPurchasing } from '../createDocument';
import { assertNotLater, assertType, writeInvoice } from '../imports/importOpenInvoice';
import { validateFormer } from '../imports/writeFormer';
import { assembleHeader } from '../parts/assembleHeader';
import { insertDraft } from '../parts/writeDocument';
import { invoiceOf } from './invoiceOf';
import { purchaseLines } from './purchaseLines';
import { receivedSeries } from './receivedSeries';

/** What a confirmed invoice certainly has. */
export interface Complete {
	readonly company: Master<'company'>;
	readonly party: Master<'party'>;
	/** As it stands on the invoice. */
	readonly number: string;
	readonly issueDate: string;
	readonly currency: string;
	readonly gross: Minor;
}

/**
 * The document that a confirmed intake becomes, with the number that it bears. A supplier's credit note becomes none:
 * there is no such kind, so it stays what the register of intakes says of it.
 */
export function writeReceived(
	tx: LedgerTx,
	record: IntakeRecord,
	complete: Complete,
	context: WorkContext,
): Promise<BillingDocument | undefined> {
	if (record.direction === 'sale') return writeSale(tx, record, complete, context);
	if (record.kind === 'creditNote') return Promise.resolve(undefined);
	return writePurchase(tx, record, complete, context);
}

/**
 * What was sold for us elsewhere: a receivable of its total, or an unallocated credit, as a former system's invoice is.
 * Its VAT is declared where it was made, so it is none of our turnover.
 */
async function writeSale(
	tx: LedgerTx,
	record: IntakeRecord,
	{ company, party, number, issueDate, currency, gross }: Complete,
	context: WorkContext,
): Promise<BillingDocument> {
	const { kind: type, dueDate, details } = record;
	const total = minorToFixed(gross, currency);
	const { due } = invoiceOf(record).totals;
	const isPartlyPaid = type === 'invoice' && due !== undefined && Number(due.value) < Number(total);
	const input = {
		...{ company: company.id, number, type, customer: party.id, issueDate, total, currency },
		...(type === 'invoice' && dueDate !== null && { dueDate }),
		...(isPartlyPaid && Number(due.value) >= 0 && { open: due.value }),
		...(details.title !== undefined && { description: details.title }),
	};
	assertType(input, company);
	assertNotLater(input, company, context);
	const series = await receivedSeries(tx, company, type, number, context);
	return writeInvoice(tx, company, input, { ...input, intake: record.id }, context, { series, by: 'intake' });
}

/** A payable with the supplier's own amounts: its VAT is ours to deduct. */
async function writePurchase(
	tx: LedgerTx,
	record: IntakeRecord,
	{ company, party, number, issueDate, currency, gross }: Complete,
	context: WorkContext,
): Promise<BillingDocument> {
	const kind = 'supplierInvoice';
	assertPurchasing(company.content.purchasing !== false, kind);
	const { dueDate, details } = record;
	const invoice = invoiceOf(record);
	const input = {
		...{
			issueDate,
			currency,
			supplierNumber: supplierNumberOf(invoice, number),
			taxRounding: 'document' as const,
		},
		...{ priceBasis: 'net' as const, ...(dueDate !== null && { dueDate, paymentTermLines: [] }) },
		...(details.title !== undefined && { title: details.title }),
	};
	const header = await assembleHeader(tx, kind, input, { company, party }, context);
	const lines = purchaseLines(invoice, currency, gross, () => tx.newId('lin'));
	const draft = await insertDraft(tx, { kind, header, lines }, context);
	const series = await receivedSeries(tx, company, kind, number, context);
	const given = { intake: record.id, number };
	const validated = await validateFormer(tx, { ...draft, kind }, company, number, given, context, {
		...{ series, by: 'intake' },
	});
	if (validated.totals.gross !== gross)
		throw new Error(`Document ${validated.id} of intake ${record.id} has another total`);
	return validated;
}

/** In Viet Nam a number means nothing without its form and series. */
const supplierNumberOf = ({ series }: ReceivedInvoice, number: string): string =>
	series === undefined ? number : `${series.value} ${number}`;
