import type { ICredentialType, INodeProperties } from 'n8n-workflow';

const advanced: Pick<INodeProperties, 'displayOptions'> = { displayOptions: { show: { advanced: [true] } } };

/** A company's account at Stripe, with which its customers are debited by SEPA. */
export class StripeDebitApi implements ICredentialType {
	name = 'stripeDebitApi';

	displayName = 'Stripe Debit API';

	icon = {
		light: 'file:../icons/stripeDebit.svg',
		dark: 'file:../icons/stripeDebit.dark.svg',
	} as const;

	documentationUrl = 'https://order-to-cash.example/stripe';

	// It moves money: not for the HTTP Request node.
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{
			displayName:
				'Stripe shows a secret key once. Where it is lost, revoke it there and make a new one: paste it here, press Test, save. That can be repeated at will.',
			name: 'keyNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Secret Key',
			name: 'secretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. sk_test_…',
			description: 'Secret key, or a restricted key (rk_…), of the company’s account at Stripe',
		},
		{
			displayName: 'Publishable Key',
			name: 'publishableKey',
			type: 'string',
			default: '',
			placeholder: 'e.g. pk_test_…',
			description: 'The key that a page of the debtor may know. Debits need the secret key alone.',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'e.g. whsec_…',
			description: 'With which Stripe signs events. Without it no event is taken.',
		},
		{
			displayName: 'Company',
			name: 'company',
			type: 'string',
			default: '',
			placeholder: 'e.g. DUPONT',
			description:
				'Code of the company whose account it is. With several companies: one credential each, and none debits for another.',
		},
		{
			displayName: 'Advanced Settings',
			name: 'advanced',
			type: 'boolean',
			default: false,
			description: 'Whether to set base address and time-out; without it those of Stripe hold',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://api.stripe.com',
			description: "Address before /v1; Stripe's own when empty",
			...advanced,
		},
		{
			displayName: 'Time-Out (Seconds)',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 5, maxValue: 240 },
			default: 80,
			description:
				'How long an answer is waited for. A debit whose answer did not come is looked up, never sent blindly again.',
			...advanced,
		},
	];
}
