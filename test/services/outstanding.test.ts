import { createDocument } from '../../services/createDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { findMasters, getMaster } from '../../services/findMasters';
import { getOutstanding } from '../../services/getOutstanding';
import { markUncollectible } from '../../services/noteDocument';
import { recordPayment } from '../../services/recordPayment';
import { saveMaster } from '../../services/saveMaster';
import { HANOI, run } from '../support/stories';
import { foundCompany, invoice, linesOf, onEachDatabase, part, reference } from './stage';

onEachDatabase('what is outstanding', (stage) => {
	let company: string;
	let customer: string;
	const of = (query: object = {}) => getOutstanding(stage.story, { company, ...query });
	const bill = (dueDate: string, quantity: number, more: object = {}) =>
		invoice(stage.story, {
			company,
			customer,
			lines: linesOf(quantity),
			issueDate: '2026-01-15',
			dueDate,
			...more,
		});
	beforeEach(async () => {
		stage.story.at('2026-03-10T09:00:00.000Z');
		company = await foundCompany(stage.story);
		customer = `${company}-C`;
	});

	it('is nothing for a customer without invoices, and says so', async () => {
		expect(await of()).toEqual([]);
		expect(await of({ party: customer })).toMatchObject([
			{
				partyCode: customer,
				companyCode: company,
				currency: 'EUR',
				open: 0,
				overdue: 0,
				credit: 0,
				balance: 0,
			},
		]);
	});

	it('is the money open on validated invoices, with what is overdue and since when', async () => {
		await bill('2026-03-09', 1);
		await bill('2026-03-10', 2);
		await bill('2026-02-01', 4, { validate: false });
		const paid = await bill('2026-02-02', 8);
		await run(stage.story, recordPayment, { id: paid.id });
		const partly = await bill('2026-03-31', 16);
		await run(stage.story, recordPayment, { id: partly.id, amount: 42, externalReference: reference() });
		expect(await of()).toEqual([
			{
				ledger: stage.test.ledger.id,
				companyId: expect.stringMatching(/^com_/),
				companyCode: company,
				partyId: partly.partyId,
				partyCode: customer,
				partyName: 'Client',
				side: 'sale',
				currency: 'EUR',
				open: 12 + 24 + 150,
				overdue: 12,
				uncollectible: 0,
				credit: 0,
				balance: 186,
				openDocuments: 3,
				oldestDueDate: '2026-03-09',
			},
		]);
		stage.story.at('2026-03-11T09:00:00.000Z');
		expect(await of()).toMatchObject([{ overdue: 36 }]);
	});

	it('falls by credit notes; credit that is not used stands apart, and what passed to unpaid is named', async () => {
		const paid = await bill('2026-03-31', 5);
		const partly = await bill('2026-03-31', 10);
		const bad = await bill('2026-01-31', 1);
		await run(stage.story, recordPayment, { id: paid.id });
		await run(stage.story, createCreditNote, { id: paid.id, validate: true });
		await part(stage.story, 'creditNote', partly.id, { 1: 4 });
		await run(stage.story, markUncollectible, { id: bad.id, reason: 'bankrupt' });
		expect(await of()).toMatchObject([
			{ open: 72 + 12, overdue: 12, uncollectible: 12, credit: 60, balance: 24, openDocuments: 2 },
		]);
	});

	it('is told apart by currency, company, customer and side', async () => {
		const dong = [{ description: 'x', unitPrice: 50_000, taxRate: 10 }];
		await bill('2026-03-31', 1);
		await bill('2026-03-31', 1, { currency: 'VND', lines: dong });
		await run(stage.story, saveMaster('party'), { code: 'BOTH', name: 'Both', company, isSupplier: true });
		await bill('2026-03-31', 2, { customer: 'BOTH' });
		await run(stage.story, createDocument('supplierInvoice'), {
			company,
			supplier: 'BOTH',
			supplierNumber: 'F-1',
			lines: linesOf(3),
			validate: true,
			externalReference: reference(),
		});
		const rows = async (query: object = {}) =>
			(await of(query)).map(({ partyName, side, currency, open }) => [partyName, side, currency, open]);
		expect(await rows()).toEqual([
			['Both', 'purchase', 'EUR', 36],
			['Both', 'sale', 'EUR', 24],
			['Client', 'sale', 'EUR', 12],
			['Client', 'sale', 'VND', 55_000],
		]);
		expect(await rows({ party: 'BOTH', side: 'purchase' })).toEqual([['Both', 'purchase', 'EUR', 36]]);
		expect(await rows({ side: 'purchase' })).toEqual([['Both', 'purchase', 'EUR', 36]]);
		await expect(of({ party: 'NOBODY' })).rejects.toMatchObject({ rule: 'party.unknown' });
	});

	it('is overdue by the day of each company: in Hanoi it is tomorrow before it is in Paris', async () => {
		const vietnamese = await foundCompany(stage.story, { ...HANOI, currency: 'EUR' });
		const hanoi = {
			company: vietnamese,
			customer: `${vietnamese}-C`,
			lines: linesOf(1),
			dueDate: '2026-03-10',
		};
		await invoice(stage.story, hanoi);
		await bill('2026-03-10', 1);
		stage.story.at('2026-03-10T18:00:00.000Z');
		const overdue = async (code: string) =>
			(await getOutstanding(stage.story, { company: code })).map((row) => row.overdue);
		expect([await overdue(company), await overdue(vietnamese)]).toEqual([[0], [11]]);
		const all = await getOutstanding(stage.story, {});
		const codes = [company, vietnamese];
		expect(
			all.filter((row) => codes.includes(row.companyCode)).map((row) => [row.companyCode, row.overdue]),
		).toEqual(
			expect.arrayContaining([
				[company, 0],
				[vietnamese, 11],
			]),
		);
	});

	it('stands on the customer when its figures are asked for', async () => {
		await bill('2026-03-01', 1);
		const plain = await getMaster(stage.story, 'party', customer);
		expect(plain).not.toHaveProperty('figures');
		const one = await getMaster(stage.story, 'party', customer, { includeFigures: true });
		expect(one.figures).toEqual([
			expect.objectContaining({ side: 'sale', currency: 'EUR', open: 12, overdue: 12, openDocuments: 1 }),
		]);
		await run(stage.story, saveMaster('party'), { code: 'NEW', name: 'New', company });
		const many = await findMasters(stage.story, 'party', { company, role: 'customer', includeFigures: true });
		expect(many.map(({ code, figures }) => [code, figures?.map(({ open }) => open)])).toEqual([
			[customer, [12]],
			['NEW', []],
		]);
		expect(await findMasters(stage.story, 'product', { company, includeFigures: true })).toEqual([]);
	});
});
