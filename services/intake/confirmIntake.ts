import { z } from 'zod/v4';
import type { Master } from '../../domain/masters/schemas';
import { nextIntakeState } from '../../domain/received/intakeState';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { reference } from '../../domain/schemas/fields';
import type { IntakeRecord, LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { resolveMaster } from '../parts/resolve';
import { assertMayWrite } from '../parts/rights';
import type { UseCase } from '../useCase';
import { accountOf } from './accountOf';
import { examine } from './examine';
import type { IntakeView } from './intakeView';
import { invoiceOf } from './invoiceOf';
import { lookForTwins } from './lookForTwins';
import { auditIntake, getIntake, intakeId, nameOfIntake, onIntake, openIntake } from './onIntake';
import { partyFigures } from './partyFigures';
import { writeReceived, type Complete } from './writeReceived';

const schema = z.object({
	...envelope,
	id: intakeId,
	/** Supplier or customer by id or code; the one that was found where it is missing. */
	account: reference.optional(),
	/** Makes the supplier or customer from what the invoice says, where none is known. */
	createMissingAccount: z.boolean().optional(),
	/** Sums, numbers or dates that do not fit are confirmed all the same, and stay noted. */
	acceptProblems: z.boolean().optional(),
});

/**
 * Confirms an intake: its number is fixed for good. What was sold elsewhere becomes a receivable, or an unallocated
 * credit, with its own number; what we bought becomes a payable. A second time gives the same back.
 */
export const confirmIntake: UseCase<typeof schema, IntakeView> = {
	operation: 'intake.confirm',
	schema,
	...onIntake,
	async work(tx, input, context) {
		const record = await openIntake(tx, input.id);
		if (record.state === 'confirmed') return { ids: [record.id], reused: true };
		const state = nextIntakeState(record.state, 'confirm', nameOfIntake(record));
		await assertNoTwin(tx, record);
		const complete = await completeOf(tx, record, input, context);
		const accepted = assertSound(record, complete, input.acceptProblems === true, context);
		await noteWaiting(tx, record, context);
		const document = await writeReceived(tx, record, complete, context);
		const confirmed = await tx.intakes.change(record.id, {
			...{ state, partyId: complete.party.id, documentId: document?.id ?? null },
			dueDate: document?.dueDate ?? record.dueDate,
			details: accepted.length === 0 ? {} : { acceptedProblems: accepted },
		});
		if (document === undefined)
			context.hint(
				`${nameOfIntake(record)} is a credit note of a supplier: it is kept and expected as money that comes back, and no document is made of it.`,
			);
		auditIntake(tx, context, 'confirmed', confirmed, await proofOf(tx, confirmed, complete, accepted));
		return { ids: [record.id] };
	},
	async show(tx, done, context) {
		const views = await onIntake.show(tx, done, context);
		const figures = await partyFigures(tx, await getIntake(tx, done.ids[0] ?? ''), context.now);
		return views.map((view) => ({ ...view, details: { ...view.details, figures: figures ?? null } }));
	},
};

/** What the audit trail keeps: the number that never changes again, and the file that it stands on. */
async function proofOf(
	tx: LedgerTx,
	record: IntakeRecord,
	{ number, issueDate, currency, gross }: Complete,
	acceptedProblems: readonly string[],
): Promise<object> {
	const files = await tx.intakes.filesOf([record.id]);
	return {
		...{ writtenNumber: number, issueDate, currency, gross, document: record.documentId },
		...{ direction: record.direction, kind: record.kind, issuer: record.issuer, series: record.series },
		files: files.map(({ sha256, role }) => ({ sha256, role })),
		...(acceptedProblems.length > 0 && { acceptedProblems }),
	};
}

/** Looked for again: the books go on while an intake waits. */
async function assertNoTwin(tx: LedgerTx, record: IntakeRecord): Promise<void> {
	const [twin] = await lookForTwins(tx, record);
	if (twin === undefined) return;
	refuse({
		rule: 'intake.duplicate',
		field: 'id',
		document: nameOfIntake(record),
		message: `It seems that this invoice was taken in already. ${twin.message}`,
		fix: "Attach its file to that one, or reject it. If both are real, use 'Keep Both' first.",
	});
}

/** Another file of it is a question of its own, and no reason to wait. */
async function noteWaiting(tx: LedgerTx, record: IntakeRecord, { hint }: WorkContext): Promise<void> {
	const files = await tx.intakes.filesOf([record.id]);
	if (files.some(({ role }) => role === 'waiting'))
		hint(
			`Another file of ${nameOfIntake(record)} still waits: attach it, replace the first one, or keep both.`,
		);
}

/** @throws Refusal `intake.incomplete` naming the field, or one of the account */
async function completeOf(
	tx: LedgerTx,
	record: IntakeRecord,
	{ account, createMissingAccount = false }: { account?: string; createMissingAccount?: boolean },
	context: WorkContext,
): Promise<Complete> {
	const invoice = invoiceOf(record);
	const { direction, companyId, currency, gross, issueDate } = record;
	const number = invoice.number?.value;
	if (companyId === null) return refuseIncomplete(record, 'company', 'for which of the companies it is');
	if (direction === 'unknown')
		return refuseIncomplete(record, 'direction', 'whether it is a purchase or a sale');
	if (number === undefined || record.number === null) return refuseIncomplete(record, 'number', 'its number');
	if (issueDate === null) return refuseIncomplete(record, 'issueDate', 'its date');
	if (currency === null) return refuseIncomplete(record, 'currency', 'its currency');
	if (gross === null || gross <= 0) return refuseIncomplete(record, 'gross', 'a total above zero');
	const company = await resolveMaster(tx, 'company', companyId, undefined, 'company');
	const kind = direction === 'purchase' ? 'supplierInvoice' : record.kind;
	await assertMayWrite(tx, company.id, kind, context);
	const choice = { account, createMissing: createMissingAccount };
	const party = await accountOf(tx, record, company, direction, choice, context);
	return { company, party, number, issueDate, currency, gross };
}

function refuseIncomplete(record: IntakeRecord, field: string, what: string): never {
	refuse({
		rule: 'intake.incomplete',
		field,
		document: nameOfIntake(record),
		message: `Intake ${nameOfIntake(record)} does not say ${what}.`,
		fix: `Give '${field}' with Correct, then confirm it.`,
	});
}

/** @returns problems that a person takes upon himself */
function assertSound(
	record: IntakeRecord,
	{ company, party }: { readonly company: Master<'company'>; readonly party: Master<'party'> },
	accepts: boolean,
	{ now }: WorkContext,
): readonly string[] {
	const { serious } = examine(invoiceOf(record), { company, party, directionGiven: record.direction, now });
	if (serious.length === 0 || accepts) return serious;
	return refuse({
		rule: 'intake.problems',
		document: nameOfIntake(record),
		message: serious.join(' '),
		fix: "Correct what was read wrongly. Where the invoice itself is so, confirm it with 'Accept Problems'.",
	});
}
