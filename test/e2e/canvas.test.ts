import type { BrowserContext, Locator, Page } from 'playwright-core';
import { closeBrowser, openBrowser, openPage, takeScreenshot } from './browse';
import { addWorkflow, ownNodes, readWorkflow, requestOwnTypes } from './host';
import type { Workflow } from '../../scripts/host/importWorkflows.mjs';

const files = [
	'setup-company.json',
	'quote-to-cash.json',
	'webhook-billing.json',
	'order-to-deliveries.json',
	'deferred-invoicing.json',
];

// A long workflow can be read only on a wide screen.
const wide = { width: 2600, height: 1300 };

let browser: BrowserContext;

beforeAll(async () => {
	browser = await openBrowser();
});
afterAll(async () => await closeBrowser(browser));

describe.each(files)('%s in the editor', (file) => {
	it('opens with every node known and without an issue', async () => {
		const workflow = readWorkflow(file);
		const page = await openWorkflow(workflow.id, wide);
		await takeScreenshot(page, `canvas ${file.replace('.json', '')}`);
		for (const node of workflow.nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote')) {
			await expectKnown(onCanvas(page, node.name));
		}
		await page.close();
	});
});

describe('quote-to-cash in the editor', () => {
	const workflow = readWorkflow('quote-to-cash.json');
	let page: Page;

	beforeAll(async () => {
		page = await openWorkflow(workflow.id, wide);
	});
	afterAll(async () => await page?.close());

	it('runs to the end by its button', async () => {
		await page.getByTestId('execute-workflow-button').click();
		const answer = page.getByText(/^(Workflow executed successfully|Problem .*)$/).first();
		await answer.waitFor({ timeout: 100_000 });
		expect(await answer.innerText()).toBe('Workflow executed successfully');
		await takeScreenshot(page, 'canvas quote-to-cash after its run');
		await page.setViewportSize({ width: 1600, height: 1000 });
		for (const { name } of ownNodes(workflow)) {
			expect(await onCanvas(page, name).getByTestId('canvas-node-status-success').count()).toBe(1);
		}
	});

	it.each(oneOfEachType(workflow))('shows the panel of $name with its result', async ({ name }) => {
		await openPanel(page, name);
		await takeScreenshot(page, `panel with result ${name}`);
		await closePanel(page);
	});
});

describe('a node that was just added', () => {
	let page: Page;
	let names: string[];

	beforeAll(async () => {
		const types = await requestOwnTypes();
		names = types.map(({ displayName }) => displayName);
		const nodes = types.map(({ name, displayName, version }, index) => ({
			id: `00000000-0000-4000-8000-00000000000${index}`,
			name: displayName,
			type: name,
			typeVersion: Math.max(...[version].flat()),
			position: [index * 250, 0],
			parameters: {},
		}));
		page = await openWorkflow(
			await addWorkflow({ name: 'Empty panels', nodes, connections: {}, settings: {} }),
		);
	});
	afterAll(async () => await page?.close());

	it('shows an empty panel that can be read', async () => {
		expect(names).not.toEqual([]);
		for (const name of names) {
			await openPanel(page, name);
			expect(await page.getByTestId('parameter-item').count()).toBeGreaterThan(0);
			await takeScreenshot(page, `panel empty ${name}`);
			await closePanel(page);
		}
	});
});

async function openWorkflow(id: string, size?: typeof wide): Promise<Page> {
	const page = await openPage(browser, `workflow/${id}`);
	if (size) await page.setViewportSize(size);
	await page.getByTestId('canvas-node').first().waitFor();
	// The canvas moves once more to fit all nodes in.
	await page.waitForTimeout(1_500);
	return page;
}

function onCanvas(page: Page, name: string): Locator {
	return page.locator(`[data-test-id="canvas-node"][data-node-name=${JSON.stringify(name)}]`);
}

async function expectKnown(node: Locator): Promise<void> {
	await node.waitFor();
	// A node whose type is unknown has a question mark for an icon.
	expect(await node.innerText()).not.toMatch(/^\?/);
	expect(await node.getByTestId('node-not-installed').count()).toBe(0);
	expect(await node.getByTestId('node-issues').count()).toBe(0);
}

async function openPanel(page: Page, name: string): Promise<void> {
	await onCanvas(page, name).dblclick();
	await page.getByTestId('ndv').waitFor();
	await page.waitForTimeout(1_000);
}

async function closePanel(page: Page): Promise<void> {
	await page.getByTestId('ndv-close-button').click();
	await page.getByTestId('ndv').waitFor({ state: 'hidden' });
}

function oneOfEachType(workflow: Workflow): Array<{ name: string }> {
	// Of several nodes of one type the first one stays.
	const byType = new Map([...ownNodes(workflow)].reverse().map((node) => [node.type as string, node]));
	return [...byType.values()].map(({ name }) => ({ name: name as string }));
}
