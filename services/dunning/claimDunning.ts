import { z } from 'zod/v4';
import type { DunningRow } from '../../domain/dunning/plan';
import { parseInput } from '../../domain/schemas/parseInput';
import { hashOf } from '../../ledger/hash';
import type { LedgerTx } from '../../ledger/port';
import type { ServiceContext, WorkContext } from '../context';
import { todayOf } from '../parts/assembleHeader';
import { resolveMaster } from '../parts/resolve';
import { assertMayWrite } from '../parts/rights';
import { auditDocument } from '../parts/writeDocument';
import { composeLetter } from './composeLetter';
import type { ComposedLetter } from './composedLetter';
import { viewLetter, type LetterView } from './letterView';
import { planBooks, runFields } from './planDunningRun';
import { viewRow, type PlanRowView } from './planRowView';
import { emailOf, readDunningState, type DunningBooks } from './readDunningState';
import { chooseRows, readWanted, type WantedLetter } from './wantedRows';

const choices = z.object({
	...runFields,
	/** A trial: every mail goes there, and nothing is written. */
	sendAllTo: z.email('is not an e-mail address').optional(),
});

/** What became of one group of chosen rows. */
export interface ClaimedRows {
	readonly letters: readonly LetterView[];
	/** Rows that are not due any more: paid, disputed, claimed by another run since they were planned. */
	readonly leftOut: ReadonlyArray<{ readonly index: number; readonly view: LeftOutView }>;
}

export type LeftOutView = Partial<PlanRowView> & Pick<PlanRowView, 'ledger' | 'rowKey' | 'rule' | 'reason'>;

export interface ClaimOutcome {
	/** Places of the inputs. */
	readonly indexes: readonly number[];
	readonly result:
		{ readonly ok: true; readonly value: ClaimedRows } | { readonly ok: false; readonly error: unknown };
}

/**
 * Claims rows of a plan and writes their letters. Everything is read anew inside the transaction: what was paid,
 * credited, disputed or debited since it was planned gets no letter. The claim is committed before anything is sent, and
 * a stage of an instalment is claimed once; what is claimed and never confirmed counts as unknown, and is not sent again
 * by itself.
 *
 * @throws Refusal `input.invalid` for the choices; what is refused of a row comes as its outcome
 */
export async function claimDunning(
	context: ServiceContext,
	inputs: readonly unknown[],
	given: unknown = {},
): Promise<ClaimOutcome[]> {
	const asked = parseInput(choices, given);
	const { ledger, actor, onStep, signal } = context;
	const now = context.now();
	const dryRun = context.dryRun === true || asked.sendAllTo !== undefined;
	const { letters, refused } = await readWanted(context, inputs);
	const work: WorkContext = { actor, now, dryRun, hint: () => undefined };
	const outcomes = await ledger.write(
		letters.map((letter) => ({ key: `${letter.companyId}/${letter.partyId}`, input: letter })),
		(tx, letter) => claimLetter(tx, letter, asked, work),
		{ now, dryRun, onStep, signal },
	);
	return [
		...refused.map(({ index, error }): ClaimOutcome => ({ indexes: [index], result: { ok: false, error } })),
		...outcomes.map((result, position) => ({
			indexes: letters[position]?.rows.map(({ index }) => index) ?? [],
			result,
		})),
	];
}

type Choices = z.output<typeof choices>;

async function claimLetter(
	tx: LedgerTx,
	wanted: WantedLetter,
	{ anyHour, sendAllTo }: Choices,
	context: WorkContext,
): Promise<ClaimedRows> {
	const documentIds = [...new Set(wanted.rows.map(({ documentId }) => documentId))];
	await tx.documents.lock(documentIds);
	const company = await resolveMaster(tx, 'company', wanted.companyId, undefined, 'company');
	const today = todayOf(company, context.now);
	const books = await readDunningState(tx, company, today, { partyId: wanted.partyId, also: documentIds });
	const plan = planBooks(books, context.now, { anyHour });
	const { letters, leftOut } = chooseRows(plan, wanted, ({ standing }) => standing === 'due');
	const views: LetterView[] = [];
	for (const letter of letters) {
		const composed = await composeLetter(tx, books, letter);
		const id = tx.newId('let');
		const steps: string[] = [];
		for (const index of composed.rows.keys())
			steps.push(await claimRow(tx, books, composed, index, id, context));
		const identity = context.dryRun ? { letter: null, steps: [] } : { letter: id, steps };
		views.push(viewLetter(books, composed, { ledger: tx.ledgerId, ...identity, sendAllTo }));
	}
	return {
		letters: views,
		leftOut: leftOut.map(({ index, row, rule, reason }) => ({
			index,
			view: viewLeftOut(tx.ledgerId, books, { index, row, rule, reason }, wanted),
		})),
	};
}

async function claimRow(
	tx: LedgerTx,
	books: DunningBooks,
	{ letter, rows, indemnity, message, payBy }: ComposedLetter,
	index: number,
	letterId: string,
	context: WorkContext,
): Promise<string> {
	const charges = rows[index];
	if (!charges?.row.next) throw new Error('A row of a letter has no step');
	const { row, interest } = charges;
	const { item, next } = row as DunningRow & { next: NonNullable<DunningRow['next']> };
	const document = books.documents.get(item.id);
	const party = books.parties.get(item.customerId);
	if (!document || !party) throw new Error(`The document ${item.id} of a step is missing`);
	await assertMayWrite(tx, item.companyId, document.kind, context);
	const { id } = await tx.dunning.addStep({
		companyId: item.companyId,
		partyId: item.customerId,
		documentId: item.id,
		instalment: item.instalment ?? 1,
		stage: next.stage,
		policy: row.policy,
		policyVersion: row.version,
		rowKey: row.key,
		letterId,
		label: next.label,
		channel: letter.step.channel,
		recipient: letter.step.channel === 'email' ? emailOf(party.content) : null,
		subject: message?.subject ?? null,
		currency: item.currency,
		open: row.expected,
		interest,
		fee: next.fee,
		indemnity: charges.indemnity,
		indemnityCurrency: charges.indemnity > 0 ? (indemnity?.currency ?? null) : null,
		daysLate: row.daysLate,
		claimedOn: books.today,
		details: {
			template: letter.step.template,
			...(message && { messageHash: hashOf(message) }),
			...(payBy !== null && { payBy }),
		},
		actor: context.actor,
	});
	auditDocument(tx, context, 'dunningClaimed', document, {
		step: id,
		letter: letterId,
		instalment: item.instalment ?? 1,
		stage: next.stage,
		open: row.expected,
	});
	return id;
}

function viewLeftOut(
	ledger: string,
	books: DunningBooks,
	{ index, row, rule, reason }: { index: number; row: DunningRow | undefined; rule: string; reason: string },
	{ rows }: WantedLetter,
): LeftOutView {
	const rowKey = rows.find((one) => one.index === index)?.rowKey ?? '';
	return row
		? { ...viewRow(ledger, books, row, null), rowKey, rule, reason }
		: { ledger, rowKey, rule, reason };
}
