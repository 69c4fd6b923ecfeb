import { cancelDocument } from '../../services/cancelDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createDocument } from '../../services/createDocument';
import { findDocuments, getDocumentView } from '../../services/findDocuments';
import { sumDocuments } from '../../services/sumDocuments';
import { KINDS } from '../../domain/documents/kinds';
import { run } from '../support/stories';
import { foundCompany, invoice, linesOf, onEachDatabase, order, reference } from './stage';
import { createInvoiceFromLines } from '../../services/createInvoice';

onEachDatabase('lists', (stage) => {
	beforeAll(async () => {
		await order(stage.story, { title: 'Été à Orléans', customerReference: 'BC-77', issueDate: '2026-02-15' });
		await order(stage.story, { customer: 'LEROY', owner: 'Denis', nature: 'Cœur de gamme' });
		await invoice(stage.story, { lines: [{ description: 'x', unitPrice: '1234.56', taxRate: 20 }] });
		await invoice(stage.story, { validate: false, customer: 'LEROY' });
		await run(stage.story, createDocument('quotation'), { customer: 'MARTIN', lines: linesOf(1) });
	});
	const find = (query: object) => findDocuments(stage.story, query);
	const kinds = async (query: object) => [...new Set((await find(query)).map((view) => view.kind))].sort();

	it('show one kind each', async () => {
		for (const kind of KINDS)
			expect((await kinds({ kinds: [kind] })).every((found) => found === kind)).toBe(true);
		expect(await find({ kinds: ['salesOrder'] })).toHaveLength(2);
		expect(await find({ kinds: ['invoice', 'quotation'] })).toHaveLength(3);
		expect(await find({ kinds: ['returnNote'] })).toEqual([]);
	});

	it('filter by state, customer, owner, company and dates', async () => {
		expect(await find({ states: ['draft'] })).toHaveLength(2);
		expect(await find({ party: 'LEROY' })).toHaveLength(2);
		expect(await find({ party: 'LEROY', states: ['validated'] })).toHaveLength(1);
		expect((await find({ owner: 'Denis' })).map((view) => view.partyCode)).toEqual(['LEROY']);
		expect(await find({ issuedTo: '2026-02-28' })).toHaveLength(1);
		expect(await find({ issuedFrom: '2026-03-10', issuedTo: '2026-03-10' })).toHaveLength(4);
		expect(await find({ company: 'DUPONT' })).toHaveLength(5);
	});

	it.each([
		'orleans',
		'ÉTÉ orléans',
		'bc-77',
		'coeur',
		'epicerie',
		'1481.47',
		'CO2026-00001',
		'martin CO2026',
	])('find %j in number, customer, title, nature, reference or amount, accents or not', async (search) => {
		expect(await find({ search })).not.toHaveLength(0);
	});

	it.each(['orleans leroy', 'nowhere', '%', 'orl_ans', "'; drop table documents; --"])(
		'do not find %j',
		async (search) => {
			expect(await find({ search })).toHaveLength(0);
		},
	);

	it('show the newest first, or the oldest when asked, up to a limit', async () => {
		const ids = (await find({})).map((view) => view.id);
		expect([...ids].sort().reverse()).toEqual(ids);
		expect((await find({ newestFirst: false })).map((view) => view.id)).toEqual([...ids].reverse());
		expect((await find({ limit: 2 })).map((view) => view.id)).toEqual(ids.slice(0, 2));
	});

	it('refuse an unknown kind, state, customer or date', async () => {
		await expect(find({ kinds: ['bill'] })).rejects.toMatchObject({
			rule: 'input.invalid',
			field: 'kinds[0]',
		});
		await expect(find({ party: 'NOBODY' })).rejects.toMatchObject({ rule: 'party.unknown' });
		await expect(find({ issuedFrom: '2026-02-30' })).rejects.toMatchObject({
			rule: 'input.invalid',
			field: 'issuedFrom',
		});
		await expect(find({ limit: 0 })).rejects.toMatchObject({ rule: 'input.invalid', field: 'limit' });
	});

	it('open a document by its id or its number, and say when two companies bear the same', async () => {
		const first = (await find({ kinds: ['salesOrder'], newestFirst: false }))[0];
		expect((await getDocumentView(stage.story, 'CO2026-00001')).id).toBe(first?.id);
		expect((await getDocumentView(stage.story, first?.id ?? '')).number).toBe('CO2026-00001');
		const company = await foundCompany(stage.story);
		await run(stage.story, createDocument('salesOrder'), {
			company,
			customer: `${company}-C`,
			lines: linesOf(1),
			validate: true,
		});
		await expect(getDocumentView(stage.story, 'CO2026-00001')).rejects.toMatchObject({
			rule: 'document.ambiguous',
			fix: 'Give its id.',
		});
		await expect(getDocumentView(stage.story, 'nothing')).rejects.toMatchObject({ rule: 'document.unknown' });
	});
});

onEachDatabase('figures', (stage) => {
	const bill = (company: string, issueDate: string, more: object = {}) =>
		run(stage.story, createInvoiceFromLines, {
			company,
			customer: `${company}-C`,
			lines: [{ description: 'x', unitPrice: '0.10', quantity: 1 }],
			issueDate,
			validate: true,
			externalReference: reference(),
			...more,
		});

	it('count validated documents by kind, month and currency; drafts only when asked, cancelled never', async () => {
		const company = await foundCompany(stage.story);
		for (const day of ['2026-02-28', '2026-03-01', '2026-03-09']) await bill(company, day);
		await bill(company, '2026-03-09', {
			currency: 'VND',
			lines: [{ description: 'x', unitPrice: 50_000, taxRate: 10 }],
		});
		await bill(company, '2026-03-09', { validate: false });
		await run(stage.story, cancelDocument, {
			id: (await bill(company, '2026-03-09', { validate: false })).id,
		});
		const rows = await sumDocuments(stage.story, { company });
		expect(
			rows
				.map(({ kind, month, currency, count, net, tax, gross }) => [
					kind,
					month,
					currency,
					count,
					net,
					tax,
					gross,
				])
				.sort(),
		).toEqual([
			['invoice', '2026-02', 'EUR', 1, 0.1, 0.02, 0.12],
			['invoice', '2026-03', 'EUR', 2, 0.2, 0.04, 0.24],
			['invoice', '2026-03', 'VND', 1, 50_000, 5000, 55_000],
		]);
		const withDrafts = await sumDocuments(stage.story, { company, includeDrafts: true });
		expect(withDrafts.find((row) => row.month === '2026-03' && row.currency === 'EUR')).toMatchObject({
			count: 3,
			gross: 0.36,
		});
	});

	it('show credit notes apart from invoices, and leave out kinds without prices', async () => {
		const company = await foundCompany(stage.story);
		const first = await bill(company, '2026-03-09');
		await run(stage.story, createCreditNote, { id: first.id, validate: true });
		await run(stage.story, createDocument('deliveryNote'), {
			company,
			customer: `${company}-C`,
			lines: linesOf(1),
			validate: true,
		});
		const rows = await sumDocuments(stage.story, { company });
		expect(rows.map((row) => [row.kind, row.gross])).toEqual([
			['creditNote', 0.12],
			['invoice', 0.12],
		]);
	});
});
