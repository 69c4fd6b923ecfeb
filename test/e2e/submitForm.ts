import type { Page } from 'playwright-core';

/** Waits for what follows: the next page of the form, or its end on the same page or on a new one. */
export async function submitForm(page: Page): Promise<void> {
	await page.evaluate('window.pageBefore = true');
	await page.locator('#submit-btn').click();
	const refused = page.locator('#n8n-form .error-show');
	if (await refused.count())
		throw new Error(`The form refuses: ${(await refused.allInnerTexts()).join('; ')}`);
	await page.waitForFunction(
		"window.pageBefore !== true || document.querySelector('#submitted-form')?.style.display === 'block'",
	);
	await page.waitForLoadState('load');
	await page.getByRole('heading', { level: 1 }).first().waitFor();
}
