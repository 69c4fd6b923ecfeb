import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DateTime } from 'luxon';
import type { BrowserContext } from 'playwright-core';
import { camt053, returned } from '../services/collections/bankFiles';
import { closeBrowser, openBrowser, openPage, takeScreenshot } from './browse';
import { host, lastExecutionOf, readWorkflow, request } from './host';
import { publish } from './publish';
import { runSteps } from './runSteps';
import { submitForm } from './submitForm';

/** Direct debits in a real n8n: select, approve on a page, the file, uploaded; a return by the bank opens the invoice again. */

type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- output of a workflow

const COMPANY = 'DEBITOR';
const IBAN = 'FR1420041010050500013M02606';
const collection = readWorkflow('sepa-collection.json');
const bankImport = readWorkflow('bank-statement-import.json');
const artifacts = join(__dirname, '..', '..', 'artifacts', 'collections');
const day = (days: number) => DateTime.now().setZone('Europe/Paris').plus({ days }).toISODate() ?? '';

const upsert = (resource: string, item: object) => ({
	...{ type: 'billingMasterData', parameters: { resource, operation: 'upsert' } },
	items: [item],
});

async function bill(): Promise<Json> {
	const address = { line1: '1 rue Haute', postCode: '75001', city: 'Paris', country: 'FR' };
	const made = await runSteps('An invoice to collect', [
		upsert('company', {
			...{ code: COMPANY, name: 'Débiteur SARL', country: 'FR', currency: 'EUR', language: 'fr', address },
			...{ timeZone: 'Europe/Paris', operationNature: 'goods' },
		}),
		upsert('bankAccount', {
			...{ code: 'E2E-CIC', name: 'Main', company: COMPANY, iban: IBAN, isDefault: true },
			creditorIdentifier: 'FR72ZZZ123456',
		}),
		upsert('customer', { code: 'E2E-DEB', name: 'Martin', company: COMPANY, address }),
		upsert('mandate', {
			...{ code: 'E2E-RUM-1', name: 'Martin', party: 'E2E-DEB', iban: 'FR7630006000011234567890189' },
			...{ signedOn: '2026-01-15', signedAt: 'Lyon', recurrence: 'recurrent' },
		}),
		{
			type: 'createInvoice',
			parameters: { resource: 'invoice', operation: 'createFromLines', validate: true },
			items: [
				{
					...{ company: COMPANY, customer: 'E2E-DEB', externalReference: 'E2E-DEBIT' },
					...{ dueDate: day(0), paymentMethod: 'sepaDirectDebit' },
					lines: [{ description: 'Farine', quantity: 10, unitPrice: 10, taxRate: 20 }],
				},
			],
		},
	]);
	return made.at(-1)?.[0] ?? {};
}

const get = async (id: unknown) =>
	(
		await runSteps('The invoice now', [
			{ type: 'salesDocument', parameters: { resource: 'invoice', operation: 'get' }, items: [{ id }] },
		])
	)[0]?.[0] as Json;

describe('a month of direct debits', () => {
	let browser: BrowserContext;
	let invoice: Json;

	beforeAll(async () => {
		invoice = await bill();
		await publish(collection.id, ({ name, parameters }) =>
			name === 'Settings'
				? {
						parameters: {
							...parameters,
							jsonOutput: JSON.stringify({
								...JSON.parse(parameters.jsonOutput),
								preNotification: 'ignore',
							}),
						},
					}
				: {},
		);
		await publish(bankImport.id);
		browser = await openBrowser();
	}, 300_000);
	afterAll(async () => await closeBrowser(browser));

	it('is approved on a page, exported, and marked as uploaded on another', async () => {
		const page = await openPage(browser, `workflow/${collection.id}`);
		await page.setViewportSize({ width: 2600, height: 1300 });
		await page.getByTestId('canvas-node').first().waitFor();
		await page.waitForTimeout(1_500);
		await takeScreenshot(page, 'canvas sepa-collection');
		// As its schedule does.
		await page.getByTestId('execute-workflow-button').click();
		const execution = await waitingExecution();
		await decide(browser, execution, 'Approve', 'sepa approval');
		await decide(browser, execution, 'Yes, it is uploaded', 'sepa at the bank');
		await page.waitForTimeout(3_000);
		await takeScreenshot(page, 'canvas sepa-collection after its run');
		await page.close();
		expect(await get(invoice['id'])).toMatchObject({ settlement: 'inCollection' });
		const [batches = []] = await runSteps('Batches', [
			{
				type: 'sepaExport',
				parameters: { resource: 'batch', operation: 'getMany', returnAll: true, filters: {} },
			},
		]);
		expect(batches).toMatchObject([{ state: 'uploaded', count: 1, amount: 120, account: 'E2E-CIC' }]);
	});

	it('comes back with the statement, and the invoice is open again', async () => {
		const file = join(tmpdir(), 'o2c-e2e-camt.xml');
		const number = String(invoice['number']);
		const line = { amount: '120.00', direction: 'DBIT', transactions: [returned(number, 'AM04')] } as const;
		mkdirSync(artifacts, { recursive: true });
		writeFileSync(file, camt053(IBAN, day(0), [line]));
		const page = await openPage(browser, 'form/order-to-cash-bank-file');
		await page.locator('input[type=file]').setInputFiles(file);
		await takeScreenshot(page, 'sepa bank file');
		await submitForm(page);
		await takeScreenshot(page, 'sepa bank file answer');
		expect(await page.locator('body').innerText()).toMatch(/came back: 1/);
		await page.close();
		expect(await get(invoice['id'])).toMatchObject({ settlement: 'open', open: 120 });
	});
});

async function waitingExecution(): Promise<string> {
	let seen = 'no run';
	for (let tries = 0; tries < 60; tries += 1) {
		await sleep(1_000);
		const id = await lastExecutionOf(collection.id).catch(() => undefined);
		if (id === undefined) continue;
		const { data } = (await request(`rest/executions/${id}`)) as { data: { status: string; data: string } };
		if (data.status === 'waiting') return id;
		seen = `${data.status}: ${data.data.slice(-1500)}`;
	}
	throw new Error(`The collection does not wait for an approval (${seen})`);
}

async function decide(browser: BrowserContext, execution: string, option: string, name: string) {
	const { data } = (await request(`rest/executions/${execution}`)) as { data: { data: string } };
	const [url = ''] = /http[^"]*form-waiting[^"]*/.exec(data.data) ?? [];
	const { pathname, search } = new URL(url);
	const page = await browser.newPage();
	for (let tries = 0; tries < 30; tries += 1) {
		await page.goto(`${host.url}${pathname}${search}`).catch(() => undefined);
		if (await page.getByRole('option', { name: option }).count()) break;
		await page.waitForTimeout(1_000);
	}
	const group = (label: string) => page.locator('#n8n-form .form-group', { hasText: label });
	await group('Your name').locator('input').fill('claire');
	await group('Decision').locator('select').selectOption({ label: option });
	await takeScreenshot(page, name);
	// The page of a wait ends when it is sent; what comes next is asked for by its own link.
	await page.locator('#submit-btn').click();
	await page.waitForTimeout(4_000);
	await takeScreenshot(page, `${name} sent`);
	await page.close();
}
