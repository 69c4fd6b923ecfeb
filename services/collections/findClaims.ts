import { z } from 'zod/v4';
import { minorToNumber } from '../../domain/money/minor';
import { id, reference } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import { refuse } from '../../domain/refusal';
import type { Claim, Reading } from '../../ledger/port';
import type { ServiceContext } from '../context';

const schema = z.object({
	/** Invoices, by id. */
	documents: z.array(id).min(1).max(10_000).optional(),
	/** Id of a batch or of a debit. */
	holder: reference.optional(),
	/** Only those that have an instalment at the moment. */
	onlyStanding: z.boolean().optional(),
});

/** A claim as nodes give it out. */
export interface ClaimView {
	readonly ledger: string;
	readonly claim: string;
	readonly document: string;
	readonly number: string | null;
	readonly instalment: number;
	readonly amount: number;
	readonly currency: string;
	readonly channel: string;
	readonly holder: string;
	readonly state: string;
	readonly reason: string | null;
	readonly payment: string | null;
	readonly claimedAt: string;
	readonly closedAt: string | null;
}

/**
 * Claims on instalments, closed ones too, in the order of their age: of some invoices, or of one collection.
 *
 * @throws Refusal `claim.query` where neither is named
 */
export async function findClaims({ ledger }: ServiceContext, query: unknown): Promise<ClaimView[]> {
	const { documents, holder, onlyStanding = false } = parseInput(schema, query);
	const found = await readClaims(ledger.read, documents, holder);
	const claims = onlyStanding ? found.filter(({ state }) => state === 'claimed') : found;
	const invoices = await ledger.read.documents.getMany([
		...new Set(claims.map(({ documentId }) => documentId)),
	]);
	const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
	return claims.flatMap((claim) => {
		const invoice = byId.get(claim.documentId);
		if (!invoice) return [];
		const { currency, number } = invoice;
		return {
			ledger: ledger.id,
			claim: claim.id,
			document: claim.documentId,
			number,
			instalment: claim.instalment,
			amount: minorToNumber(claim.amount, currency),
			currency,
			channel: claim.channel,
			holder: claim.holder,
			state: claim.state,
			reason: claim.reason,
			payment: claim.paymentId,
			claimedAt: claim.createdAt,
			closedAt: claim.closedAt,
		};
	});
}

function readClaims(
	{ claims }: Reading,
	documents: readonly string[] | undefined,
	holder: string | undefined,
): Promise<Claim[]> {
	if (documents) return claims.ofDocuments(documents);
	if (holder !== undefined) return claims.ofHolder(holder);
	return refuse({
		rule: 'claim.query',
		message: 'Neither invoices nor a collection are named.',
		fix: "Give 'documents', a list of ids, or 'holder', the id of a batch or a debit.",
	});
}
