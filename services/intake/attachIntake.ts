import { z } from 'zod/v4';
import { nameOf } from '../../domain/documents/nameOf';
import { nextIntakeState } from '../../domain/received/intakeState';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { text } from '../../domain/schemas/fields';
import type { IntakeRecord, LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { openDocument } from '../parts/openDocument';
import { auditDocument } from '../parts/writeDocument';
import type { Done, UseCase } from '../useCase';
import type { IntakeView } from './intakeView';
import { auditIntake, intakeId, nameOfIntake, onIntake, openIntake } from './onIntake';
import { waitingFile } from './waitingFile';

const schema = z.object({
	...envelope,
	id: intakeId,
	/** A document of the books whose file this is. */
	document: intakeId.optional(),
	/** Another intake whose file this is. */
	intake: intakeId.optional(),
	/** Of several files that wait, which one. */
	file: text(80).optional(),
});

/**
 * Links a file to what is there: the file that waits to its own intake, or the whole intake to a document or to another
 * intake, without reading or checking anything.
 */
export const attachIntake: UseCase<typeof schema, IntakeView> = {
	operation: 'intake.attach',
	schema,
	...onIntake,
	async work(tx, { id, document, intake, file }, context) {
		if (document !== undefined && intake !== undefined) refuseBoth();
		if (intake !== undefined) return attachToIntake(tx, id, intake, context);
		const record = await openIntake(tx, id);
		if (document !== undefined) return attachToDocument(tx, record, document, context);
		const waiting = await waitingFile(tx, record, file);
		await tx.intakes.changeFile(waiting.id, { role: 'linked' });
		auditIntake(tx, context, 'fileLinked', record, { file: waiting.name, sha256: waiting.sha256 });
		return { ids: [id] };
	},
};

async function attachToDocument(
	tx: LedgerTx,
	record: IntakeRecord,
	documentId: string,
	context: WorkContext,
): Promise<Done> {
	if (record.state === 'attached' && record.documentId === documentId)
		return { ids: [record.id], reused: true };
	const state = nextIntakeState(record.state, 'attach', nameOfIntake(record));
	const document = await openDocument(tx, documentId, context);
	const attached = await tx.intakes.change(record.id, {
		...{ state, documentId, companyId: document.companyId, partyId: document.partyId },
		details: { suspects: [] },
	});
	const [file] = await tx.intakes.filesOf([record.id]);
	const data = { file: file?.name, sha256: file?.sha256 };
	auditIntake(tx, context, 'attached', attached, { ...data, document: nameOf(document), documentId });
	auditDocument(tx, context, 'attachFile', document, { ...data, intake: record.id });
	return { ids: [record.id] };
}

/** Both rows are locked in the order of their ids, whichever way they are joined. */
async function attachToIntake(tx: LedgerTx, from: string, to: string, context: WorkContext): Promise<Done> {
	if (from === to) refuseItself(from);
	const locked = new Map<string, IntakeRecord>();
	for (const own of [from, to].sort()) locked.set(own, await openIntake(tx, own));
	const record = locked.get(from) as IntakeRecord;
	const target = locked.get(to) as IntakeRecord;
	nextIntakeState(record.state, 'attach', nameOfIntake(record));
	if (target.state === 'voided' || target.state === 'rejected') refuseGone(target);
	for (const file of await tx.intakes.filesOf([from]))
		await tx.intakes.changeFile(file.id, { intakeId: to, role: 'linked' });
	const reason = `Its file was linked to intake ${to}`;
	const left = await tx.intakes.change(from, { state: 'rejected', details: { reason, suspects: [] } });
	auditIntake(tx, context, 'joined', left, { intake: to });
	auditIntake(tx, context, 'fileLinked', target, { intake: from });
	return { ids: [to] };
}

function refuseBoth(): never {
	refuse({
		...{
			rule: 'intake.twoTargets',
			field: 'intake',
			message: 'A file hangs on a document or an intake, not both.',
		},
		fix: "Give 'document' or 'intake'.",
	});
}

function refuseItself(own: string): never {
	refuse({
		...{
			rule: 'intake.itself',
			field: 'intake',
			document: own,
			message: 'An intake has its own file already.',
		},
		fix: 'Give another intake, or leave it out to link the file that waits.',
	});
}

function refuseGone(target: IntakeRecord): never {
	refuse({
		...{ rule: 'intake.state', field: 'intake', document: nameOfIntake(target) },
		message: `Intake ${nameOfIntake(target)} is ${target.state}.`,
		fix: 'Choose an intake that waits or is confirmed.',
	});
}
