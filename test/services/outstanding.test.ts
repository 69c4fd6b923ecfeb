import { createDocument } from '../../services/createDocument';
import { createCreditNote } from '../../services/createInvoice';
import { findMasters, getMaster } from '../../services/findMasters';
import { getDocumentView } from '../../services/findDocuments';
import { getOutstanding } from '../../services/getOutstanding';
import { markUncollectible } from '../../services/noteDocument';
import { customerOwes, todaysOf, type OwnDebt } from '../../services/parts/outstandingOf';
import { marginViewOf } from '../../services/parts/marginView';
import { recordPayment } from '../../services/recordPayment';
import { saveMaster } from '../../services/saveMaster';
import { sumDocuments } from '../../services/sumDocuments';
import { HANOI, run } from '../support/stories';
import { foundCompany, invoice, linesOf, onEachDatabase, part, reference, stored } from './stage';

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

onEachDatabase('the warning that a customer is in debt', (stage) => {
	/** What a page of documents warns of, as a view that knows their open amounts asks it. */
	async function warnings(...ids: string[]) {
		const { read } = stage.test.ledger;
		const page: OwnDebt[] = [];
		for (const id of ids) {
			const view = await getDocumentView(stage.story, id);
			page.push({
				document: await stored(stage, view),
				open: Math.round(view.open * 100),
				isOverdue: view.settlement === 'overdue',
			});
		}
		const found = await customerOwes(read, page, await todaysOf(read, stage.story.now()));
		return ids.map((id) => found.get(id));
	}

	it('names what is owed beside the document itself', async () => {
		const company = await foundCompany(stage.story);
		const given = { company, customer: `${company}-C`, issueDate: '2026-02-01' };
		const first = await invoice(stage.story, { ...given, lines: linesOf(1), dueDate: '2026-03-01' });
		const quotation = await run(stage.story, createDocument('quotation'), { ...given, lines: linesOf(1) });
		expect(await warnings(first.id, quotation.id)).toEqual([
			undefined,
			[{ currency: 'EUR', open: 12, overdue: 12, openDocuments: 1 }],
		]);
		const second = await invoice(stage.story, { ...given, lines: linesOf(5), dueDate: '2026-04-01' });
		expect(await warnings(first.id, second.id, quotation.id)).toEqual([
			[{ currency: 'EUR', open: 60, overdue: 0, openDocuments: 1 }],
			[{ currency: 'EUR', open: 12, overdue: 12, openDocuments: 1 }],
			[{ currency: 'EUR', open: 72, overdue: 12, openDocuments: 2 }],
		]);
		await run(stage.story, recordPayment, { id: first.id });
		await run(stage.story, recordPayment, { id: second.id });
		expect(await warnings(quotation.id)).toEqual([undefined]);
	});

	it('is about customers, in the company of the document', async () => {
		const company = await foundCompany(stage.story);
		await run(stage.story, saveMaster('party'), { code: 'SHARED', name: 'Shared', isSupplier: true });
		await invoice(stage.story, { company, customer: 'SHARED', lines: linesOf(1) });
		const make = (kind: 'quotation' | 'purchaseOrder', more: object) =>
			run(stage.story, createDocument(kind), { lines: linesOf(1), ...more });
		const elsewhere = await make('quotation', { company: 'DUPONT', customer: 'SHARED' });
		const bought = await make('purchaseOrder', { company, supplier: 'SHARED' });
		const here = await make('quotation', { company, customer: 'SHARED' });
		expect(await warnings(elsewhere.id, bought.id, here.id)).toEqual([
			undefined,
			undefined,
			[expect.objectContaining({ open: 12 })],
		]);
	});
});

onEachDatabase('the margin', (stage) => {
	it('is that of the purchase prices at the time of the document, and summed where figures ask for it', async () => {
		const company = await foundCompany(stage.story);
		const product = { code: 'TEA', name: 'Tea', company, unitPrice: '10', purchasePrice: '6.5', taxRate: 20 };
		await run(stage.story, saveMaster('product'), product);
		const sell = (quantity: number, more: object = {}) =>
			invoice(stage.story, {
				company,
				customer: `${company}-C`,
				lines: [
					{ product: 'TEA', quantity },
					{ description: 'Packing', unitPrice: 5 },
				],
				...more,
			});
		const first = await sell(10);
		await run(stage.story, saveMaster('product'), { ...product, purchasePrice: '9' });
		expect(marginViewOf(await stored(stage, first))).toEqual({
			cost: 65,
			margin: 35,
			marginPercent: 35,
			linesWithoutCost: 1,
			netWithoutCost: 5,
		});
		await sell(10);
		await sell(1, { validate: false });
		const [row] = await sumDocuments(stage.story, { company, includeMargin: true });
		expect(row).toMatchObject({
			count: 2,
			net: 210,
			cost: 155,
			margin: 45,
			marginPercent: 22.5,
			linesWithoutCost: 2,
			netWithoutCost: 10,
		});
		const [plain] = await sumDocuments(stage.story, { company });
		expect(plain).not.toHaveProperty('margin');
	});
});

onEachDatabase('documents of a former system', (stage) => {
	it('owe money, but count in no figure unless they are asked for', async () => {
		const company = await foundCompany(stage.story);
		const given = { company, customer: `${company}-C`, lines: linesOf(1) };
		const old = await invoice(stage.story, { ...given, origin: 'counter' });
		await stage.test.tamper(`update documents set origin = 'formerSystem' where id = '${old.id}'`);
		await invoice(stage.story, given);
		const counts = async (query: object) =>
			(await sumDocuments(stage.story, { company, ...query })).map((row) => row.count);
		expect(await counts({})).toEqual([1]);
		expect(await counts({ includeFormerSystem: true })).toEqual([2]);
		expect(await counts({ origins: ['formerSystem'] })).toEqual([1]);
		expect(await getOutstanding(stage.story, { company })).toMatchObject([{ open: 24 }]);
	});
});
