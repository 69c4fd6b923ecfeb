import { companyField } from '../shared/documentFields';
import { choice, day, days, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';
import type { MasterForm } from './masterForm';
import { name } from './masterFields';

/** Direct debit mandate (mandat de prélèvement). */
export const mandateForm: MasterForm = {
	kind: 'mandate',
	title: 'Mandate',
	fr: 'mandat de prélèvement',
	search: 'searchMandates',
	required: [
		text('Mandate Reference', 'code', {
			required: true,
			placeholder: 'e.g. RUM-0001',
			description: 'The unique reference of the mandate (RUM); saving the same one again updates it',
		}),
		name,
		locator('searchCustomers', {
			name: 'party',
			displayName: 'Customer of Mandate',
			by: 'Code',
			required: true,
		}),
		text('IBAN', 'iban', {
			required: true,
			placeholder: 'e.g. FR7630006000011234567890189',
			description: 'Account of the customer; shown masked everywhere else',
		}),
	],
	more: [
		text('Bank', 'bank', { description: 'Name of the bank of the customer (domiciliation)' }),
		text('BIC', 'bic', { placeholder: 'e.g. AGRIFRPP' }),
		day('Cancelled On', 'cancelledOn', 'From this day on nothing is collected under it'),
		companyField(),
		text('Former IBAN', 'ibanBefore', {
			description:
				'The account from which a former system collected, where it has changed since: the next file tells the bank',
		}),
		text('Former Reference', 'formerReference', {
			description: 'The reference that the mandate had before: the next file tells the bank',
		}),
		text('Holder', 'holder', { description: 'Holder of the account, where it is not the customer' }),
		day(
			'Last Collection On',
			'lastCollectionOn',
			'Day of the last collection by a former system: the mandate goes on from there',
		),
		days(
			'Notice Days',
			'noticeDays',
			'Days of notice before a collection that you agreed on; 14 where empty',
			14,
		),
		choice('Recurrence', 'recurrence', [
			['One-Off', 'oneOff'],
			['Recurrent', 'recurrent'],
		]),
		choice('Scheme', 'scheme', [
			['Business to Business (B2B)', 'B2B'],
			['Core', 'CORE'],
		]),
		text('Signed At', 'signedAt', { description: 'Place of the signature' }),
		day('Signed On', 'signedOn', 'Empty as long as the customer has not signed: a draft collects nothing'),
	],
	sample: {
		code: 'RUM-0001',
		name: 'Épicerie Martin',
		party: 'MARTIN',
		iban: 'FR7630006000011234567890189',
		signedOn: '2026-01-15',
		signedAt: 'Lyon',
		recurrence: 'recurrent',
	},
};
