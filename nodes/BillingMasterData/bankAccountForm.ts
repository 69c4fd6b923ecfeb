import { DEBIT_VERSION_NAMES } from '../../services/sepa/debitVersions';
import { companyField } from '../shared/documentFields';
import { choice, days, flag, text } from '../shared/fieldBuilders';
import type { MasterForm } from './masterForm';
import { code, name } from './masterFields';

/** An account of the company itself (RIB), by which it collects. */
export const bankAccountForm: MasterForm = {
	kind: 'bankAccount',
	title: 'Bank Account',
	fr: 'compte bancaire, RIB',
	search: 'searchBankAccounts',
	required: [
		code,
		name,
		{ ...companyField(), required: true },
		text('IBAN', 'iban', {
			required: true,
			placeholder: 'e.g. FR7630006000011234567890189',
			description: 'Account of your company; shown masked everywhere else',
		}),
		text('Creditor Identifier', 'creditorIdentifier', {
			placeholder: 'e.g. FR72ZZZ123456',
			description: 'The ICS that your bank asked for you: direct debits need it',
		}),
	],
	more: [
		text('Bank', 'bank', { placeholder: 'e.g. CIC' }),
		flag('Batch Booking', 'batchBooking', 'Whether a file of debits is one line on the statement', {
			default: true,
		}),
		text('BIC', 'bic', { placeholder: 'e.g. AGRIFRPP' }),
		flag('By Default', 'isDefault', 'Whether collections take it when nothing names another one'),
		text('Cut-Off Time', 'cutOff', {
			placeholder: 'e.g. 14:30',
			description: 'From when on the bank counts a day later',
		}),
		choice(
			'File Format',
			'debitVersion',
			DEBIT_VERSION_NAMES.map((version) => [version, version] as const),
			{
				description:
					'Banks have asked for pain.008.001.08 since November 2026: the others only where yours says so',
			},
		),
		text('Former Creditor Identifier', 'formerCreditorIdentifier', {
			description: 'Where it has changed: the next file tells the bank of each mandate',
		}),
		text('Former Holder', 'formerHolder', { description: 'The former name of your company, likewise' }),
		text('Holder', 'holder', {
			description: 'Who collects, as the bank knows it; the name of the company when empty',
		}),
		days('Lead Days', 'leadDays', 'Bank days before the collection that the bank asks for', 2),
		text('Sender ID', 'senderId', {
			placeholder: 'e.g. 303265045',
			description: 'Some banks in France and Spain want one: the SIREN, or the creditor identifier',
		}),
		text('Sender ID Scheme', 'senderIdScheme', { placeholder: 'e.g. SIREN' }),
		choice(
			'Sequence',
			'sequencePolicy',
			[
				['First, Then Recurrent', 'first'],
				['Recurrent From the First On', 'recurrent'],
			],
			{ description: 'Whether the first collection of a mandate is marked as the first one (FRST)' },
		),
	],
	sample: {
		code: 'CIC',
		name: 'Main account',
		company: 'DUPONT',
		iban: 'FR7630006000011234567890189',
		creditorIdentifier: 'FR72ZZZ123456',
		isDefault: true,
	},
};
