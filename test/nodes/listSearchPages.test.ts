import type { INodeListSearchResult } from 'n8n-workflow';
import type { listSearch } from '../../nodes/shared/locators';
import { done, fixDate, goods, masters, runStep, sales, useUserFolder } from './support/bench';
import { search, type Panel } from './support/searchList';

/** Long lists of the pickers, page by page. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

/** All pages of a list; `between` happens after the first one. */
async function walk(
	method: keyof typeof listSearch,
	filter: string,
	panel: Panel = {},
	between?: () => Promise<unknown>,
): Promise<INodeListSearchResult[]> {
	const pages = [await search(method, filter, undefined, panel)];
	await between?.();
	for (let page = pages[0]; page?.paginationToken !== undefined && pages.length < 10; page = pages.at(-1))
		pages.push(await search(method, filter, page.paginationToken as string, panel));
	return pages;
}

test.each([
	['searchCustomers', 'customer', 50],
	['searchCustomers', 'customer', 120],
	['searchProducts', 'product', 99],
] as const)(
	'%s gives %ss in pages of 50, without an empty one at the end (%i)',
	async (method, resource, count) => {
		const word = `${resource}${count}x`;
		const many = Array.from({ length: count }, (_member, index) => ({
			code: `${word}-${(index * 7) % count}`,
			name: `${word} ${String((index * 13) % count).padStart(3, '0')}`,
			company: 'DUPONT',
		}));
		await done(runStep(masters(resource, 'upsert'), many));
		const first = many.at(-1);
		if (resource === 'customer')
			await done(runStep(sales('proForma', 'create'), [goods({ customer: first?.code, company: 'DUPONT' })]));
		const add = () =>
			done(
				runStep(masters(resource, 'upsert'), [
					{ code: `${word}-NEW`, name: `${word} 000 new`, company: 'DUPONT' },
				]),
			);
		const pages = await walk(method, word, { resource: 'proForma' }, add);
		const found = pages
			.flatMap(({ results }) => results.map(({ name }) => name))
			.filter((name) => !name.includes('NEW'));
		expect(pages.length).toBe(Math.ceil(count / 50));
		expect(new Set(found).size).toBe(count);
		expect(found).toHaveLength(count);
		if (resource === 'customer') {
			expect(found[0]).toBe(`${first?.name} (${first?.code})`);
			expect(found.slice(1)).toEqual(found.slice(1).sort());
		}
	},
);

test('documents come in pages that new documents do not shift', async () => {
	const drafts = Array.from({ length: 60 }, (_member, index) =>
		goods({ company: 'DUPONT', title: `leaf ${index}` }),
	);
	await done(
		runStep(
			sales('requestForQuotation', 'create'),
			drafts.map(({ customer, ...rest }) => ({ ...rest, supplier: 'MOULIN' })),
		),
	);
	for (const resource of ['requestForQuotation', 'document']) {
		const add = () =>
			done(
				runStep(sales('requestForQuotation', 'create'), [
					goods({ company: 'DUPONT', supplier: 'MOULIN', title: 'leaf' }),
				]),
			);
		const pages = await walk('searchDocuments', 'leaf', { resource }, add);
		expect(pages.map(({ results }) => results.length)).toEqual([50, resource === 'document' ? 11 : 10]);
		expect(new Set(pages.flatMap(({ results }) => results.map(({ value }) => value))).size).toBe(
			resource === 'document' ? 61 : 60,
		);
	}
});

test('the page of another list is refused', async () => {
	for (const page of ['2', '{"a":1}', '[1,2,3]'])
		await expect(search('searchCustomers', undefined, page)).rejects.toThrow(/next page/);
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
