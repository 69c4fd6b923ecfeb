import type { DebitVersion } from './debitVersions';
import type { Fault } from './fault';

/** A BIC where the version cannot do without, and of the form that its schema wants. */
export function findVersionBicProblem(
	bic: string | undefined,
	{ name, bicNeeded, bicPattern }: DebitVersion,
	whose: string,
): Fault | undefined {
	if (bic === undefined) {
		if (!bicNeeded) return undefined;
		return {
			rule: 'sepa.bicMissing',
			message: `${whose} has no BIC, and ${name} cannot do without.`,
			fix: 'Give the BIC, or use pain.008.001.08.',
		};
	}
	if (bicPattern.test(bic)) return undefined;
	return {
		rule: 'sepa.bic',
		message: `BIC '${bic}' has a form that ${name} does not take.`,
		fix: 'Correct it, or leave it out where the version allows.',
	};
}
