import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { minorToFixed, type Minor } from '../../domain/money/minor';
import type { PaymentMethod } from '../../domain/payments/methods';
import { refuse } from '../../domain/refusal';
import type { Claim, ClaimChannel, LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { unknownDocument } from '../parts/resolve';
import { auditDocument } from '../parts/writeDocument';
import { owesMoney } from '../payments/owing';
import { readOpenInstalments, type CollectableInstalment } from './readOpenInstalments';

/** An instalment that a collection wants to have. */
export interface WantedClaim {
	readonly documentId: string;
	/** Position in the schedule; 1 where the invoice has none. */
	readonly instalment: number;
	/** Everything of it that is to collect, where it is missing. */
	readonly amount?: Minor | undefined;
	/** How the bank will name it, such as the end-to-end id. */
	readonly reference?: string | null;
}

/** Who wants it. */
export interface ClaimHolder {
	readonly channel: ClaimChannel;
	/** Id of the batch, or of the debit. */
	readonly holder: string;
	readonly method: PaymentMethod;
	readonly submittedOn: CalendarDate;
}

/**
 * Claims instalments for one collection, inside its transaction, before anything goes to a bank: from now on their
 * amounts are in collection, asked for by nobody else, and never paid before the money is there. Call it before a
 * series is locked. All of them are claimed, or the first one that cannot be refuses the whole.
 *
 * @returns in the order of `wanted`
 * @throws Refusal `document.unknown`, `collection.document`, `collection.instalment`, `claim.taken`,
 * `collection.tooMuch`
 */
export async function claimInstalments(
	tx: LedgerTx,
	wanted: readonly WantedClaim[],
	by: ClaimHolder,
	context: WorkContext,
): Promise<Claim[]> {
	const documents = await tx.documents.lock([...new Set(wanted.map(({ documentId }) => documentId))]);
	const byId = new Map(documents.map((document) => [document.id, document]));
	const open = await readOpenInstalments(tx, documents);
	const claims: Claim[] = [];
	const taken = new Set<string>();
	for (const { documentId, instalment, amount, reference = null } of wanted) {
		const document = byId.get(documentId) ?? unknownDocument(documentId);
		const of = open(documentId).find(({ position }) => position === instalment);
		const key = `${documentId} ${instalment}`;
		if (taken.has(key)) refuseTaken(document, instalment, 'this collection itself');
		taken.add(key);
		const claimable = amountToClaim(document, of, instalment, amount);
		const { companyId } = document;
		const { channel, holder, method, submittedOn } = by;
		const { actor } = context;
		const collectionId = await tx.payments.collect({
			documentId,
			amount: claimable,
			method,
			reference,
			submittedOn,
			actor,
		});
		const claim = await tx.claims.add({
			companyId,
			documentId,
			instalment,
			amount: claimable,
			channel,
			holder,
			collectionId,
			actor,
		});
		claims.push(claim);
		auditDocument(tx, context, 'claim', document, {
			claim: claim.id,
			instalment,
			amount: claimable,
			channel,
			holder,
		});
	}
	return claims;
}

function amountToClaim(
	document: BillingDocument,
	instalment: CollectableInstalment | undefined,
	position: number,
	asked: Minor | undefined,
): Minor {
	if (!owesMoney(document)) refuseDocument(document);
	if (!instalment) refusePosition(document, position);
	if (instalment.claim) refuseTaken(document, position, instalment.claim.holder);
	const amount = asked ?? instalment.toCollect;
	if (amount > 0 && amount <= instalment.toCollect) return amount;
	const money = (minor: Minor) => `${minorToFixed(minor, document.currency)} ${document.currency}`;
	return refuse({
		rule: 'collection.tooMuch',
		field: 'amount',
		document: nameOf(document),
		message: `Instalment ${position} of ${nameOf(document)} has ${money(instalment.toCollect)} to collect, ${money(amount)} were asked for.`,
		fix: 'Collect at most what is to pay.',
	});
}

function refuseDocument(document: BillingDocument): never {
	refuse({
		rule: 'collection.document',
		document: nameOf(document),
		message: `${nameOf(document)} (${document.kind}, ${document.state}) owes nothing that could be collected.`,
		fix: 'Collect validated invoices.',
	});
}

function refusePosition(document: BillingDocument, position: number): never {
	refuse({
		rule: 'collection.instalment',
		field: 'instalment',
		document: nameOf(document),
		message: `${nameOf(document)} has no instalment ${position}.`,
		fix: 'Give the position of an instalment of its schedule; 1 where it has no schedule.',
	});
}

function refuseTaken(document: BillingDocument, position: number, holder: string): never {
	refuse({
		rule: 'claim.taken',
		document: nameOf(document),
		message: `Instalment ${position} of ${nameOf(document)} is in another collection already: ${holder}.`,
		fix: 'Wait until that collection has settled or come back, or cancel it.',
	});
}
