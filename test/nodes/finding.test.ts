import { join } from 'node:path';
import { openSqlite } from '../../ledger/sqlite/openSqlite';
import { saveMaster } from '../../services/saveMaster';
import { NOW } from '../support/ledgers';
import { run, storyOn } from '../support/stories';
import {
	done,
	failure,
	fixDate,
	goods,
	invoicing,
	runStep,
	sales,
	useUserFolder,
	type Json,
} from './support/bench';

/** Lists, figures and outstanding amounts as the panel asks for them. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

const list = (resource: string, filters: Json, operation = 'getMany') =>
	done(runStep(sales(resource, operation, { returnAll: true, filters })));
const titles = async (resource: string, filters: Json) =>
	(await list(resource, filters)).map((document) => document['title'] as string).sort();

beforeAll(async () => {
	const bill = (title: string, more: Json) => goods({ title, externalReference: title, ...more });
	await done(
		runStep(invoicing('invoice', 'createFromLines', { validate: true }), [
			bill('winter', { issueDate: '2026-01-20', dueDate: '2026-02-20' }),
			bill('march', { issueDate: '2026-03-02', customer: 'LEROY' }),
		]),
	);
	await done(runStep(sales('quotation', 'create'), [goods({ title: 'offer' })]));
	const filter = { kinds: ['invoice'], notFinished: true };
	const folder = join(process.env['N8N_USER_FOLDER'] ?? '', '.n8n/order-to-cash');
	const ledger = await openSqlite(join(folder, 'ledger.sqlite'), NOW);
	await run(storyOn({ ledger }), saveMaster('savedFilter'), { code: 'OPEN', name: 'Open invoices', filter });
	await ledger.close();
});

test('filters of the panel reach the list, whatever n8n makes of dates and empty values', async () => {
	expect(await titles('document', { fiscalYear: '2026', month: '2026-03' })).toEqual(['march', 'offer']);
	expect(await titles('document', { month: '2026-03', kinds: ['invoice'] })).toEqual(['march']);
	expect(await titles('invoice', { dueTo: '2026-02-28T00:00:00.000Z' })).toEqual(['winter']);
	expect(await titles('document', { drafts: true })).toEqual(['offer']);
	expect(await titles('document', { notFinished: true, kinds: [], search: '' })).toEqual([
		'march',
		'offer',
		'winter',
	]);
	expect(await titles('invoice', { party: { __rl: true, mode: 'id', value: 'LEROY' } })).toEqual(['march']);
	expect(await titles('document', { origins: ['contract'] })).toEqual([]);
	expect(await titles('invoice', { amount: '194.12' })).toEqual(['march', 'winter']);
	expect(await titles('document', { search: '194,12 €' })).toEqual(['march', 'offer', 'winter']);
});

test('a saved filter is picked, and the resource of the node wins over its kinds', async () => {
	const savedFilter = { __rl: true, mode: 'list', value: 'OPEN' };
	expect(await titles('document', { savedFilter })).toEqual(['march', 'winter']);
	expect(await titles('document', { savedFilter, month: '2026-01' })).toEqual(['winter']);
	expect(await titles('quotation', { savedFilter })).toEqual(['offer']);
	const { message, description } = await failure(
		runStep(sales('document', 'getMany', { filters: { savedFilter: { ...savedFilter, value: 'NONE' } } })),
	);
	expect(`${message} ${description}`).toContain('NONE');
});

test('figures show the overall margin when it is asked for', async () => {
	const figures = (parameters: Json) => done(runStep(sales('invoice', 'getFigures', parameters)));
	const [january] = await figures({ includeMargin: true, filters: { month: '2026-01' } });
	expect(january).toMatchObject({ month: '2026-01', net: 184, cost: 110, margin: 74, marginPercent: 40.22 });
	expect((await figures({ filters: {} })).map((row) => [row['month'], row['margin']])).toEqual([
		['2026-01', undefined],
		['2026-03', undefined],
	]);
});

test('outstanding amounts are read for one customer or for all, and for suppliers', async () => {
	const outstanding = (resource: string, parameters: Json = {}) =>
		done(runStep(sales(resource, 'getOutstanding', parameters)));
	const all = await outstanding('invoice');
	expect(all.map((row) => [row['customerCode'], row['open'], row['overdue']])).toEqual([
		['MARTIN', 194.12, 194.12],
		['LEROY', 194.12, 0],
	]);
	const party = { __rl: true, mode: 'id', value: 'LEROY' };
	expect(await outstanding('invoice', { party })).toEqual([
		expect.objectContaining({
			customerName: 'Leroy SARL',
			companyCode: 'DUPONT',
			currency: 'EUR',
			credit: 0,
		}),
	]);
	const received = { supplier: 'MOULIN', supplierNumber: 'F-1', externalReference: 'F-1' };
	await done(
		runStep(sales('supplierInvoice', 'create', { validate: true }), [
			{ ...received, lines: [{ description: 'x', unitPrice: 10 }] },
		]),
	);
	expect(await outstanding('supplierInvoice')).toEqual([
		expect.objectContaining({ supplierCode: 'MOULIN', side: 'purchase', open: 12 }),
	]);
});
