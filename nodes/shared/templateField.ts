import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeProperties,
} from 'n8n-workflow';
import { formatSeries } from '../../services/einvoice/formatSeries';
import {
	EINVOICE_PROVIDERS,
	type EInvoiceProviderName,
	type ProviderTemplate,
} from '../../providers/eInvoiceProvider';
import { openProvider } from './providerHandle';

/** Template and series of an e-invoice: picked from the provider's list, or written as on the invoice. */
export const templateField: INodeProperties = {
	displayName: 'Template',
	name: 'templateCode',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description:
		'Form and series (mẫu số, ký hiệu) that the invoice gets its number in; as the company sets it when empty',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose… (optional)',
			typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
		},
		{
			displayName: 'By Code',
			name: 'code',
			type: 'string',
			placeholder: 'e.g. 1/001 1C26TAA',
		},
	],
};

/** What the list gives as one value are two inputs; a series written by hand is one. */
export function withTemplate({ templateCode, ...input }: IDataObject): IDataObject {
	if (typeof templateCode !== 'string') return input;
	const [first = '', second] = templateCode.trim().split(/\s+/);
	if (second !== undefined) return { ...input, templateCode: first, series: second };
	return LOOKS_LIKE_SERIES.test(first) ? { ...input, series: first } : { ...input, templateCode: first };
}

const LOOKS_LIKE_SERIES = /^\d?[CK]\d{2}[A-Z][A-Z0-9]{2}$/i;

/** Templates of the account that the panel has chosen; those that cannot issue say why. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const name = this.getCurrentNodeParameter('provider') as EInvoiceProviderName;
	const provider = await openProvider(this, EINVOICE_PROVIDERS.includes(name) ? name : 'sinvoice');
	const wanted = (filter ?? '').trim().toLowerCase();
	const templates = [...(await provider.listTemplates())].sort(usableFirst);
	const results = templates
		.map((template) => ({ name: titleOf(template), value: valueOf(template) }))
		.filter((entry) => entry.name.toLowerCase().includes(wanted));
	return { results };
}

const valueOf = ({ templateCode, series }: ProviderTemplate) => `${templateCode} ${formatSeries(series)}`;

function titleOf({ title, series, active, cannotIssue }: ProviderTemplate): string {
	const why = active ? (cannotIssue ?? '') : 'switched off at the provider';
	return [formatSeries(series), title, ...(why === '' ? [] : [`cannot issue: ${why}`])]
		.filter((part) => part !== '')
		.join(' · ');
}

const isUsable = ({ active, cannotIssue }: ProviderTemplate) => active && cannotIssue === null;

function usableFirst(a: ProviderTemplate, b: ProviderTemplate): number {
	return (
		Number(isUsable(b)) - Number(isUsable(a)) || formatSeries(a.series).localeCompare(formatSeries(b.series))
	);
}
