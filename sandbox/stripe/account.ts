/** An account at the sandbox. Its keys open this sandbox and nothing else. */
export interface StripeSandboxAccount {
	readonly id: string;
	readonly secretKey: string;
	readonly publishableKey: string;
	/** With which events are signed. */
	readonly webhookSecret: string;
	readonly country: string;
	/** `active`, `pending`, `inactive` */
	readonly sepaDebit: string;
}

export const DEMO_STRIPE_ACCOUNT: StripeSandboxAccount = {
	id: 'acct_sandboxOrderToCash',
	secretKey: 'sk_test_sandboxOrderToCash0000000001',
	publishableKey: 'pk_test_sandboxOrderToCash0000000001',
	webhookSecret: 'whsec_sandboxOrderToCash0000000001',
	country: 'FR',
	sepaDebit: 'active',
};
