import type { ICredentialType, INodeProperties } from 'n8n-workflow';

const advanced: Pick<INodeProperties, 'displayOptions'> = { displayOptions: { show: { advanced: [true] } } };

/** An account of Viettel S-Invoice, with which invoices are issued in the seller's name. */
export class SInvoiceApi implements ICredentialType {
	name = 'sInvoiceApi';

	displayName = 'S-Invoice API';

	icon = { light: 'file:../icons/sInvoice.svg', dark: 'file:../icons/sInvoice.dark.svg' } as const;

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
			placeholder: 'e.g. 0100109106-507',
			description: 'User of the web service, as Viettel gave it; often the tax code, with the branch',
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
			placeholder: 'e.g. 0100109106-507',
			description: 'Tax code of the seller (mã số thuế), in whose name invoices are issued',
		},
		{
			displayName:
				'Viettel answers only addresses that it knows: have the IP address of this n8n registered for the account.',
			name: 'addressNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Advanced Settings',
			name: 'advanced',
			type: 'boolean',
			default: false,
			description:
				'Whether to set host, form of authentication and time-out; without it those of Viettel hold',
		},
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://api-vinvoice.viettel.vn',
			description: "Origin of the web service; Viettel's own when empty",
			...advanced,
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'Basic', value: 'basic', description: 'User and password with every call, no login' },
				{ name: 'Bearer', value: 'bearer', description: 'Token of the login in the Authorization header' },
				{
					name: 'Cookie',
					value: 'cookie',
					description: 'Token of the login in a cookie, as Viettel writes it',
				},
			],
			default: 'cookie',
			description: 'How each call says who asks; accounts differ',
			...advanced,
		},
		{
			displayName: 'Time-Out (Seconds)',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 5, maxValue: 300 },
			default: 90,
			description:
				'How long an answer is waited for. An invoice whose answer did not come is looked up, never sent blindly again.',
			...advanced,
		},
	];
}
