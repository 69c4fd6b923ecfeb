import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NodeHelpers, type INodeType } from 'n8n-workflow';
import { MisaApi } from '../../credentials/MisaApi.credentials';
import { OrderToCashLedgerApi } from '../../credentials/OrderToCashLedgerApi.credentials';
import { SInvoiceApi } from '../../credentials/SInvoiceApi.credentials';
import { IssueEInvoice } from '../../nodes/IssueEInvoice/IssueEInvoice.node';
import { ReplaceInvoice } from '../../nodes/ReplaceInvoice/ReplaceInvoice.node';
import packageJson from '../../package.json';

const ROOT = join(__dirname, '../..');

describe('an e-invoice needs the account of its provider, and only that', () => {
	const credentialsOf = (node: INodeType, values: Record<string, string>) =>
		(node.description.credentials ?? [])
			.filter((credential) =>
				NodeHelpers.displayParameter(values, credential, { typeVersion: 1 }, node.description),
			)
			.map(({ name }) => name);
	const [sInvoice, misa] = [new SInvoiceApi(), new MisaApi()];
	const ledger = new OrderToCashLedgerApi().name;

	test.each([
		['sinvoice', sInvoice.name],
		['misa', misa.name],
	])('%s', (provider, name) => {
		const issue = { resource: 'eInvoice', operation: 'issue', provider };
		expect(credentialsOf(new IssueEInvoice(), issue)).toEqual([name, ledger]);
		expect(credentialsOf(new ReplaceInvoice(), issue)).toEqual([name, ledger]);
	});

	test('the panel keeps what the account hangs on: n8n hides what a credential is shown for', () => {
		for (const node of [new IssueEInvoice(), new ReplaceInvoice()])
			for (const { displayOptions } of node.description.credentials ?? [])
				expect(displayOptions?.show).toBeUndefined();
	});

	test('the draft of a correction is ours alone', () => {
		expect(credentialsOf(new ReplaceInvoice(), { resource: 'correction', operation: 'replace' })).toEqual([
			ledger,
		]);
	});

	test.each([sInvoice, misa])('$displayName is for no other node, and hides what is secret', (credential) => {
		expect(credential.restrictToSupportedNodes).toBe(true);
		const hidden = credential.properties.filter(({ typeOptions }) => typeOptions?.password === true);
		expect(hidden.map(({ name }) => name)).toEqual(
			credential.properties.map(({ name }) => name).filter((name) => /password|secret/i.test(name)),
		);
		for (const icon of Object.values(credential.icon))
			expect(existsSync(join(ROOT, 'credentials', icon.replace('file:', '')))).toBe(true);
		expect(packageJson.n8n.credentials).toContain(
			`dist/credentials/${credential.constructor.name}.credentials.js`,
		);
	});
});
