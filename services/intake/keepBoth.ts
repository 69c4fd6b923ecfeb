import { z } from 'zod/v4';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { text } from '../../domain/schemas/fields';
import type { IntakeRecord, LedgerTx, NewIntake } from '../../ledger/port';
import type { WorkContext } from '../context';
import type { UseCase } from '../useCase';
import { placeInvoice } from './columnsFor';
import type { IntakeView } from './intakeView';
import { auditIntake, intakeId, nameOfIntake, onIntake, openIntake } from './onIntake';
import { waitingFile } from './waitingFile';
import { lookForTwins } from './lookForTwins';

const schema = z.object({ ...envelope, id: intakeId, file: text(80).optional() });

/**
 * Both are real: the file that waits becomes an invoice of its own beside the one whose number it bears, or the intake is
 * no longer taken for those that it looks like.
 */
export const keepBoth: UseCase<typeof schema, IntakeView> = {
	operation: 'intake.keepBoth',
	schema,
	...onIntake,
	async work(tx, { id, file }, context) {
		const record = await openIntake(tx, id);
		const files = await tx.intakes.filesOf([id]);
		if (files.some(({ role }) => role === 'waiting'))
			return { ids: [await partOff(tx, record, file, context)] };
		const found = await lookForTwins(tx, record);
		const alike = [...new Set([...found, ...(record.details.suspects ?? [])].map((suspect) => suspect.id))];
		if (alike.length === 0) refuseNone(record);
		await acceptBeside(tx, record, alike, context);
		return { ids: [id] };
	},
};

/** The file that waits, as an intake of its own with the same number. */
async function partOff(
	tx: LedgerTx,
	record: IntakeRecord,
	named: string | undefined,
	context: WorkContext,
): Promise<string> {
	const file = await waitingFile(tx, record, named);
	const invoice = file.asRead ?? record.asRead;
	const { columns } = await placeInvoice(tx, invoice, {
		...{ company: record.companyId ?? undefined, now: context.now },
	});
	const twins = await tx.intakes.sameNumber(record);
	const made = await tx.intakes.add({
		...columns,
		...{ state: 'toVerify', source: file.source, documentId: null, corrected: null, asRead: invoice },
		...{ twin: Math.max(...twins.map(({ twin }) => twin), record.twin) + 1, actor: context.actor },
		details: { realBeside: twins.map(({ id }) => id) },
	} as NewIntake);
	await tx.intakes.changeFile(file.id, { intakeId: made.id, role: 'original' });
	for (const twin of twins) await beside(tx, twin, [made.id]);
	auditIntake(tx, context, 'keptBoth', record, { other: made.id });
	auditIntake(tx, context, 'received', made, {
		file: { name: file.name, sha256: file.sha256 },
		beside: record.id,
	});
	return made.id;
}

async function acceptBeside(
	tx: LedgerTx,
	record: IntakeRecord,
	others: readonly string[],
	context: WorkContext,
): Promise<void> {
	const kept = await beside(tx, record, others);
	for (const other of others) {
		const twin = await tx.intakes.get(other);
		if (twin) await beside(tx, twin, [record.id]);
	}
	auditIntake(tx, context, 'keptBoth', kept, { others });
}

function beside(
	tx: LedgerTx,
	{ id, details }: IntakeRecord,
	others: readonly string[],
): Promise<IntakeRecord> {
	return tx.intakes.change(id, {
		details: {
			realBeside: [...new Set([...(details.realBeside ?? []), ...others])],
			suspects: (details.suspects ?? []).filter((suspect) => !others.includes(suspect.id)),
		},
	});
}

function refuseNone(record: IntakeRecord): never {
	refuse({
		...{ rule: 'intake.noTwin', field: 'id', document: nameOfIntake(record) },
		message: `Nothing is known that ${nameOfIntake(record)} could be the same as.`,
		fix: 'Confirm it.',
	});
}
