import type { CalendarDate } from '../../domain/dates/calendarDate';
import { minorToNumber } from '../../domain/money/minor';
import type { EInvoiceState, EInvoiceStatus, TaxOfficeStanding } from '../../domain/vietnam/eInvoiceState';
import type { EInvoiceRecord } from '../../ledger/port';

/** One e-invoice of a document. Amounts are JSON numbers in the document's currency. */
export interface EInvoiceView {
	/** Our key at the provider. */
	readonly key: string;
	/** Its VAT rate; null where it holds several or shows none. */
	readonly rate: string | null;
	readonly state: EInvoiceState;
	readonly provider: string | null;
	readonly template: string | null;
	/** Form and series: `1C26TAA`. */
	readonly series: string | null;
	/** As the provider writes it; null before it is issued. */
	readonly number: string | null;
	readonly issueDate: CalendarDate | null;
	readonly providerKey: string | null;
	readonly lookupCode: string | null;
	readonly taxOffice: TaxOfficeStanding | null;
	readonly taxOfficeCode: string | null;
	/** What the provider says that it is: original, replaced, adjusted… */
	readonly status: EInvoiceStatus | null;
	readonly net: number;
	readonly tax: number;
	readonly gross: number;
	/** As the provider keeps it, or we do where it keeps none. */
	readonly paid: boolean | null;
	/** What the provider said last when it said no. */
	readonly error: { readonly code: string; readonly message: string; readonly fix: string } | null;
}

/** State of the whole set: that of all members, or `partly` where some are issued and others are not. */
export type EInvoiceSetState = EInvoiceState | 'partly';

/** What a document shows of its e-invoices; several values are parted by commas. */
export interface EInvoiceSetView {
	readonly eInvoiceState: EInvoiceSetState;
	readonly eInvoiceNumber: string | null;
	readonly eInvoiceSeries: string | null;
	readonly taxOfficeCode: string | null;
	readonly lookupCode: string | null;
	readonly eInvoices: readonly EInvoiceView[];
}

/** Nothing where the document has none. */
export function eInvoicesOf(records: readonly EInvoiceRecord[], currency: string): Partial<EInvoiceSetView> {
	if (records.length === 0) return {};
	const eInvoices = records.map((record) => viewEInvoice(record, currency));
	const joined = (values: ReadonlyArray<string | null>) => {
		const known = [...new Set(values.filter((value) => value !== null))];
		return known.length === 0 ? null : known.join(', ');
	};
	return {
		eInvoiceState: stateOfSet(records),
		eInvoiceNumber: joined(eInvoices.map(({ number }) => number)),
		eInvoiceSeries: joined(eInvoices.map(({ series }) => series)),
		taxOfficeCode: joined(eInvoices.map(({ taxOfficeCode }) => taxOfficeCode)),
		lookupCode: joined(eInvoices.map(({ lookupCode }) => lookupCode)),
		eInvoices,
	};
}

/** From the one that asks for most attention to the one that asks for least. */
const ORDER: readonly EInvoiceState[] = ['unknown', 'refused', 'sending', 'drafted', 'prepared', 'issued'];

function stateOfSet(records: readonly EInvoiceRecord[]): EInvoiceSetState {
	const states = records.map(({ state }) => state);
	const issued = states.filter((state) => state === 'issued').length;
	if (issued > 0 && issued < states.length) return 'partly';
	return ORDER.find((state) => states.includes(state)) ?? 'prepared';
}

function viewEInvoice(record: EInvoiceRecord, currency: string): EInvoiceView {
	const { details } = record;
	const money = (amount: number | null) => minorToNumber(amount ?? 0, currency);
	return {
		key: record.key ?? '',
		rate: record.rate,
		state: record.state,
		provider: record.provider,
		template: record.templateCode,
		series: record.series,
		number: record.number,
		issueDate: record.issueDate,
		providerKey: details.providerKey ?? null,
		lookupCode: details.lookupCode ?? null,
		taxOffice: details.taxOffice ?? null,
		taxOfficeCode: details.taxOfficeCode ?? null,
		status: details.status ?? null,
		net: money(record.net),
		tax: money(record.tax),
		gross: money(record.gross),
		paid: details.paid ?? null,
		error: details.error ?? null,
	};
}
