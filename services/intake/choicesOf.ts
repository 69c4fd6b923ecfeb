import type { IntakeState } from '../../domain/received/intakeState';

const BY_STATE: Readonly<Record<IntakeState, readonly string[]>> = {
	toVerify: ['correct', 'confirm', 'attach', 'reject', 'reprocess'],
	confirmed: ['replaceFile', 'void'],
	attached: ['replaceFile', 'void'],
	rejected: ['reprocess'],
	voided: [],
};

/** What a person can do with an intake now, by the names of the operations. Another file that waits comes first. */
export function choicesOf(
	state: IntakeState,
	{ waiting, suspects }: { readonly waiting: boolean; readonly suspects: boolean },
): string[] {
	const first = waiting ? ['attach', 'replaceFile', 'keepBoth'] : suspects ? ['keepBoth'] : [];
	// An invoice that may be there already is not confirmed before somebody has said that it is not.
	const others = BY_STATE[state].filter((choice) => !(suspects && choice === 'confirm'));
	return [...new Set([...first, ...others])];
}
