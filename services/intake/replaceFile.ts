import { z } from 'zod/v4';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { text } from '../../domain/schemas/fields';
import type { IntakeChange, IntakeFile, IntakeRecord, LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import type { UseCase } from '../useCase';
import type { IntakeView } from './intakeView';
import { auditIntake, intakeId, nameOfIntake, onIntake, openIntake } from './onIntake';
import { placeAnew } from './placeAnew';
import { waitingFile } from './waitingFile';

const schema = z.object({
	...envelope,
	id: intakeId,
	/** Of several files that wait, which one. */
	file: text(80).optional(),
});

/**
 * Lets the file that waits take the place of the first one, whatever both are called; the old one stays with its hash.
 * While the intake waits too, it says from then on what the new file says. A confirmed one changes its file alone.
 */
export const replaceFile: UseCase<typeof schema, IntakeView> = {
	operation: 'intake.replaceFile',
	schema,
	...onIntake,
	async work(tx, { id, file }, context) {
		const record = await openIntake(tx, id);
		if (record.state === 'rejected' || record.state === 'voided') refuseGone(record);
		const waiting = await waitingFile(tx, record, file);
		const files = await tx.intakes.filesOf([id]);
		for (const old of files.filter(({ role }) => role === 'original'))
			await tx.intakes.changeFile(old.id, { role: 'replaced' });
		await tx.intakes.changeFile(waiting.id, { role: 'original' });
		const changed =
			record.state === 'toVerify'
				? await tx.intakes.change(id, await readingOf(tx, record, waiting, context))
				: record;
		const replaced = files.find(({ role }) => role === 'original');
		auditIntake(tx, context, 'fileReplaced', changed, { from: replaced?.sha256, to: waiting.sha256 });
		return { ids: [id] };
	},
};

async function readingOf(
	tx: LedgerTx,
	record: IntakeRecord,
	{ asRead, name }: IntakeFile,
	{ now, hint }: WorkContext,
): Promise<IntakeChange> {
	if (asRead === null) return {};
	if (record.corrected !== null)
		hint(`${nameOfIntake(record)} now says what '${name}' says; what was corrected before is gone.`);
	return { ...(await placeAnew(tx, record, asRead, {}, now)), asRead, corrected: null };
}

function refuseGone(record: IntakeRecord): never {
	refuse({
		...{ rule: 'intake.state', field: 'id', document: nameOfIntake(record) },
		message: `Intake ${nameOfIntake(record)} is ${record.state}; its file stays as it is.`,
		fix: 'Take the new file in by itself.',
	});
}
