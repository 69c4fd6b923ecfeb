import { createDocument } from '../../services/createDocument';
import { getDocumentView } from '../../services/findDocuments';
import { getOutstanding } from '../../services/getOutstanding';
import { marginViewOf } from '../../services/parts/marginView';
import { customerOwes, todaysOf, type OwnDebt } from '../../services/parts/outstandingOf';
import { recordPayment } from '../../services/recordPayment';
import { saveMaster } from '../../services/saveMaster';
import { sumDocuments } from '../../services/sumDocuments';
import { run } from '../support/stories';
import { foundCompany, invoice, linesOf, onEachDatabase, stored } from './stage';

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
