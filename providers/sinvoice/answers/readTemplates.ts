import { z } from 'zod/v4';
import { Refusal } from '../../../domain/refusal';
import { parseSeries } from '../../../domain/vietnam/parseSeries';
import type { ProviderTemplate } from '../../eInvoiceProvider';
import { isMembers, text, type Members } from './members';

const row = z.object({ templateCode: text, templateName: text, invoiceSeries: text, invoiceSeri: text });

/**
 * The templates of an answer, whose shape no source shows for certain: a bare list, or one under `result` or `template`.
 * Templates of the old law, whose series are written otherwise, are left out, for nothing can be issued with them.
 */
export function readTemplates(body: Members | readonly unknown[]): ProviderTemplate[] {
	return listIn(body).flatMap((value) => {
		const { templateCode, templateName, invoiceSeries, invoiceSeri } = row.safeParse(value).data ?? {};
		const series = invoiceSeries ?? invoiceSeri;
		if (templateCode == null || series == null) return [];
		try {
			const template = { templateCode, series: parseSeries(series, templateCode) };
			const title = templateName ?? templateCode;
			return [{ ...template, title, active: true, severalRates: null, cannotIssue: null }];
		} catch (error) {
			if (error instanceof Refusal) return [];
			throw error;
		}
	});
}

function listIn(body: unknown): readonly unknown[] {
	if (Array.isArray(body)) return body as unknown[];
	if (!isMembers(body)) return [];
	const inner = [body['result'], body['template'], body['templates'], body['invoiceTemplates']];
	return inner.map(listIn).find((list) => list.length > 0) ?? [];
}
