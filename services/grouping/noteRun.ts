import type { CalendarDate, Instant } from '../../domain/dates/calendarDate';
import type { FooterCharge } from '../../domain/documents/document';
import type { Kind } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import { RememberedMasters } from '../../ledger/unit/RememberedMasters';
import { rememberMasters } from '../../ledger/unit/rememberMasters';
import type { Reading } from '../../ledger/port';
import { todayOf } from '../parts/assembleHeader';

/** What reading the delivery notes of one company needs to know and to remember. */
export interface NoteRun {
	readonly read: Reading;
	readonly company: Master<'company'>;
	readonly onDate: CalendarDate;
	/** Deliveries of two calendar months never share an invoice. */
	readonly calendarMonth: boolean;
	/** Footer charges of invoices that took of orders before, by their ids: many orders share an invoice. */
	readonly carried: Map<string, CarriedCharges>;
	/** Gives one object for equal values, of which there are few among many notes. */
	readonly share: <T>(value: T) => T;
}

export interface CarriedCharges {
	readonly kind: Kind;
	readonly charges: readonly FooterCharge[];
	/** As people call the document. */
	readonly name: string;
}

export interface RunChoices {
	readonly onDate?: CalendarDate | undefined;
	readonly calendarMonth?: boolean | undefined;
}

/** Masters are asked for once a run: only what is invoiced hangs on them, and invoicing asks again. */
export function openNoteRun(
	read: Reading,
	company: Master<'company'>,
	{ onDate, calendarMonth }: RunChoices,
	now: Instant,
): NoteRun {
	const known = new Map<string, unknown>();
	return {
		read: { ...read, masters: rememberMasters(new RememberedMasters(), read.masters) },
		company,
		onDate: onDate ?? todayOf(company, now),
		calendarMonth: calendarMonth ?? BY_MONTH.has(company.content.country),
		carried: new Map(),
		share<T>(value: T): T {
			if (typeof value !== 'object' || value === null) return value;
			const text = JSON.stringify(value);
			const same = known.get(text) as T | undefined;
			if (same === undefined) known.set(text, value);
			return same ?? value;
		},
	};
}

/** Countries whose law keeps a summary invoice within a calendar month: France (CGI art. 289 I-3). */
const BY_MONTH: ReadonlySet<string> = new Set(['FR']);
