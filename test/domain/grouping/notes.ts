import { groupDeliveryNotes } from '../../../domain/grouping/groupDeliveryNotes';
import type { GroupableNote, Grouping, GroupingRun, KeyValue } from '../../../domain/grouping/grouping';

/** What the twelve keys hold where a test says nothing else. */
export const KEYS: Readonly<Record<string, KeyValue>> = {
	currency: 'EUR',
	paymentMethod: '30',
	cashDiscountRate: '0',
	operationCode: 'C',
	vatRegime: 'FR',
	parafiscalRegime: null,
	billTo: { line1: '1 rue Haute', city: 'Paris', country: 'FR' },
	bankCode: 'R1',
	insured: false,
	footerNatures: ['shipping'],
	priceBasis: 'net',
};

/** A monthly note of customer A, delivered on 10 November 2026. */
export function note(name: string, more: Partial<GroupableNote> = {}): GroupableNote {
	return {
		id: name,
		name,
		date: '2026-11-10',
		companyId: 'DUPONT',
		partyId: 'A',
		orderIds: [],
		mode: 'grouped',
		periodicity: 'month',
		calendarMonth: false,
		...more,
		keys: { ...KEYS, ...more.keys },
	};
}

export function group(notes: readonly GroupableNote[], more: Partial<GroupingRun> = {}): Grouping {
	return groupDeliveryNotes(notes, { onDate: '2026-11-30', ...more });
}

/** Numbers of the notes, group by group. */
export const namesOf = ({ groups }: Grouping) => groups.map(({ notes }) => notes.map(({ name }) => name));
export const reasonsOf = ({ leftOut }: Grouping) => leftOut.map(({ reason }) => reason);
export const apartOf = ({ groups }: Grouping) => groups.map(({ apart }) => apart);
