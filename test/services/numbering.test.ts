import { cancelDocument } from '../../services/cancelDocument';
import { convertDocument } from '../../services/convertDocument';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { createDocument } from '../../services/createDocument';
import { findDocuments, getDocumentView } from '../../services/findDocuments';
import type { DocumentView } from '../../services/parts/documentView';
import { runUseCase } from '../../services/useCase';
import { validateDocument } from '../../services/validateDocument';
import { run, type Story } from '../support/stories';
import { foundCompany, linesOf, onEachDatabase, reference, refusedBy, type Stage } from './stage';

const draftOf = (story: Story, company: string, issueDate: string) =>
	run(story, createInvoiceFromLines, { company, customer: `${company}-C`, lines: linesOf(1), issueDate });

const bill = (story: Story, company: string, issueDate = '2026-03-10') =>
	run(story, createInvoiceFromLines, {
		company,
		customer: `${company}-C`,
		lines: linesOf(1),
		issueDate,
		validate: true,
		externalReference: reference(),
	});

async function validateTogether(
	{ story }: Stage,
	drafts: readonly DocumentView[],
): Promise<Array<DocumentView | Error>> {
	const outcomes = await runUseCase(
		validateDocument,
		story,
		drafts.map(({ id }) => ({ id })),
	);
	return outcomes.map((outcome) =>
		outcome.ok ? (outcome.value.views[0] as DocumentView) : (outcome.error as Error),
	);
}

onEachDatabase('numbers', (stage) => {
	it('are taken at validation, in the order of dates, however the batch is ordered', async () => {
		const company = await foundCompany(stage.story);
		const drafts: DocumentView[] = [];
		for (const day of ['05', '06', '07', '04', '05', '05'])
			drafts.push(await draftOf(stage.story, company, `2026-03-${day}`));
		expect(drafts.map((draft) => draft.number)).toEqual([null, null, null, null, null, null]);
		const validated = (await validateTogether(stage, drafts)) as DocumentView[];
		expect(validated.map((document) => document.number)).toEqual(
			[2, 5, 6, 1, 3, 4].map((sequence) => `FA2026-0000${sequence}`),
		);
	});

	it('rise with dates when a batch of new invoices mixes items with and without a date', async () => {
		const company = await foundCompany(stage.story);
		const inputs = [undefined, '2026-03-05', '2026-03-09', '2026-03-08'].map((issueDate) => ({
			company,
			customer: `${company}-C`,
			lines: linesOf(1),
			issueDate,
			validate: true,
			externalReference: reference(),
		}));
		const outcomes = await runUseCase(createInvoiceFromLines, stage.story, inputs);
		const views = outcomes.map(
			(outcome) => (outcome.ok ? outcome.value.views[0] : outcome.error) as DocumentView,
		);
		expect(views.map((view) => [view.issueDate, view.number])).toEqual([
			['2026-03-10', 'FA2026-00004'],
			['2026-03-05', 'FA2026-00001'],
			['2026-03-09', 'FA2026-00003'],
			['2026-03-08', 'FA2026-00002'],
		]);
	});

	it('rise with dates when a batch of conversions mixes items with and without a date', async () => {
		const company = await foundCompany(stage.story);
		const orders: DocumentView[] = [];
		for (let index = 0; index < 3; index += 1) {
			orders.push(
				await run(stage.story, createDocument('salesOrder'), {
					company,
					customer: `${company}-C`,
					lines: linesOf(1),
					issueDate: '2026-03-01',
					validate: true,
				}),
			);
		}
		const inputs = orders.map(({ id }, index) => ({
			id,
			validate: true,
			...(index === 2 ? { issueDate: '2026-03-02' } : {}),
		}));
		const outcomes = await runUseCase(convertDocument('invoice'), stage.story, inputs);
		const views = outcomes.map(
			(outcome) => (outcome.ok ? outcome.value.views[0] : outcome.error) as DocumentView,
		);
		expect(views.map((view) => view.issueDate)).toEqual(['2026-03-10', '2026-03-10', '2026-03-02']);
		expect(views[2]?.number).toBe('FA2026-00001');
	});

	it('never go back in time: an earlier date is refused and the last one named', async () => {
		const company = await foundCompany(stage.story);
		await bill(stage.story, company, '2026-03-09');
		const early = await draftOf(stage.story, company, '2026-03-08');
		const refusal = await refusedBy(stage.story, validateDocument, { id: early.id });
		expect(refusal).toMatchObject({ rule: 'number.dateGoesBack', field: 'issueDate' });
		expect(refusal.message).toContain('2026-03-09');
		expect(await getDocumentView(stage.story, early.id)).toMatchObject({ state: 'draft', number: null });
		expect(await run(stage.story, validateDocument, { id: early.id, issueDate: '2026-03-09' })).toMatchObject(
			{ number: 'FA2026-00002', issueDate: '2026-03-09' },
		);
	});

	it('leave no gap: refused, cancelled and tried documents use none up', async () => {
		const company = await foundCompany(stage.story);
		await bill(stage.story, company);
		await refusedBy(stage.story, createInvoiceFromLines, {
			company,
			customer: `${company}-C`,
			lines: [{ description: 'x', unitPrice: -5 }],
			validate: true,
			externalReference: reference(),
		});
		await run(stage.story, cancelDocument, { id: (await draftOf(stage.story, company, '2026-03-10')).id });
		const tried = await draftOf(stage.story, company, '2026-03-10');
		await run({ ...stage.story, dryRun: true }, validateDocument, { id: tried.id });
		expect((await bill(stage.story, company)).number).toBe('FA2026-00002');
	});

	it('are without gap or double when sixty documents are validated, some refused, in several executions at once', async () => {
		const company = await foundCompany(stage.story);
		const drafts: DocumentView[] = [];
		for (let index = 0; index < 30; index += 1)
			drafts.push(await draftOf(stage.story, company, '2026-03-10'));
		const second = await stage.test.open();
		const other = { ...stage.story, ledger: second };
		const runs = await Promise.all([
			runUseCase(
				validateDocument,
				stage.story,
				drafts.slice(0, 20).map(({ id }) => ({ id })),
			),
			runUseCase(
				validateDocument,
				other,
				drafts.slice(10).map(({ id }) => ({ id })),
			),
			runUseCase(validateDocument, other, [{ id: 'inv_0192f3c4-0000-7000-8000-000000000000' }]),
		]);
		expect(runs.flat().filter((outcome) => !outcome.ok)).toHaveLength(1);
		const numbers = (await findDocuments(stage.story, { company, kinds: ['invoice'], limit: 100 })).map(
			(view) => view.number,
		);
		expect(numbers.sort()).toEqual(
			Array.from({ length: 30 }, (_value, index) => `FA2026-${String(index + 1).padStart(5, '0')}`),
		);
	});

	it('bear the month of the document in the company’s own time zone', async () => {
		const company = await foundCompany(stage.story);
		stage.story.at('2026-09-30T23:10:00.000Z');
		const autumn = await run(stage.story, createInvoiceFromLines, {
			company,
			customer: `${company}-C`,
			lines: linesOf(1),
			validate: true,
			externalReference: reference(),
		});
		stage.story.at('2026-03-10T09:00:00.000Z');
		expect(autumn.issueDate).toBe('2026-10-01');
	});
});
