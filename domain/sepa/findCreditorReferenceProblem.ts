import { hasIbanChecksum } from '../masters/checkIban';
import type { Fault } from './fault';

/** ISO 11649: RF, two check digits, at most 21 letters and digits; checked like an IBAN. */
export function findCreditorReferenceProblem(reference: string): Fault | undefined {
	if (/^RF\d{2}[A-Z0-9]{1,21}$/.test(reference) && hasIbanChecksum(reference)) return undefined;
	return {
		rule: 'sepa.creditorReference',
		message: `'${reference.slice(0, 40)}' is not a creditor reference (ISO 11649).`,
		fix: 'Give RF, two right check digits and up to 21 letters and digits; or give a text as remittance.',
	};
}
