import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { executeWorkflow, type Execution } from '../../scripts/host/executeWorkflow.mjs';
import { listFiles } from '../../scripts/host/readFiles.mjs';
import { closeBrowser, openBrowser, openPage, takeScreenshot } from './browse';
import { addCredential, addWorkflow, host, lastExecutionOf, readWorkflow } from './host';
import { addMonthOfDeliveries, COMPANY } from './monthOfDeliveries';
import { receiveMails, type MailServer } from './receiveMails';

/** A month of 40 delivery notes of 6 customers, one of them a draft, invoiced and mailed by the shipped workflow, twice. */

const artifacts = join(__dirname, '..', '..', 'artifacts', 'deferred-invoicing');
const MAIL_NODES = ['Send invoice', 'Mark sent', 'Send report'];

interface Json {
	readonly [name: string]: unknown;
}

describe('deferred-invoicing in a real n8n', () => {
	let mailServer: MailServer;
	let id: string;
	let first: Execution;
	let mailsOfFirst: number;

	const run = () => executeWorkflow({ userFolder: host.userFolder }, id);
	const outputOf = (execution: Execution, node: string, output = 0): Json[] =>
		(execution.runData[node] ?? []).flatMap(({ data }) =>
			(data?.main?.[output] ?? []).map(({ json }) => json),
		);
	/** Other tests have companies of their own in the same books. */
	const ofCompany = (execution: Execution, node: string, output = 0) =>
		outputOf(execution, node, output).filter(({ companyCode }) => companyCode === COMPANY);

	beforeAll(async () => {
		mailServer = await receiveMails();
		await executeWorkflow({ userFolder: host.userFolder }, await addMonthOfDeliveries());
		id = await addWorkflow(await publishable(mailServer.port));
		first = await run();
		mailsOfFirst = mailServer.mails.length;
	}, 180_000);
	afterAll(async () => await mailServer?.stop());

	it('takes each validated note once, in a group or among those that are left; a draft is not looked at', () => {
		const groups = ofCompany(first, 'Group delivery notes');
		const left = ofCompany(first, 'Group delivery notes', 1);
		const grouped = groups.flatMap(({ ids }) => ids as string[]);
		const all = [...grouped, ...left.map((note) => note['id'])];
		expect([all.length, new Set(all).size]).toEqual([39, 39]);
		const shape = groups.map(({ customerCode, mode, noteCount, currency }) =>
			[customerCode, mode, noteCount, currency].join(' '),
		);
		expect(shape.sort()).toEqual([
			'BRASSERIE grouped 2 EUR',
			'BRASSERIE grouped 7 EUR',
			'CANTINE grouped 7 EUR',
			'FERRY grouped 3 EUR',
			'FERRY grouped 3 USD',
			...Array<string>(3).fill('HOTEL-NORD perOrder 2 EUR'),
			...Array<string>(6).fill('TRAITEUR perDeliveryNote 1 EUR'),
		]);
		expect(groups.map(({ apart }) => apart).filter(Boolean)).toContainEqual(
			expect.stringContaining('different billing address than group'),
		);
	});

	it('says why each other note is left', () => {
		const left = ofCompany(first, 'Group delivery notes', 1);
		expect(left.map(({ rule, customerCode }) => `${String(customerCode)} ${String(rule)}`).sort()).toEqual([
			'BRASSERIE note.noPrice',
			...Array<string>(4).fill('MARCHE grouping.onDemand'),
		]);
		expect(left.every(({ reason }) => /\w+ \w+/.test(String(reason)))).toBe(true);
	});

	it('makes an invoice of each group, numbered without a gap, and mails those that have an address', () => {
		const invoices = ofCompany(first, 'Make invoices');
		const numbers = invoices
			.map(({ number }) => Number(/\d+$/.exec(String(number))?.[0]))
			.sort((a, b) => a - b);
		expect(numbers).toEqual(Array.from({ length: 14 }, (_, index) => index + 1));
		const mailed = mailServer.mails.slice(0, mailsOfFirst);
		const to = (address: string) => mailed.filter((mail) => mail.to.includes(address)).length;
		expect({
			brasserie: to('compta@brasserie.example'),
			cantine: to('compta@cantine.example'),
			traiteur: to('compta@traiteur.example'),
			hotel: to('compta@hotelnord.example'),
			market: to('compta@marche.example'),
			report: to('office@example.com'),
		}).toEqual({ brasserie: 2, cantine: 1, traiteur: 6, hotel: 3, market: 0, report: 1 });
		expect(ofCompany(first, 'Mark sent')).toHaveLength(12);
		expect(
			mailed.filter(({ source }) => /filename=.?FA\d{4}-\d+\.pdf/.test(source)).length,
		).toBeGreaterThanOrEqual(12);
		expect(outputOf(first, 'Invoices to post')).toHaveLength(2);
	});

	it('gives PDFs of the summary invoices', () => {
		const pdfs = listFiles(host.userFolder, first).filter(({ mimeType }) => mimeType === 'application/pdf');
		mkdirSync(artifacts, { recursive: true });
		for (const pdf of pdfs) writeFileSync(join(artifacts, pdf.fileName), pdf.read());
		expect(pdfs.length).toBeGreaterThanOrEqual(12);
	});

	it('makes and mails nothing again when it runs again', async () => {
		const again = await run();
		expect(ofCompany(again, 'Group delivery notes')).toEqual([]);
		expect(ofCompany(again, 'Group delivery notes', 1)).toHaveLength(5);
		expect(outputOf(again, 'Make invoices')).toEqual([]);
		expect(outputOf(again, 'Send invoice')).toEqual([]);
		const news = mailServer.mails.slice(mailsOfFirst);
		expect(news.map(({ to }) => to)).toEqual([['office@example.com']]);
	});

	describe('in the editor', () => {
		let browser: BrowserContext;
		let page: Page;

		beforeAll(async () => {
			browser = await openBrowser();
			page = await openPage(browser, `workflow/${id}/executions/${await lastExecutionOf(id, 1)}`);
			await page.setViewportSize({ width: 2600, height: 1400 });
		});
		afterAll(async () => await closeBrowser(browser));

		it('shows the run on its canvas, and both outputs', async () => {
			await page.getByTestId('canvas-node').first().waitFor();
			await page.waitForTimeout(1_500);
			await takeScreenshot(page, 'canvas deferred-invoicing after its run');
			await page.locator('[data-node-name="Group delivery notes"]').first().dblclick();
			await page.getByTestId('ndv').waitFor();
			await page.waitForTimeout(1_000);
			await takeScreenshot(page, 'panel Group Delivery Notes taken');
			await page.getByText(/^Left Out Branch/).click();
			await page.waitForTimeout(800);
			await takeScreenshot(page, 'panel Group Delivery Notes left out');
		});
	});
});

/** The shipped workflow with what its sticky note asks for: mails switched on, with a mail server. */
async function publishable(port: number): Promise<Record<string, unknown>> {
	const { id: _id, nodes, ...workflow } = readWorkflow('deferred-invoicing.json');
	const credential = await addCredential('smtp', 'Mail server of this test', {
		...{ host: '127.0.0.1', port, user: '', password: '', secure: false, disableStartTls: true },
	});
	return {
		...workflow,
		name: 'Deferred invoicing, published',
		nodes: nodes.map((node) => ({
			...node,
			...(MAIL_NODES.includes(node.name as string) ? { disabled: false } : {}),
			...(node.type === 'n8n-nodes-base.emailSend' ? { credentials: { smtp: credential } } : {}),
		})),
	};
}
