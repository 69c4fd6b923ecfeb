import type { BillingDocument } from '../../domain/documents/document';
import { sumMinor, type Minor } from '../../domain/money/minor';
import { isCorrection } from '../../domain/payments/isCorrection';
import { standingMatches } from '../../domain/payments/standingMatches';
import type { DocumentMatch, EInvoiceRecord, LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { todayOf } from '../parts/assembleHeader';
import { getDocument, resolveMaster } from '../parts/resolve';
import { noteIfSettled, openAmount } from '../parts/settle';
import { auditDocument } from '../parts/writeDocument';
import { undoMatches } from '../payments/undoMatches';

/**
 * What an issued correction does to its original: marks it, and moves the money. A replacement closes what the customer owed
 * for the original and takes its payments over; what was paid too much is left as credit of the customer. An adjustment that
 * takes off lowers what is owed; one that adds is owed by itself. Documents are locked by the caller.
 */
export async function applyCorrection(
	tx: LedgerTx,
	record: EInvoiceRecord,
	document: BillingDocument,
	context: WorkContext,
): Promise<void> {
	const [original] = await tx.eInvoices.getMany([record.corrects ?? '']);
	if (!original) throw new Error(`The original of e-invoice ${record.id} is missing`);
	const status = record.method === 'replacement' ? ('replaced' as const) : ('adjusted' as const);
	await tx.eInvoices.change(original.id, { details: { status } });
	const owing = await rootOf(tx, original);
	const owed = await getDocument(tx, owing.documentId ?? '');
	auditDocument(tx, context, 'eInvoiceCorrected', await getDocument(tx, original.documentId ?? ''), {
		key: original.key,
		status,
		by: document.id,
	});
	const amount = record.method === 'replacement' ? (original.gross ?? 0) : -document.totals.gross;
	if (amount > 0) await lower(tx, { owed, amount, by: document, method: record.method }, context);
}

/** Adjustments of adjustments are all about the invoice that the first of them adjusts. */
async function rootOf(tx: LedgerTx, record: EInvoiceRecord): Promise<EInvoiceRecord> {
	let root = record;
	while (root.method === 'adjustment' && root.corrects !== null) {
		const [next] = await tx.eInvoices.getMany([root.corrects]);
		if (!next) break;
		root = next;
	}
	return root;
}

interface Lowering {
	readonly owed: BillingDocument;
	readonly amount: Minor;
	readonly by: BillingDocument;
	readonly method: EInvoiceRecord['method'];
}

async function lower(
	tx: LedgerTx,
	{ owed, amount, by, method }: Lowering,
	context: WorkContext,
): Promise<void> {
	const company = await resolveMaster(tx, 'company', owed.companyId, undefined, 'company');
	const onDate = todayOf(company, context.now);
	const matches = standingMatches(await tx.payments.matchesOf([owed.id]));
	const corrected = sumMinor(matches.filter(isCorrection).map((match) => match.amount));
	const taken = Math.min(amount, owed.totals.gross - corrected);
	if (taken <= 0) return;
	const settled = matches.filter((match) => !isCorrection(match));
	const left = owed.totals.gross - corrected - taken;
	const freed = await free(
		tx,
		settled,
		sumMinor(settled.map((match) => match.amount)) - left,
		onDate,
		context,
	);
	const source = { sourceKind: 'correction', sourceId: by.id, onDate } as const;
	await tx.payments.match({ documentId: owed.id, ...source, amount: taken });
	auditDocument(tx, context, 'match', owed, { source: by.id, amount: taken, onDate });
	await noteIfSettled(tx, owed, onDate, context);
	if (method === 'replacement') await layOn(tx, by, freed, onDate, context);
}

interface Freed {
	readonly sourceKind: DocumentMatch['sourceKind'];
	readonly sourceId: string;
	readonly amount: Minor;
	readonly reason: string | null;
}

/** Takes so much off the settlement of a document, the last match first; a match that is more than that stays in part. */
async function free(
	tx: LedgerTx,
	settled: readonly DocumentMatch[],
	amount: Minor,
	onDate: string,
	context: WorkContext,
): Promise<Freed[]> {
	const freed: Freed[] = [];
	let wanted = amount;
	const money = settled.flatMap(({ sourceKind, sourceId }) => (sourceKind === 'payment' ? sourceId : []));
	if (wanted > 0) await tx.payments.lock([...new Set(money)]);
	for (const match of settled.toReversed()) {
		if (wanted <= 0) break;
		const part = Math.min(match.amount, wanted);
		await undoMatches(tx, [match], onDate, context);
		const { documentId, sourceKind, sourceId, reason } = match;
		const stays = { documentId, sourceKind, sourceId, amount: match.amount - part, onDate, reason };
		if (stays.amount > 0) await tx.payments.match(stays);
		freed.push({ sourceKind, sourceId, amount: part, reason });
		wanted -= part;
	}
	return freed.toReversed();
}

/** Money that the original had goes to the replacement, up to what that asks for. */
async function layOn(
	tx: LedgerTx,
	document: BillingDocument,
	freed: readonly Freed[],
	onDate: string,
	context: WorkContext,
): Promise<void> {
	for (const { sourceKind, sourceId, amount, reason } of freed) {
		// What was given up on the original was given up on that amount, not on this one.
		if (sourceKind === 'writeOff' || sourceKind === 'cashDiscount') continue;
		const part = Math.min(amount, await openAmount(tx, document));
		if (part <= 0) continue;
		await tx.payments.match({ documentId: document.id, sourceKind, sourceId, amount: part, onDate, reason });
		auditDocument(tx, context, 'match', document, { source: sourceId, amount: part, onDate });
		await noteIfSettled(tx, document, onDate, context);
	}
}
