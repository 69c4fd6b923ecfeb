import { addNote, markSent, markUncollectible, setLabel } from '../../services/noteDocument';
import { recordPayment } from '../../services/recordPayment';
import { setReferenceDate } from '../../services/setReferenceDate';
import { day, text } from '../shared/fieldBuilders';
import { locator } from '../shared/locators';
import { methodField } from '../shared/methodField';
import { byId, dayOrToday, type DocumentOperation } from './byId';

/** What follows a document without changing it: sending, notes, labels, money. */

export function paying(noun: string): DocumentOperation {
	return {
		...byId,
		name: 'recordPayment',
		displayName: 'Record Payment',
		action: `Record payment of ${noun}`,
		description: 'Match money to the document; everything that is open when no amount is given',
		fields: [
			text('Amount', 'amount', {
				placeholder: 'e.g. 348.58',
				description: 'In the currency of the document; everything that is open when empty',
				hint: "Needs an 'External Reference' under Options",
			}),
			dayOrToday('Received On', 'receivedOn'),
			methodField,
			text('Payment Reference', 'reference', {
				placeholder: 'e.g. VIR MARTIN FA2026-00012',
				description: 'What the payer wrote',
			}),
		],
		useCase: () => recordPayment,
	};
}

export function passingToUnpaid(noun: string): DocumentOperation {
	return {
		...byId,
		name: 'markUncollectible',
		displayName: 'Mark Uncollectible',
		action: `Mark ${noun} as uncollectible`,
		description: 'Pass the invoice to unpaid: a bad debt that is not chased any more',
		fields: [{ displayName: 'Reason', name: 'reason', type: 'string', default: '', required: true }],
		useCase: () => markUncollectible,
	};
}

export function tellingDate(noun: string): DocumentOperation {
	return {
		...byId,
		name: 'setReferenceDate',
		displayName: 'Set Reference Date',
		action: `Set reference date of ${noun}`,
		description: 'Tell the date that instalments wait for, so that they have their day',
		fields: [
			{
				displayName: 'Name of the Date',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. letter of credit',
				required: true,
				description: 'As the payment terms call it',
			},
			{ ...day('Date', 'date'), required: true },
		],
		useCase: () => setReferenceDate,
	};
}

export function besideTheDocument(noun: string): DocumentOperation[] {
	return [
		{
			...byId,
			name: 'markSent',
			displayName: 'Mark Sent',
			action: `Mark ${noun} as sent`,
			description: 'Record that the document went out by mail, post or hand',
			fields: [
				{
					displayName: 'Channel',
					name: 'channel',
					type: 'options',
					options: [
						{ name: 'By Hand', value: 'hand' },
						{ name: 'Email', value: 'email' },
						{ name: 'Other', value: 'other' },
						{ name: 'Portal', value: 'portal' },
						{ name: 'Post', value: 'post' },
					],
					default: 'email',
				},
				{
					displayName: 'Sent To',
					name: 'to',
					type: 'string',
					default: '',
					placeholder: 'e.g. name@email.com',
				},
				dayOrToday('On Date', 'onDate'),
			],
			useCase: () => markSent,
		},
		{
			...byId,
			name: 'addNote',
			displayName: 'Add Note',
			action: `Add note to ${noun}`,
			description: 'Stick a note on the document; it is never printed',
			fields: [
				{
					displayName: 'Note',
					name: 'text',
					type: 'string',
					typeOptions: { rows: 3 },
					default: '',
					required: true,
				},
			],
			useCase: () => addNote,
		},
		{
			...byId,
			name: 'setLabel',
			displayName: 'Set Label',
			action: `Set label of ${noun}`,
			description: 'Show one of your own status labels; the fixed state stays as it is',
			fields: [
				locator('searchStatusLabels', {
					name: 'customLabel',
					displayName: 'Label',
					by: 'Code',
					required: true,
				}),
			],
			useCase: () => setLabel,
		},
	];
}
