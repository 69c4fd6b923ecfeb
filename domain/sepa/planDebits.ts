import type { Instant } from '../dates/calendarDate';
import { parseIssues } from '../schemas/parseInput';
import { collectionInput, type Collection, type DebitBatch } from './debitBatch';
import type { DebitNotice, DebitPlan, DebitPlace, DebitProblem, PlannedDebit } from './debitPlan';
import { DEBIT_VERSIONS } from './debitVersions';
import { MandatesOfBatch } from './mandatesOfBatch';
import { NO_END_TO_END_ID } from './chooseEndToEndId';
import type { Rules } from './findings';
import { planCreditor } from './planCreditor';
import { planDebit } from './planDebit';
import { chooseDays } from './chooseDays';
import { planOnce } from './planOnce';
import { readHead } from './readHead';

/**
 * Puts a batch of direct debits to every rule of the scheme, before anything is written. Each debit is either planned,
 * word for word as the file will have it, or has its faults named, all of them. The same batch gives the same plan.
 *
 * Debits of one mandate are taken in the order of their days, so that the first is FRST and the next RCUR even when
 * they stand in the batch the other way round.
 *
 * @param now when the batch does not say when it is made
 * @throws Refusal of `readHead`
 */
export function planDebits(batch: DebitBatch, now: Instant): DebitPlan {
	const steps = planInSteps(batch, now);
	for (;;) {
		const { done, value } = steps.next();
		if (done === true) return value;
	}
}

/** Collections between two pauses. */
const STEP = 50;

/** The same with pauses, so that whoever runs it can let others go first while 100,000 debits are looked at. */
export function* planInSteps(batch: DebitBatch, now: Instant): Generator<undefined, DebitPlan, undefined> {
	const rows: Row[] = [];
	for (const [position, given] of batch.collections.entries()) {
		rows.push(readRow(given, position));
		if (position % STEP === 0) yield;
	}
	const first = rows.find(({ collection }) => collection)?.collection;
	const head = readHead(batch, (batch.creditor ?? first?.creditor)?.name ?? '', now);
	const version = DEBIT_VERSIONS[head.version];
	const options = batch.options ?? {};
	const chooseDay = chooseDays(head, options);
	const rules: Rules = { batch, head, version, options, chooseDay, creditors: planOnce() };
	const debits: PlannedDebit[] = [];
	const problems = [...problemsOfCreditor(rules), ...rows.flatMap(({ problems: own }) => own)];
	const notices: DebitNotice[] = noticesOfVersion(version);
	const mandates = new MandatesOfBatch();
	for (const [index, { collection, position }] of inOrderOfDays(rows, batch).entries()) {
		if (index % STEP === 0) yield;
		const place = placeOf(collection, position);
		const { debit, faults, doubts } = planDebit(collection, position, rules, mandates);
		problems.push(...faults.map(({ field, fault }) => ({ ...place(field), ...fault })));
		notices.push(...doubts.map(({ field, rule, message }) => ({ ...place(field), rule, message })));
		if (debit) debits.push(debit);
	}
	const byPosition = (one: { position: number | null }, other: { position: number | null }) =>
		(one.position ?? -1) - (other.position ?? -1);
	debits.sort(byPosition);
	notices.push(...noticesOfTwins(debits));
	return { head, debits, problems: problems.sort(byPosition), notices: notices.sort(byPosition) };
}

interface Row {
	readonly position: number;
	readonly collection?: Collection;
	readonly problems: readonly DebitProblem[];
}

function readRow(given: unknown, position: number): Row {
	const { data, issues } = parseIssues(collectionInput, given);
	if (data !== undefined) return { position, collection: data, problems: [] };
	const place = {
		position,
		debtor: textAt(given, 'debtor', 'name'),
		mandate: textAt(given, 'mandate', 'reference'),
	};
	return {
		position,
		problems: issues.map(({ field, text }) => ({
			...place,
			field: pathOf(position, field),
			rule: 'input.invalid',
			message: `'${field}' ${text}.`,
			fix: 'Correct it as the message says.',
		})),
	};
}

function textAt(given: unknown, object: string, member: string): string | null {
	const value = (given as Record<string, Record<string, unknown> | undefined> | null)?.[object]?.[member];
	return typeof value === 'string' ? value.slice(0, 140) : null;
}

const pathOf = (position: number, field: string) =>
	field === '' ? `collections[${position}]` : `collections[${position}].${field}`;

const placeOf =
	({ debtor, mandate }: Collection, position: number) =>
	(field: string): DebitPlace => ({
		position,
		debtor: debtor.name,
		mandate: mandate.reference.slice(0, 60),
		field: pathOf(position, field),
	});

function inOrderOfDays(rows: readonly Row[], { collectionDate = '' }: DebitBatch) {
	const dayOf = ({ collection }: Row) => collection?.collectionDate ?? collectionDate;
	const compare = (one: Row, other: Row) =>
		dayOf(one) < dayOf(other) ? -1 : dayOf(one) > dayOf(other) ? 1 : one.position - other.position;
	return rows
		.filter((row): row is Row & { collection: Collection } => row.collection !== undefined)
		.sort(compare);
}

const WHOLE_BATCH = { position: null, debtor: null, mandate: null } as const;

function noticesOfVersion({ notice }: Rules['version']): DebitNotice[] {
	if (notice === undefined) return [];
	return [{ ...WHOLE_BATCH, field: 'version', rule: 'sepa.version', message: notice }];
}

/** Faults of the creditor of the whole batch: with them there is no file. */
function problemsOfCreditor({ batch, head, version, options, creditors }: Rules): DebitProblem[] {
	const given = batch.creditor;
	if (given === undefined) return [];
	const day = batch.collectionDate ?? head.createdAt.slice(0, 10);
	const { faults } = creditors(given, () => planCreditor(given, version, options, day));
	return faults.map(({ field, fault }) => ({ ...WHOLE_BATCH, field: `creditor.${field}`, ...fault }));
}

/** Returns are matched by the end-to-end id first: two debits with one id are told apart by less. */
function noticesOfTwins(debits: readonly PlannedDebit[]): DebitNotice[] {
	const seen = new Set<string>();
	return debits.flatMap(({ endToEndId, position, debtor, mandate }) => {
		if (endToEndId === NO_END_TO_END_ID || !seen.has(endToEndId)) {
			seen.add(endToEndId);
			return [];
		}
		const message = `End-to-end id '${endToEndId}' stands on another debit of the batch too.`;
		const place = { position, debtor: debtor.name, mandate: mandate.reference };
		return [{ ...place, field: pathOf(position, 'endToEndId'), rule: 'sepa.sameId', message }];
	});
}
