import { duplicateKeyOf } from '../../domain/received/duplicateKey';
import type { IntakeSource } from '../../domain/received/intakeState';
import type { ReceivedInvoice } from '../../domain/received/receivedInvoice';
import type { IntakeDetails, IntakeRecord, LedgerTx, NewIntake } from '../../ledger/port';
import type { WorkContext } from '../context';
import { placeInvoice } from './columnsFor';
import type { ReceivedOutcome } from './intakeView';
import { lookForTwins } from './lookForTwins';
import { auditIntake, getIntake } from './onIntake';

/** One invoice of a file that was read. */
export interface Candidate {
	readonly invoice: ReceivedInvoice;
	/** 1, 2, 3… in its file. */
	readonly place: number;
	readonly sha256: string;
	/** As base64. */
	readonly content: string;
	readonly size: number;
	readonly name: string;
	readonly mimeType: string;
	readonly source: IntakeSource;
	readonly company: string | undefined;
	readonly mail: Readonly<Record<string, string>> | null;
	readonly details: IntakeDetails;
}

export interface TakenIn {
	readonly record: IntakeRecord;
	readonly outcome: Extract<ReceivedOutcome, 'new' | 'sameFile' | 'sameInvoice'>;
	/** It came through every check, and nothing looks like it. */
	readonly isSound: boolean;
}

/**
 * Takes one invoice in, or finds that it is there: by the bytes of its file, else by issuer, type, series, number and
 * year. Of an invoice that is there the new file waits beside the first one, until a person says what it is.
 */
export async function takeIn(
	tx: LedgerTx,
	candidate: Candidate,
	context: Pick<WorkContext, 'actor' | 'now'>,
): Promise<TakenIn> {
	const { invoice, sha256, place } = candidate;
	const there = await tx.intakes.fileOf(sha256, place);
	if (there) {
		const record = await getIntake(tx, there.intakeId);
		return { record, outcome: 'sameFile', isSound: false };
	}
	const [same] = await tx.intakes.sameNumber(duplicateKeyOf(invoice));
	await tx.intakes.keep(sha256, candidate.size, candidate.content);
	if (same) {
		await addFile(tx, candidate, same.id, 'waiting', context);
		auditIntake(tx, context, 'fileCame', same, { file: fileData(candidate) });
		return { record: same, outcome: 'sameInvoice', isSound: false };
	}
	const placed = await placeInvoice(tx, invoice, { company: candidate.company, now: context.now });
	const given = {
		...placed.columns,
		...{ state: 'toVerify', source: candidate.source, twin: 0, documentId: null, corrected: null },
		...{ asRead: invoice, details: candidate.details, actor: context.actor },
	} as NewIntake;
	const suspects = await lookForTwins(tx, given);
	const record = await tx.intakes.add({
		...given,
		details: { ...candidate.details, ...(suspects.length > 0 && { suspects }) },
	});
	await addFile(tx, candidate, record.id, 'original', context);
	auditIntake(tx, context, 'received', record, {
		file: fileData(candidate),
		source: candidate.source,
		suspects: suspects.map(({ id }) => id),
	});
	const isSound = placed.examination.passed && placed.party !== undefined && suspects.length === 0;
	return { record, outcome: 'new', isSound };
}

const fileData = ({ name, sha256, size, place }: Candidate) => ({ name, sha256, size, place });

function addFile(
	tx: LedgerTx,
	candidate: Candidate,
	intakeId: string,
	role: 'original' | 'waiting',
	{ actor }: Pick<WorkContext, 'actor'>,
) {
	const { sha256, place, name, mimeType, size, source, mail, invoice } = candidate;
	const file = { sha256, place, name, mimeType, size, source, mail, actor };
	return tx.intakes.addFile({ ...file, intakeId, role, asRead: role === 'waiting' ? invoice : null });
}
