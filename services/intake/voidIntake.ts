import { z } from 'zod/v4';
import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { standingMatches } from '../../domain/payments/standingMatches';
import { nextIntakeState } from '../../domain/received/intakeState';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { text } from '../../domain/schemas/fields';
import type { IntakeRecord, LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { FORMER_SYSTEM } from '../imports/importOpenInvoice';
import { todayOf } from '../parts/assembleHeader';
import { assertNothingHangsOn } from '../parts/assertNothingHangsOn';
import { noteCancellation } from '../parts/noteCancellation';
import { openDocument } from '../parts/openDocument';
import { resolveMaster } from '../parts/resolve';
import { undoPayment } from '../payments/undoPayment';
import type { UseCase } from '../useCase';
import type { IntakeView } from './intakeView';
import { auditIntake, intakeId, nameOfIntake, onIntake, openIntake } from './onIntake';

const schema = z.object({
	...envelope,
	id: intakeId,
	/** Stays in the audit trail. */
	reason: text(500),
});

/**
 * Takes a confirmed intake back: nothing of it is renumbered or deleted. Its document becomes a cancelled record, and its
 * file may be taken in again, with the right number this time.
 */
export const voidIntake: UseCase<typeof schema, IntakeView> = {
	operation: 'intake.void',
	schema,
	...onIntake,
	async work(tx, { id, reason }, context) {
		const record = await openIntake(tx, id);
		if (record.state === 'voided') return { ids: [id], reused: true };
		const state = nextIntakeState(record.state, 'void', nameOfIntake(record));
		if (record.state === 'confirmed' && record.documentId !== null)
			await cancelDocument(tx, record, await openDocument(tx, record.documentId, context), reason, context);
		for (const file of await tx.intakes.filesOf([id]))
			await tx.intakes.changeFile(file.id, { role: 'released' });
		const voided = await tx.intakes.change(id, { state, details: { reason } });
		auditIntake(tx, context, 'voided', voided, { reason, document: record.documentId });
		return { ids: [id] };
	},
};

async function cancelDocument(
	tx: LedgerTx,
	record: IntakeRecord,
	document: BillingDocument,
	reason: string,
	context: WorkContext,
): Promise<void> {
	if (document.state === 'cancelled') return;
	await assertNothingHangsOn(tx, document, 'cancelled');
	await undoPaidBefore(tx, document, reason, context);
	await assertUnsettled(tx, document);
	await tx.documents.setState(document.id, 'cancelled');
	await noteCancellation(tx, document, reason, context, { intake: record.id });
}

/** What the invoice says was paid before it came is money that its confirmation wrote down, and nobody else. */
async function undoPaidBefore(
	tx: LedgerTx,
	document: BillingDocument,
	reason: string,
	context: WorkContext,
): Promise<void> {
	const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
	const matches = standingMatches(await tx.payments.matchesOf([document.id]));
	const ids = matches.flatMap(({ sourceKind, sourceId }) => (sourceKind === 'payment' ? sourceId : []));
	for (const { id, method } of await tx.payments.getMany([...new Set(ids)]))
		if (method === FORMER_SYSTEM)
			await undoPayment(tx, id, { onDate: todayOf(company, context.now), reason }, context);
}

/** Money that was laid on it must be free again first, or nobody would know where it went. */
async function assertUnsettled(tx: LedgerTx, document: BillingDocument): Promise<void> {
	const matches = [
		...(await tx.payments.matchesOf([document.id])),
		...(await tx.payments.matchesFrom([document.id])),
	];
	const pending = (await tx.payments.collectionsOf([document.id])).filter(({ state }) => state === 'pending');
	if (standingMatches(matches).length === 0 && pending.length === 0) return;
	refuse({
		rule: 'intake.settled',
		field: 'id',
		document: nameOf(document),
		message: `${nameOf(document)} is paid or settled in part, or its money is on its way.`,
		fix: 'Take the payments or credits off it first (Customer Payment: Unmatch), then void the intake.',
	});
}
