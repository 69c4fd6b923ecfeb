/** An account at the sandbox: what a login must say, and whose invoices they are. */
export interface SInvoiceSandboxAccount {
	readonly username: string;
	readonly password: string;
	readonly taxCode: string;
	readonly seller: { readonly name: string; readonly address: string };
}

/** An account to try with. It opens this sandbox and nothing else. */
export const DEMO_SINVOICE_ACCOUNT: SInvoiceSandboxAccount = {
	username: '0100109106-507',
	password: 'sandbox-sinvoice-password',
	taxCode: '0100109106-507',
	seller: { name: 'Công ty TNHH Thương mại Mẫu', address: '12 Lê Lợi, Quận 1, Thành phố Hồ Chí Minh' },
};
