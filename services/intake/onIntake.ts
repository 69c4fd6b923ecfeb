import { refuse } from '../../domain/refusal';
import { id } from '../../domain/schemas/fields';
import type { IntakeRecord, LedgerTx, Reading } from '../../ledger/port';
import { LEDGER_CHAIN } from '../parts/auditMaster';
import type { WorkContext } from '../context';
import type { Done } from '../useCase';
import { showIntakes, type IntakeView } from './intakeView';

interface ById {
	readonly id: string;
}

export const intakeId = id;

/** What every use case on one intake shares. */
export const onIntake = {
	order: ({ id: own }: ById): string => own,
	scope: async (tx: LedgerTx, { id: own }: ById): Promise<string> => chainOf(await getIntake(tx, own)),
	show: async (tx: LedgerTx, { ids }: Done, { now }: WorkContext): Promise<IntakeView[]> => {
		const records: IntakeRecord[] = [];
		for (const own of ids) records.push(await getIntake(tx, own));
		return showIntakes(tx, records, { ledger: tx.ledgerId, now });
	},
};

/** The audit chain that an intake belongs to. */
export const chainOf = ({ companyId }: Pick<IntakeRecord, 'companyId'>): string => companyId ?? LEDGER_CHAIN;

export async function getIntake({ intakes }: Pick<Reading, 'intakes'>, own: string): Promise<IntakeRecord> {
	return (await intakes.get(own)) ?? unknownIntake(own);
}

/** Locks it; the first step of whatever changes it. */
export async function openIntake(tx: LedgerTx, own: string): Promise<IntakeRecord> {
	return (await tx.intakes.lock(own)) ?? unknownIntake(own);
}

function unknownIntake(own: string): never {
	return refuse({
		rule: 'intake.unknown',
		field: 'id',
		document: own,
		message: `Intake ${own} does not exist in this ledger.`,
		fix: "Pass the 'id' that Extract gave, or find it with Get Many.",
	});
}

export const nameOfIntake = ({ number, id: own }: Pick<IntakeRecord, 'number' | 'id'>): string =>
	number ?? own;

/** One audit entry of an intake, in the chain of its company. */
export function auditIntake(
	tx: LedgerTx,
	{ actor }: Pick<WorkContext, 'actor'>,
	action: string,
	record: IntakeRecord,
	data: object = {},
): void {
	tx.audit.add({
		chain: chainOf(record),
		actor,
		action: `intake.${action}`,
		subjectKind: 'intake',
		subjectId: record.id,
		data: { number: record.number, state: record.state, ...data },
	});
}
