import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { listEInvoiceTemplates } from '../../services/einvoice/listEInvoiceTemplates';
import { resumeUnknown } from '../../services/einvoice/resumeUnknown';
import { syncEInvoices } from '../../services/einvoice/syncEInvoices';
import { callingProvider } from '../shared/callProvider';
import { companyField } from '../shared/documentFields';
import { day, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';
import type { ProviderOperation } from '../shared/operation';

const decided = (...values: string[]): Pick<INodeProperties, 'displayOptions'> => ({
	displayOptions: { show: { confirm: values } },
});

const resumeFields: readonly INodeProperties[] = [
	{
		displayName: 'What Became of It',
		name: 'confirm',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Look It Up',
				value: '',
				description: 'Ask the provider; nothing is ever sent again by this',
			},
			{
				name: 'It Was Issued',
				value: 'issued',
				description: 'You saw it on the portal: give its number',
			},
			{
				name: 'It Was Not Issued',
				value: 'notIssued',
				description: 'You made sure on the portal that it is not there: it can be issued again',
			},
		],
		default: '',
		description: 'Where a look-up leaves it open, a person decides',
	},
	text('Number', 'number', { placeholder: 'e.g. C26TAA4', required: true, ...decided('issued') }),
	text('Series', 'series', { placeholder: 'e.g. 1C26TAA', ...decided('issued') }),
	{ ...day('Issue Date', 'issueDate', 'Date of the invoice on the portal'), ...decided('issued') },
	text('E-Invoice Key', 'key', {
		description: 'Which one, where the document has several; as the output of the look-up names it',
		...decided('issued', 'notIssued'),
	}),
	text('Reason', 'reason', {
		placeholder: 'e.g. Seen on the portal by Claire',
		description: 'Stays in the audit trail',
		...decided('issued', 'notIssued'),
	}),
];

/** A document that comes in is meant alone; an item without one means all of the account. */
const toIds = ({ id, ids = id === undefined ? undefined : [id], ...rest }: IDataObject): IDataObject =>
	ids === undefined ? rest : { ...rest, ids };

export const ACCOUNTS: readonly ProviderOperation[] = [
	callingProvider({
		name: 'sync',
		displayName: 'Sync',
		action: 'Sync e-invoices with provider',
		description:
			'Read a period from the provider: states, holes, invoices that were made elsewhere, drafts that were signed; one item a series',
		output: 'eInvoiceSync',
		changes: true,
		definedBelow: [
			{ ...day('From', 'from', 'First day of issue'), required: true },
			{ ...day('To', 'to', 'Last day of issue'), required: true },
			companyField(),
		],
		sample: { from: '2026-03-01', to: '2026-03-31' },
		service: syncEInvoices,
	}),
	callingProvider({
		name: 'resumeUnknown',
		displayName: 'Resume Unknown',
		action: 'Resume e-invoices of unknown outcome',
		description: 'Find out what became of calls whose answer never came; it looks up and never sends',
		output: 'resumedEInvoice',
		changes: true,
		definedBelow: [
			{
				...locator('searchInvoices', { name: 'id', displayName: 'Invoice', by: 'ID' }),
				description: 'All of the account when empty',
			},
		],
		sample: { id: 'inv_0192f3c4-…' },
		fields: resumeFields,
		prepare: toIds,
		service: resumeUnknown,
	}),
	callingProvider({
		name: 'listTemplates',
		displayName: 'List Templates',
		action: 'List templates of provider',
		description: 'List form and series of each template, and why one cannot issue',
		output: 'eInvoiceTemplate',
		changes: false,
		service: listEInvoiceTemplates,
	}),
];
