import { refuse } from '../refusal';

/** What has become of an invoice that was taken in. */
export const INTAKE_STATES = ['toVerify', 'confirmed', 'attached', 'rejected', 'voided'] as const;
export type IntakeState = (typeof INTAKE_STATES)[number];

/** How it came. */
export const INTAKE_SOURCES = ['upload', 'email', 'webhook', 'folder', 'other'] as const;
export type IntakeSource = (typeof INTAKE_SOURCES)[number];

export const INTAKE_VERBS = [
	'correct',
	'confirm',
	'reject',
	'attach',
	'replaceFile',
	'void',
	'reprocess',
] as const;
export type IntakeVerb = (typeof INTAKE_VERBS)[number];

interface IntakeTransition {
	readonly from: readonly IntakeState[];
	readonly to: IntakeState;
}

/**
 * Every legal change. A confirmed one is never renumbered: it is voided, and the same file may then come again. What was
 * rejected by mistake is read anew.
 */
export const INTAKE_TRANSITIONS: Readonly<Record<Exclude<IntakeVerb, 'replaceFile'>, IntakeTransition>> = {
	correct: { from: ['toVerify'], to: 'toVerify' },
	confirm: { from: ['toVerify'], to: 'confirmed' },
	reject: { from: ['toVerify'], to: 'rejected' },
	attach: { from: ['toVerify'], to: 'attached' },
	void: { from: ['confirmed', 'attached'], to: 'voided' },
	reprocess: { from: ['toVerify', 'rejected'], to: 'toVerify' },
};

const WHAT_NOW: Readonly<Record<IntakeState, string>> = {
	toVerify: 'Correct, confirm, attach or reject it first.',
	confirmed: 'Its number is fixed for good. Void it with a reason; the same file may then come again.',
	attached: 'Its file hangs on a document. Void it with a reason; the same file may then come again.',
	rejected: 'Reprocess it, and it waits to be verified again.',
	voided: 'Take the same file in again.',
};

/** @throws Refusal `intake.state` */
export function nextIntakeState(
	state: IntakeState,
	verb: keyof typeof INTAKE_TRANSITIONS,
	intake: string,
): IntakeState {
	const { from, to } = INTAKE_TRANSITIONS[verb];
	if (from.includes(state)) return to;
	return refuse({
		rule: 'intake.state',
		document: intake,
		message: `Intake ${intake} is ${state}; '${verb}' is possible when it is ${from.join(' or ')}.`,
		fix: WHAT_NOW[state],
	});
}
