import type { BillingDocument } from '../../domain/documents/document';
import { CREDIT_KINDS } from '../../domain/documents/isFinished';
import { KIND_RULES } from '../../domain/documents/kinds';
import { sumMinor, type Minor } from '../../domain/money/minor';
import { standingMatches } from '../../domain/payments/standingMatches';
import { pendingAmount } from '../../domain/payments/toPay';
import type { DocumentMatch, Reading } from '../../ledger/port';

/** The money that stands around one document. */
export interface MoneyAround {
	/** Every match of the document, those that were undone and their counter-matches among them. */
	readonly matches: readonly DocumentMatch[];
	/** Sum of those. */
	readonly matched: Minor;
	/** What it gave to others, being a credit note. */
	readonly given: Minor;
	/** On its way (en cours d'encaissement). */
	readonly pending: Minor;
	/** Received for it before there was an invoice. */
	readonly waiting: Minor;
	/** How it was paid, as the payments say; several are parted by commas. */
	readonly methods: string | null;
}

/** A posted document of a kind that waits for money. What an adjustment takes off is set against its original. */
export function isReceivable({ kind, validatedAt, state, totals }: BillingDocument): boolean {
	const waits = KIND_RULES[kind].awaits === 'payment' && totals.gross >= 0;
	return waits && validatedAt !== null && state !== 'cancelled';
}

/** Deposits that a draft names as prepaid (BT-113): validation matches them, so of a posted document they are matches. */
export function namedDeposits({ validatedAt, prepayments = [] }: BillingDocument): Minor {
	return validatedAt === null ? sumMinor(prepayments.map(({ amount }) => amount)) : 0;
}

/** Reads it once for a whole page of documents. */
export async function moneyAround(
	{ payments }: Pick<Reading, 'payments'>,
	documents: readonly BillingDocument[],
): Promise<(id: string) => MoneyAround> {
	const ids = documents.map(({ id }) => id);
	const matches = Map.groupBy(await payments.matchesOf(ids), ({ documentId }) => documentId);
	// Each question that nobody needs would be a round trip to a server.
	const notes = documents.filter(({ kind }) => CREDIT_KINDS.includes(kind)).map(({ id }) => id);
	const given = Map.groupBy(await payments.matchesFrom(notes), ({ sourceId }) => sourceId);
	const posted = documents.filter(isReceivable).map(({ id }) => id);
	const collections = Map.groupBy(await payments.collectionsOf(posted), ({ documentId }) => documentId);
	const agreed = ids.filter((id) => !posted.includes(id));
	const attached = Map.groupBy(await payments.attachedTo(agreed), ({ documentId }) => documentId);
	const methods = await methodsOf({ payments }, [...matches.values()].flat());
	const sum = (list: ReadonlyArray<{ readonly amount: Minor }> = []) =>
		sumMinor(list.map(({ amount }) => amount));
	return (id) => {
		const own = matches.get(id) ?? [];
		const used = standingMatches(own).flatMap(({ sourceId }) => methods.get(sourceId) ?? []);
		return {
			matches: own,
			matched: sum(own),
			given: sum(given.get(id)),
			pending: pendingAmount(collections.get(id) ?? []),
			waiting: sum(attached.get(id)),
			methods: used.length === 0 ? null : [...new Set(used)].join(', '),
		};
	};
}

async function methodsOf(
	{ payments }: Pick<Reading, 'payments'>,
	matches: readonly DocumentMatch[],
): Promise<Map<string, string>> {
	const ids = standingMatches(matches).flatMap(({ sourceKind, sourceId }) =>
		sourceKind === 'payment' ? sourceId : [],
	);
	if (ids.length === 0) return new Map();
	const paid = await payments.getMany([...new Set(ids)]);
	return new Map(paid.flatMap(({ id, method }) => (method === null ? [] : [[id, method] as const])));
}
