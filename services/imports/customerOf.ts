import type { Master } from '../../domain/masters/schemas';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { createMissingParty, type PartyDetails } from '../parts/createMissingParty';
import { resolveParty } from '../parts/resolve';

interface Named {
	readonly customer: string;
	readonly customerDetails?: PartyDetails;
	readonly createMissingCustomer?: boolean;
}

/** The customer of an imported document; made from what the row tells of it where that is asked for. */
export function customerOf(
	tx: LedgerTx,
	company: Master<'company'>,
	{ customer, customerDetails, createMissingCustomer }: Named,
	context: WorkContext,
): Promise<Master<'party'>> {
	return createMissingCustomer === true
		? createMissingParty(tx, company, customer, customerDetails, context)
		: resolveParty(tx, customer, company, 'sale');
}
