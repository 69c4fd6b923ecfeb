import { companyField } from '../shared/documentFields';
import { flag, text } from '../shared/fieldBuilders';
import type { MasterForm } from './masterForm';
import { kindOptions, name } from './masterFields';

/** Who acts, and with which rights (utilisateur et droits). */
export const actorForm: MasterForm = {
	kind: 'actor',
	title: 'Actor',
	fr: 'utilisateur et droits',
	search: 'searchActors',
	required: [
		text('Actor', 'code', {
			required: true,
			placeholder: 'e.g. claire@dupont.example',
			description: "Exactly as workflows give it in the option 'Actor'",
		}),
		name,
		companyField(),
	],
	more: [
		{
			displayName: 'Kinds',
			name: 'kinds',
			type: 'multiOptions',
			options: kindOptions,
			default: [],
			description: 'The kinds of document that the actor may write; all when empty',
		},
		{
			displayName: 'Maximum Discount',
			name: 'maxDiscountPercent',
			type: 'number',
			default: 10,
			typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 4 },
			description:
				'Highest discount in percent that the actor may give, on a line, on a document, or by a price below the catalogue',
		},
		flag(
			'Needs Approval',
			'needsApproval',
			'Whether documents that this actor made are validated by somebody else',
		),
		{
			displayName: 'Privileges',
			name: 'privileges',
			type: 'multiOptions',
			options: [
				{ name: 'Approve Documents of Others', value: 'approve' },
				{ name: 'Cancel Invoices in Place', value: 'cancelInvoice' },
				{ name: 'Delete Numbered Documents', value: 'deleteDocument' },
				{ name: 'Force Numbers', value: 'forceNumber' },
				{ name: 'Unlock Documents', value: 'unlockDocument' },
			],
			default: [],
			description: 'Each use is kept in the audit trail, with its reason',
		},
	],
	sample: {
		code: 'claire@dupont.example',
		name: 'Claire Dupont',
		company: 'DUPONT',
		privileges: ['approve', 'forceNumber'],
	},
};
