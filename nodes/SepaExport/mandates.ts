import { mandateStatus } from '../../services/collections/mandateStatus';
import { renderMandateForm } from '../../services/collections/renderMandateForm';
import { companyField } from '../shared/documentFields';
import { outputFileField } from '../shared/eInvoiceFields';
import { choice, day } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';
import type { Operation } from '../shared/operation';
import { listLimits } from '../shared/properties';
import { accountField } from './fields';

const READY: Readonly<Record<string, boolean | undefined>> = { ready: true, notReady: false };

export const MANDATE_OPERATIONS: readonly Operation[] = [
	{
		does: 'read',
		name: 'getStatus',
		displayName: 'Get Status',
		action: 'Get status of mandates',
		description:
			'Draft, valid, expired or cancelled; whether the customer can be debited, and what is missing',
		output: 'mandateStatus',
		fields: [
			...listLimits,
			choice('Show', 'show', [
				['All', 'all'],
				['Not Ready to Collect', 'notReady'],
				['Ready to Collect', 'ready'],
			]),
			{
				displayName: 'Filters',
				name: 'filters',
				type: 'collection',
				placeholder: 'Add filter',
				default: {},
				options: [
					companyField(),
					locator('searchCustomers', { name: 'customer', displayName: 'Customer', by: 'Code' }),
					locator('searchMandates', { name: 'id', displayName: 'Mandate', by: 'Code' }),
					day('On', 'onDate', 'Today when empty'),
				],
			},
		],
		read: (context, { returnAll, limit, show, ...query }) => {
			const ready = READY[String(show)];
			return mandateStatus(context, {
				...query,
				...(ready !== undefined && { ready }),
				...(returnAll !== true && { limit: Number(limit ?? 50) }),
			});
		},
	},
	{
		does: 'giveFiles',
		name: 'getForm',
		displayName: 'Get Form',
		action: 'Get form of mandate',
		description: 'A PDF for the customer to sign: creditor, reference, account, kind of payment and rights',
		output: 'mandateForm',
		definedBelow: [
			locator('searchMandates', { name: 'id', displayName: 'Mandate', by: 'Code', required: true }),
		],
		fields: [
			companyField(),
			accountField,
			choice('Language', 'language', [
				["The Customer's", ''],
				['English', 'en'],
				['French', 'fr'],
				['Vietnamese', 'vi'],
			]),
			outputFileField,
		],
		sample: { id: 'RUM-0001' },
		files: async (context, { id, company, account, language }) => {
			const asked = Object.entries({ id, company, account, language }).filter(
				([, value]) => value !== undefined,
			);
			const {
				view,
				fileName: name,
				mimeType,
				content,
			} = await renderMandateForm(context, Object.fromEntries(asked));
			return [{ view: { ...view, name, mimeType, size: content.length }, content }];
		},
	},
];
