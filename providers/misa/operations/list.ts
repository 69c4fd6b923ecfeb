import type { EInvoiceTemplate } from '../../../domain/vietnam/eInvoice';
import { formatSeries } from '../../../domain/vietnam/formatSeries';
import type { IssuedInvoice } from '../../eInvoiceProvider';
import type { MisaAccount } from '../account';
import { dataRows } from '../answers/dataRows';
import { flagOf, numberOf, textOf, type Members } from '../answers/members';
import { readIssued, readListed } from '../answers/readIssued';
import { readStatusRow } from '../answers/readStatusRow';
import { readWebTaxOffice, WEB_STATUSES } from '../answers/taxOffice';
import { readSeries } from '../answers/readTemplate';
import { ask } from '../http/ask';
import { GENERATIONS } from '../http/generations';
import type { Door } from '../http/logIn';
import { MOST_PAGES, PAGE } from '../limits';
import { recentTemplates } from './readTemplates';

interface Period {
	readonly from: string;
	readonly to: string;
}

interface Source {
	readonly door: Door;
	readonly path: string;
	readonly query: Readonly<Record<string, boolean>>;
}

/**
 * Invoices of a period. MISA lists those with and without a code of the tax office apart, and those of cash registers
 * too. Drafts are left out: they are not issued.
 */
export async function* list(account: MisaAccount, period: Period): AsyncIterable<IssuedInvoice> {
	const codes = new Map(
		(await recentTemplates(account)).map(({ series, templateCode }) => [formatSeries(series), templateCode]),
	);
	const seen = new Set<string>();
	for (const source of sourcesOf(account))
		for await (const row of rowsOfSource(account, source, period)) {
			const invoice = readListRow(row, source.door, codes);
			if (invoice === undefined || seen.has(invoice.providerKey ?? '')) continue;
			seen.add(invoice.providerKey ?? '');
			yield invoice;
		}
}

function sourcesOf({ settings }: MisaAccount): Source[] {
	const { paging, paths } = GENERATIONS[settings.generation];
	const kinds = [true, false].flatMap((withCode) => [false, true].map((calcu) => ({ withCode, calcu })));
	return kinds.map(({ withCode, calcu }): Source =>
		paging === null
			? {
					door: 'web',
					path: `${paths.web}/paging${calcu ? '/calculating' : ''}`,
					query: { invoiceWithCode: withCode },
				}
			: { door: 'api', path: paging, query: { invoiceWithCode: withCode, invoiceCalcu: calcu } },
	);
}

async function* rowsOfSource(account: MisaAccount, { door, path, query }: Source, { from, to }: Period) {
	let last = '';
	for (let page = 0; page < MOST_PAGES; page += 1) {
		const envelope = await ask(account, door, {
			method: 'POST',
			path,
			query,
			body: { Start: page * PAGE, Length: PAGE, Sort: 'InvDate', FromDate: from, ToDate: to },
		});
		const rows = dataRows(envelope);
		const first = textOf(rows[0], 'RefID', 'TransactionID') ?? '';
		// A server that does not know `Start` answers the same page for ever.
		if (first !== '' && first === last) return;
		last = first;
		yield* rows;
		if (rows.length < PAGE) return;
	}
}

function readListRow(
	row: Members,
	door: Door,
	codes: ReadonlyMap<string, string>,
): IssuedInvoice | undefined {
	const series = readSeries(textOf(row, 'InvSeries'), textOf(row, 'InvTemplateNo', 'InvTempl'));
	if (series === undefined) return undefined;
	const template: EInvoiceTemplate = { templateCode: codes.get(formatSeries(series)) ?? series.form, series };
	const issued = door === 'api' ? readStatusRow(row, template) : readWebRow(row, template);
	return issued === undefined ? undefined : { ...issued, ...readListed(row) };
}

function readWebRow(row: Members, template: EInvoiceTemplate): IssuedInvoice | undefined {
	const status = WEB_STATUSES[numberOf(row, 'EInvoiceStatus') ?? -1] ?? 'unknown';
	return readIssued(row, {
		template,
		taxOffice: (code) => readWebTaxOffice(template.series, numberOf(row, 'PublishStatus'), code),
		status: flagOf(row, 'IsDelete') ? 'deleted' : status,
	});
}
