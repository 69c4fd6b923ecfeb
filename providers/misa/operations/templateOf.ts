import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { formatSeries } from '../../../domain/vietnam/formatSeries';
import { ProviderRefusal } from '../../providerErrors';
import type { MisaAccount } from '../account';
import type { MisaTemplate } from '../answers/readTemplate';
import { ownError } from '../errors/ownErrors';
import { recentTemplates } from './readTemplates';

/**
 * The template of an invoice as MISA has it now.
 *
 * @throws ProviderRefusal `TEMPLATE_NOT_FOUND`, `SEVERAL_RATES`
 */
export async function templateOf(account: MisaAccount, invoices: readonly EInvoice[]): Promise<MisaTemplate> {
	const [first] = invoices;
	const templates = await recentTemplates(account);
	const series = first ? formatSeries(first.template.series) : '';
	const found = templates.find(
		(one) => one.templateCode === first?.template.templateCode && formatSeries(one.series) === series,
	);
	if (!found?.active)
		throw new ProviderRefusal(
			ownError(
				'TEMPLATE_NOT_FOUND',
				`The account has no ${found ? 'active ' : ''}template '${first?.template.templateCode}' of series ${series}.`,
			),
		);
	const mixed = invoices.find(({ rates }) => rates.length > 1);
	if (mixed && found.severalRates !== true)
		throw new ProviderRefusal(
			ownError(
				'SEVERAL_RATES',
				`The invoice has ${mixed.rates.length} rates, and the template '${found.title}' takes one.`,
			),
		);
	return found;
}
