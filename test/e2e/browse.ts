import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, selectors, type BrowserContext, type Page } from 'playwright-core';
import { host } from './host';

// n8n marks its parts with this attribute.
selectors.setTestIdAttribute('data-test-id');

const screenshots = join(__dirname, '..', '..', 'artifacts', 'screenshots');
const flags = [
	...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
	...['--disable-background-networking', '--disable-component-update'],
	// Nothing but this machine can be reached. (Playwright's own routes would also do it, but switch the cache off.)
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
];

/** A browser of a person who is logged in. */
export async function openBrowser(): Promise<BrowserContext> {
	const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args: flags });
	const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, locale: 'en-GB' });
	context.setDefaultTimeout(60_000);
	await context.addCookies(
		host.cookie.split('; ').map((cookie) => {
			const [name = '', ...value] = cookie.split('=');
			return { name, value: value.join('='), url: host.url };
		}),
	);
	return context;
}

export async function closeBrowser(context: BrowserContext | undefined): Promise<void> {
	await context?.browser()?.close();
}

export async function openPage(context: BrowserContext, path: string): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`${host.url}/${path}`);
	return page;
}

export async function takeScreenshot(page: Page, name: string): Promise<void> {
	mkdirSync(screenshots, { recursive: true });
	await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}
