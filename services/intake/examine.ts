import { dateInZone } from '../../domain/dates/calendarDate';
import type { Master } from '../../domain/masters/schemas';
import { checkInvoice } from '../../domain/received/checkInvoice';
import type { Check, CheckName } from '../../domain/received/checks';
import type { Direction } from '../../domain/received/findDirection';
import type { ReceivedInvoice } from '../../domain/received/receivedInvoice';
import { ownIdsOf } from './ownCompanies';

export interface Examination {
	/** Every check passed, or had nothing to look at. */
	readonly passed: boolean;
	readonly direction: Direction;
	readonly checks: readonly Check[];
	readonly problems: readonly string[];
	/** Problems that a person takes upon himself when he confirms all the same. */
	readonly serious: readonly string[];
}

export interface Surroundings {
	readonly company: Master<'company'> | undefined;
	readonly party: Master<'party'> | undefined;
	/** What a person said; the numbers on the invoice decide where nobody did. */
	readonly directionGiven: Direction | undefined;
	readonly now: string;
}

/** A person who confirms has looked at these. */
const SEEN_BY_CONFIRMING: ReadonlySet<CheckName> = new Set(['confidence', 'sellerKnown', 'direction']);

/** The checks of an invoice, among our companies, suppliers and customers, on the day of today. */
export function examine(invoice: ReceivedInvoice, around: Surroundings): Examination {
	const { company, party, directionGiven, now } = around;
	const ownIds = company === undefined ? [] : ownIdsOf(company);
	const today = dateInZone(now, company?.content.timeZone ?? 'UTC');
	const report = checkInvoice(invoice, { ownIds, today });
	const direction = directionGiven ?? report.direction ?? 'unknown';
	const checks = report.checks.map((check): Check => {
		if (check.name === 'direction') return directionCheck(check, direction, directionGiven !== undefined);
		return check.name === 'sellerKnown' ? partyCheck(check, direction, party, invoice) : check;
	});
	const failed = checks.filter(({ passed }) => passed === false);
	const wordsOf = (list: readonly Check[]) => list.map(({ message }) => message ?? '');
	return {
		passed: failed.length === 0,
		direction,
		checks,
		problems: wordsOf(failed),
		serious: wordsOf(failed.filter(({ name }) => !SEEN_BY_CONFIRMING.has(name))),
	};
}

function directionCheck(check: Check, direction: Direction, isGiven: boolean): Check {
	if (isGiven) return { name: check.name, fields: check.fields, passed: true };
	if (direction !== 'unknown') return check;
	const message =
		'Neither or both of seller and buyer are one of our companies: say whether it is a purchase or a sale.';
	return { ...check, passed: false, message };
}

/** The other side must be in the master data: a supplier of what we buy, a customer of what was sold. */
function partyCheck(
	check: Check,
	direction: Direction,
	party: Master<'party'> | undefined,
	{ seller, buyer }: ReceivedInvoice,
): Check {
	if (direction === 'unknown') return { ...check, passed: null };
	const isSale = direction === 'sale';
	const fields = [isSale ? 'buyer' : 'seller'];
	if (party !== undefined) return { name: check.name, passed: true, fields };
	const name = (isSale ? buyer : seller).name?.value;
	const what = isSale ? 'customer' : 'supplier';
	const who = name === undefined ? `The ${what}` : `'${name}'`;
	return { name: check.name, passed: false, fields, message: `${who} is no ${what} that is known.` };
}
