import type { BillingDocument } from '../../domain/documents/document';
import type { Master } from '../../domain/masters/schemas';
import { sumMinor } from '../../domain/money/minor';
import { findMethod, PAYMENT_METHODS } from '../../domain/payments/methods';
import { standingMatches } from '../../domain/payments/standingMatches';
import type { PrintableReceipt, PrintLanguage, ReceiptAllocation, ReceiptDocument } from '../../formats/pdf';
import type { DocumentMatch, Payment, Reading, SettlementMatch } from '../../ledger/port';
import { amountLeft } from '../payments/amountLeft';
import { defaultSellerProfile } from './defaultSellerProfile';
import { leftAfter } from './leftAfter';
import { snapshotParties } from './snapshotParties';

type Read = Pick<Reading, 'payments' | 'documents' | 'masters'>;

/** A payment with everything that its receipt needs; names and addresses as the masters are now. */
export async function receiptOf(
	read: Read,
	payment: Payment,
	company: Master<'company'>,
	asked: PrintLanguage | undefined,
): Promise<PrintableReceipt> {
	const { id, companyId, partyId, currency, amount, receivedOn, method, reference } = payment;
	const standing = standingMatches(await read.payments.matchesFrom([id]));
	const allocations = await allocationsOf(read, standing);
	const unallocated = await amountLeft(read, payment);
	const sellerProfileId = await defaultSellerProfile(read, companyId);
	const parties = { companyId, partyId, contactId: null, sellerProfileId, billTo: null };
	const { seller, buyer, sellerProfile } = await snapshotParties(read, parties);
	const { attentionLine, testMode, legalForm, language } = company.content;
	const party = await read.masters.get('party', partyId);
	const known = method === null ? undefined : findMethod(method);
	return {
		kind: 'receipt',
		id,
		seller,
		buyer,
		sellerProfile,
		currency,
		amount,
		receivedOn,
		method: known === undefined ? method : PAYMENT_METHODS[known].code,
		reference,
		allocations,
		refunded: sumMinor(standing.flatMap((match) => (match.refundId === null ? [] : match.amount))),
		unallocated,
		// What invoices have taken whole is named by them.
		receivedFor:
			unallocated === 0 && allocations.length > 0 ? null : await receivedFor(read, payment.documentId),
		print: {
			language: asked ?? party?.content.language ?? language,
			watermark: testMode === true ? 'test' : null,
			companyExtras: { legalForm, ...seller.legal },
			...(attentionLine === undefined ? {} : { attentionLine }),
		},
	};
}

/** One row an invoice, in the order in which the payment came to them. */
async function allocationsOf(
	{ payments, documents }: Read,
	standing: readonly SettlementMatch[],
): Promise<ReceiptAllocation[]> {
	const own = Map.groupBy(standing.filter(isOfDocument), ({ documentId }) => documentId);
	const ids = [...own.keys()];
	const around = Map.groupBy(await payments.matchesOf(ids), ({ documentId }) => documentId);
	const invoices = new Map((await documents.getMany(ids)).map((invoice) => [invoice.id, invoice]));
	return [...own].flatMap(([documentId, matches]) => {
		const invoice = invoices.get(documentId);
		const last = matches.reduce((a, b) => (a.id > b.id ? a : b));
		if (!invoice) return [];
		const paid = sumMinor(matches.map(({ amount }) => amount));
		const left = leftAfter(invoice.totals.gross, around.get(documentId) ?? [], last);
		return [{ ...nameForReceipt(invoice), paid, left }];
	});
}

const isOfDocument = (match: SettlementMatch): match is DocumentMatch => match.documentId !== null;

async function receivedFor({ documents }: Read, documentId: string | null): Promise<ReceiptDocument | null> {
	const document = documentId === null ? undefined : await documents.get(documentId);
	return document ? nameForReceipt(document) : null;
}

function nameForReceipt(document: BillingDocument): ReceiptDocument {
	const { kind, invoiceType, summary, issueDate, number, internalReference, totals } = document;
	return {
		kind,
		invoiceType,
		summary,
		issueDate,
		number: number ?? internalReference,
		gross: totals.gross,
	};
}
