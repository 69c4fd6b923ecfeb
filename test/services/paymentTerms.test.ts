import { createCreditNote } from '../../services/createCreditNote';
import { createInvoiceFromDocuments, createInvoiceFromLines } from '../../services/createInvoice';
import { convertDocument } from '../../services/convertDocument';
import { createDocument } from '../../services/createDocument';
import { duplicateDocument } from '../../services/duplicateDocument';
import { saveMaster } from '../../services/saveMaster';
import { updateDraft } from '../../services/updateDraft';
import { validateDocument } from '../../services/validateDocument';
import { depositInstalments } from '../../domain/terms/depositInstalments';
import { run } from '../support/stories';
import { hintsOf, linesOf, onEachDatabase, refusedBy, stored } from './stage';

import type { DocumentView } from '../../services/parts/documentView';
import { plan, termsOn } from './termsStage';

onEachDatabase('payment terms', (stage) => {
	const { save, found, input, bill, order } = termsOn(stage);

	beforeEach(() => stage.story.at('2026-03-10T09:00:00.000Z'));

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
		const codeOf = async (view: DocumentView) => (await stored(stage, view)).paymentTerms?.code ?? null;
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
		// Nothing is validated on a day that is still to come.
		stage.story.at('2026-09-01T09:00:00.000Z');
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

	it('stay with a copy, and are no matter of credit notes, deposits and the counter', async () => {
		// Nothing is validated on a day that is still to come.
		stage.story.at('2026-09-01T09:00:00.000Z');
		const company = await found();
		await run(stage.story, saveMaster('party'), {
			code: `${company}-C`,
			name: 'Client',
			company,
			paymentTerms: '30-70',
		});
		const invoice = await bill(company);
		const copy = await run(stage.story, duplicateDocument, { id: invoice.id, issueDate: '2026-09-01' });
		expect(copy.instalments).toHaveLength(2);
		expect((await bill(company, { origin: 'counter' })).instalments).toBeUndefined();
		const credit = await run(stage.story, createCreditNote, { id: invoice.id, validate: true });
		expect(credit.instalments).toBeUndefined();
		const asked = { id: copy.id, paymentTerms: '30-70' };
		await run(stage.story, validateDocument, { id: copy.id });
		expect(await refusedBy(stage.story, createCreditNote, asked)).toMatchObject({ rule: 'terms.creditNote' });
	});

	it('of a supplier are those of our purchases; the company has its own for sales only', async () => {
		const company = await found();
		const known = await stage.story.ledger.read.masters.find('company', company);
		await run(stage.story, saveMaster('company'), { ...known?.content, paymentTerms: 'NET10' });
		const supplier = {
			code: `${company}-S`,
			name: 'Fournisseur',
			company,
			isCustomer: false,
			isSupplier: true,
		};
		const buy = (supplierNumber: string) =>
			run(stage.story, createDocument('supplierInvoice'), {
				company,
				supplier: supplier.code,
				supplierNumber,
				issueDate: '2026-03-10',
				lines: linesOf(12),
			});
		await run(stage.story, saveMaster('party'), supplier);
		expect((await buy('S-1')).instalments).toBeUndefined();
		await run(stage.story, saveMaster('party'), { ...supplier, paymentTerms: '30-70' });
		expect(plan(await buy('S-2'))).toEqual([
			['2026-03-10', 43.2],
			['2026-04-30', 100.8],
		]);
		expect(plan(await bill(company, { origin: 'contract' }))).toEqual([['2026-03-20', 144]]);
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
});
