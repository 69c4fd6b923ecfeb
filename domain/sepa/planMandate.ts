import type { Amendment } from './amendment';
import { chooseSequence } from './chooseSequence';
import type { Collection } from './debitBatch';
import type { PlannedCreditor } from './debitPlan';
import type { DebitVersion } from './debitVersions';
import { findIdProblem } from './findIdProblem';
import { findMandateState } from './findMandateState';
import { countsForSequence, type MandateUse, type Recurrence, type SequenceType } from './mandate';
import { findMandateConflict, type MandatesOfBatch } from './mandatesOfBatch';
import type { Findings, Rules } from './findings';
import { readAmendment } from './readAmendment';

interface Surroundings extends Rules {
	readonly creditor: PlannedCreditor;
	readonly collectedOn: string;
	readonly mandates: MandatesOfBatch;
}

export interface PlannedMandate {
	readonly reference: string;
	readonly signedOn: string;
	readonly sequence: SequenceType;
	readonly amendment?: Amendment;
}

/** Reference, state, sequence type and change of the mandate. Undefined, with its faults, where it cannot collect. */
export function planMandate(
	collection: Collection,
	surroundings: Surroundings,
	found: Findings,
): PlannedMandate | undefined {
	const { mandate, debtor } = collection;
	const { creditor, mandates, head } = surroundings;
	const { reference, signedOn } = mandate;
	const idFault = findIdProblem(reference, { name: 'Mandate reference', spaces: false });
	if (idFault) found.faults.push({ field: 'mandate.reference', fault: idFault });
	if (signedOn > head.createdAt.slice(0, 10)) {
		const message = `The mandate was signed on ${signedOn}, after the file is made.`;
		const fix = 'Correct the date, or collect once the debtor has signed.';
		found.faults.push({ field: 'mandate.signedOn', fault: { rule: 'sepa.signedLater', message, fix } });
		return undefined;
	}
	const before = mandates.find(creditor.creditorIdentifier, reference);
	const conflict = findMandateConflict(before, { iban: debtor.iban, signedOn });
	if (conflict) found.faults.push({ field: 'mandate.reference', fault: conflict });
	const uses = [...usesOf(collection), ...(before?.uses ?? [])];
	if (!checkState(collection, uses, surroundings, found)) return undefined;
	const asked = collection.sequenceType;
	const { sequencePolicy: policy } = surroundings.options;
	const { last } = collection;
	const chosen = chooseSequence({ recurrence: recurrenceOf(collection), uses, asked, policy, last });
	if ('fault' in chosen) {
		found.faults.push({ field: asked === undefined ? 'mandate' : 'sequenceType', fault: chosen.fault });
		return undefined;
	}
	// The change is told once: a second debit of the batch does not tell it again.
	const amendment = before ? undefined : checkAmendment(collection, creditor, found);
	const { sequence } = chosen;
	if (!tellsNewAgent(amendment, surroundings.version) || sequence !== 'RCUR')
		return { reference, signedOn, sequence, amendment };
	const message = `Collected as FRST: ${surroundings.version.name} tells a new bank of the debtor only so.`;
	found.doubts.push({ field: 'sequenceType', rule: 'sepa.firstAgain', message });
	return { reference, signedOn, sequence: 'FRST', amendment };
}

/** The older versions name a new account only within one bank, and where the former IBAN is known. */
export function tellsNewAgent(amendment: Amendment | undefined, { accountChange }: DebitVersion): boolean {
	const account = amendment?.account;
	return (
		account !== undefined && accountChange === 'agent' && !(account.sameBank && account.iban !== undefined)
	);
}

function recurrenceOf({ mandate, sequenceType }: Collection): Recurrence {
	return mandate.recurrence ?? (sequenceType === 'OOFF' ? 'oneOff' : 'recurrent');
}

function usesOf({ mandate }: Collection): MandateUse[] {
	const { uses = [], lastCollectionOn } = mandate;
	if (lastCollectionOn === undefined) return uses;
	const sequence = mandate.recurrence === 'oneOff' ? 'OOFF' : 'RCUR';
	return [...uses, { dueOn: lastCollectionOn, sequence, outcome: 'settled' }];
}

/** False where the mandate can collect nothing on that day. What was used up, the sequence type tells. */
function checkState(
	collection: Collection,
	uses: readonly MandateUse[],
	{ collectedOn }: Surroundings,
	{ faults, doubts }: Findings,
): boolean {
	const { signedOn, cancelledOn } = collection.mandate;
	const recurrence = recurrenceOf(collection);
	const state = findMandateState({ signedOn, cancelledOn, recurrence, uses }, collectedOn);
	if (state.state === 'cancelled') {
		const message = `The mandate was cancelled on ${state.since}.`;
		const fault = { rule: 'sepa.mandateCancelled', message, fix: 'Ask the debtor for a new mandate.' };
		faults.push({ field: 'mandate.cancelledOn', fault });
		return false;
	}
	if (state.state !== 'expired' || state.why === 'usedUp') return true;
	if (isFurther(collection) && !uses.some(countsForSequence)) {
		const message = `The mandate was signed more than 36 months before, and its last collection is not given.`;
		doubts.push({ field: 'mandate.uses', rule: 'sepa.mandateAge', message });
		return true;
	}
	const message = `The mandate lapsed on ${state.since}: nothing was collected for 36 months.`;
	const fault = { rule: 'sepa.mandateExpired', message, fix: 'Ask the debtor for a new mandate.' };
	faults.push({ field: 'mandate', fault });
	return false;
}

/** By its sequence type there were collections before. */
const isFurther = ({ sequenceType }: Collection) => sequenceType === 'RCUR' || sequenceType === 'FNAL';

function checkAmendment(
	{ mandate, debtor }: Collection,
	{ creditorIdentifier }: PlannedCreditor,
	{ faults }: Findings,
): Amendment | undefined {
	if (mandate.amendment === undefined) return undefined;
	const { reference } = mandate;
	const read = readAmendment(mandate.amendment, { reference, iban: debtor.iban, creditorIdentifier });
	if ('amendment' in read) return read.amendment;
	faults.push({ field: ['mandate.amendment', read.field].filter(Boolean).join('.'), fault: read.fault });
	return undefined;
}
