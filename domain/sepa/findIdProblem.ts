import type { Fault } from './fault';

/** Longest id in these messages. */
export const LONGEST_ID = 35;
const WITH_SPACE = /^[A-Za-z0-9+?/\-:().,' ]+$/;
const WITHOUT_SPACE = /^[A-Za-z0-9+?/\-:().,']+$/;

interface IdOf {
	/** How people call the id, at the beginning of a sentence. */
	readonly name: string;
	/** Mandate references have no spaces: two of the versions do not take them. */
	readonly spaces?: boolean;
}

/**
 * Ids are never rewritten, since what comes back from the bank is matched by them. They are of 1 to 35 characters of
 * the SEPA set, and a slash stands neither first nor last nor twice in a row (EPC).
 */
export function findIdProblem(id: string, { name, spaces = true }: IdOf): Fault | undefined {
	const problem =
		id.length === 0
			? 'is empty'
			: id.length > LONGEST_ID
				? `has ${id.length} characters`
				: !(spaces ? WITH_SPACE : WITHOUT_SPACE).test(id)
					? 'has characters that banks do not take'
					: id !== id.trim()
						? 'begins or ends with a space'
						: /^\/|\/$|\/\//.test(id)
							? 'begins or ends with a slash, or has two in a row'
							: undefined;
	if (problem === undefined) return undefined;
	return {
		rule: 'sepa.id',
		message: `${name} '${id.slice(0, 40)}' ${problem}.`,
		fix: `Use 1 to ${LONGEST_ID} of: letters without accents, digits${spaces ? ', space' : ''} and + ? / - : ( ) . , ' with no slash at either end.`,
	};
}
