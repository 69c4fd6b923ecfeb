import type { CalendarDate } from '../dates/calendarDate';
import { chooseAddress } from './chooseAddress';
import { LONGEST_NAME, type CreditorInput, type DebitOptions } from './debitBatch';
import type { DebitVersion } from './debitVersions';
import type { Fault } from './fault';
import type { CheckedCreditor } from './findings';
import { findBicProblem } from './findBicProblem';
import { findVersionBicProblem } from './findVersionBicProblem';
import { findCreditorIdentifierProblem, isCreditorIdentifierShape } from './findCreditorIdentifierProblem';
import { findSepaIbanProblem } from './findIbanProblem';
import { toSepaText } from './toSepaText';
import { writeAddress } from './writeAddress';

/** Checks who collects. @returns every fault, with the field of the creditor */
export function planCreditor(
	given: CreditorInput,
	version: DebitVersion,
	options: DebitOptions,
	collectedOn: CalendarDate,
): CheckedCreditor {
	const { iban, bic, creditorIdentifier } = given;
	const set = options.characterSet;
	const name = toSepaText(given.name, LONGEST_NAME, set);
	const hasShape =
		options.creditorIdentifierCheck === 'shape' && isCreditorIdentifierShape(creditorIdentifier);
	const found: ReadonlyArray<readonly [string, Fault | undefined]> = [
		['name', name === '' ? UNWRITABLE : undefined],
		['iban', findSepaIbanProblem(iban)],
		[
			'bic',
			(bic !== undefined && findBicProblem(bic)) || findVersionBicProblem(bic, version, 'Your own bank'),
		],
		['creditorIdentifier', hasShape ? undefined : findCreditorIdentifierProblem(creditorIdentifier)],
	];
	const { address } = chooseAddress({
		address: given.address,
		iban,
		version,
		collectedOn,
		forced: options.forceAddress ?? false,
	});
	return {
		creditor: {
			name,
			iban,
			...(bic !== undefined && { bic }),
			creditorIdentifier,
			...(address && { address: writeAddress(address, version, set) }),
			...(given.ultimateCreditor !== undefined && {
				ultimateCreditor: toSepaText(given.ultimateCreditor, LONGEST_NAME, set),
			}),
		},
		faults: found.flatMap(([field, fault]) => (fault ? [{ field, fault }] : [])),
	};
}

export const UNWRITABLE: Fault = {
	rule: 'sepa.name',
	message: 'Nothing of the name can be written in the characters that banks take.',
	fix: 'Write the name in Latin letters.',
};
