import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { Master } from '../../domain/masters/schemas';
import { minorToNumber } from '../../domain/money/minor';
import type { SequenceType } from '../../domain/sepa/mandate';
import { maskIban } from '../parts/masterView';
import type { Examined } from './examine';
import type { LeftOut } from './leftOut';
import type { PlannedAccount, PlannedCollections } from './planCollections';

/** An instalment that is to be collected, or the reasons why it is not; full IBANs stay in the ledger. */
export interface CollectableView {
	readonly ledger: string;
	/** Of the invoice. */
	readonly id: string;
	readonly ready: boolean;
	readonly number: string | null;
	readonly instalment: number;
	readonly company: string;
	readonly customer: string;
	readonly customerName: string;
	readonly email: string | null;
	readonly amount: number;
	readonly currency: string;
	readonly dueDate: CalendarDate | null;
	readonly collectionDate: CalendarDate | null;
	/** Code of the account that collects. */
	readonly account: string | null;
	readonly mandate: string | null;
	readonly iban: string | null;
	readonly scheme: string | null;
	readonly sequence: SequenceType | null;
	readonly endToEndId: string | null;
	/** Why it is not collected. */
	readonly reasons: readonly LeftOut[];
	/** The first of them in a sentence. */
	readonly reason: string | null;
	/** What to know of it, though it is collected. */
	readonly notices: readonly string[];
}

/** What is planned of one account, in the order of the plan. */
export function viewPlanned(ledger: string, { company, plan, rows }: PlannedAccount): CollectableView[] {
	return plan.debits.flatMap((debit) => {
		const row = rows[debit.position];
		if (!row) return [];
		return {
			...base(ledger, company, row),
			ready: true,
			collectionDate: debit.collectedOn,
			scheme: debit.scheme,
			sequence: debit.sequence,
			endToEndId: debit.endToEndId,
			reasons: [],
			reason: null,
			notices: plan.notices
				.filter(({ position }) => position === debit.position)
				.map(({ message }) => message),
		};
	});
}

export function viewLeftOut(
	ledger: string,
	company: Master<'company'>,
	{ examined, reasons }: PlannedCollections['leftOut'][number],
): CollectableView {
	return {
		...base(ledger, company, examined),
		ready: false,
		collectionDate: examined.wanted.collectionDate ?? null,
		scheme: examined.mandate?.mandate.content.scheme ?? null,
		sequence: null,
		endToEndId: null,
		reasons,
		reason: reasons[0]?.message ?? null,
		notices: [],
	};
}

function base(ledger: string, company: Master<'company'>, examined: Examined) {
	const { document, instalment, wanted, amount, party, account, mandate } = examined;
	const { currency, number, internalReference } = document;
	return {
		ledger,
		id: document.id,
		number: number ?? internalReference,
		instalment: wanted.instalment,
		company: company.code,
		customer: party?.code ?? document.partyId,
		customerName: party?.name ?? '',
		email: party?.content.email ?? null,
		amount: minorToNumber(amount, currency),
		currency,
		dueDate: instalment?.dueDate ?? document.dueDate,
		account: account?.code ?? null,
		mandate: mandate?.mandate.code ?? null,
		iban: mandate ? maskIban(mandate.mandate.content.iban) : null,
	};
}
