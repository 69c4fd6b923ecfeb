import { createInvoiceFromLines } from '../../services/createInvoice';
import { createDocument } from '../../services/createDocument';
import { getDocumentInFull } from '../../services/getDocumentInFull';
import { getOutstanding } from '../../services/getOutstanding';
import { recordPayment } from '../../services/recordPayment';
import { saveMaster } from '../../services/saveMaster';
import { setReferenceDate } from '../../services/setReferenceDate';
import { SCHEDULE_RULES } from '../../services/verify/scheduleRules';
import { verifyBooks } from '../../services/verifyBooks';
import { run } from '../support/stories';
import { hintsOf, onEachDatabase, reference, refusedBy, stored } from './stage';

import type { DocumentView } from '../../services/parts/documentView';
import { plan, termsOn } from './termsStage';

onEachDatabase('a payment schedule', (stage) => {
	const { found, input, bill, order } = termsOn(stage);

	beforeEach(() => stage.story.at('2026-03-10T09:00:00.000Z'));

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
		const forecast = ({ details }: DocumentView) =>
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
