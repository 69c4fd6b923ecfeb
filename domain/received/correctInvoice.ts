import type { Decimal } from '../money/decimal';
import type {
	Field,
	ReceivedInvoice,
	ReceivedKind,
	ReceivedParty,
	ReceivedTax,
	ReceivedTotals,
} from './receivedInvoice';

/** What a person may correct of an invoice; what is left out stays as it was read. */
export interface Corrections {
	readonly kind?: ReceivedKind | undefined;
	readonly number?: string | undefined;
	readonly series?: string | undefined;
	readonly issueDate?: string | undefined;
	readonly dueDate?: string | undefined;
	readonly currency?: string | undefined;
	readonly sellerName?: string | undefined;
	readonly sellerTaxId?: string | undefined;
	readonly sellerIban?: string | undefined;
	readonly buyerName?: string | undefined;
	readonly buyerTaxId?: string | undefined;
	readonly net?: Decimal | undefined;
	readonly tax?: Decimal | undefined;
	readonly gross?: Decimal | undefined;
	/** What is still to pay. */
	readonly payable?: Decimal | undefined;
	/** All rates; they take the place of those that were read. */
	readonly taxes?: ReadonlyArray<Pick<ReceivedTax, 'rate' | 'category' | 'base' | 'tax'>> | undefined;
}

/** The invoice with what a person gave: sure, and with what was read before among the alternatives. */
export function correctInvoice(invoice: ReceivedInvoice, given: Corrections): ReceivedInvoice {
	const { totals } = invoice;
	const amounts = given.net ?? given.tax ?? given.gross;
	return {
		...invoice,
		kind: changed(invoice.kind, given.kind) ?? invoice.kind,
		...optional('number', changed(invoice.number, given.number)),
		...optional('series', changed(invoice.series, given.series)),
		...optional('issueDate', changed(invoice.issueDate, given.issueDate)),
		...optional('dueDate', changed(invoice.dueDate, given.dueDate)),
		...optional('currency', changed(invoice.currency, given.currency)),
		seller: correctParty(invoice.seller, given.sellerName, given.sellerTaxId, given.sellerIban),
		buyer: correctParty(invoice.buyer, given.buyerName, given.buyerTaxId),
		taxes: given.taxes?.map((tax) => ({ ...tax, origin: BY_PERSON, confidence: 1 })) ?? invoice.taxes,
		totals: {
			// Of other amounts than those that were read, nobody knows what is still to pay.
			...(amounts === undefined || given.payable !== undefined ? totals : withoutDue(totals, given)),
			...optional('net', changed(totals.net, given.net)),
			...optional('tax', changed(totals.tax, given.tax)),
			...optional('gross', changed(totals.gross, given.gross)),
			...(given.payable === undefined ? {} : { due: changed(totals.due, given.payable) as Field<Decimal> }),
		},
	};
}

const BY_PERSON = { source: 'person' } as const;

function changed<T>(before: Field<T> | undefined, value: T | undefined): Field<T> | undefined {
	if (value === undefined) return before;
	const { alternatives = [] } = before ?? {};
	const old = before === undefined || before.value === value ? [] : [before];
	return {
		value,
		origin: BY_PERSON,
		confidence: 1,
		alternatives: [
			...old.map(({ value: read, confidence, origin }) => ({ value: read, confidence, origin })),
			...alternatives.filter((other) => other.value !== value),
		],
	};
}

/** Without the member where there is nothing. */
function optional<K extends string, V>(name: K, value: V | undefined): { [N in K]?: V } {
	return (value === undefined ? {} : { [name]: value }) as { [N in K]?: V };
}

function correctParty(party: ReceivedParty, name?: string, taxId?: string, iban?: string): ReceivedParty {
	return {
		...party,
		...optional('name', changed(party.name, name)),
		...optional('taxId', changed(party.taxId, taxId)),
		...optional('iban', changed(party.iban, iban)),
	};
}

function withoutDue(totals: ReceivedTotals, { gross }: Corrections): ReceivedTotals {
	if (gross === undefined || gross === totals.gross?.value) return totals;
	const { due, ...rest } = totals;
	return rest;
}
