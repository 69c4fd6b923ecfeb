import type { CalendarDate } from '../dates/calendarDate';
import { refuse } from '../refusal';

/** What an invoice calls a buyer who gives nothing of himself (người tiêu dùng), by the day of the invoice. */
export const CONSUMER_TEXTS = [
	{ from: '2026-07-01', text: 'Bán cho người tiêu dùng', law: 'Decree 254/2026/NĐ-CP' },
] as const satisfies ReadonlyArray<{ from: CalendarDate; text: string; law: string }>;

/** What is known of a buyer; each member may be missing. */
export interface BuyerData {
	/** Company (tên đơn vị). */
	readonly legalName?: string | undefined;
	/** Person (họ tên người mua). */
	readonly personName?: string | undefined;
	readonly taxCode?: string | undefined;
	readonly address?: string | undefined;
	/** Personal identification of 12 digits (số định danh). */
	readonly personalId?: string | undefined;
}

export interface BuyerOnInvoice extends BuyerData {
	/** False for a buyer without data: the provider sends the invoice to nobody. */
	readonly takesInvoice: boolean;
}

/**
 * The buyer as the invoice shows it: whatever was given; the words of the law in place of the name where nothing was.
 *
 * @throws Refusal `vietnam.buyerName` for data without a name, which both providers turn down;
 * `vietnam.consumerText` for a day before the law on the words
 */
export function nameBuyer(given: BuyerData, issueDate: CalendarDate): BuyerOnInvoice {
	const buyer = Object.fromEntries(
		Object.entries(given)
			.map(([key, value]) => [key, value?.trim() ?? ''])
			.filter(([, value]) => value !== ''),
	) as BuyerData;
	if (Object.keys(buyer).length === 0) return { personName: consumerTextOn(issueDate), takesInvoice: false };
	if (buyer.legalName === undefined && buyer.personName === undefined)
		refuse({
			rule: 'vietnam.buyerName',
			field: 'buyer.legalName',
			message: 'The buyer has an address or a number, but no name.',
			fix: 'Give the legal name of the company or the name of the person, or no data at all for a consumer.',
		});
	return { ...buyer, takesInvoice: true };
}

function consumerTextOn(day: CalendarDate): string {
	const row = CONSUMER_TEXTS.findLast(({ from }) => from <= day);
	if (row) return row.text;
	refuse({
		rule: 'vietnam.consumerText',
		field: 'issueDate',
		message: `The words for a buyer without data are known from ${CONSUMER_TEXTS[0].from} on, not for ${day}.`,
		fix: 'Give the name of the buyer as the invoice is to show it.',
	});
}
