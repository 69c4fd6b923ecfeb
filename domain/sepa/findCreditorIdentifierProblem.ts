import { hasIbanChecksum } from '../masters/checkIban';
import type { Fault } from './fault';

const SHAPE = /^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$/;
/** Length of the whole identifier, where the country has one. */
const LENGTHS: Readonly<Record<string, number>> = { FR: 13, DE: 18 };

/**
 * Has it the form of a creditor identifier (ICS)? Country, two check digits, three characters of the creditor's own
 * choice (ZZZ where there is none), and the national number.
 */
export function isCreditorIdentifierShape(text: string): boolean {
	return SHAPE.test(text);
}

/**
 * ISO 7064 mod 97-10 over the national number, country and check digits. The three characters of the business
 * (code activité) do not count: identifiers that differ only there belong to one creditor.
 */
export function hasCreditorIdentifierChecksum(identifier: string): boolean {
	return hasIbanChecksum(identifier.slice(0, 4) + identifier.slice(7));
}

/** @returns undefined for a right creditor identifier (identifiant créancier SEPA, ICS) */
export function findCreditorIdentifierProblem(identifier: string): Fault | undefined {
	const length = LENGTHS[identifier.slice(0, 2)];
	const problem = !isCreditorIdentifierShape(identifier)
		? 'is not a creditor identifier such as FR72ZZZ123456'
		: length !== undefined && identifier.length !== length
			? `has ${identifier.length} characters; one of ${identifier.slice(0, 2)} has ${length}`
			: hasCreditorIdentifierChecksum(identifier)
				? undefined
				: 'has check digits that do not fit';
	if (problem === undefined) return undefined;
	return {
		rule: 'sepa.creditorIdentifier',
		message: `Creditor identifier '${identifier.slice(0, 40)}' ${problem}.`,
		fix: 'Copy it from the letter with which your bank or central bank gave it (ICS).',
	};
}

/** What tells creditors apart: the identifier without the characters of the business. */
export function creditorOf(identifier: string): string {
	return identifier.slice(0, 4) + identifier.slice(7);
}
