import type { FaultMoment, FaultKind } from '../../../sandbox/faults';
import { startMisaSandbox } from '../../../sandbox/misa/startMisaSandbox';
import { startSInvoiceSandbox } from '../../../sandbox/sinvoice/startSInvoiceSandbox';
import { done, masters, runStep, type Json, type RunOptions, type Step } from './bench';

/** The nodes of e-invoices on a sandbox of their provider: a Vietnamese company, an account, and what goes wrong on purpose. */

export interface Account {
	readonly provider: 'misa' | 'sinvoice';
	/** Type of the credential, and what it holds. */
	readonly type: string;
	readonly data: Json;
	/** As the list of templates gives them: with a code of the tax office, and without. */
	readonly template: string;
	/** What must never be seen outside of the credential. */
	readonly secrets: readonly string[];
	/** How many invoices the provider has. */
	readonly issued: () => number;
	/** Keys of the drafts on the portal. */
	readonly drafts: () => string[];
	readonly sign: (draft: string) => void;
	/** What the next call that issues suffers. */
	readonly fail: (moment: FaultMoment, fault: FaultKind) => void;
	readonly close: () => Promise<void>;
}

export async function openMisa(more: Json = {}): Promise<Account> {
	const sandbox = await startMisaSandbox({ rules: { codeDelay: 0, visibleAfter: 0, publishDelay: 0 } });
	const { username, password, taxCode, clientId, clientSecret } = sandbox.account;
	const [first] = sandbox.templates;
	return {
		provider: 'misa',
		type: 'misaApi',
		data: {
			...{ user: username, password, taxCode, generation: 'gateway', clientId, clientSecret },
			...{ signing: 'hsm', advanced: true, host: sandbox.url, timeout: 5, ...more },
		},
		template: `${first?.IPTemplateID} ${first?.InvSeries}`,
		secrets: [password, clientSecret],
		issued: () => sandbox.issued().length,
		drafts: () => sandbox.drafts().map(({ refId }) => refId),
		sign: (draft) => void sandbox.signOnWeb(draft),
		fail: (moment, fault) => sandbox.fault({ operation: 'issue', moment, fault }),
		close: () => sandbox.close(),
	};
}

export async function openSInvoice(more: Json = {}): Promise<Account> {
	const sandbox = await startSInvoiceSandbox({
		rules: { codeDelay: 0, visibleAfter: 0, issueDelay: 0, emptyFiles: 0 },
	});
	const { username, password, taxCode } = sandbox.account;
	const [first] = sandbox.templates;
	return {
		provider: 'sinvoice',
		type: 'sInvoiceApi',
		data: { user: username, password, taxCode, advanced: true, host: sandbox.url, timeout: 5, ...more },
		template: `${first?.templateCode} 1${first?.invoiceSeries}`,
		secrets: [password],
		issued: () => sandbox.issued().length,
		drafts: () => sandbox.drafts().map(({ uuid }) => uuid),
		sign: (draft) => void sandbox.issueOnPortal(draft),
		fail: (moment, fault) => sandbox.fault({ operation: 'issue', moment, fault }),
		close: () => sandbox.close(),
	};
}

/** Both providers, so that each test of one is a test of the other. */
export const PROVIDERS = [
	['MISA', openMisa],
	['S-Invoice', openSInvoice],
] as const;

export const COMPANY = 'CHOLON';

/** A company under Vietnamese rules, its customers, and a template that it takes where nobody chooses one. */
export async function openCompany({ provider, template }: Account): Promise<void> {
	const [eInvoiceTemplate, eInvoiceSeries] = template.split(' ');
	const save = async (resource: string, item: object) =>
		void (await done(runStep(masters(resource, 'upsert'), [item])));
	await save('company', {
		...{ code: COMPANY, name: 'Công ty TNHH Trà Chợ Lớn', country: 'VN', currency: 'VND' },
		...{ timeZone: 'Asia/Ho_Chi_Minh', language: 'vi', registrationNumber: '0100109106' },
		...{ invoiceNumbers: 'provider', eInvoiceProvider: provider, eInvoiceTemplate, eInvoiceSeries },
		address: { line1: '12 Hải Thượng Lãn Ông', city: 'Thành phố Hồ Chí Minh', country: 'VN' },
	});
	await save('customer', {
		...{ code: 'BENTHANH', name: 'Công ty TNHH Bến Thành', company: COMPANY },
		...{ registrationNumber: '0314409058', paymentMethod: 'Chuyển khoản' },
		address: { line1: '45 Lê Lợi', city: 'Thành phố Hồ Chí Minh', country: 'VN' },
	});
}

/** An invoice of one rate; `lines` over it. */
export const tea = (reference: string, more: Json = {}): Json => ({
	company: COMPANY,
	customer: 'BENTHANH',
	externalReference: reference,
	lines: [{ description: 'Trà ô long, hộp 200 g', quantity: 12, unitPrice: 185000, taxRate: 8 }],
	...more,
});

/** Two rates: two e-invoices. */
export const teaAndWine = (reference: string): Json =>
	tea(reference, {
		lines: [
			{ description: 'Trà ô long, hộp 200 g', quantity: 12, unitPrice: 185000, taxRate: 8 },
			{ description: 'Rượu mơ', quantity: 6, unitPrice: 210000, taxRate: 10 },
		],
	});

export const draft: Step = {
	type: 'createInvoice',
	parameters: { resource: 'invoice', operation: 'createFromLines' },
	name: 'Draft',
};

/** A step at the provider of the account. */
export function atProvider(account: Account, operation: string, parameters: Json = {}): Step {
	const resource = ['push', 'confirmDeleted'].includes(operation)
		? 'portalDraft'
		: ['sync', 'resumeUnknown', 'listTemplates'].includes(operation)
			? 'account'
			: 'eInvoice';
	return {
		type: 'issueEInvoice',
		parameters: { resource, operation, provider: account.provider, ...parameters },
		settings: { credentials: { [account.type]: { id: '1', name: 'Account' } } },
	};
}

export const withAccount = (account: Account, more: Json = {}): RunOptions => ({
	credentials: { Account: { ...account.data, ...more } },
});
