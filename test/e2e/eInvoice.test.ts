import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { executeWorkflow, type Execution } from '../../scripts/host/executeWorkflow.mjs';
import { repositoryFolder } from '../../scripts/host/locateHost.mjs';
import { listFiles } from '../../scripts/host/readFiles.mjs';
import { startSandboxes } from '../../scripts/sandboxes/startSandboxes.mjs';
import { closeBrowser, openBrowser, openPage, takeScreenshot } from './browse';
import { addCredential, addWorkflow, host, lastExecutionOf, readWorkflow } from './host';

/** Vietnamese e-invoices in a real n8n: an account is tested, templates are picked, an invoice is seen, issued, replaced, synced. */

type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- output of a workflow
type Sandboxes = Awaited<ReturnType<typeof startSandboxes>>;

const artifacts = join(__dirname, '..', '..', 'artifacts', 'e-invoices');
const PROVIDERS = ['sinvoice', 'misa'] as const;

let sandboxes: Sandboxes;
let browser: BrowserContext;
const accounts = {} as Record<(typeof PROVIDERS)[number], { id: string; name: string }>;

beforeAll(async () => {
	// The sync of a run follows its last issue at once; providers list an invoice some moments later.
	sandboxes = await startSandboxes(repositoryFolder, { codeDelay: 1_000, visibleAfter: 0 });
	for (const provider of PROVIDERS) {
		const { type, name, data } = sandboxes[provider].credential;
		accounts[provider] = await addCredential(type, name, data);
	}
	browser = await openBrowser();
}, 180_000);
afterAll(async () => {
	await closeBrowser(browser);
	await sandboxes?.close();
});

