import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import type { Master } from '../../domain/masters/schemas';
import type { Minor } from '../../domain/money/minor';
import type { HoldType } from '../../domain/dunning/state';
import type { DocumentFact, Reading, StoredDebit } from '../../ledger/port';
import { owesMoney } from '../payments/owing';
import { chooseAccount } from './chooseAccount';
import { chooseMandate } from './chooseMandate';
import { findCollectionHold } from './collectionHolds';
import { leftOut, type LeftOut } from './leftOut';
import type { CollectableInstalment } from './readOpenInstalments';
import type { Surroundings } from './surroundings';
import type { UsedMandate } from './usesOfMandates';

/** An instalment that somebody wants to collect. */
export interface WantedDebit {
	readonly documentId: string;
	readonly instalment: number;
	/** Everything that is to collect, where it is missing. */
	readonly amount?: Minor | undefined;
	/** Code or id; the valid one of the customer where it is missing. */
	readonly mandate?: string | undefined;
	/** As soon as it is due where it is missing. */
	readonly collectionDate?: CalendarDate | undefined;
}

/** The same with all that is known about it. */
export interface Examined {
	readonly wanted: WantedDebit;
	readonly document: BillingDocument;
	readonly instalment: CollectableInstalment | undefined;
	readonly amount: Minor;
	readonly party: Master<'party'> | undefined;
	readonly account: Master<'bankAccount'> | undefined;
	readonly mandate: UsedMandate | undefined;
	/** Debits of this instalment before: it is called by another end-to-end id each time. */
	readonly attempts: readonly StoredDebit[];
	readonly reasons: readonly LeftOut[];
}

type Masters = Pick<Reading, 'masters'>;

/** Looks at one instalment: who claims it, what holds it back, by which mandate and to which account it is collected. */
export async function examine(
	read: Masters,
	wanted: WantedDebit,
	document: BillingDocument,
	around: Surroundings,
): Promise<Examined> {
	const { today, accounts, account: asked } = around;
	const instalment = around.open(document.id).find(({ position }) => position === wanted.instalment);
	const party = around.party(document.partyId);
	const account = asked ?? (await chooseAccount(read, document, accounts));
	const mandate = chooseMandate(around.mandatesOf(document.partyId), wanted.mandate, today);
	const attempts = around
		.debitsOf(document.id)
		.filter((debit) => debit.instalment === wanted.instalment && debit.outcome !== 'cancelled');
	const amount = wanted.amount ?? instalment?.toCollect ?? 0;
	const facts = around.factsOf(document.id);
	const reasons = [
		...findMoneyProblem(document, instalment, amount, around),
		...findHolds(document, wanted.instalment, facts, around),
		...(facts.some(({ kind }) => kind === 'uncollectible')
			? [leftOut('collection.uncollectible', 'It was given up as unpaid.', 'Leave it out.')]
			: []),
		...(account ? [] : [NO_ACCOUNT]),
		...mandateProblems(mandate, wanted, party),
	];
	return { wanted, document, instalment, amount, party, account, mandate, attempts, reasons };
}

/** Holds of the chase that a collection heeds as well, with their words; a promise or an exclusion stops reminders alone. */
const HOLDS: Readonly<Partial<Record<HoldType, readonly [rule: string, words: string]>>> = {
	dispute: ['collection.disputed', 'is disputed'],
	pause: ['collection.paused', 'is paused'],
	paymentPlan: ['collection.paymentPlan', 'is paid by an agreed plan'],
	insolvency: ['collection.insolvency', 'is owed by a customer in insolvency proceedings'],
};

/** What was set on the invoice here, and what stops the chase of it or of its customer. */
function findHolds(
	document: BillingDocument,
	position: number,
	facts: readonly DocumentFact[],
	{ holdsOf, today }: Surroundings,
): LeftOut[] {
	const own = findCollectionHold(facts, today);
	const others = holdsOf(document).filter(
		({ instalment, since, until }) =>
			(instalment === null || instalment === position) &&
			since <= today &&
			(until === null || today <= until),
	);
	return [...(own ? [own] : []), ...others].flatMap(({ type, since, until, reason }) => {
		const [rule, words] = HOLDS[type] ?? [];
		if (rule === undefined) return [];
		const days = ` since ${since}${until === null ? '' : ` until ${until}`}`;
		const why = reason === null || reason === '' ? '' : `: ${reason}`;
		return leftOut(
			rule,
			`It ${words ?? ''}${days}${why}.`,
			'Settle the matter with the customer, then lift the hold.',
		);
	});
}

const NO_ACCOUNT = leftOut(
	'collection.account',
	'No account of the company, or more than one, could collect it.',
	'Save a bank account with its creditor identifier (Billing Master Data), and mark one as the default.',
);

function findMoneyProblem(
	document: BillingDocument,
	instalment: CollectableInstalment | undefined,
	amount: Minor,
	{ creditOf }: Surroundings,
): LeftOut[] {
	if (!owesMoney(document))
		return [
			leftOut('collection.document', `It is ${document.state} and owes nothing.`, 'Validate it first.'),
		];
	if (document.currency !== 'EUR')
		return [
			leftOut(
				'collection.currency',
				`It is in ${document.currency}.`,
				'SEPA collects euro: use another means.',
			),
		];
	if (!instalment)
		return [leftOut('collection.instalment', 'It has no such instalment.', 'Choose another one.')];
	if (instalment.claim)
		return [
			leftOut(
				'claim.taken',
				`It is in another collection already: ${instalment.claim.holder}.`,
				'Wait until that one has settled or come back, or cancel it.',
			),
		];
	const credit = creditOf(document.id);
	if (credit !== undefined)
		return [
			leftOut(
				'collection.credited',
				`${credit} credits it${instalment.toCollect > 0 ? ', and is not validated yet' : ''}.`,
				'Validate the credit note, or delete it; then collect what is left.',
			),
		];
	if (amount > 0 && amount <= instalment.toCollect) return [];
	return [
		leftOut(
			'collection.tooMuch',
			instalment.toCollect <= 0 ? 'Nothing of it is to pay.' : 'Less of it is to pay than is asked for.',
			'Collect at most what is to pay.',
		),
	];
}

function mandateProblems(
	mandate: UsedMandate | undefined,
	{ mandate: asked }: WantedDebit,
	party: Master<'party'> | undefined,
): LeftOut[] {
	if (mandate) return [];
	const who = party?.name ?? 'The customer';
	return [
		leftOut(
			'collection.noMandate',
			asked === undefined ? `${who} has no mandate.` : `${who} has no mandate '${asked}'.`,
			'Let the customer sign a mandate (Mandate Form), and save it with Billing Master Data.',
		),
	];
}
