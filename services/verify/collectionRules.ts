import type { Outcome } from '../../domain/sepa/mandate';
import type { AuditEntry, Claim, ClaimState } from '../../ledger/port';
import { fault, type DocumentRule } from './documentRules';

const CLAIMED = 'document.claim';

interface Trace {
	readonly claim?: unknown;
	readonly collection?: unknown;
	readonly instalment?: unknown;
	readonly amount?: unknown;
}
const traceOf = ({ data }: AuditEntry) => data as Trace;

/** What is claimed has its trace, with instalment and amount; and what has a trace is there. */
const claimIsAudited: DocumentRule = (document, { claims, entries }) => {
	const traces = entries.filter(({ action }) => action === CLAIMED).map(traceOf);
	for (const { id, instalment, amount } of claims) {
		const trace = traces.find(({ claim }) => claim === id);
		if (trace?.instalment === instalment && trace.amount === amount) continue;
		return fault(
			document,
			'claim.notAudited',
			trace
				? `claim ${id} takes instalment ${instalment}, and by the audit trail another one or another amount.`
				: `the audit trail does not know claim ${id} on its instalment ${instalment}.`,
		);
	}
	const missing = traces.find(({ claim }) => !claims.some(({ id }) => id === claim));
	if (!missing) return undefined;
	return fault(document, 'claim.missing', `claim ${String(missing.claim)} on it is missing.`);
};

/** A claim is in the state to which the audit trail leads: no collection is called settled, or open again, in silence. */
const claimStateIsAudited: DocumentRule = (document, { claims, entries }) => {
	for (const claim of claims) {
		const allowed = statesByTrail(claim, entries);
		if (allowed.includes(claim.state)) continue;
		return fault(
			document,
			'claim.stateNotAudited',
			`claim ${claim.id} is ${claim.state}, but by the audit trail it is ${allowed.join(' or ')}.`,
		);
	}
	return undefined;
};

function statesByTrail({ id, collectionId }: Claim, entries: readonly AuditEntry[]): readonly ClaimState[] {
	const has = (action: string, member: 'claim' | 'collection', value: string) =>
		entries.some((entry) => entry.action === action && traceOf(entry)[member] === value);
	if (has('document.collectionReturned', 'claim', id)) return ['returned'];
	if (has('document.collected', 'collection', collectionId)) return ['settled'];
	if (has('document.collectionFailed', 'collection', collectionId)) return ['returned', 'cancelled'];
	return ['claimed'];
}

/** The amount of a claim is on its way exactly as long as the claim stands. */
const claimIsOnItsWay: DocumentRule = (document, { claims, collections }) => {
	for (const { id, state, amount, collectionId } of claims) {
		const collection = collections.find((one) => one.id === collectionId);
		const fits = collection?.amount === amount && (collection.state === 'pending') === (state === 'claimed');
		if (!fits)
			return fault(
				document,
				'claim.collection',
				`claim ${id} is ${state}, and what it has in collection is ${collection?.state ?? 'missing'} or another amount.`,
			);
	}
	return undefined;
};

/** What became of the claim of a debit, by what became of the debit. */
const CLAIM_OF: Readonly<Record<Outcome, ClaimState>> = {
	planned: 'claimed',
	presented: 'claimed',
	settled: 'settled',
	rejected: 'returned',
	returned: 'returned',
	refunded: 'returned',
	cancelled: 'cancelled',
};

/** A claim of a batch has its debit, of the same amount, in the same state, and as it stands in the file. */
const debitFollowsClaim: DocumentRule = (document, { claims, debits }) => {
	for (const claim of claims.filter(({ channel }) => channel === 'sepa')) {
		const debit = debits.find(({ claimId }) => claimId === claim.id);
		if (!debit) continue;
		const fits =
			debit.batchId === claim.holder &&
			debit.instalment === claim.instalment &&
			debit.amount === claim.amount &&
			debit.plan.amount === claim.amount &&
			CLAIM_OF[debit.outcome] === claim.state;
		if (!fits)
			return fault(
				document,
				'debit.notItsClaim',
				`debit ${debit.endToEndId} is ${debit.outcome}, and its claim is ${claim.state} or of another amount, instalment or batch.`,
			);
	}
	return undefined;
};

export const COLLECTION_RULES: readonly DocumentRule[] = [
	claimIsAudited,
	claimStateIsAudited,
	claimIsOnItsWay,
	debitFollowsClaim,
];
