import { refuse } from '../../domain/refusal';
import type { IntakeFile, IntakeRecord, LedgerTx } from '../../ledger/port';
import { nameOfIntake } from './onIntake';

/**
 * The file of an intake that waits for a person to say what it is: the one that is named by its id or hash, else the
 * only one.
 *
 * @throws Refusal `intake.noFileWaits` or `intake.severalFilesWait`
 */
export async function waitingFile(
	tx: LedgerTx,
	record: IntakeRecord,
	named: string | undefined,
): Promise<IntakeFile> {
	const files = await tx.intakes.filesOf([record.id]);
	const waiting = files.filter(
		({ role, id, sha256 }) => role === 'waiting' && (named === undefined || named === id || named === sha256),
	);
	const [file] = waiting;
	if (file === undefined) {
		refuse({
			rule: 'intake.noFileWaits',
			field: named === undefined ? 'id' : 'file',
			document: nameOfIntake(record),
			message: `No file of ${nameOfIntake(record)} waits${named === undefined ? '' : ` that is called '${named}'`}.`,
			fix: 'Take the other file in with Extract first; it is then found to be of this invoice.',
		});
	}
	if (waiting.length > 1) {
		refuse({
			rule: 'intake.severalFilesWait',
			field: 'file',
			document: nameOfIntake(record),
			message: `${waiting.length} files of ${nameOfIntake(record)} wait: ${waiting.map(({ name }) => name).join(', ')}.`,
			fix: `Give 'file', one of ${waiting.map(({ id }) => id).join(', ')}.`,
		});
	}
	return file;
}
