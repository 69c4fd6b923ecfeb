import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { layoutDocument } from '../../formats/pdf/layoutDocument';
import { writePdf } from '../../formats/pdf/writePdf';
import { frenchDocument } from '../formats/pdf/samples';
import { eInvoice, KISTE, MARTIN, US } from '../services/intake/received';
import { closeBrowser, openBrowser, openPage, takeScreenshot } from './browse';
import { addCredential, readWorkflow } from './host';
import { startImap, type ImapServer } from './mail/startImap';
import { writeMail, type AttachedFile } from './mail/writeMail';
import { countRuns, publish, unpublish } from './publish';
import { runSteps } from './runSteps';
import { submitForm } from './submitForm';

/** Received invoices in a real n8n: by mail from a real mailbox, by upload; verified by a person in a form. */

type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- output of a workflow

const [imapFlow, processFlow, uploadFlow] = ['imap', 'process', 'upload'].map(
	(name) => readWorkflow(`intake-${name}.json`).id,
) as [string, string, string];
const COMPANY = 'RECEIVER';
const MAILBOX = 'factures@receiver.example';

const xml = (name: string, bytes: Buffer): AttachedFile => ({ name, mimeType: 'application/xml', bytes });

/** A white picture of one pixel, as signatures have them. */
const LOGO: AttachedFile = {
	...{ name: 'logo.gif', mimeType: 'image/gif' },
	bytes: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
};

/** A purchase as print, without data in it. */
async function printed(number: string): Promise<AttachedFile> {
	const document = frenchDocument('invoice', { number });
	const buyer = { ...document.buyer, name: US.name, vatNumber: US.vat };
	const bytes = await writePdf(layoutDocument({ ...document, buyer }));
	return { name: `${number}.pdf`, mimeType: 'application/pdf', bytes };
}

const purchase = eInvoice({ number: 'E2E-K1' });

async function mails(): Promise<string[]> {
	const mail = (subject: string, files: readonly AttachedFile[], from = 'compta@kiste.example') =>
		writeMail(from, MAILBOX, subject, files);
	return [
		mail('Votre facture E2E-K1', [LOGO, xml('facture.xml', purchase)]),
		mail('Votre avoir', [
			xml(
				'avoir.xml',
				eInvoice({ number: 'E2E-AV1', type: 'CreditNote', net: '10.00', tax: '2.00', gross: '12.00' }),
			),
		]),
		mail('Ventes de la boutique', [
			xml(
				'shop-1.xml',
				eInvoice({
					seller: US,
					buyer: MARTIN,
					number: 'E2E-SHOP-1',
					net: '50.00',
					tax: '10.00',
					gross: '60.00',
				}),
			),
			xml(
				'shop-2.xml',
				eInvoice({
					seller: US,
					buyer: MARTIN,
					number: 'E2E-SHOP-AV',
					type: 'CreditNote',
					net: '5.00',
					tax: '1.00',
					gross: '6.00',
				}),
			),
		]),
		mail('Facture papier', [await printed('E2E-PRINT-7')], 'scan@receiver.example'),
		// The same bytes again, under another name.
		mail('Relance: votre facture', [xml('copie.xml', purchase)]),
		writeMail('forwarding-noreply@google.com', MAILBOX, 'Gmail Forwarding Confirmation', [], 'Code: 123456'),
	];
}

