import type { CalendarDate } from '../../domain/dates/calendarDate';
import { nameOf } from '../../domain/documents/nameOf';
import { minorToNumber } from '../../domain/money/minor';
import type { Reading, StoredStep } from '../../ledger/port';

/** A step as nodes give it out. */
export interface StepView {
	readonly ledger: string;
	readonly step: string;
	readonly letter: string;
	readonly companyId: string;
	readonly customerId: string;
	readonly customerName: string;
	readonly documentId: string;
	readonly documentNumber: string;
	readonly instalment: number;
	readonly stage: number;
	readonly stageLabel: string;
	readonly channel: string;
	readonly recipient: string | null;
	readonly subject: string | null;
	/** `claimed` and never confirmed: nobody knows whether it arrived. */
	readonly state: string;
	readonly reason: string | null;
	readonly currency: string;
	readonly open: number;
	readonly interest: number;
	readonly fee: number;
	readonly indemnity: number;
	readonly indemnityCurrency: string | null;
	readonly daysLate: number | null;
	readonly claimedOn: CalendarDate;
	readonly closedOn: CalendarDate | null;
	readonly policy: string;
	readonly policyVersion: number;
	readonly actor: string;
	readonly claimedAt: string;
	/** Nothing was written: it stood so already. */
	readonly unchanged?: boolean;
}

export async function viewSteps(
	read: Pick<Reading, 'documents' | 'masters'>,
	ledger: string,
	steps: readonly StoredStep[],
	unchanged?: boolean,
): Promise<StepView[]> {
	const ids = [...new Set(steps.map(({ documentId }) => documentId))];
	const documents = new Map((await read.documents.getMany(ids)).map((document) => [document.id, document]));
	const names = new Map<string, string>();
	for (const { partyId } of steps)
		if (!names.has(partyId)) names.set(partyId, (await read.masters.get('party', partyId))?.name ?? '');
	return steps.map((step) => {
		const document = documents.get(step.documentId);
		const money = (minor: number) => minorToNumber(minor, step.currency);
		return {
			ledger,
			step: step.id,
			letter: step.letterId,
			companyId: step.companyId,
			customerId: step.partyId,
			customerName: names.get(step.partyId) ?? '',
			documentId: step.documentId,
			documentNumber: document ? nameOf(document) : step.documentId,
			instalment: step.instalment,
			stage: step.stage,
			stageLabel: step.label,
			channel: step.channel,
			recipient: step.recipient,
			subject: step.subject,
			state: step.state,
			reason: step.reason,
			currency: step.currency,
			open: money(step.open),
			interest: money(step.interest),
			fee: money(step.fee),
			indemnity: minorToNumber(step.indemnity, step.indemnityCurrency ?? step.currency),
			indemnityCurrency: step.indemnityCurrency,
			daysLate: step.daysLate,
			claimedOn: step.claimedOn,
			closedOn: step.closedOn,
			policy: step.policy,
			policyVersion: step.policyVersion,
			actor: step.actor,
			claimedAt: step.createdAt,
			...(unchanged ? { unchanged } : {}),
		};
	});
}
