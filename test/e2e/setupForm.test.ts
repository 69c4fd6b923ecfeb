import type { BrowserContext, Page } from 'playwright-core';
import { closeBrowser, openBrowser, openPage, takeScreenshot } from './browse';
import { fillForm } from './fillForm';
import { findNode, readWorkflow } from './host';
import { submitForm } from './submitForm';

const workflow = readWorkflow('setup-company.json');
const trigger = findNode(workflow, 'n8n-nodes-base.formTrigger');
const path = (trigger.parameters.path ?? trigger.parameters.options?.path ?? trigger.webhookId) as string;

describe('the set-up form', () => {
	let browser: BrowserContext;
	let page: Page;

	beforeAll(async () => {
		browser = await openBrowser();
		page = await openPage(browser, `form/${path}`);
	});
	afterAll(async () => await closeBrowser(browser));

	it('is filled in, page by page, and answers with success', async () => {
		await page.getByRole('heading', { level: 1 }).first().waitFor();
		for (let number = 1; await page.locator('#n8n-form').isVisible(); number++) {
			await fillForm(page);
			await takeScreenshot(page, `form setup-company page ${number}`);
			await submitForm(page);
		}
		await takeScreenshot(page, 'form setup-company answer');
		const done = workflow.nodes.find(({ name }) => name === 'Done');
		expect(await page.locator('h1').first().innerText()).toBe(done?.parameters.completionTitle);
	});
});
