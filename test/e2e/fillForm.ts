import type { Locator, Page } from 'playwright-core';

/** Values that pass the checks of their kind, found by words in the label of the field. */
const samples: ReadonlyArray<readonly [RegExp, string]> = [
	[/e-?mail/i, 'billing@example.com'],
	[/iban/i, 'FR7630006000011234567890189'],
	[/bic|swift/i, 'AGRIFRPP'],
	[/siret/i, '73282932000074'],
	[/siren/i, '732829320'],
	[/customer.*vat.*(number|id)/i, 'FR83404833048'],
	[/vat.*(number|id)|tax (number|id)/i, 'FR44732829320'],
	[/country/i, 'FR'],
	[/currency/i, 'EUR'],
	[/time ?zone/i, 'Europe/Paris'],
	[/post(al)? ?code|zip/i, '69002'],
	[/city|town/i, 'Lyon'],
	[/street|address/i, '12 rue de la République'],
	[/customer/i, 'Boulangerie Martin'],
	[/company|name/i, 'Grossiste Durand SARL'],
];

/** Fills in what is empty on one page of an n8n form, as a person would who knows the answers. */
export async function fillForm(page: Page): Promise<void> {
	for (const group of await page.locator('#n8n-form .form-group').all()) {
		const label = (await group.locator('label').first().innerText()).trim();
		const select = group.locator('select');
		const input = group.locator('input:not([type=hidden]):not([type=checkbox]):not([type=radio]), textarea');
		if (await select.count()) await choose(select);
		else if (await input.count()) await type(input.first(), label);
		else await check(group);
	}
}

async function choose(select: Locator): Promise<void> {
	if ((await select.inputValue()) !== '') return;
	const options = await select.locator('option:not([disabled])').all();
	const first = await options[0]?.getAttribute('value');
	if (first) await select.selectOption(first);
}

async function type(input: Locator, label: string): Promise<void> {
	if ((await input.inputValue()) !== '') return;
	const value = await chooseValue(input, label);
	if (value !== undefined) await input.fill(value);
}

async function chooseValue(input: Locator, label: string): Promise<string | undefined> {
	const known = samples.find(([words]) => words.test(label))?.[1];
	const kind = await input.getAttribute('type');
	if (kind === 'date') return '2026-01-01';
	if (kind === 'number') return '20';
	if (kind === 'email') return 'billing@example.com';
	const hint = (await input.getAttribute('placeholder'))?.replace(/^e\.g\.\s*/i, '');
	if (hint || known) return hint || known;
	return ((await input.getAttribute('class')) ?? '').includes('form-required') ? 'Sample' : undefined;
}

async function check(group: Locator): Promise<void> {
	const boxes = group.locator('input[type=checkbox], input[type=radio]');
	if ((await boxes.count()) > 0 && (await group.locator('input:checked').count()) === 0)
		await boxes.first().check();
}
