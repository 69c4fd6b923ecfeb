import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileIfStale } from '../compileIfStale.mjs';

/**
 * @typedef {{ id: string, type: string, name: string, data: Record<string, unknown> }} SampleCredential
 * @typedef {{ url: string, credential: SampleCredential, issued: () => number, close: () => Promise<void> }} Sandbox
 * @typedef {{ sinvoice: Sandbox, misa: Sandbox, close: () => Promise<void> }} Sandboxes
 */

/**
 * Starts the sandboxes of S-Invoice and MISA on this machine, and gives the credentials that open them. They forget
 * everything when they end.
 * @param {string} root
 * @param {Record<string, unknown>} [rules] how fast providers and tax office are
 * @returns {Promise<Sandboxes>}
 */
export async function startSandboxes(root, rules = {}) {
	compileSandboxes(root);
	const load = createRequire(join(root, '.o2c-sandbox', 'sandbox', 'faults.js'));
	const [sinvoice, misa] = await Promise.all([
		load('./sinvoice/startSInvoiceSandbox.js').startSInvoiceSandbox({ rules }),
		load('./misa/startMisaSandbox.js').startMisaSandbox({ rules }),
	]);
	return {
		sinvoice: { ...bareOf(sinvoice), credential: sInvoiceCredential(sinvoice) },
		misa: { ...bareOf(misa), credential: misaCredential(misa) },
		close: async () => void (await Promise.all([sinvoice.close(), misa.close()])),
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
