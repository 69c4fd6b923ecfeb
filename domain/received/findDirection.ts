import { compact } from '../tax/checkSiren';
import { sirenOfVatNumber } from '../tax/checkVatNumber';
import type { ReceivedInvoice, ReceivedParty } from './receivedInvoice';

/** A purchase is sold to us, a sale by us. */
export type Direction = 'purchase' | 'sale' | 'unknown';

/**
 * Whether we buy or sell, from the numbers of our companies. Neither side or both are ours: unknown, and a person says.
 *
 * @param ownIds VAT numbers, tax codes, SIREN or SIRET of our companies
 */
export function findDirection({ seller, buyer }: ReceivedInvoice, ownIds: readonly string[]): Direction {
	const own = new Set(ownIds.flatMap(formsOf));
	const isOurs = ({ taxId, registrationId }: ReceivedParty) =>
		[taxId, registrationId].some(
			(field) => field !== undefined && formsOf(field.value).some((form) => own.has(form)),
		);
	const weSell = isOurs(seller);
	if (weSell === isOurs(buyer)) return 'unknown';
	return weSell ? 'sale' : 'purchase';
}

/** One French company is known by its VAT number, its SIREN and the SIRET of each of its places. */
function formsOf(id: string): string[] {
	const number = compact(id);
	const siren = sirenOfVatNumber(number) ?? (/^\d{14}$/.test(number) ? number.slice(0, 9) : undefined);
	return siren === undefined ? [number] : [number, siren];
}