describe('received invoices', () => {
	let imap: ImapServer;
	let browser: BrowserContext;
	let arrived: Json[];
	const named = (number: string) => arrived.find((intake) => intake['number'] === number) as Json;
	const list = async () =>
		(
			await runSteps('Received so far', [
				{
					type: 'ocrIntake',
					parameters: {
						...{ resource: 'receivedInvoice', operation: 'getMany', returnAll: true },
						...{ states: [], company: { __rl: true, mode: 'code', value: COMPANY } },
					},
				},
			])
		)[0] ?? [];

	beforeAll(async () => {
		imap = await startImap(MAILBOX);
		await runSteps('A company that receives', [
			{
				type: 'billingMasterData',
				parameters: { resource: 'company', operation: 'upsert' },
				items: [
					{
						...{ code: COMPANY, name: US.name, country: 'FR', currency: 'EUR', timeZone: 'Europe/Paris' },
						...{ language: 'fr', vatNumber: US.vat },
						address: { line1: '1 rue Haute', postCode: '75001', city: 'Paris', country: 'FR' },
					},
				],
			},
			{
				type: 'billingMasterData',
				parameters: { resource: 'supplier', operation: 'upsert' },
				items: [{ code: 'E2E-KISTE', name: KISTE.name, company: COMPANY, vatNumber: KISTE.vat }],
			},
			{
				type: 'billingMasterData',
				parameters: { resource: 'customer', operation: 'upsert' },
				items: [{ code: 'E2E-SHOP', name: MARTIN.name, company: COMPANY, vatNumber: MARTIN.vat }],
			},
		]);
		const credential = await addCredential('imap', 'Mailbox of this test', {
			...{ host: '127.0.0.1', port: imap.port, user: imap.user, password: imap.password },
			...{ secure: false, allowUnauthorizedCerts: false },
		});
		await publish(processFlow);
		await publish(uploadFlow);
		await publish(imapFlow, ({ type }) =>
			type === 'n8n-nodes-base.emailReadImap' ? { credentials: { imap: credential } } : {},
		);
		for (const mail of await mails()) imap.deliver(mail);
		browser = await openBrowser();
		for (let tries = 0; imap.unread() > 0 || (await countRuns(processFlow)) === 0; tries += 1) {
			if (tries > 120) throw new Error(`${imap.unread()} mails are still unread`);
			await sleep(1_000);
		}
		// Read is not yet taken in: the last run may be on its way.
		for (let before = -1, now = 0; before !== now;) {
			before = now;
			await sleep(5_000);
			now = await countRuns(processFlow);
		}
		arrived = await list();
	}, 400_000);
	afterAll(async () => {
		await closeBrowser(browser);
		await unpublish(imapFlow).catch(() => undefined);
		await imap?.stop();
	});

	it('come from the mailbox: every file of every mail once, of each direction and kind', () => {
		const shown = arrived.map(({ number, direction, kind, source }) =>
			[number, direction, kind, source].join(' '),
		);
		expect(shown.sort()).toEqual([
			'E2E-AV1 purchase creditNote email',
			'E2E-K1 purchase invoice email',
			'E2E-PRINT-7 purchase invoice email',
			'E2E-SHOP-1 sale invoice email',
			'E2E-SHOP-AV sale creditNote email',
		]);
		expect(named('E2E-K1')).toMatchObject({
			state: 'toVerify',
			fileCount: 1,
			sender: 'compta@kiste.example',
		});
		expect(imap.unread()).toBe(0);
	});

	it('are verified in a form that shows the page, corrected and confirmed', async () => {
		const page = await openReview(browser, named('E2E-PRINT-7')['id'] as string);
		await page.locator('#n8n-form img').first().waitFor();
		await page.waitForFunction("document.querySelector('#n8n-form img').naturalWidth > 500");
		await takeScreenshot(page, 'intake review of a print');
		await field(page, 'Supplier or customer').fill('E2E-KISTE');
		await field(page, 'Due date').fill('2027-01-31');
		await choose(page, 'What now', 'Confirm');
		await field(page, 'Your name').fill('Claire');
		await submitForm(page);
		await takeScreenshot(page, 'intake confirmed');
		expect(await page.locator('h1').first().innerText()).toBe('Confirmed');
		await page.close();
	});

	it.each([
		['E2E-K1', 'Confirmed'],
		['E2E-AV1', 'Confirmed'],
		['E2E-SHOP-1', 'Confirmed'],
		['E2E-SHOP-AV', 'Confirmed'],
	])('%s becomes an entry of the books', async (number, title) => {
		const page = await openReview(browser, named(number)['id'] as string);
		await takeScreenshot(page, `intake review ${number}`);
		await choose(page, 'What now', 'Confirm');
		await field(page, 'Your name').fill('Claire');
		await submitForm(page);
		expect(await page.locator('h1').first().innerText()).toBe(title);
		await page.close();
	});

	it('that come once more by upload are found, and a person says what the file is', async () => {
		const again = join(tmpdir(), 'o2c-e2e-again.xml');
		writeFileSync(again, eInvoice({ number: 'e2e k1', note: 'Deuxième envoi' }));
		const page = await openPage(browser, 'form/send-invoice');
		await page.locator('input[type=file]').setInputFiles(again);
		await submitForm(page);
		expect(await page.locator('h1').first().innerText()).toBe(
			'It seems that this invoice was imported already',
		);
		await takeScreenshot(page, 'intake duplicate');
		await choose(page, 'What is it', 'Link the new file to it');
		await field(page, 'Your name').fill('Claire');
		await submitForm(page);
		await takeScreenshot(page, 'intake duplicate linked');
		await page.close();
		const after = await list();
		expect(after).toHaveLength(5);
		const states = after.map(({ number, state, documentId }) =>
			[number, state, documentId !== null].join(' '),
		);
		expect(states.sort()).toEqual([
			// A supplier's credit note is kept and expected back; it is no document of ours.
			'E2E-AV1 confirmed false',
			'E2E-K1 confirmed true',
			'E2E-PRINT-7 confirmed true',
			'E2E-SHOP-1 confirmed true',
			'E2E-SHOP-AV confirmed true',
		]);
		expect(after.find(({ number }) => number === 'E2E-K1')).toMatchObject({ fileCount: 2 });
	});

	it('of the same bytes are there already', async () => {
		const same = join(tmpdir(), 'o2c-e2e-same.xml');
		writeFileSync(same, purchase);
		const page = await openPage(browser, 'form/send-invoice');
		await page.locator('input[type=file]').setInputFiles(same);
		await submitForm(page);
		expect(await page.locator('h1').first().innerText()).toBe('It is there already');
		await takeScreenshot(page, 'intake same file');
		await page.close();
	});
});

const field = (page: Page, label: string) =>
	page.locator('#n8n-form .form-group', { hasText: label }).locator('input').first();

async function choose(page: Page, label: string, option: string): Promise<void> {
	await page
		.locator('#n8n-form .form-group', { hasText: label })
		.locator('select')
		.first()
		.selectOption({ label: option });
}

async function openReview(browser: BrowserContext, id: string): Promise<Page> {
	const page = await openPage(browser, 'form/verify-invoice');
	await field(page, 'Intake').fill(id);
	await submitForm(page);
	await page.getByRole('heading', { name: 'Is this right?' }).waitFor();
	return page;
}
