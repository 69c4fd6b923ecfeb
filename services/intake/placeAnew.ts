import type { Direction } from '../../domain/received/findDirection';
import type { ReceivedInvoice } from '../../domain/received/receivedInvoice';
import { refuse } from '../../domain/refusal';
import type { DuplicateKey } from '../../domain/received/duplicateKey';
import type { IntakeChange, IntakeRecord, LedgerTx } from '../../ledger/port';
import { resolveParty } from '../parts/resolve';
import { placeInvoice } from './columnsFor';
import { lookForTwins } from './lookForTwins';
import { nameOfIntake } from './onIntake';
import { wordOf } from './accountOf';

export interface Said {
	readonly company?: string | undefined;
	readonly direction?: Exclude<Direction, 'unknown'> | undefined;
	readonly account?: string | undefined;
}

/**
 * The columns of an intake whose content has changed, or was read anew. What a person said before stays said.
 *
 * @throws Refusal `intake.sameNumber` where another intake bears its number now
 */
export async function placeAnew(
	tx: LedgerTx,
	record: IntakeRecord,
	invoice: ReceivedInvoice,
	said: Said,
	now: string,
): Promise<IntakeChange> {
	const isGiven = said.direction !== undefined || record.details.directionGiven === true;
	const direction = said.direction ?? (isGiven ? record.direction : undefined);
	const company = said.company ?? record.companyId ?? undefined;
	const first = await placeInvoice(tx, invoice, { company, direction, now });
	const named = await partyNamed(tx, said.account, first.company, first.examination.direction);
	const placed = named ? await placeInvoice(tx, invoice, { company, direction, party: named, now }) : first;
	const columns: IntakeChange = {
		...placed.columns,
		twin: record.twin,
		details: isGiven ? { directionGiven: true } : {},
	};
	await assertFree(tx, record, columns as DuplicateKey);
	const suspects = await lookForTwins(tx, {
		...record,
		...columns,
		details: record.details,
		corrected: invoice,
	});
	return { ...columns, details: { ...columns.details, suspects } };
}

async function partyNamed(
	tx: LedgerTx,
	account: string | undefined,
	company: Parameters<typeof resolveParty>[2] | undefined,
	direction: Direction,
) {
	if (account === undefined) return undefined;
	if (company !== undefined && direction !== 'unknown') return resolveParty(tx, account, company, direction);
	return refuse({
		rule: 'intake.incomplete',
		field: company === undefined ? 'company' : 'direction',
		message: `Nobody knows yet whether '${account}' is to be a ${wordOf('purchase')} or a ${wordOf('sale')}.`,
		fix: "Give 'company' and 'direction' (purchase or sale) too.",
	});
}

/** Two intakes of one number would be one invoice twice: a person says what it is. */
async function assertFree(tx: LedgerTx, record: IntakeRecord, key: DuplicateKey): Promise<void> {
	const others = await tx.intakes.sameNumber(key);
	const other = others.find(({ id, twin }) => id !== record.id && twin === record.twin);
	if (!other) return;
	refuse({
		rule: 'intake.sameNumber',
		field: 'number',
		document: nameOfIntake(other),
		message: `Invoice ${key.number} of ${key.year} of this seller is there already: intake ${other.id} is ${other.state}.`,
		fix: `Attach this file to it (Attach, to intake ${other.id}), or reject it. If both are real, use 'Keep Both' with that intake first.`,
	});
}
