import type { Channel } from '../../domain/dunning/policy';
import type { HoldType, StepState } from '../../domain/dunning/state';
import { encodeMinor } from '../amounts';
import { newId } from '../newId';
import type { NewHold, NewStep, StepDetails, StoredHold, StoredStep } from '../port';
import type { LedgerTables } from '../schema';

type StepRow = LedgerTables['dunning_steps'];
type HoldRow = LedgerTables['dunning_holds'];

export function encodeStep(step: NewStep, now: string): StepRow {
	return {
		id: newId('dst', now),
		company_id: step.companyId,
		party_id: step.partyId,
		document_id: step.documentId,
		instalment: step.instalment,
		stage: step.stage,
		policy: step.policy,
		policy_version: step.policyVersion,
		row_key: step.rowKey,
		letter_id: step.letterId,
		label: step.label,
		channel: step.channel,
		recipient: step.recipient,
		subject: step.subject,
		state: 'claimed',
		reason: null,
		currency: step.currency,
		open_amount: encodeMinor(step.open),
		interest: encodeMinor(step.interest),
		fee: encodeMinor(step.fee),
		indemnity: encodeMinor(step.indemnity),
		indemnity_currency: step.indemnityCurrency,
		days_late: step.daysLate,
		claimed_on: step.claimedOn,
		closed_on: null,
		details: JSON.stringify(step.details),
		created_at: now,
		updated_at: now,
		actor: step.actor,
	};
}

export function decodeStep(row: StepRow): StoredStep {
	return {
		id: row.id,
		companyId: row.company_id,
		partyId: row.party_id,
		documentId: row.document_id,
		instalment: row.instalment,
		stage: row.stage,
		policy: row.policy,
		policyVersion: row.policy_version,
		rowKey: row.row_key,
		letterId: row.letter_id,
		label: row.label,
		channel: row.channel as Channel,
		recipient: row.recipient,
		subject: row.subject,
		state: row.state as StepState,
		reason: row.reason,
		currency: row.currency,
		open: row.open_amount,
		interest: row.interest,
		fee: row.fee,
		indemnity: row.indemnity,
		indemnityCurrency: row.indemnity_currency,
		daysLate: row.days_late,
		claimedOn: row.claimed_on,
		closedOn: row.closed_on,
		details: JSON.parse(row.details) as StepDetails,
		createdAt: row.created_at,
		updatedAt: row.updated_at,
		actor: row.actor,
	};
}

export function encodeHold(hold: NewHold, now: string): HoldRow {
	return {
		id: newId('dhd', now),
		company_id: hold.companyId,
		type: hold.type,
		party_id: hold.partyId,
		document_id: hold.documentId,
		instalment: hold.instalment,
		since: hold.since,
		until_on: hold.until,
		reason: hold.reason,
		lifted_on: null,
		lifted_by: null,
		lift_reason: null,
		created_at: now,
		actor: hold.actor,
	};
}

export function decodeHold(row: HoldRow): StoredHold {
	return {
		id: row.id,
		companyId: row.company_id,
		type: row.type as HoldType,
		partyId: row.party_id,
		documentId: row.document_id,
		instalment: row.instalment,
		since: row.since,
		until: row.until_on,
		reason: row.reason,
		liftedOn: row.lifted_on,
		liftedBy: row.lifted_by,
		liftReason: row.lift_reason,
		createdAt: row.created_at,
		actor: row.actor,
	};
}
