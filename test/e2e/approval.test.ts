import type { BrowserContext, Page } from 'playwright-core';
import { postWebhook } from '../../scripts/host/postWebhook.mjs';
import { closeBrowser, openBrowser, takeScreenshot } from './browse';
import { execute, findNode, host, readWorkflow } from './host';
import { submitForm } from './submitForm';

const workflow = readWorkflow('approve-documents.json');
const webhook = findNode(workflow, 'n8n-nodes-base.webhook');

describe('approve-documents: a draft waits in n8n for a second person', () => {
	let browser: BrowserContext;

	beforeAll(async () => {
		// Its company and customer are those of the sample sale.
		await execute(readWorkflow('quote-to-cash.json'));
		browser = await openBrowser();
	});
	afterAll(async () => await closeBrowser(browser));

	it('is not validated by its author, and takes its number when somebody else approves it', async () => {
		const first = await post();
		expect(first).toMatchObject({ id: expect.stringMatching(/^inv_/), customer: expect.any(String) });
		expect(await decide(browser, first.approvalPage, { name: 'assistant', decision: 'Approve' })).toMatch(
			/^Not validated\. .*'assistant' may not approve/,
		);
		const second = await post();
		expect(second.id).toBe(first.id);
		expect(await decide(browser, second.approvalPage, { name: 'claire', decision: 'Approve' })).toMatch(
			/^Approved: \S*\d/,
		);
	});

	it('is cancelled when somebody rejects it', async () => {
		const { approvalPage } = await post({ externalReference: 'E2E-REJECTED' });
		const answer = await decide(browser, approvalPage, { name: 'claire', decision: 'Reject' });
		expect(answer).toBe('Rejected: the draft is cancelled.');
	});
});

interface Waiting {
	readonly id: string;
	readonly customer: string;
	readonly approvalPage: string;
}

/** Posts the sample draft of the workflow; n8n answers once the execution waits for the approval. */
async function post(more: object = {}): Promise<Waiting> {
	const [sample] = workflow.pinData?.[webhook.name] ?? [];
	if (!sample) throw new Error(`workflows/approve-documents.json pins no sample to "${webhook.name}".`);
	const body = { ...(sample.json?.body ?? sample.body), ...more };
	const response = await postWebhook(host.url, webhook.parameters.path, body);
	expect(response.status).toBe(202);
	return (await response.json()) as Waiting;
}

/** Fills the page in and gives what it says afterwards. */
async function decide(
	browser: BrowserContext,
	approvalPage: string,
	{ name, decision }: { readonly name: string; readonly decision: string },
): Promise<string> {
	const page = await openApproval(browser, approvalPage);
	const group = (label: string) => page.locator('#n8n-form .form-group', { hasText: label });
	await group('Your name').locator('input').fill(name);
	await group('Decision').locator('select').selectOption({ label: decision });
	await takeScreenshot(page, `approval by ${name}`);
	await submitForm(page);
	return (await page.locator('#submitted-content').innerText()).trim();
}

/** The execution answers its caller a moment before it is put to wait; until then its page is not there. */
async function openApproval(browser: BrowserContext, approvalPage: string): Promise<Page> {
	const page = await browser.newPage();
	const { pathname, search } = new URL(approvalPage);
	for (let attempt = 0; attempt < 30; attempt += 1) {
		// Asked a moment too early, n8n may leave the request without an answer: then it is asked again.
		const isLoaded = await page.goto(`${host.url}${pathname}${search}`, { timeout: 15_000 }).then(
			() => true,
			() => false,
		);
		if (isLoaded && (await page.locator('#n8n-form').isVisible())) return page;
		await page.waitForTimeout(500);
	}
	throw new Error(`The page of the approval does not open: ${await page.locator('body').innerText()}`);
}
