import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileIfStale } from '../compileIfStale.mjs';

/**
 * @typedef {{ id: string, type: string, name: string, data: Record<string, unknown> }} SampleCredential
 * @typedef {{ url: string, credential: SampleCredential, issued: () => number, close: () => Promise<void> }} Sandbox
 * @typedef {Sandbox & { admin: any }} StripeSandbox what it holds, and what the bank and the debtor do
 * @typedef {{ sinvoice: Sandbox, misa: Sandbox, stripe: StripeSandbox, close: () => Promise<void> }} Sandboxes
 */

/**
 * Starts the sandboxes of S-Invoice, MISA and Stripe on this machine, and gives the credentials that open them. They
 * forget everything when they end.
 * @param {string} root
 * @param {Record<string, unknown>} [rules] how fast providers and tax office are
 * @param {{ bankTakes?: number, sendEventsTo?: string }} [stripe] how long the debtor's bank takes, in ms, and where events go
 * @returns {Promise<Sandboxes>}
 */
export async function startSandboxes(root, rules = {}, { bankTakes, sendEventsTo } = {}) {
	compileSandboxes(root);
	const load = createRequire(join(root, '.o2c-sandbox', 'sandbox', 'faults.js'));
	const [sinvoice, misa, stripe] = await Promise.all([
		load('./sinvoice/startSInvoiceSandbox.js').startSInvoiceSandbox({ rules }),
		load('./misa/startMisaSandbox.js').startMisaSandbox({ rules }),
		load('./stripe/startStripeSandbox.js').startStripeSandbox({
			rules: bankTakes === undefined ? {} : { bankTakes },
		}),
	]);
	if (sendEventsTo !== undefined) stripe.sendEventsTo(sendEventsTo);
	return {
		sinvoice: { ...bareOf(sinvoice), credential: sInvoiceCredential(sinvoice) },
		misa: { ...bareOf(misa), credential: misaCredential(misa) },
		stripe: {
			url: stripe.url,
			issued: () => stripe.payments().length,
			close: () => stripe.close(),
			credential: stripeCredential(stripe),
			admin: stripe,
		},
		close: async () => void (await Promise.all([sinvoice.close(), misa.close(), stripe.close()])),
	};
}

/** @param {string} root */
export function compileSandboxes(root) {
	compileIfStale(root, ['sandbox', 'domain/money', 'formats/pdf'], {
		project: 'tsconfig.sandbox.json',
		built: '.o2c-sandbox/sandbox/faults.js',
	});
}

const bareOf = (/** @type {any} */ sandbox) => ({
	url: sandbox.url,
	issued: () => sandbox.issued().length,
	close: () => sandbox.close(),
});

/** @returns {SampleCredential} */
function sInvoiceCredential(/** @type {any} */ { url, account }) {
	const { username, password, taxCode } = account;
	return {
		id: 'o2cSInvoiceDemo1',
		type: 'sInvoiceApi',
		name: 'S-Invoice (sandbox)',
		data: {
			user: username,
			password,
			taxCode,
			advanced: true,
			host: url,
			authentication: 'cookie',
			timeout: 90,
		},
	};
}

/** @returns {SampleCredential} */
function misaCredential(/** @type {any} */ { url, account }) {
	const { username, password, taxCode, clientId, clientSecret, signing } = account;
	return {
		id: 'o2cMisaSandbox01',
		type: 'misaApi',
		name: 'MISA (sandbox)',
		data: {
			...{ user: username, password, taxCode, generation: 'gateway', clientId, clientSecret, signing },
			...{ advanced: true, host: url, timeout: 60 },
		},
	};
}

/** @returns {SampleCredential} */
function stripeCredential(/** @type {any} */ { url, account }) {
	const { secretKey, publishableKey, webhookSecret } = account;
	return {
		id: 'o2cStripeSandbox',
		type: 'stripeDebitApi',
		name: 'Stripe (sandbox)',
		data: {
			...{ secretKey, publishableKey, webhookSecret, company: '' },
			...{ advanced: true, baseUrl: url, timeout: 80 },
		},
	};
}
