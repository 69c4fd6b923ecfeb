import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { templatesOf } from '../../../sandbox/misa/templates';
import { anInvoice, templateOf, YEAR } from './support/invoices';
import { asked, closeAll, openMisa } from './support/open';

afterEach(closeAll);

describe.each(['usbToken', 'eSign'] as const)('an account that signs with %s', (signing) => {
	const given = { settings: { signing }, sandbox: { account: { signing } } };

	it('is told at the templates, all but those of cash registers', async () => {
		const { misa } = await openMisa('gateway', given);
		const templates = await misa.listTemplates();
		const issuable = templates.filter(({ cannotIssue }) => cannotIssue === null);
		expect(issuable.map(({ series }) => series.letter)).toEqual(['M']);
		expect(templates[0]?.cannotIssue).toContain(signing === 'usbToken' ? 'USB token' : 'eSign');
	});

	it('is told by the test, unless a cash register can issue', async () => {
		const { misa } = await openMisa('gateway', given);
		await expect(misa.test()).resolves.toBeUndefined();
		const templates = templatesOf(YEAR).filter(({ InvSeries }) => InvSeries.charAt(4) === 'T');
		const other = await openMisa('gateway', { ...given, sandbox: { ...given.sandbox, templates } });
		await expect(other.misa.test()).rejects.toMatchObject({
			name: 'ProviderRefusal',
			error: {
				code: 'SIGNING_NEEDS_PERSON',
				message: expect.stringContaining('The login is right') as string,
			},
		});
	});

	it('issues nothing, before anything is sent, and pushes drafts', async () => {
		const { misa, sandbox } = await openMisa('gateway', given);
		await expect(misa.issue([anInvoice()])).rejects.toMatchObject({
			error: { code: 'SIGNING_NEEDS_PERSON', fix: expect.stringContaining('draft') as string },
		});
		expect(asked(sandbox, 'issue')).toEqual([]);
		expect(await misa.pushDraft(anInvoice())).toEqual({ state: 'stored' });
		expect(await misa.issue([anInvoice({ series: '1C26MAA' })])).toMatchObject([{ state: 'issued' }]);
	});

	it('is told by MISA where the settings say otherwise', async () => {
		const { misa, sandbox } = await openMisa('gateway', { sandbox: given.sandbox });
		expect(await misa.issue([anInvoice()])).toMatchObject([
			{
				state: 'refused',
				error: { code: 'CallSignServiceFail', fix: expect.stringContaining('HSM') as string },
			},
		]);
		expect(sandbox.issued()).toEqual([]);
	});
});

describe('what is refused before anything is sent', () => {
	const cases: ReadonlyArray<readonly [string, string, () => readonly EInvoice[]]> = [
		['nothing', 'BATCH', () => []],
		['31 invoices', 'BATCH', () => Array.from({ length: 31 }, () => anInvoice())],
		['two series', 'BATCH', () => [anInvoice(), anInvoice({ series: '1K26TAA' })]],
		['one key twice', 'BATCH', () => [anInvoice({ key: 'a' }), anInvoice({ key: 'A' })]],
		[
			'a strange template',
			'TEMPLATE_NOT_FOUND',
			() => [anInvoice({ template: { ...templateOf('1C26TAA'), templateCode: 'x' } })],
		],
		['a template that is switched off', 'TEMPLATE_NOT_FOUND', () => [anInvoice({ series: '1C26TZZ' })]],
		[
			'two rates in a template of one',
			'SEVERAL_RATES',
			() => [anInvoice({ goods: [{ code: '5' }, { code: '8' }] })],
		],
		[
			'too many lines',
			'TOO_MANY_LINES',
			() => [anInvoice({ goods: Array.from({ length: 401 }, () => ({})) })],
		],
		['a long name', 'TEXT_TOO_LONG', () => [anInvoice({ goods: [{ name: 'x'.repeat(501) }] })]],
		[
			'a long address',
			'TEXT_TOO_LONG',
			() => [anInvoice({ buyer: { legalName: 'A', address: 'x'.repeat(401), takesInvoice: true } })],
		],
		[
			'figures that do not fit',
			'ARITHMETIC',
			() => [{ ...anInvoice(), totals: { ...anInvoice().totals, gross: '1' } }],
		],
	];
	it.each(cases)('%s: %s', async (_name, code, make) => {
		const { misa, sandbox } = await openMisa();
		await expect(misa.issue(make())).rejects.toMatchObject({ name: 'ProviderRefusal', error: { code } });
		expect(asked(sandbox, 'issue')).toEqual([]);
	});

	it('also refuses to preview and to draft what does not fit', async () => {
		const { misa, sandbox } = await openMisa();
		const wrong = anInvoice({ goods: [{ name: 'x'.repeat(501) }] });
		await expect(misa.preview(wrong)).rejects.toMatchObject({ error: { code: 'TEXT_TOO_LONG' } });
		await expect(misa.pushDraft(wrong)).rejects.toMatchObject({ error: { code: 'TEXT_TOO_LONG' } });
		expect(sandbox.requests()).toEqual([]);
	});
});

describe('what MISA refuses', () => {
	it.each([
		['a date before the last one', { issueDate: '2026-11-29' }, 'InvalidInvoiceDate'],
		[
			'a buyer without an address',
			{ buyer: { legalName: 'A', taxCode: '0314409058', takesInvoice: true } },
			'RequireError_BuyerAddress',
		],
		[
			'a tax code that is none',
			{ buyer: { legalName: 'A', address: 'B', taxCode: '12', takesInvoice: true } },
			'InvalidTaxCode',
		],
	])('%s is told word for word, and the rest of the batch stands', async (_name, made, code) => {
		const { misa, sandbox } = await openMisa();
		const outcomes = await misa.issue([anInvoice(), anInvoice(made), anInvoice()]);
		expect(outcomes.map(({ state }) => state)).toEqual(['issued', 'refused', 'issued']);
		expect(outcomes[1]).toMatchObject({ error: { code, retryable: false } });
		expect(sandbox.issued()).toHaveLength(2);
	});
});
