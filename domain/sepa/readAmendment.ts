import { isSameBank, type Amendment } from './amendment';
import type { Collection } from './debitBatch';
import type { Fault } from './fault';
import { findCreditorIdentifierProblem } from './findCreditorIdentifierProblem';
import { findIbanProblem } from './findIbanProblem';
import { findIdProblem } from './findIdProblem';

type Given = NonNullable<Collection['mandate']['amendment']>;

interface Now {
	readonly reference: string;
	readonly iban: string;
	readonly creditorIdentifier: string;
}

export type ReadAmendment =
	{ readonly amendment: Amendment | undefined } | { readonly field: keyof Given | ''; readonly fault: Fault };

/** What has changed, as it was given; something must have changed, and what was before must have been right too. */
export function readAmendment(given: Given, now: Now): ReadAmendment {
	const { originalReference, originalCreditorIdentifier, originalIban, accountChanged = false } = given;
	const checks: ReadonlyArray<readonly [keyof Given, Fault | undefined]> = [
		['originalReference', originalReference === undefined ? undefined : findFormerId(originalReference)],
		[
			'originalCreditorIdentifier',
			originalCreditorIdentifier === undefined
				? undefined
				: findCreditorIdentifierProblem(originalCreditorIdentifier),
		],
		['originalIban', originalIban === undefined ? undefined : findIbanProblem(originalIban)],
	];
	for (const [field, fault] of checks) if (fault) return { field, fault };
	const isNewAccount = originalIban === undefined ? accountChanged : originalIban !== now.iban;
	const amendment: Amendment = {
		...(originalReference !== undefined &&
			originalReference !== now.reference && { reference: originalReference }),
		...(given.originalCreditorName !== undefined && { creditorName: given.originalCreditorName }),
		...(originalCreditorIdentifier !== undefined &&
			originalCreditorIdentifier !== now.creditorIdentifier && {
				creditorIdentifier: originalCreditorIdentifier,
			}),
		...(isNewAccount && {
			account: {
				...(originalIban !== undefined && { iban: originalIban }),
				sameBank: given.sameBank ?? (originalIban !== undefined && isSameBank(originalIban, now.iban)),
			},
		}),
	};
	if (Object.keys(amendment).length > 0) return { amendment };
	return {
		field: '',
		fault: {
			rule: 'sepa.amendment',
			message: 'The change of the mandate names nothing that was otherwise before.',
			fix: 'Give what was before (originalReference, originalCreditorName, originalCreditorIdentifier, originalIban or accountChanged), or leave the change out.',
		},
	};
}

const findFormerId = (id: string) => findIdProblem(id, { name: 'Former mandate reference', spaces: false });