describe.each(PROVIDERS)('the credential of %s', (provider) => {
	it.each([
		['right', {}, /Connection tested successfully/],
		['wrong', { password: 'not-the-password' }, /Couldn’t connect with these settings|Couldn't connect/],
	])('shows in the editor that it is %s', async (what, more, words) => {
		const { type, name, data } = sandboxes[provider].credential;
		const { id } = await addCredential(type, `${name}, ${what}`, { ...data, ...more });
		const page = await openPage(browser, `home/credentials/${id}`);
		const answer = page.getByText(words).first();
		await answer.waitFor();
		if (what === 'wrong') await page.getByText('More details').first().click();
		await page.waitForTimeout(500);
		await takeScreenshot(page, `credential ${provider} ${what}`);
		expect(await page.content()).not.toContain('not-the-password');
		await page.close();
	});
});

describe.each(PROVIDERS)('a run with %s', (provider) => {
	let id: string;
	let run: Execution;
	const outputOf = (node: string): Json[] =>
		(run.runData[node] ?? []).flatMap(({ data }) => (data?.main?.[0] ?? []).map(({ json }) => json));

	beforeAll(async () => {
		id = await addWorkflow(story(provider));
		run = await executeWorkflow({ userFolder: host.userFolder }, id);
	}, 180_000);

	it('previews, issues, waits for the code, downloads', () => {
		expect(outputOf('Preview').map(({ rate, number }) => [rate, number])).toEqual([
			['10', null],
			['5', null],
		]);
		const [issued] = outputOf('Refresh');
		expect(issued).toMatchObject({ eInvoiceState: 'issued', transmission: 'cleared' });
		expect((issued?.['eInvoices'] as Json[]).map(({ taxOffice }) => taxOffice)).toEqual([
			'accepted',
			'accepted',
		]);
		const pdfs = listFiles(host.userFolder, run).filter(({ mimeType }) => mimeType === 'application/pdf');
		mkdirSync(artifacts, { recursive: true });
		for (const { node, fileName, read } of pdfs)
			writeFileSync(join(artifacts, `${provider} ${node} ${fileName}`), read());
		expect(pdfs.every(({ read }) => read().toString('latin1', 0, 5) === '%PDF-')).toBe(true);
		expect(outputOf('Download').map(({ number }) => number)).toEqual(
			(issued?.['eInvoices'] as Json[]).map(({ number }) => number),
		);
	});

	it('replaces one member, marks it, and a sync finds all in order', () => {
		const [replacement] = outputOf('Issue replacement');
		expect(replacement).toMatchObject({ eInvoiceState: 'issued' });
		const [original] = outputOf('Original');
		expect((original?.['eInvoices'] as Json[]).map(({ rate, status }) => [rate, status])).toEqual([
			['10', 'replaced'],
			['5', 'original'],
		]);
		expect(outputOf('Sync')).toMatchObject([
			{ count: 3, holes: [], strangers: [], missing: [], inOrder: true },
		]);
		expect(sandboxes[provider].issued()).toBe(3);
	});

	it('holds no secret in what n8n keeps of it', () => {
		const kept = JSON.stringify(run.runData);
		const { password, clientSecret } = sandboxes[provider].credential.data;
		for (const secret of [password, clientSecret].filter(Boolean)) expect(kept).not.toContain(secret);
	});

	it('shows the list of templates in the panel', async () => {
		const page = await openWorkflow(`workflow/${id}`);
		await openPanel(page, 'Issue');
		for (const name of ['resource', 'operation', 'provider'])
			await page.getByTestId(`parameter-input-${name}`).waitFor();
		await page.getByTestId('resource-locator-templateCode').getByTestId('rlc-input').click();
		await page
			.getByText(/^1C\d\dTAA · /)
			.first()
			.waitFor();
		await page.waitForTimeout(500);
		await takeScreenshot(page, `templates of ${provider}`);
		await page.close();
	});

	it('shows the run, and gives the PDF of the preview', async () => {
		const page = await openWorkflow(`workflow/${id}/executions/${await lastExecutionOf(id)}`);
		await page.setViewportSize({ width: 2600, height: 1000 });
		await page.waitForTimeout(1_000);
		await takeScreenshot(page, `canvas e-invoices of ${provider}`);
		await page.setViewportSize({ width: 1600, height: 1000 });
		await openPanel(page, 'Preview');
		await page.getByText('Binary', { exact: true }).first().click();
		await takeScreenshot(page, `preview of ${provider}`);
		// This browser has no viewer of PDFs, so that n8n offers the file alone.
		const [file] = await Promise.all([
			page.waitForEvent('download'),
			page.getByTestId('ndv-download-binary-data').first().click(),
		]);
		expect(readFileSync(await file.path()).toString('latin1', 0, 5)).toBe('%PDF-');
		await page.close();
	});
});

async function openWorkflow(path: string): Promise<Page> {
	const page = await openPage(browser, path);
	await page.getByTestId('canvas-node').first().waitFor();
	await page.waitForTimeout(1_500);
	return page;
}

async function openPanel(page: Page, name: string): Promise<void> {
	await page
		.locator(`[data-node-name=${JSON.stringify(name)}]`)
		.first()
		.dblclick();
	await page.getByTestId('ndv').waitFor();
	await page.waitForTimeout(1_000);
}

/** From a company to a replaced invoice, with the sample of the shipped workflow. */
function story(provider: (typeof PROVIDERS)[number]): Json {
	const shipped = readWorkflow('issue-einvoice.json');
	const parametersOf = (name: string) => shipped.nodes.find((node) => node['name'] === name)?.['parameters'];
	const body = shipped.pinData?.['Invoice comes in']?.[0]?.['json'].body;
	const code = provider === 'misa' ? 'HANOI' : 'CHOLON';
	const set = (value: object | string) => ({
		mode: 'raw',
		jsonOutput: typeof value === 'string' ? value : JSON.stringify(value),
		options: {},
	});
	const company = String(parametersOf('Company')['jsonOutput'])
		.replace("'CHOLON'", `'${code}'`)
		.replace("'sinvoice'", `'${provider}'`)
		.replace(
			"'1/001'",
			"$('Templates').all().find(({ json }) => /^1C..TAA$/.test(json.series)).json.templateCode",
		);
	const customer = { ...JSON.parse(parametersOf('Customer')['jsonOutput']), company: code };
	const choose = (name: string) => ({ __rl: true, mode: 'id', value: `={{ $('${name}').first().json.id }}` });
	const today = "$now.setZone('Asia/Ho_Chi_Minh').toISODate()";
	const steps: Array<[name: string, type: string, parameters: Json]> = [
		['Templates', 'issueEInvoice', { resource: 'account', operation: 'listTemplates' }],
		['Company', 'set', set(company)],
		['Save company', 'billingMasterData', { resource: 'company', operation: 'upsert' }],
		['Customer', 'set', set(customer)],
		['Save customer', 'billingMasterData', { resource: 'customer', operation: 'upsert' }],
		['What is sold', 'set', set({ ...body, company: code, externalReference: `E2E-${provider}` })],
		['Draft', 'createInvoice', { resource: 'invoice', operation: 'createFromLines' }],
		['Preview', 'issueEInvoice', { resource: 'eInvoice', operation: 'preview' }],
		[
			'Issue',
			'issueEInvoice',
			{ resource: 'eInvoice', operation: 'issue', inputSource: 'fields', id: choose('Draft') },
		],
		['Refresh', 'issueEInvoice', { resource: 'eInvoice', operation: 'refresh', waitSeconds: 60 }],
		['Download', 'issueEInvoice', { resource: 'eInvoice', operation: 'download' }],
		[
			'What was wrong',
			'set',
			set(
				`={{ JSON.stringify({ id: $('Draft').first().json.id, member: '10', wrong: ['amount'], reason: 'Ten boxes, not twelve', agreement: { reference: 'BB-1', date: ${today} }, changes: [{ line: 1, quantity: 10 }], externalReference: 'E2E-R-${provider}' }) }}`,
			),
		],
		['Draft replacement', 'replaceInvoice', { resource: 'correction', operation: 'replace' }],
		['Issue replacement', 'replaceInvoice', { resource: 'eInvoice', operation: 'issue' }],
		[
			'Original',
			'salesDocument',
			{ resource: 'invoice', operation: 'get', inputSource: 'fields', id: choose('Draft') },
		],
		[
			'Sync',
			'issueEInvoice',
			{
				resource: 'account',
				operation: 'sync',
				inputSource: 'fields',
				from: `={{ ${today} }}`,
				to: `={{ ${today} }}`,
				company: { __rl: true, mode: 'code', value: code },
			},
		],
	];
	const { type } = sandboxes[provider].credential;
	const once = new Set(['Company', 'Issue', 'What was wrong']);
	const nodes = steps.map(([name, node, parameters], index) => ({
		id: `e2e-${index}`,
		name,
		type: node === 'set' ? 'n8n-nodes-base.set' : `${host.packageName}.${node}`,
		typeVersion: node === 'set' ? 3.4 : 1,
		position: [220 * (index + 1), 0],
		executeOnce: once.has(name),
		parameters: isAtProvider(node, parameters) ? { ...parameters, provider } : parameters,
		...(isAtProvider(node, parameters) ? { credentials: { [type]: accounts[provider] } } : {}),
	}));
	const start = { id: 'e2e-start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
	const names = ['Start', ...steps.map(([name]) => name)];
	return {
		name: `E-invoices with ${provider}`,
		nodes: [{ ...start, position: [0, 0], parameters: {} }, ...nodes],
		connections: Object.fromEntries(
			names
				.slice(0, -1)
				.map((name, index) => [name, { main: [[{ node: names[index + 1], type: 'main', index: 0 }]] }]),
		),
		settings: { executionOrder: 'v1' },
	};
}

const isAtProvider = (node: string, { resource }: Json) =>
	node === 'issueEInvoice' || (node === 'replaceInvoice' && resource === 'eInvoice');
