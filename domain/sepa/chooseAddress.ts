import type { CalendarDate } from '../dates/calendarDate';
import type { DebitVersion } from './debitVersions';
import type { Fault } from './fault';
import { needsDebtorAddress } from './sepaCountries';

/** From this day of settlement banks refuse an address that consists of lines alone. Source: EPC. */
export const STRUCTURED_FROM: CalendarDate = '2026-11-15';

/** Parts of an address, by the names of the message; lines only beside town and country (hybrid form). */
export interface SepaAddress {
	readonly street?: string;
	readonly buildingNumber?: string;
	readonly buildingName?: string;
	readonly floor?: string;
	readonly postBox?: string;
	readonly room?: string;
	readonly postCode?: string;
	readonly town?: string;
	readonly district?: string;
	readonly subdivision?: string;
	readonly country?: string;
	/** At most two, of 70 characters. */
	readonly lines?: readonly string[];
}

interface AddressQuestion {
	readonly address: SepaAddress | undefined;
	readonly iban: string;
	readonly version: DebitVersion;
	readonly collectedOn: CalendarDate;
	/** The user wants the address in a version in which banks have refused it. */
	readonly forced: boolean;
}

export type ChosenAddress = {
	readonly address?: SepaAddress;
	readonly fault?: Fault;
	/** The file can be made, but a bank may ask for more. */
	readonly doubt?: string;
};

/**
 * Which address of a debtor goes into the file. Inside the EEA none does, which every bank takes. Outside, the bank of
 * the debtor wants town and country in elements of their own.
 */
export function chooseAddress({
	address,
	iban,
	version,
	collectedOn,
	forced,
}: AddressQuestion): ChosenAddress {
	const isNeeded = needsDebtorAddress(iban);
	if (!isNeeded && !(forced && address)) return {};
	if (version.address === 'never') {
		return isNeeded
			? {
					fault: {
						rule: 'sepa.addressImpossible',
						message: `${version.name} cannot carry the address that banks of ${iban.slice(0, 2)} need.`,
						fix: 'Use pain.008.001.08, or collect from an account inside the European Economic Area.',
					},
				}
			: {};
	}
	const fault = findAddressProblem(address, iban, collectedOn);
	if (fault) return { fault };
	if (version.address === 'onlyForced' && !forced) {
		return {
			doubt: `The address is left out: many banks refuse it in ${version.name}, while banks of ${iban.slice(0, 2)} may ask for it.`,
		};
	}
	return { address };
}

function findAddressProblem(
	address: SepaAddress | undefined,
	iban: string,
	collectedOn: CalendarDate,
): Fault | undefined {
	if (address?.town && address.country) return undefined;
	const isLines = (address?.lines?.length ?? 0) > 0;
	if (isLines && collectedOn < STRUCTURED_FROM) return undefined;
	return {
		rule: isLines ? 'sepa.addressUnstructured' : 'sepa.addressMissing',
		message: isLines
			? `The address of the debtor consists of lines alone, which banks refuse since ${STRUCTURED_FROM}.`
			: `The debtor's account is in ${iban.slice(0, 2)}, outside the European Economic Area: its bank needs the debtor's town and country.`,
		fix: 'Give town and country in fields of their own, best with street, number and post code.',
	};
}
