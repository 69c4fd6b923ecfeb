import type { ICredentialType, INodeProperties } from 'n8n-workflow';

const shownFor = (name: string, value: string | boolean): Pick<INodeProperties, 'displayOptions'> => ({
	displayOptions: { show: { [name]: [value] } },
});

/** An account of MISA meInvoice, with which invoices are issued in the seller's name. */
export class MisaApi implements ICredentialType {
	name = 'misaApi';

	displayName = 'MISA meInvoice API';

	icon = { light: 'file:../icons/misa.svg', dark: 'file:../icons/misa.dark.svg' } as const;

	documentationUrl = 'https://order-to-cash.example/e-invoices';

	// It signs invoices: not for the HTTP Request node.
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. accountant@company.example',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Tax Code',
			name: 'taxCode',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 0101243150',
			description: 'Tax code of the seller (mã số thuế), in whose name invoices are issued',
		},
		{
			displayName: 'API',
			name: 'generation',
			type: 'options',
			options: [
				{
					name: 'MISA Developer',
					value: 'gateway',
					description: 'Client ID and secret from the portal for developers',
				},
				{
					name: 'Open API',
					value: 'integration',
					description: "App ID from MISA's staff",
				},
			],
			default: 'gateway',
			description: 'Which of its two web services MISA opened for the account',
		},
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			...shownFor('generation', 'integration'),
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			...shownFor('generation', 'gateway'),
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			...shownFor('generation', 'gateway'),
		},
		{
			displayName: 'Signing',
			name: 'signing',
			type: 'options',
			options: [
				{
					name: 'HSM',
					value: 'hsm',
					description:
						'Certificate on a server of the signature provider: invoices are signed in the background',
				},
				{
					name: 'MISA eSign',
					value: 'eSign',
					description: 'Not taken by the API: only series of cash registers (M) can be issued',
				},
				{
					name: 'USB Token',
					value: 'usbToken',
					description:
						'Has to be plugged in beside a person: only series of cash registers (M) can be issued',
				},
			],
			default: 'hsm',
			description: 'How the account signs its invoices',
		},
		{
			displayName:
				'With this kind of signature, invoices of ordinary series cannot be issued from n8n: push them as drafts and sign them on the portal of MISA. Series of cash registers (letter M) can be issued.',
			name: 'signingNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { signing: ['eSign', 'usbToken'] } },
		},
		{
			displayName: 'Advanced Settings',
			name: 'advanced',
			type: 'boolean',
			default: false,
			description: 'Whether to set host and time-out; without it those of MISA hold',
		},
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://testapi.meinvoice.vn',
			description: "Origin of the web service; MISA's own when empty",
			...shownFor('advanced', true),
		},
		{
			displayName: 'Time-Out (Seconds)',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 5, maxValue: 300 },
			default: 60,
			description:
				'How long an answer is waited for; issuing is given twice as long. An invoice whose answer did not come is looked up, never sent blindly again.',
			...shownFor('advanced', true),
		},
	];
}
