import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/** The PostgreSQL database that holds the books. Nodes without it write to the embedded ledger. */
export class OrderToCashLedgerApi implements ICredentialType {
	name = 'orderToCashLedgerApi';

	displayName = 'Order to Cash Ledger API';

	icon = {
		light: 'file:../icons/orderToCashLedger.svg',
		dark: 'file:../icons/orderToCashLedger.dark.svg',
	} as const;

	documentationUrl = 'https://order-to-cash.example/ledger';

	// The books are not for the HTTP Request node.
	restrictToSupportedNodes = true as const;

	properties: INodeProperties[] = [
		{ displayName: 'Host', name: 'host', type: 'string', default: 'localhost', required: true },
		{ displayName: 'Port', name: 'port', type: 'number', default: 5432 },
		{ displayName: 'Database', name: 'database', type: 'string', default: 'order_to_cash', required: true },
		{ displayName: 'User', name: 'user', type: 'string', default: 'postgres', required: true },
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'SSL',
			name: 'ssl',
			type: 'options',
			options: [
				{
					name: 'Disable',
					value: 'disable',
					description: 'No encryption: only on one machine or a private network',
				},
				{ name: 'Require', value: 'require', description: 'Encrypted; the certificate is not checked' },
				{
					name: 'Verify Full',
					value: 'verify-full',
					description: 'Encrypted; certificate and host name are checked',
				},
			],
			default: 'disable',
		},
		{
			displayName: 'CA Certificate',
			name: 'caCertificate',
			type: 'string',
			typeOptions: { rows: 4, password: true },
			default: '',
			displayOptions: { show: { ssl: ['verify-full'] } },
		},
		{
			displayName: 'Schema',
			name: 'schema',
			type: 'string',
			default: 'order_to_cash',
			description: 'Schema of the ledger tables, made at first use: lower-case letters, digits and _',
		},
		{ displayName: 'Maximum Connections', name: 'maxConnections', type: 'number', default: 5 },
	];
}
