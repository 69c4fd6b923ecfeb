import { cancelDocument } from '../../services/cancelDocument';
import { convertDocument } from '../../services/convertDocument';
import { createDocument } from '../../services/createDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { deleteDocument } from '../../services/deleteDocument';
import { findDocuments, findDocumentsAfter, getDocumentView } from '../../services/findDocuments';
import { recordPayment } from '../../services/recordPayment';
import { saveMaster } from '../../services/saveMaster';
import { sumDocuments } from '../../services/sumDocuments';
import { run } from '../support/stories';
import { foundCompany, invoice, linesOf, onEachDatabase } from './stage';

const DAYS = ['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'];

onEachDatabase('a list of a period', (stage) => {
	let company: string;
	beforeAll(async () => {
		company = await foundCompany(stage.story, { fiscalYearStartMonth: 4 });
		for (const issueDate of DAYS)
			await run(stage.story, createDocument('quotation'), {
				company,
				customer: `${company}-C`,
				lines: linesOf(1),
				issueDate,
			});
	});
	const days = async (query: object) =>
		(await findDocuments(stage.story, { company, newestFirst: false, ...query })).map(
			(view) => view.issueDate,
		);

	it('is that of a fiscal year, which begins in the month that the company says', async () => {
		expect(await days({ fiscalYear: 2025 })).toEqual(DAYS.slice(0, 5));
		expect(await days({ fiscalYear: 2026 })).toEqual(['2026-04-01']);
		expect(await days({ fiscalYear: '2024' })).toEqual([]);
	});

	it('is that of a month, of days, or of what both have in common', async () => {
		expect(await days({ month: '2026-03' })).toEqual(['2026-03-01', '2026-03-31']);
		expect(await days({ issuedFrom: '2026-01-01', issuedTo: '2026-03-01' })).toEqual(DAYS.slice(1, 4));
		expect(await days({ fiscalYear: 2025, month: '2026-03', issuedFrom: '2026-03-02' })).toEqual([
			'2026-03-31',
		]);
		expect(await days({ fiscalYear: 2026, month: '2026-03' })).toEqual([]);
	});

	it('needs a company when the years of several begin in different months', async () => {
		const asked = findDocuments(stage.story, { fiscalYear: 2026 });
		await expect(asked).rejects.toMatchObject({ rule: 'fiscalYear.company', field: 'company' });
		await expect(asked).rejects.toMatchObject({ fix: expect.stringContaining('issuedFrom') });
		expect(await findDocuments(stage.story, { fiscalYear: 2025, company: 'DUPONT' })).toEqual([]);
	});

	it.each([
		['month', '2026-13'],
		['month', '2026'],
		['fiscalYear', 26],
		['fiscalYear', 'next'],
	])('refuses %s %j', async (field, value) => {
		await expect(days({ [field]: value })).rejects.toMatchObject({ rule: 'input.invalid', field });
	});

	it('is summed by the same filters', async () => {
		const rows = await sumDocuments(stage.story, { company, fiscalYear: 2025, includeDrafts: true });
		expect(rows.map(({ month, count }) => [month, count])).toEqual([
			['2025-12', 1],
			['2026-01', 1],
			['2026-02', 1],
			['2026-03', 2],
		]);
	});
});

