import { createCreditNote } from '../../services/createCreditNote';
import { createInvoiceFromDocuments, createInvoiceFromLines } from '../../services/createInvoice';
import { convertDocument } from '../../services/convertDocument';
import { createDocument } from '../../services/createDocument';
import { duplicateDocument } from '../../services/duplicateDocument';
import { getDocumentInFull } from '../../services/getDocumentInFull';
import { getOutstanding } from '../../services/getOutstanding';
import { recordPayment } from '../../services/recordPayment';
import { saveMaster } from '../../services/saveMaster';
import { setReferenceDate } from '../../services/setReferenceDate';
import { updateDraft } from '../../services/updateDraft';
import { SCHEDULE_RULES } from '../../services/verify/scheduleRules';
import { verifyBooks } from '../../services/verifyBooks';
import { validateDocument } from '../../services/validateDocument';
import { depositInstalments } from '../../domain/terms/depositInstalments';
import { run } from '../support/stories';
import { foundCompany, hintsOf, linesOf, onEachDatabase, reference, refusedBy, stored } from './stage';

const THIRTY_SEVENTY = [
	{ percent: 30, type: 'deposit', from: 'orderDate', title: '{{percent}} on order' },
	{
		percent: 70,
		from: 'documentDate',
		rule: 'daysThenEndOfMonth',
		days: 30,
		method: '30',
		title: 'Invoice {{number}}: {{amount}} by {{dueDate}}',
	},
];

