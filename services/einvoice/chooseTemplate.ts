import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import type { EInvoiceTemplate } from '../../domain/vietnam/eInvoice';
import { formatSeries } from '../../domain/vietnam/formatSeries';
import { parseSeries } from '../../domain/vietnam/parseSeries';
import type { EInvoiceRecord } from '../../ledger/port';
import type { Choices } from './choices';

/**
 * Template and series of a document: those of the run, else those with which its set was sent before, else those of the
 * company.
 *
 * @throws Refusal `einvoice.template`, `einvoice.seriesYear`, `vietnam.series`
 */
export function chooseTemplate(
	document: BillingDocument,
	{ content, name }: Master<'company'>,
	choices: Pick<Choices, 'templateCode' | 'series'>,
	set: readonly EInvoiceRecord[],
): EInvoiceTemplate {
	const sent = set.find(({ templateCode, series }) => templateCode !== null && series !== null);
	const templateCode = choices.templateCode ?? sent?.templateCode ?? content.eInvoiceTemplate;
	const series = choices.series ?? sent?.series ?? content.eInvoiceSeries;
	if (templateCode === undefined || series === undefined)
		refuse({
			rule: 'einvoice.template',
			field: templateCode === undefined ? 'templateCode' : 'series',
			document: nameOf(document),
			message: `Nobody says with which template and series ${nameOf(document)} is to be issued.`,
			fix: `Choose them from the template list of the provider, or set those of ${name} in Billing Master Data.`,
		});
	// MISA names templates by a GUID, whose first sign is no form.
	const form = /^\d\//.test(templateCode) ? templateCode : undefined;
	const parsed = parseSeries(series, form);
	const year = document.issueDate.slice(0, 4);
	if (String(parsed.year) !== year)
		refuse({
			rule: 'einvoice.seriesYear',
			field: 'series',
			document: nameOf(document),
			message: `Series ${formatSeries(parsed)} is of ${parsed.year}, and ${nameOf(document)} is dated ${document.issueDate}.`,
			fix: `Choose the series of ${year}; numbers begin again with each year. Then set it on the company.`,
		});
	return { templateCode, series: parsed };
}