onEachDatabase('a filtered list', (stage) => {
	let company: string;
	let customer: string;
	const find = async (query: object) =>
		(await findDocuments(stage.story, { company, newestFirst: false, ...query })).map((view) => view.title);
	let minute = 10;
	/** A minute later than the one before, so that the order of several kinds is that of their making. */
	const later = () => stage.story.at(`2026-03-10T09:${(minute += 1)}:00.000Z`);
	const make = (kind: 'quotation' | 'proForma', title: string, more: object = {}) => {
		later();
		return run(stage.story, createDocument(kind), { company, customer, lines: linesOf(1), title, ...more });
	};

	beforeAll(async () => {
		company = await foundCompany(stage.story);
		customer = `${company}-C`;
		await make('quotation', 'draft', { owner: 'Denis' });
		await make('quotation', 'sent', { validate: true, origin: 'contract' });
		await make('proForma', 'pro forma', { validate: true, origin: 'counter' });
		const bill = { company, customer, lines: linesOf(1) };
		later();
		await invoice(stage.story, { ...bill, title: 'unpaid', dueDate: '2026-04-30' });
		later();
		const paid = await invoice(stage.story, { ...bill, title: 'paid', dueDate: '2026-05-31' });
		await run(stage.story, recordPayment, { id: paid.id });
		later();
		const dong = [{ description: 'x', unitPrice: 1200, taxRate: 0 }];
		await invoice(stage.story, {
			...bill,
			title: 'đồng',
			currency: 'VND',
			lines: dong,
			dueDate: '2026-06-30',
		});
		const gone = await make('quotation', 'deleted');
		await run(stage.story, deleteDocument, { id: gone.id });
	});

	it.each([
		[{ drafts: true }, ['draft']],
		[{ drafts: true, states: ['validated'] }, ['draft']],
		[{ notFinished: true }, ['draft', 'sent', 'unpaid', 'đồng']],
		[{ notFinished: true, kinds: ['invoice'] }, ['unpaid', 'đồng']],
		[{ kinds: ['quotation', 'proForma'] }, ['draft', 'sent', 'pro forma']],
		[{ origins: ['contract'] }, ['sent']],
		[{ origins: ['contract', 'counter'] }, ['sent', 'pro forma']],
		[{ origins: ['formerSystem'] }, []],
		[{ owner: 'Denis' }, ['draft']],
		[{ dueFrom: '2026-05-01' }, ['paid', 'đồng']],
		[{ dueTo: '2026-05-31' }, ['unpaid', 'paid']],
		[{ dueFrom: '2026-05-31', dueTo: '2026-05-31' }, ['paid']],
		[{ currency: 'VND' }, ['đồng']],
		[{ amount: 12 }, ['draft', 'sent', 'pro forma', 'unpaid', 'paid']],
		[{ amount: '1200' }, ['đồng']],
		[{ amountFrom: 12.001 }, ['đồng']],
		[{ amountFrom: 11.999, amountTo: '12.009' }, ['draft', 'sent', 'pro forma', 'unpaid', 'paid']],
		[{ amountTo: 11.99 }, []],
		[{ amountTo: '99999999999999' }, ['draft', 'sent', 'pro forma', 'unpaid', 'paid', 'đồng']],
		[{ deleted: 'only' }, ['deleted']],
		[{ deleted: 'include', kinds: ['quotation'] }, ['draft', 'sent', 'deleted']],
		[{ deleted: 'exclude', kinds: ['quotation'] }, ['draft', 'sent']],
	])('%j gives %j', async (query, titles) => {
		expect(await find(query)).toEqual(titles);
	});

	it('goes on after any of its documents, one kind or several, both ways', async () => {
		for (const query of [
			{},
			{ kinds: ['quotation'] },
			{ newestFirst: true },
			{ newestFirst: true, notFinished: true },
		]) {
			const whole = await findDocuments(stage.story, { company, newestFirst: false, ...query });
			const walked: string[] = [];
			for (;;) {
				const page = await findDocumentsAfter(
					stage.story,
					{ company, newestFirst: false, ...query, limit: 2 },
					walked.at(-1),
				);
				walked.push(...page.map((view) => view.id));
				if (page.length < 2) break;
			}
			expect(walked).toEqual(whole.map((view) => view.id));
		}
	});

	it('refuses an amount with a decimal comma, and says how to write it', async () => {
		await expect(find({ amount: '12,50' })).rejects.toMatchObject({
			rule: 'input.invalid',
			field: 'amount',
			message: expect.stringContaining('12.50'),
		});
	});
});

onEachDatabase('a deleted document', (stage) => {
	it('is left out of lists and figures unless they ask for it; its id and its number still open it', async () => {
		const company = await foundCompany(stage.story);
		await run(stage.story, saveMaster('actor'), {
			code: 'alice',
			name: 'Alice',
			company,
			privileges: ['deleteDocument'],
		});
		const customer = `${company}-C`;
		const quotation = { company, customer, lines: linesOf(1), validate: true };
		const gone = await run(stage.story, createDocument('quotation'), quotation);
		const kept = await run(stage.story, createDocument('quotation'), quotation);
		await run(stage.story, deleteDocument, { id: gone.id, reason: 'typed twice' });
		const ids = async (query: object) =>
			(await findDocuments(stage.story, { company, newestFirst: false, ...query })).map((view) => view.id);
		expect(await ids({})).toEqual([kept.id]);
		expect(await ids({ states: ['cancelled'] })).toEqual([]);
		expect(await ids({ search: String(gone.number) })).toEqual([]);
		expect(await ids({ search: String(gone.number), deleted: 'include' })).toEqual([gone.id]);
		const counts = async (query: object) =>
			(await sumDocuments(stage.story, { company, ...query })).map(({ count }) => count);
		expect(await counts({})).toEqual([1]);
		expect(await counts({ deleted: 'include' })).toEqual([2]);
		expect(await counts({ deleted: 'only' })).toEqual([1]);
		for (const reference of [gone.id, `${gone.number}`])
			expect(await getDocumentView(stage.story, reference)).toMatchObject({ id: gone.id, deleted: true });
	});
});

onEachDatabase('not finished', (stage) => {
	it('follows a sale through all its documents', async () => {
		const company = await foundCompany(stage.story);
		const open = async () =>
			(await findDocuments(stage.story, { company, notFinished: true, newestFirst: false }))
				.map(({ kind, state }) => `${kind} ${state}`)
				.sort();
		const lines = [{ description: 'x', quantity: 2, unitPrice: 10 }];
		const source = await run(stage.story, createDocument('quotation'), {
			company,
			customer: `${company}-C`,
			lines,
		});
		expect(await open()).toEqual(['quotation draft']);
		const sale = await run(stage.story, convertDocument('salesOrder'), {
			id: (
				await run(stage.story, createDocument('quotation'), {
					company,
					customer: `${company}-C`,
					lines,
					validate: true,
				})
			).id,
			validate: true,
		});
		await run(stage.story, cancelDocument, { id: source.id });
		expect(await open()).toEqual(['salesOrder validated']);
		const bill = await run(stage.story, convertDocument('invoice'), { id: sale.id, validate: true });
		expect(await open()).toEqual(['invoice validated', 'salesOrder validated']);
		await run(stage.story, recordPayment, { id: bill.id, amount: 4, externalReference: `${company}-1` });
		const note = await run(stage.story, createCreditNote, { id: bill.id, validate: true });
		expect(note.open).toBe(4);
		expect(await open()).toEqual(['creditNote validated', 'salesOrder validated']);
	});
});
