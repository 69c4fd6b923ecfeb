import type { Side } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import type { ReceivedInvoice, ReceivedParty } from '../../domain/received/receivedInvoice';
import { compact } from '../../domain/tax/checkSiren';
import { sirenOfVatNumber } from '../../domain/tax/checkVatNumber';
import type { Direction } from '../../domain/received/findDirection';
import type { Reading } from '../../ledger/port';
import { foldText } from '../../ledger/searchText';

type Masters = Pick<Reading, 'masters'>;

const PAGE = 1000;

/** The other side of an invoice: the supplier of what we buy, the customer of what was sold for us. */
export const otherParty = (invoice: ReceivedInvoice, direction: Direction): ReceivedParty =>
	direction === 'sale' ? invoice.buyer : invoice.seller;

/**
 * The supplier or customer that an invoice names, by its numbers, else by its name alone. Undefined where none or
 * several fit.
 */
export async function findParty(
	{ masters }: Masters,
	companyId: string,
	party: ReceivedParty,
	side: Side,
): Promise<Master<'party'> | undefined> {
	const ids = new Set([party.taxId, party.registrationId].flatMap((field) => formsOf(field?.value)));
	const names = new Set(
		[party.name, party.tradingName].flatMap((field) => (field ? foldName(field.value) : [])),
	);
	const byId: Array<Master<'party'>> = [];
	const byName: Array<Master<'party'>> = [];
	for (let after: string | undefined; ;) {
		const page = await masters.list({ kind: 'party', companyId, onlyActive: true, after, limit: PAGE });
		for (const master of page) {
			if (!plays(master, side)) continue;
			const { vatNumber, registrationNumber } = master.content;
			const own = [...formsOf(vatNumber), ...formsOf(registrationNumber)];
			if (own.some((id) => ids.has(id))) byId.push(master);
			// Two numbers that differ are two companies, whatever they are called.
			else if ((own.length === 0 || ids.size === 0) && names.has(foldName(master.name))) byName.push(master);
		}
		if (page.length < PAGE) break;
		after = page.at(-1)?.id;
	}
	const found = byId.length > 0 ? byId : byName;
	return found.length === 1 ? found[0] : undefined;
}

export const plays = ({ content }: Master<'party'>, side: Side): boolean =>
	side === 'sale' ? content.isCustomer !== false : content.isSupplier === true;

/** Legal forms are written or left out, dots and commas too. */
const foldName = (name: string): string =>
	foldText(name)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

/** One French company is known by its VAT number, its SIREN and the SIRET of each of its places. */
function formsOf(id: string | undefined): string[] {
	const number = compact(id ?? '');
	if (number === '') return [];
	const siren = sirenOfVatNumber(number) ?? (/^\d{14}$/.test(number) ? number.slice(0, 9) : undefined);
	return siren === undefined ? [number] : [number, siren];
}
