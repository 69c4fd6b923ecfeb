import type { CalendarDate } from '../../../domain/dates/calendarDate';
import type { IssuedInvoice } from '../../eInvoiceProvider';
import { ProviderUnreachable } from '../../providerErrors';
import { wholeNumber } from '../answers/members';
import { readRow } from '../answers/readRow';
import { ownError } from '../errors/ownErrors';
import { ask, membersOf } from '../http/ask';
import type { Client } from '../http/client';

const ROWS_A_PAGE = 50;
/** Half a million invoices: whoever has more asks for a shorter period. */
const MOST_PAGES = 10_000;

/**
 * Invoices of a period by the days of Viet Nam. A page that is not full is the last one; so is a page that holds nothing
 * new, which is what a server does that does not know pages.
 *
 * @throws ProviderRefusal, ProviderUnreachable
 */
export async function* listInvoices(
	client: Client,
	{ from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
): AsyncGenerator<IssuedInvoice> {
	const { taxCode: supplierTaxCode } = client.account.settings;
	const seen = new Set<string>();
	for (let pageNum = 1; pageNum <= MOST_PAGES; pageNum += 1) {
		const json = { supplierTaxCode, startDate: from, endDate: to, rowPerPage: ROWS_A_PAGE, pageNum };
		const reading = await ask(client, { name: 'getInvoicesAll', json });
		if (reading.says === 'refused' && reading.error.code === 'NOT_FOUND_DATA') return;
		const body = membersOf(reading);
		const rows = rowsIn(body['invoices']);
		let fresh = 0;
		for (const invoice of rows.flatMap((row) => readRow(row) ?? [])) {
			const id = `${invoice.template.templateCode}|${invoice.number}`;
			if (seen.has(id)) continue;
			seen.add(id);
			fresh += 1;
			yield invoice;
		}
		const total = wholeNumber.parse(body['totalRow'] ?? body['totalRows']);
		const isFull = rows.length >= ROWS_A_PAGE || (total !== null && pageNum * ROWS_A_PAGE < total);
		if (!isFull || (rows.length > 0 && fresh === 0) || rows.length === 0) return;
	}
	throw new ProviderUnreachable(ownError('TOO_LARGE', 'The period has more invoices than are read at once.'));
}

function rowsIn(invoices: unknown): readonly unknown[] {
	if (Array.isArray(invoices)) return invoices as unknown[];
	if (invoices === undefined || invoices === null) return [];
	throw new ProviderUnreachable(ownError('BAD_REPLY', 'The list of invoices is no list.'));
}
