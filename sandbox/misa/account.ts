/** An account at the sandbox: what a login must say, and how the seller signs. */
export interface SandboxAccount {
	readonly username: string;
	readonly password: string;
	readonly taxCode: string;
	readonly appId: string;
	readonly clientId: string;
	readonly clientSecret: string;
	/** `hsm` signs in the background; the others do not. */
	readonly signing: 'hsm' | 'usbToken' | 'eSign';
	readonly seller: { readonly name: string; readonly address: string };
}

/** An account to try with. It opens this sandbox and nothing else. */
export const DEMO_MISA_ACCOUNT: SandboxAccount = {
	username: 'ketoan@thuongmai.example',
	password: 'sandbox-misa-password',
	taxCode: '0101243150',
	appId: 'sandbox-app-5f1c2a',
	clientId: 'sandbox-client-91be',
	clientSecret: 'sandbox-secret-77d04c',
	signing: 'hsm',
	seller: { name: 'Công ty TNHH Thương mại Mẫu', address: '12 Lê Lợi, Quận 1, Thành phố Hồ Chí Minh' },
};