onEachDatabase('payment terms', (stage) => {
	const save = (more: object) => run(stage.story, saveMaster('paymentTerms'), more);
	/** A company with terms '30-70' and 'NET10'; a document of it is 12 × 10 € and 20 % VAT: 144 €. */
	async function found(more: object = {}): Promise<string> {
		const company = await foundCompany(stage.story, more);
		await save({
			code: '30-70',
			name: '30 % on order, rest 30 days end of month',
			company,
			lines: THIRTY_SEVENTY,
		});
		await save({ code: 'NET10', name: '10 days', company, lines: [{ days: 10 }] });
		return company;
	}
	const input = (company: string, more: object = {}) => ({
		company,
		customer: `${company}-C`,
		issueDate: '2026-03-10',
		lines: linesOf(12),
		externalReference: reference(),
		...more,
	});
	const bill = (company: string, more: object = {}) =>
		run(stage.story, createInvoiceFromLines, input(company, { validate: true, ...more }));
	const order = (company: string, more: object = {}) =>
		run(stage.story, createDocument('salesOrder'), input(company, { validate: true, ...more }));
	const plan = ({ instalments = [] }: Awaited<ReturnType<typeof bill>>) =>
		instalments.map(({ dueDate, amount }) => [dueDate, amount]);

	it('give an invoice its instalments, and the last date is its due date', async () => {
		const invoice = await bill(await found(), { paymentTerms: '30-70' });
		expect(invoice.gross).toBe(144);
		expect(invoice.dueDate).toBe('2026-04-30');
		expect(invoice.instalments).toEqual([
			{
				position: 1,
				title: '30 % on order',
				type: 'deposit',
				percent: 30,
				amount: 43.2,
				paid: 0,
				dueDate: '2026-03-10',
				awaits: null,
				method: null,
				state: 'open',
			},
			{
				position: 2,
				title: `Invoice ${invoice.number}: 100.80 EUR by 2026-04-30`,
				type: 'settlement',
				percent: 70,
				amount: 100.8,
				paid: 0,
				dueDate: '2026-04-30',
				awaits: null,
				method: '30',
				state: 'open',
			},
		]);
		expect(depositInstalments(await stored(stage, invoice))).toMatchObject([{ position: 1, amount: 43_20 }]);
	});

	it('are those of the document, else of the order, the customer, the company', async () => {
		const company = await found();
		const customer = { code: `${company}-C`, name: 'Client', company };
		const codeOf = async (view: Awaited<ReturnType<typeof bill>>) =>
			(await stored(stage, view)).paymentTerms?.code ?? null;
		expect(await codeOf(await bill(company))).toBeNull();

		await save({ code: 'NET30', name: '30 days', company, lines: [{ days: 30 }] });
		const known = await stage.story.ledger.read.masters.find('company', company);
		await run(stage.story, saveMaster('company'), { ...known?.content, paymentTerms: 'NET30' });
		const ordered = await order(company, { paymentTerms: '30-70' });
		expect(await codeOf(await bill(company))).toBe('NET30');

		await run(stage.story, saveMaster('party'), { ...customer, paymentTerms: 'NET10' });
		expect(await codeOf(await bill(company))).toBe('NET10');
		const invoice = await run(stage.story, createInvoiceFromDocuments, { ids: [ordered.id] });
		expect(await codeOf(invoice)).toBe('30-70');
		expect(await codeOf(await bill(company, { paymentTerms: 'NET30' }))).toBe('NET30');
		expect(await codeOf(await bill(company, { paymentTermLines: [] }))).toBeNull();

		// A customer with days to pay of its own does not take the company's terms.
		await run(stage.story, saveMaster('party'), { ...customer, paymentDays: 45 });
		const simple = await bill(company);
		expect([await codeOf(simple), simple.dueDate]).toEqual([null, '2026-04-24']);
	});

	it('count from the date of the order, also through a delivery note', async () => {
		const company = await found();
		const ordered = await order(company, { paymentTerms: '30-70', issueDate: '2026-02-10' });
		expect(plan(ordered)).toEqual([
			['2026-02-10', 43.2],
			['2026-03-31', 100.8],
		]);
		expect(ordered.dueDate).toBeNull();
		const note = await run(stage.story, convertDocument('deliveryNote'), {
			id: ordered.id,
			issueDate: '2026-02-20',
			validate: true,
		});
		expect(note.instalments).toBeUndefined();
		const invoice = await run(stage.story, createInvoiceFromDocuments, {
			ids: [note.id],
			issueDate: '2026-03-10',
		});
		expect(plan(invoice)).toEqual([
			['2026-02-10', 43.2],
			['2026-04-30', 100.8],
		]);
	});

	it('keep what they were when the master changes, and sum to the total after every change of a draft', async () => {
		const company = await found();
		const draft = await run(stage.story, createInvoiceFromLines, input(company, { paymentTerms: '30-70' }));
		await save({ code: '30-70', name: 'Changed', company, lines: [{ days: 1 }] });
		const change = (more: object) => run(stage.story, updateDraft, { id: draft.id, ...more });
		expect(plan(await change({ lines: linesOf(1) }))).toEqual([
			['2026-03-10', 3.6],
			['2026-04-30', 8.4],
		]);
		const moved = await change({ issueDate: '2026-05-10' });
		expect([plan(moved), moved.dueDate]).toEqual([
			[
				['2026-05-10', 3.6],
				['2026-06-30', 8.4],
			],
			'2026-06-30',
		]);
		const validated = await run(stage.story, validateDocument, { id: draft.id, issueDate: '2026-06-10' });
		expect([plan(validated), validated.dueDate]).toEqual([
			[
				['2026-06-10', 3.6],
				['2026-07-31', 8.4],
			],
			'2026-07-31',
		]);
	});

	it('are taken off a draft by an empty list, and stay off', async () => {
		const company = await found();
		await run(stage.story, saveMaster('party'), {
			code: `${company}-C`,
			name: 'Client',
			company,
			paymentTerms: '30-70',
		});
		const draft = await run(stage.story, createInvoiceFromLines, input(company));
		expect(draft.instalments).toHaveLength(2);
		const without = await run(stage.story, updateDraft, { id: draft.id, paymentTermLines: [] });
		expect([without.instalments, without.dueDate]).toEqual([undefined, '2026-04-09']);
		const later = await run(stage.story, updateDraft, { id: draft.id, title: 'Other' });
		expect(later.instalments).toBeUndefined();
		expect((await stored(stage, draft)).paymentTerms).toBeUndefined();
	});

	it('make the single due date and the preferred method give way, and say so', async () => {
		const company = await found();
		const given = { paymentTerms: '30-70', dueDate: '2026-12-31', paymentMethod: '58' };
		const hints = await hintsOf(stage.story, createInvoiceFromLines, input(company, given));
		expect(hints.join(' ')).toMatch(/payment method '58' was left aside.*'30-70'/);
		expect(hints.join(' ')).toMatch(/due date 2026-12-31 was left aside.*2 instalments/);
		const invoice = await bill(company, given);
		expect([invoice.dueDate, (await stored(stage, invoice)).paymentMethod]).toEqual(['2026-04-30', null]);
		expect(
			await hintsOf(stage.story, createInvoiceFromLines, input(company, { paymentTerms: '30-70' })),
		).toEqual([]);
	});

	it('with one date only take another one, where the company allows it', async () => {
		const open = await found();
		const asked = { paymentTerms: 'NET10', dueDate: '2026-05-05' };
		expect((await bill(open, asked)).dueDate).toBe('2026-05-05');
		const strict = await found({ dueDateOverride: false });
		expect((await bill(strict, asked)).dueDate).toBe('2026-03-20');
		expect((await bill(strict, { dueDate: '2026-05-05' })).dueDate).toBe('2026-04-09');
		expect(await hintsOf(stage.story, createInvoiceFromLines, input(strict, asked))).toEqual([
			expect.stringMatching(/due date 2026-05-05 was left aside.*'NET10'/),
		]);
		expect(
			await hintsOf(stage.story, createInvoiceFromLines, input(strict, { dueDate: '2026-05-05' })),
		).toEqual([expect.stringMatching(/due date 2026-05-05 was left aside.*days to pay/)]);
		const early = { ...asked, dueDate: '2026-03-09' };
		expect(await refusedBy(stage.story, createInvoiceFromLines, input(open, early))).toMatchObject({
			rule: 'dueDate.beforeIssue',
		});
	});

	it('are overdue once less was paid than fell due', async () => {
		const company = await found();
		stage.story.at('2026-03-10T09:00:00.000Z');
		const { id } = await bill(company, { paymentTerms: '30-70' });
		const seen = async () => {
			const view = await getDocumentInFull(stage.story, id);
			return [view.settlement, view.instalments?.map(({ state }) => state)];
		};
		const pay = (amount: number) =>
			run(stage.story, recordPayment, { id, amount, externalReference: reference() });
		expect(await seen()).toEqual(['open', ['open', 'open']]);
		stage.story.at('2026-03-11T09:00:00.000Z');
		expect(await seen()).toEqual(['overdue', ['overdue', 'open']]);
		await pay(43.19);
		expect(await seen()).toEqual(['overdue', ['overdue', 'open']]);
		await pay(1.01);
		expect(await seen()).toEqual(['partial', ['paid', 'partial']]);
		stage.story.at('2026-05-01T09:00:00.000Z');
		expect(await seen()).toEqual(['overdue', ['paid', 'overdue']]);
		await pay(99.8);
		expect(await seen()).toEqual(['paid', ['paid', 'paid']]);
		stage.story.at('2026-03-10T09:00:00.000Z');
	});

	it('count as overdue only as far as they fell due', async () => {
		const company = await found();
		stage.story.at('2026-03-20T09:00:00.000Z');
		const first = await bill(company, { paymentTerms: '30-70' });
		const second = await bill(company, { paymentTerms: 'NET10', issueDate: '2026-03-11' });
		const figures = async () => {
			const [row] = await getOutstanding(stage.story, { company });
			return [row?.open, row?.overdue, row?.oldestDueDate];
		};
		expect(await figures()).toEqual([288, 43.2, '2026-03-10']);
		const beside = async (id: string) => (await getDocumentInFull(stage.story, id)).customerOwes;
		expect(await beside(first.id)).toEqual([{ currency: 'EUR', open: 144, overdue: 0, openDocuments: 1 }]);
		expect(await beside(second.id)).toEqual([
			{ currency: 'EUR', open: 144, overdue: 43.2, openDocuments: 1 },
		]);
		await run(stage.story, recordPayment, { id: first.id, amount: 50, externalReference: reference() });
		expect(await figures()).toEqual([238, 0, '2026-03-21']);
		stage.story.at('2026-05-01T09:00:00.000Z');
		expect(await figures()).toEqual([238, 238, '2026-03-21']);
		stage.story.at('2026-03-10T09:00:00.000Z');
	});

	it('wait for a date that nobody knows yet', async () => {
		const company = await found();
		const lines = [
			{ percent: 25, days: 7 },
			{ percent: 75, from: 'letter of credit' },
		];
		const waiting = await bill(company, { paymentTermLines: lines });
		expect(waiting.dueDate).toBeNull();
		expect(waiting.instalments?.[1]).toMatchObject({
			dueDate: null,
			awaits: 'letter of credit',
			state: 'awaitingReferenceDate',
		});
		const told = await bill(company, {
			paymentTermLines: lines,
			referenceDates: { 'letter of credit': '2026-04-02' },
		});
		expect(plan(told)).toEqual([
			['2026-03-17', 36],
			['2026-04-02', 108],
		]);
	});

	it('get their day when the date is told after validation, and the invoice stays as it was fixed', async () => {
		const company = await found();
		const lines = [
			{ percent: 25, days: 7 },
			{ from: 'letter of credit', title: 'Rest by {{dueDate}}' },
		];
		const invoice = await bill(company, { paymentTermLines: lines });
		const before = await stored(stage, invoice);
		const tell = (more: object = {}) => ({
			id: invoice.id,
			name: 'letter of credit',
			date: '2026-04-02',
			...more,
		});
		expect(await refusedBy(stage.story, setReferenceDate, tell({ name: 'letter' }))).toMatchObject({
			rule: 'terms.notAwaited',
			fix: 'It waits for: letter of credit.',
		});
		const told = await run(stage.story, setReferenceDate, tell());
		expect(told.dueDate).toBe('2026-04-02');
		expect(told.instalments?.[1]).toMatchObject({
			dueDate: '2026-04-02',
			title: 'Rest by 2026-04-02',
			state: 'open',
		});
		expect((await run(stage.story, setReferenceDate, tell())).reused).toBe(true);
		expect(await refusedBy(stage.story, setReferenceDate, tell({ date: '2026-04-03' }))).toMatchObject({
			rule: 'terms.notAwaited',
			message: expect.stringMatching(/is 2026-04-02 already/) as string,
		});
		expect(await stored(stage, invoice)).toEqual(before);
		const draft = await run(stage.story, createInvoiceFromLines, input(company, { paymentTermLines: lines }));
		expect(await refusedBy(stage.story, setReferenceDate, tell({ id: draft.id }))).toMatchObject({
			rule: 'terms.draft',
		});
	});

	it('leave books that verify, and an altered schedule is found', async () => {
		const company = await found();
		const invoice = await bill(company, { paymentTerms: '30-70' });
		const checks = await verifyBooks(stage.story, { company });
		expect(checks.flatMap(({ faults }) => faults)).toEqual([]);
		const document = await stored(stage, invoice);
		const [first, ...others] = document.totals.instalments ?? [];
		const withFirst = (more: object) => ({
			...document,
			totals: { ...document.totals, instalments: [{ ...first, ...more }, ...others] },
		});
		const faultsOf = (altered: object) =>
			SCHEDULE_RULES.map(
				(rule) => rule(altered as typeof document, {} as Parameters<typeof rule>[1])?.message,
			);
		expect(faultsOf(document)).toEqual([undefined]);
		expect(faultsOf(withFirst({ amount: 1 }))).toEqual([
			expect.stringMatching(/sum to 100.81 EUR.*total is 144.00 EUR/),
		]);
		expect(faultsOf(withFirst({ dueDate: '2027-01-01' }))).toEqual([
			expect.stringMatching(/not those that its payment terms/),
		]);
		expect(faultsOf({ ...document, dueDate: '2027-01-01' })).toEqual([expect.stringMatching(/not those/)]);
	});

	it('stay with a copy, and are no matter of credit notes, deposits and the counter', async () => {
		const company = await found();
		await run(stage.story, saveMaster('party'), {
			code: `${company}-C`,
			name: 'Client',
			company,
			paymentTerms: '30-70',
		});
		const invoice = await bill(company);
		const copy = await run(stage.story, duplicateDocument, { id: invoice.id, issueDate: '2026-08-10' });
		expect(copy.instalments).toHaveLength(2);
		expect((await bill(company, { origin: 'counter' })).instalments).toBeUndefined();
		const credit = await run(stage.story, createCreditNote, { id: invoice.id, validate: true });
		expect(credit.instalments).toBeUndefined();
		const asked = { id: copy.id, paymentTerms: '30-70' };
		await run(stage.story, validateDocument, { id: copy.id });
		expect(await refusedBy(stage.story, createCreditNote, asked)).toMatchObject({ rule: 'terms.creditNote' });
	});

	it('are refused when they do not total 100 %, are given twice, or are in another currency', async () => {
		const company = await found();
		const refusal = (more: object) => refusedBy(stage.story, createInvoiceFromLines, input(company, more));
		expect(
			await refusedBy(stage.story, saveMaster('paymentTerms'), {
				code: 'BAD',
				name: 'Bad',
				company,
				lines: [{ percent: 30 }, { percent: 69 }],
			}),
		).toMatchObject({ rule: 'terms.total', message: expect.stringContaining('99 %') as string });
		expect(await refusal({ paymentTermLines: [{ percent: 99 }] })).toMatchObject({
			rule: 'terms.total',
			field: 'paymentTermLines',
			message: expect.stringContaining('99 %') as string,
		});
		expect(await refusal({ paymentTerms: '30-70', paymentTermLines: [{}] })).toMatchObject({
			rule: 'terms.twice',
		});
		expect(await refusal({ paymentTerms: 'NOWHERE' })).toMatchObject({
			rule: 'paymentTerms.unknown',
			field: 'paymentTerms',
		});
		expect(await refusal({ paymentTermLines: [{ amount: 5, currency: 'USD' }, {}] })).toMatchObject({
			rule: 'terms.currency',
		});
		expect(await refusal({ paymentTermLines: [{ amount: 5.005 }, {}] })).toMatchObject({
			rule: 'amount.tooFine',
		});
	});

	it('longer than the French law allows are told, or refused, as the company wants it', async () => {
		const long = { dueDate: '2026-05-10' };
		const warned = await found();
		expect(await hintsOf(stage.story, createInvoiceFromLines, input(warned, long))).toEqual([
			expect.stringMatching(/2026-05-10, 61 days.*L441-10.*60 days, here until 2026-05-09/),
		]);
		const late = { paymentTermLines: [{ rule: 'daysThenEndOfMonth', days: 45, onDay: 10 }] };
		expect(await hintsOf(stage.story, createInvoiceFromLines, input(warned, late))).toEqual([
			expect.stringMatching(/Instalment 1 falls due on 2026-05-10/),
		]);
		const fits = { paymentTermLines: [{ rule: 'daysThenEndOfMonth', days: 45 }] };
		expect(await hintsOf(stage.story, createInvoiceFromLines, input(warned, fits))).toEqual([]);
		const strict = await found({ paymentTermCaps: 'refuse' });
		expect(await refusedBy(stage.story, createInvoiceFromLines, input(strict, long))).toMatchObject({
			rule: 'terms.legalCap',
			field: 'dueDate',
			message: expect.stringContaining('61 days') as string,
		});
		const silent = await found({ paymentTermCaps: 'off' });
		expect(await hintsOf(stage.story, createInvoiceFromLines, input(silent, long))).toEqual([]);
		// The law is about debts between businesses.
		await run(stage.story, saveMaster('party'), {
			code: `${strict}-C`,
			name: 'Madame Petit',
			company: strict,
			professional: false,
		});
		expect((await bill(strict, long)).dueDate).toBe('2026-05-10');
	});

	it('show the dates that a document has before it, and which have come', async () => {
		const company = await found();
		const forecast = ({ details }: Awaited<ReturnType<typeof bill>>) =>
			details.forecast.map(({ stage: name, date, reached, late }) => [name, date, reached, late]);
		stage.story.at('2026-03-10T09:00:00.000Z');
		const more = { paymentTerms: '30-70', issueDate: '2026-02-10', deliveryDate: '2026-03-20' };
		expect(forecast(await order(company, more))).toEqual([
			['instalment', '2026-02-10', true, true],
			['deliveryDate', '2026-03-20', false, false],
			['instalment', '2026-03-31', false, false],
		]);
		const quotation = await run(
			stage.story,
			createDocument('quotation'),
			input(company, { validUntil: '2026-03-10' }),
		);
		expect(forecast(quotation)).toEqual([['validUntil', '2026-03-10', true, false]]);
		expect(forecast(await bill(company))).toEqual([['dueDate', '2026-04-09', false, false]]);
	});
});
