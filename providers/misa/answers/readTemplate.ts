import { Refusal } from '../../../domain/refusal';
import { parseSeries } from '../../../domain/vietnam/parseSeries';
import type { InvoiceSeries } from '../../../domain/vietnam/series';
import type { ProviderTemplate } from '../../eInvoiceProvider';
import { cannotSign } from '../cannotSign';
import type { MisaSigning } from '../settings';
import { flagOf, textOf, type Members } from './members';

export interface MisaTemplate extends ProviderTemplate {
	/** `IsSendSummary`: its invoices go to the tax office by summary table. */
	readonly sentAsSummary: boolean;
}

/** A row of the template list. Undefined for what is no series of invoices, as of receipts and certificates. */
export function readTemplate(row: Members, signing: MisaSigning): MisaTemplate | undefined {
	const templateCode = textOf(row, 'IPTemplateID');
	const series = readSeries(textOf(row, 'InvSeries'), textOf(row, 'InvTemplateNo'));
	if (templateCode === null || series === undefined) return undefined;
	return {
		templateCode,
		series,
		title: textOf(row, 'TemplateName') ?? templateCode,
		active: !flagOf(row, 'Inactive'),
		severalRates: flagOf(row, 'IsMoreVATRate'),
		cannotIssue: cannotSign(signing, series),
		sentAsSummary: flagOf(row, 'IsSendSummary'),
	};
}

/** The series of a row, with the form before it or beside it. */
export function readSeries(series: string | null, form: string | null): InvoiceSeries | undefined {
	if (series === null) return undefined;
	try {
		return parseSeries(series, form ?? undefined);
	} catch (error) {
		if (error instanceof Refusal) return undefined;
		throw error;
	}
}
