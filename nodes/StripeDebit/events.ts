import { takeEvent } from '../../services/stripe/takeEvent';
import { callingStripe } from '../shared/callStripe';
import { text } from '../shared/fieldBuilders';
import type { ProviderOperation } from '../shared/operation';

export const EVENTS: readonly ProviderOperation[] = [
	callingStripe({
		name: 'take',
		displayName: 'Take In',
		action: 'Take in signed event',
		description:
			'Check the signature of what came to the webhook, and bring the debit that it is about up to date',
		output: 'stripeEvent',
		changes: true,
		fields: [
			text('Input Binary Field', 'binaryPropertyName', {
				default: 'data',
				required: true,
				hint: 'Where the Webhook node puts the raw body, with its option Raw Body',
			}),
			text('Signature', 'signature', {
				default: '={{ $json.headers["stripe-signature"] }}',
				description: 'The header stripe-signature as it came',
			}),
		],
		bodyField: 'binaryPropertyName',
		service: takeEvent,
	}),
];
