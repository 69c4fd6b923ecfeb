import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { nodeProgram } from '../../scripts/host/locateHost.mjs';
import { childEnvironment, tryCommand } from '../../scripts/host/runCommand.mjs';
import { startPostgres } from '../postgres/server.mjs';
import { closeBrowser, openBrowser, openPage, takeScreenshot } from './browse';
import { execute, findNode, host, readWorkflow } from './host';
import { submitForm } from './submitForm';

/**
 * What an admin does in the first days: brings the customers of the old system in, looks whether everything is in
 * order, makes a copy, and moves to PostgreSQL. By the form and by the command line of the installed package.
 */

const workflow = readWorkflow('import-master-data.json');
const trigger = findNode(workflow, 'n8n-nodes-base.formTrigger');
const path = (trigger.parameters.path ?? trigger.parameters.options?.path ?? trigger.webhookId) as string;

const ROWS = 500;
/** Twelve rows as an old system gives them: what is wrong stands beside them in the answer. */
const BROKEN: Readonly<Record<number, string>> = {
	20: ';Sans code;69002;Lyon;FR;a@b.example;30',
	50: 'C050;;69002;Lyon;FR;a@b.example;30',
	90: 'C090;Mauvais mail;69002;Lyon;FR;pas-un-mail;30',
	130: 'C130;Mauvais délai;69002;Lyon;FR;a@b.example;trente',
	170: 'C170;Pays inconnu;69002;Lyon;Atlantide;a@b.example;30',
	210: 'C001;Code déjà pris;69002;Lyon;FR;a@b.example;30',
	250: 'C 250!;Code impossible;69002;Lyon;FR;a@b.example;30',
	290: 'C290;Délai négatif;69002;Lyon;FR;a@b.example;-5',
	330: 'C330;Deux mails;69002;Lyon;FR;a@b.example, c@d.example;30',
	370: 'C370;Trop de jours;69002;Lyon;FR;a@b.example;9999',
	410: `C410;${'Nom '.repeat(80)};69002;Lyon;FR;a@b.example;30`,
	450: 'C002;Encore un;69002;Lyon;FR;a@b.example;30',
};

function customersCsv(): Buffer {
	const lines = Array.from({ length: ROWS }, (_, index) => {
		const code = `C${String(index + 1).padStart(3, '0')}`;
		return (
			BROKEN[index + 1] ??
			`${code};Épicerie n° ${index + 1};69002;Lyon;FR;${code.toLowerCase()}@client.example;30`
		);
	});
	return Buffer.from(
		['Code client;Raison sociale;Code postal;Ville;Pays;E-mail;Délai de paiement', ...lines].join('\r\n'),
		'latin1',
	);
}

/** The package's own command line, as n8n has installed it. */
async function orderToCash(args: string[], additions: Record<string, string>) {
	const program = join(host.userFolder, '.n8n/nodes/node_modules', host.packageName, 'dist/cli/main.js');
	const result = await tryCommand(nodeProgram, [program, ...args, '--json'], {
		env: childEnvironment(additions),
	});
	return { code: result.code, json: JSON.parse(result.stdout || 'null'), stderr: result.stderr };
}

describe('the first week of an admin', () => {
	let browser: BrowserContext;

	beforeAll(async () => {
		// A company and its documents: the sample sale.
		await execute(readWorkflow('quote-to-cash.json'));
		browser = await openBrowser();
	});
	afterAll(async () => await closeBrowser(browser));

	/** Sends the file once; gives the title of the answer and the rows of its table. */
	async function send(
		onlyCheck: boolean,
		screenshot: string,
	): Promise<{ title: string; rows: string[]; text: string }> {
		const page = await openPage(browser, `form/${path}`);
		const field = (label: string) => page.locator('#n8n-form .form-group').filter({ hasText: label });
		await field('What the rows are').locator('select').selectOption({ label: 'Customers' });
		await field('Company code').locator('input').fill('DUPONT');
		await page.locator('input[type=file]').setInputFiles({
			name: 'clients.csv',
			mimeType: 'text/csv',
			buffer: customersCsv(),
		});
		if (!onlyCheck) await field('Only check').locator('select').selectOption({ label: 'No, bring it in' });
		await takeScreenshot(page, `form import-master-data ${screenshot}`);
		await submitForm(page);
		await takeScreenshot(page, `form import-master-data ${screenshot} answer`);
		return readAnswer(page);
	}

	async function readAnswer(page: Page) {
		const title = await page.locator('h1').first().innerText();
		const rows = await page.locator('table tbody tr').allInnerTexts();
		const text = await page.locator('body').innerText();
		await page.close();
		return { title, rows, text };
	}

	it(`imports ${ROWS} customers with ${Object.keys(BROKEN).length} broken rows: checked, brought in, sent again`, async () => {
		const checked = await send(true, '1 check');
		expect(checked.title).toBe('Checked: some rows need a correction');
		expect(checked.rows).toHaveLength(Object.keys(BROKEN).length);
		// The title row of the file is row 1, as a spreadsheet counts.
		for (const number of Object.keys(BROKEN))
			expect(checked.rows.some((row) => row.startsWith(String(Number(number) + 1)))).toBe(true);

		const imported = await send(false, '2 bring in');
		expect(imported.title).toBe('Imported, except for some rows');
		expect(imported.text).toContain(String(ROWS - Object.keys(BROKEN).length));
		const again = await send(false, '3 again');
		expect(again.rows).toHaveLength(Object.keys(BROKEN).length);
		expect(again.text).toMatch(/unchanged/i);
	});

	it('verifies the books, copies them, restores the copy elsewhere and moves that to PostgreSQL', async () => {
		const here = { N8N_USER_FOLDER: host.userFolder };
		const verified = await orderToCash(['verify'], here);
		expect(verified).toMatchObject({ code: 0 });
		const backup = await orderToCash(['backup'], here);
		expect(backup).toMatchObject({ code: 0 });
		expect(backup.json.documents).toBeGreaterThanOrEqual(8);

		// The n8n of this run goes on with its own books: the move is made with the copy.
		const elsewhere = mkdtempSync(join(tmpdir(), 'o2c-week-'));
		const postgres = await startPostgres();
		try {
			mkdirSync(join(elsewhere, 'copies'));
			const copy = join(elsewhere, 'copies', 'books.sqlite');
			cpSync(backup.json.path, copy);
			const there = { N8N_USER_FOLDER: elsewhere, O2C_POSTGRES_URL: postgres.url };
			expect(await orderToCash(['restore', copy], there)).toMatchObject({ code: 0 });
			expect(await orderToCash(['move', '--dry-run'], there)).toMatchObject({ code: 0 });
			const moved = await orderToCash(['move'], there);
			expect(moved).toMatchObject({
				code: 0,
				json: { ledger: backup.json.ledger, documents: backup.json.documents },
			});
			expect(await orderToCash(['verify', '--postgres'], there)).toMatchObject({ code: 0 });
			const old = await orderToCash(['verify'], there);
			expect([old.code, old.stderr]).toEqual([2, expect.stringContaining('moved')]);
		} finally {
			await postgres.stop();
			rmSync(elsewhere, { recursive: true, force: true });
		}
	});
});
