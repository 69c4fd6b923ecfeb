import { isCurrency } from '../../domain/money/currencies';
import { parseMinor } from '../../domain/money/minor';
import { duplicateKeyOf } from '../../domain/received/duplicateKey';
import type { Direction } from '../../domain/received/findDirection';
import type { ReceivedInvoice } from '../../domain/received/receivedInvoice';
import { Refusal } from '../../domain/refusal';
import type { Master } from '../../domain/masters/schemas';
import type { IntakeChange, Reading } from '../../ledger/port';
import { examine, type Examination } from './examine';
import { findParty, otherParty } from './findParty';
import { companyFor } from './ownCompanies';

export interface Known {
	/** By id or code; found where it is missing. */
	readonly company?: string | undefined;
	/** Where a person named it. */
	readonly party?: Master<'party'> | undefined;
	readonly direction?: Direction | undefined;
	readonly now: string;
}

export interface Placed {
	readonly company: Master<'company'> | undefined;
	readonly party: Master<'party'> | undefined;
	readonly examination: Examination;
	/** What lists and guards are made from. */
	readonly columns: IntakeChange;
}

/** Finds an invoice its place: whose it is, which way it goes, from whom, and what makes it the same as another. */
export async function placeInvoice(
	read: Pick<Reading, 'masters'>,
	invoice: ReceivedInvoice,
	{ company: named, party: given, direction, now }: Known,
): Promise<Placed> {
	const company = await companyFor(read, invoice, named);
	const before = examine(invoice, { company, party: given, directionGiven: direction, now });
	const party = given ?? (await partyFor(read, invoice, company, before.direction));
	const examination = examine(invoice, { company, party, directionGiven: direction, now });
	return {
		company,
		party,
		examination,
		columns: {
			...duplicateKeyOf(invoice),
			companyId: company?.id ?? null,
			partyId: party?.id ?? null,
			direction: examination.direction,
			issueDate: invoice.issueDate?.value ?? null,
			dueDate: invoice.dueDate?.value ?? null,
			...amountOf(invoice),
		},
	};
}

async function partyFor(
	read: Pick<Reading, 'masters'>,
	invoice: ReceivedInvoice,
	company: Master<'company'> | undefined,
	direction: Direction,
): Promise<Master<'party'> | undefined> {
	if (company === undefined || direction === 'unknown') return undefined;
	return findParty(read, company.id, otherParty(invoice, direction), direction);
}

/** An amount that the currency cannot hold is one of the things that a person has to look at. */
function amountOf({ currency, totals }: ReceivedInvoice): Pick<IntakeChange, 'currency' | 'gross'> {
	const code = currency?.value;
	if (code === undefined || !isCurrency(code)) return { currency: null, gross: null };
	try {
		const gross = totals.gross === undefined ? null : parseMinor(totals.gross.value, code, 'gross');
		return { currency: code, gross };
	} catch (error) {
		if (error instanceof Refusal) return { currency: code, gross: null };
		throw error;
	}
}
