import { createDocument } from '../../services/createDocument';
import { findDocuments } from '../../services/findDocuments';
import { saveMaster } from '../../services/saveMaster';
import { setMasterActive } from '../../services/setMasterActive';
import { sumDocuments } from '../../services/sumDocuments';
import { run } from '../support/stories';
import { foundCompany, invoice, linesOf, onEachDatabase, refusedBy } from './stage';
import { write } from '../ledger/support/books';

onEachDatabase('a saved filter', (stage) => {
	const save = (code: string, filter: unknown, more: object = {}) =>
		run(stage.story, saveMaster('savedFilter'), { code, name: code, filter, ...more });
	const titles = async (query: object) =>
		(await findDocuments(stage.story, { newestFirst: false, ...query })).map((view) => view.title).sort();

	beforeAll(async () => {
		const make = (title: string, more: object) =>
			run(stage.story, createDocument('quotation'), {
				company: 'DUPONT',
				customer: 'MARTIN',
				lines: linesOf(1),
				title,
				...more,
			});
		await make('january', { issueDate: '2026-01-15' });
		await make('february', { issueDate: '2026-02-15', validate: true });
		await make('leroy', { customer: 'LEROY', issueDate: '2026-02-20' });
		await invoice(stage.story, { title: 'bill', lines: linesOf(10) });
	});

	it('is a list under a name: documents, and figures', async () => {
		await save('MARTIN-FEB', { party: 'MARTIN', month: '2026-02', kinds: ['quotation'] });
		expect(await titles({ savedFilter: 'MARTIN-FEB' })).toEqual(['february']);
		const rows = await sumDocuments(stage.story, { savedFilter: 'MARTIN-FEB' });
		expect(rows.map(({ kind, month, count }) => [kind, month, count])).toEqual([['quotation', '2026-02', 1]]);
	});

	it.each([
		[{}, { month: '2026-02' }, ['february', 'leroy']],
		[{ party: 'LEROY' }, { party: 'MARTIN', month: '2026-02' }, ['leroy']],
		[{ month: '2026-01' }, { month: '2026-02' }, ['january']],
		[{ fiscalYear: 2026, kinds: ['quotation'] }, { month: '2026-01' }, ['february', 'january', 'leroy']],
		[{ month: '2026-02' }, { issuedTo: '2026-01-31' }, ['february', 'leroy']],
		[{ issuedFrom: '2026-01-16' }, { issuedTo: '2026-02-16' }, ['february']],
		[{ issuedFrom: '2026-02-16' }, { fiscalYear: 2025 }, ['bill', 'leroy']],
		[{ amountFrom: 100 }, { amount: 12 }, ['bill']],
		[{ amount: 120 }, { amountTo: 50 }, ['bill']],
		[{ states: ['validated'] }, { drafts: true, kinds: ['quotation'] }, ['february']],
		[{ drafts: true }, { states: ['validated'] }, ['january', 'leroy']],
		[{ drafts: false }, { states: ['validated'], kinds: ['quotation'] }, ['february']],
		[{ search: undefined }, { search: 'bill' }, ['bill']],
	])('with %j beside %j gives %j: what stands beside it wins', async (beside, saved, expected) => {
		await save('BESIDE', saved);
		expect(await titles({ savedFilter: 'BESIDE', ...beside })).toEqual(expected);
	});

	it('of a company means the documents of that company', async () => {
		const company = await foundCompany(stage.story);
		await run(stage.story, createDocument('quotation'), {
			company,
			customer: `${company}-C`,
			lines: linesOf(1),
			title: 'other',
		});
		await save('DRAFTS', { drafts: true }, { company });
		expect(await titles({ savedFilter: 'DRAFTS' })).toEqual(['other']);
		expect(await titles({ savedFilter: 'DRAFTS', company })).toEqual(['other']);
		await expect(titles({ savedFilter: 'DRAFTS', company: 'DUPONT' })).rejects.toMatchObject({
			rule: 'savedFilter.unknown',
		});
	});

	it.each([
		[{ kinds: ['bill'] }, 'filter.kinds[0]'],
		[{ month: 'March' }, 'filter.month'],
		[{ customer: 'MARTIN' }, 'filter.customer'],
		[{ limit: 10 }, 'filter.limit'],
		[{ savedFilter: 'BESIDE' }, 'filter.savedFilter'],
		['drafts', 'filter'],
	])('is refused when it is saved as %j', async (filter, field) => {
		const input = { code: 'WRONG', name: 'Wrong', filter };
		expect(await refusedBy(stage.story, saveMaster('savedFilter'), input)).toMatchObject({
			rule: 'input.invalid',
			field,
		});
		await expect(titles({ savedFilter: 'WRONG' })).rejects.toMatchObject({ rule: 'savedFilter.unknown' });
	});

	it('that is older than the fields of today is refused by name when it is used', async () => {
		await write(stage.test.ledger, (tx) =>
			tx.masters.save({
				kind: 'savedFilter',
				companyId: null,
				code: 'OLD',
				name: 'Old',
				active: true,
				content: { code: 'OLD', name: 'Old', filter: { colour: 'red' } },
			}),
		);
		await expect(titles({ savedFilter: 'OLD' })).rejects.toMatchObject({
			rule: 'savedFilter.invalid',
			message: expect.stringContaining("'OLD'"),
			fix: expect.stringContaining('Billing Master Data'),
		});
	});

	it('that is not active is not used', async () => {
		await save('REST', { drafts: true });
		await run(stage.story, setMasterActive('savedFilter', false), { id: 'REST' });
		await expect(titles({ savedFilter: 'REST' })).rejects.toMatchObject({ rule: 'savedFilter.inactive' });
	});
});
