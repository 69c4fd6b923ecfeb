import type { INodeProperties } from 'n8n-workflow';
import { PAYMENT_METHOD_CHOICES } from '../../services/payments/methodChoices';

/** By the names that people choose; what is sent is a name too. */
export const methodField: INodeProperties = {
	displayName: 'Payment Method',
	name: 'method',
	type: 'options',
	options: [
		...PAYMENT_METHOD_CHOICES.map(({ name, title, fr, code }) => ({
			name: title,
			value: name,
			description: `${fr}, code ${code}`,
		})),
		{ name: 'As Planned', value: '', description: 'As the document or the customer says' },
	].sort((a, b) => a.name.localeCompare(b.name)),
	default: '',
	description: 'How the money moved',
};
