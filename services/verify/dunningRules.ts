import type { AuditEntry, StoredStep } from '../../ledger/port';
import { fault, type DocumentRule } from './documentRules';

const CLAIMED = 'document.dunningClaimed';
const ENDS: Readonly<Record<string, string>> = {
	'document.dunningSent': 'sent',
	'document.dunningFailed': 'failed',
	'document.dunningWithdrawn': 'withdrawn',
};

interface Trace {
	readonly step?: unknown;
	readonly instalment?: unknown;
	readonly stage?: unknown;
	readonly open?: unknown;
}
const traceOf = ({ data }: AuditEntry) => data as Trace;

/** What was claimed has its trace, with stage and amount; and what has a trace is there. */
const stepIsAudited: DocumentRule = (document, { dunningSteps, entries }) => {
	const traces = entries.filter(({ action }) => action === CLAIMED).map(traceOf);
	for (const { id, instalment, stage, open } of dunningSteps) {
		const trace = traces.find(({ step }) => step === id);
		if (trace?.instalment === instalment && trace.stage === stage && trace.open === open) continue;
		return fault(
			document,
			'dunning.notAudited',
			trace
				? `dunning step ${id} is stage ${stage} of its instalment ${instalment}, and by the audit trail another one or another amount.`
				: `the audit trail does not know dunning step ${id}.`,
		);
	}
	const missing = traces.find(({ step }) => !dunningSteps.some(({ id }) => id === step));
	if (!missing) return undefined;
	return fault(document, 'dunning.missing', `dunning step ${String(missing.step)} of it is missing.`);
};

/** A step is in the state to which the audit trail leads: nothing is called sent in silence. */
const stepStateIsAudited: DocumentRule = (document, { dunningSteps, entries }) => {
	for (const step of dunningSteps) {
		const told = stateByTrail(step, entries);
		if (told === step.state) continue;
		return fault(
			document,
			'dunning.stateNotAudited',
			`dunning step ${step.id} is ${step.state}, but by the audit trail it is ${told}.`,
		);
	}
	return undefined;
};

function stateByTrail({ id }: StoredStep, entries: readonly AuditEntry[]): string {
	const end = entries.findLast((entry) => ENDS[entry.action] !== undefined && traceOf(entry).step === id);
	return (end && ENDS[end.action]) ?? 'claimed';
}

export const DUNNING_RULES: readonly DocumentRule[] = [stepIsAudited, stepStateIsAudited];
