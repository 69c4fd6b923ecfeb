import type { BillingDocument } from '../../../domain/documents/document';
import { nameOf } from '../../../domain/documents/nameOf';
import { refuse } from '../../../domain/refusal';
import type { EInvoiceTemplate } from '../../../domain/vietnam/eInvoice';
import { formatSeries } from '../../../domain/vietnam/formatSeries';
import type { EInvoiceProvider, ProviderTemplate } from '../../../providers/eInvoiceProvider';
import { ProviderRefusal, ProviderUnreachable } from '../../../providers/providerErrors';

/** The provider's templates, asked for once a run. */
export interface TemplateList {
	/**
	 * Says no to a template with which this account cannot issue. A list that cannot be read says nothing.
	 *
	 * @returns whether it takes several rates: null where the provider does not tell, undefined where it is not in the list
	 * @throws Refusal `einvoice.templateInactive`, `einvoice.cannotIssue`
	 */
	check(
		template: EInvoiceTemplate,
		document: BillingDocument,
		hint: (text: string) => void,
	): Promise<boolean | null | undefined>;
}

export function templateList(provider: EInvoiceProvider): TemplateList {
	let asked: Promise<readonly ProviderTemplate[] | string> | undefined;
	return {
		async check(template, document, hint) {
			asked ??= ask(provider);
			const known = await asked;
			if (typeof known === 'string') {
				hint(
					`The template list of ${provider.name} could not be read (${known}); the template was not checked.`,
				);
				return undefined;
			}
			const series = formatSeries(template.series);
			const found = known.find(
				(one) => one.templateCode === template.templateCode && formatSeries(one.series) === series,
			);
			if (found) assertUsable(found, series, document);
			return found?.severalRates;
		},
	};
}

async function ask(provider: EInvoiceProvider): Promise<readonly ProviderTemplate[] | string> {
	try {
		return await provider.listTemplates();
	} catch (error) {
		if (error instanceof ProviderRefusal || error instanceof ProviderUnreachable) return error.error.code;
		throw error;
	}
}

function assertUsable(template: ProviderTemplate, series: string, document: BillingDocument): void {
	const at = { field: 'templateCode', document: nameOf(document) };
	const name = `${template.templateCode} with series ${series} (${template.title})`;
	if (!template.active)
		refuse({
			...at,
			rule: 'einvoice.templateInactive',
			message: `Template ${name} is switched off at the provider.`,
			fix: 'Choose another one from the template list, or switch it on at the portal of the provider.',
		});
	if (template.cannotIssue !== null)
		refuse({
			...at,
			rule: 'einvoice.cannotIssue',
			message: `Nothing can be issued with template ${name} by this account: ${template.cannotIssue}`,
			fix: 'Choose a template that signs in the background (HSM or cash register), or push a draft and sign it on the portal.',
		});
}
