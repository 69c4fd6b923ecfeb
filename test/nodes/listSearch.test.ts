import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listSearch } from '../../nodes/shared/locators';
import {
	done,
	fixDate,
	goods,
	inUserFolder,
	masters,
	openWholesaler,
	runStep,
	sales,
	useUserFolder,
	type Json,
} from './support/bench';
import { onPostgres } from './support/onPostgres';

/** The pickers of the panel, asked as the editor asks them. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

interface Panel {
	readonly resource?: string;
	readonly credential?: Json;
	readonly anyway?: boolean;
}

function search(
	method: keyof typeof listSearch,
	filter?: string,
	page?: string,
	{ resource, credential, anyway }: Panel = {},
): Promise<INodeListSearchResult> {
	const functions = {
		getNode: () => ({
			name: 'Node',
			credentials: credential ? { orderToCashLedgerApi: { id: '1', name: 'Books' } } : undefined,
		}),
		getCredentials: async () => credential,
		getCurrentNodeParameter: (name: string) => (name === 'resource' ? resource : anyway),
	};
	return listSearch[method].call(functions as unknown as ILoadOptionsFunctions, filter, page);
}

const names = async (...asked: Parameters<typeof search>) =>
	(await search(...asked)).results.map(({ name }) => name);

test('masters are found by any part of name or code, without accents or capitals', async () => {
	for (const filter of ['epicerie', 'MARTIN', 'ÉPICERIE mar'])
		expect(await names('searchCustomers', filter)).toEqual(['Épicerie Martin (MARTIN)']);
	expect(await names('searchProducts', 'huile d’oli')).toEqual(['Huile d’olive 5 l (OIL)']);
	expect(await names('searchCompanies')).toEqual(['Dupont & Fils (DUPONT)']);
	expect(await names('searchCustomers', 'nobody')).toEqual([]);
});

test('customers are picked among customers, suppliers among suppliers, either among both', async () => {
	expect((await names('searchCustomers')).sort()).toEqual(['Leroy SARL (LEROY)', 'Épicerie Martin (MARTIN)']);
	expect(await names('searchSuppliers')).toEqual(['Moulins du Nord (MOULIN)']);
	expect(await names('searchParties')).toHaveLength(3);
});

test('what is picked is an id that the node takes', async () => {
	const { results } = await search('searchCustomers', 'leroy');
	const customer = { __rl: true, mode: 'list', value: results[0]?.value };
	const [made] = await done(
		runStep(
			sales('quotation', 'create', {
				inputSource: 'fields',
				customer,
				lines: '[{ "product": "OIL", "quantity": 1 }]',
			}),
		),
	);
	expect(made).toMatchObject({ customerCode: 'LEROY', gross: 47.88 });
});

test('inactive masters are not offered', async () => {
	await done(
		runStep(masters('customer', 'upsert'), [
			{ code: 'OLD', name: 'Old customer', company: 'DUPONT', active: false },
		]),
	);
	expect(await names('searchCustomers', 'old customer')).toEqual([]);
});

test('documents are of the resource of the panel, newest first, found by number, customer and amount', async () => {
	const [first, second] = await done(
		runStep(sales('salesOrder', 'create', { validate: true }), [
			goods(),
			goods({ customer: 'LEROY', lines: [{ product: 'OIL', quantity: 1 }] }),
		]),
	);
	await done(runStep(sales('quotation', 'create'), [goods()]));
	const orders = await search('searchDocuments', undefined, undefined, { resource: 'salesOrder' });
	expect(orders.results.map(({ value }) => value)).toEqual([second?.['id'], first?.['id']]);
	expect(orders.results[0]?.name).toBe(`${second?.['number']} · Leroy SARL · 47.88 EUR · 2026-03-10`);
	const everything = await names('searchDocuments', undefined, undefined, { resource: 'document' });
	expect(everything).toHaveLength((await names('searchDocuments')).length);
	expect(everything.length).toBeGreaterThan(orders.results.length);
	for (const filter of [String(second?.['number']), 'leroy 47.88']) {
		expect(
			(await search('searchDocuments', filter, undefined, { resource: 'salesOrder' })).results.map(
				({ value }) => value,
			),
		).toEqual([second?.['id']]);
	}
	expect(await names('searchInvoices')).toEqual([]);
	expect((await search('searchInvoiceable')).results.map(({ value }) => value)).toEqual(
		expect.arrayContaining([first?.['id'], second?.['id']]),
	);
});

test('long lists come in pages without holes or repetitions', async () => {
	const many = Array.from({ length: 120 }, (_member, index) => ({
		code: `PAGE-${index}`,
		name: `Paged ${index}`,
		company: 'DUPONT',
	}));
	await done(runStep(masters('product', 'upsert'), many));
	const pages: INodeListSearchResult[] = [await search('searchProducts', 'paged')];
	for (let page = pages[0]; page?.paginationToken !== undefined && pages.length < 10; page = pages.at(-1)) {
		pages.push(await search('searchProducts', 'paged', page.paginationToken as string));
	}
	expect(pages.map(({ results }) => results.length)).toEqual([50, 50, 20]);
	expect(new Set(pages.flatMap(({ results }) => results.map(({ value }) => value))).size).toBe(120);
});

test('a credential that does not work is shown, never bypassed', () =>
	onPostgres((settings) =>
		inUserFolder(async () => {
			await openWholesaler();
			const asked = search('searchCustomers', undefined, undefined, {
				credential: { ...settings, password: 'hunter2-wrong' },
			});
			await expect(asked).rejects.toThrow(/password/i);
			await expect(asked).rejects.not.toThrow(/hunter2/);
			expect(await names('searchCustomers', undefined, undefined, { credential: settings })).toEqual([]);
			await expect(search('searchCustomers')).rejects.toThrow(/have moved to ledger/);
			expect(await names('searchCustomers', undefined, undefined, { anyway: true })).toHaveLength(2);
		}),
	));
