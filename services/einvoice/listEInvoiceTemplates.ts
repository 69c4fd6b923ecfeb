import { z } from 'zod/v4';
import { formatSeries } from '../../domain/vietnam/formatSeries';
import { whenCodeComes } from '../../domain/vietnam/whenCodeComes';
import { eachInput } from '../calls/eachInput';
import type { EInvoiceOperation } from './operation';
import { orRefuse } from './orRefuse';

const schema = z.object({
	/** Only those that are not switched off. */
	onlyActive: z.boolean('must be true or false').optional(),
});

export interface TemplateView {
	readonly provider: string;
	readonly templateCode: string;
	/** Form and series: `1C26TAA`. */
	readonly series: string;
	readonly title: string;
	readonly active: boolean;
	/** Null where the provider does not tell. */
	readonly severalRates: boolean | null;
	/** When the code of the tax office comes: `never`, `atOnce`, `later`. */
	readonly taxOfficeCode: 'never' | 'atOnce' | 'later';
	/** Why nothing can be issued with it by this account; null where it can. */
	readonly cannotIssue: string | null;
}

/** The templates of the account with their series, as the provider lists them. */
export const listEInvoiceTemplates: EInvoiceOperation<TemplateView> = {
	operation: 'eInvoice.listTemplates',
	schema,
	run: (context, inputs) =>
		eachInput(context, schema, inputs, async ({ onlyActive = false }) => {
			const { provider } = context;
			const all = await orRefuse(provider.name, 'Template list', provider.listTemplates());
			const views = all
				.filter(({ active }) => active || !onlyActive)
				.map(({ templateCode, series, title, active, severalRates, cannotIssue }) => ({
					provider: provider.name,
					templateCode,
					series: formatSeries(series),
					title,
					active,
					severalRates,
					taxOfficeCode: whenCodeComes(series),
					cannotIssue,
				}));
			return { views, reused: false, hints: [] };
		}),
};
