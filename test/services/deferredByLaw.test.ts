import { createInvoiceFromDocuments } from '../../services/createInvoice';
import { hintsOf, invoiceOf, onEachDatabase } from './stage';
import { found, group, note } from './deferredStage';
import type { Stage } from './stage';

const two = async (stage: Stage, company: string, more: object = {}) => [
	await note(stage, company, more),
	await note(stage, company, more),
];
const idsOf = (notes: ReadonlyArray<{ id: string }>) => notes.map(({ id }) => id);

onEachDatabase('what the French law says of deferred invoices', (stage) => {
	// Today is 10 March 2026, and 24 April comes 45 days later.
	it('a summary invoice is due 45 days from its date at the latest, and it is said', async () => {
		const company = await found(stage, { paymentDays: 60 });
		const notes = await two(stage, company, { issueDate: '2026-03-02' });
		const input = { ids: idsOf(notes) };
		expect(await hintsOf(stage.story, createInvoiceFromDocuments, input)).toEqual([
			expect.stringMatching(/due on 2026-04-24 instead of 2026-05-09: .*L441-10 allows 45 days/),
		]);
	});

	it('both ways: by hand and by the run', async () => {
		const company = await found(stage, { paymentDays: 60 });
		const [first, second] = await two(stage, company, { issueDate: '2026-03-02' });
		if (!first || !second) throw new Error('Notes are missing');
		expect((await invoiceOf(stage.story, first, second)).dueDate).toBe('2026-04-24');
		await two(stage, company, { issueDate: '2026-03-02' });
		const { groups, hints } = await group(stage, company, { onDate: '2026-03-31', createInvoices: 'draft' });
		expect(groups).toMatchObject([{ invoice: { dueDate: '2026-04-24' } }]);
		expect(hints).toEqual(expect.arrayContaining([expect.stringContaining('allows 45 days')]));
	});

	it.each([
		['a single note', { paymentDays: 60 }, {}, 1, {}, '2026-05-09'],
		['a private person', { paymentDays: 60, professional: false }, {}, 2, {}, '2026-05-09'],
		[
			'a company that switched the cap off',
			{ paymentDays: 60 },
			{ paymentTermCaps: 'off' },
			2,
			{},
			'2026-05-09',
		],
		['a company elsewhere', { paymentDays: 60 }, { country: 'BE' }, 2, {}, '2026-05-09'],
		['a due date that is asked for', { paymentDays: 60 }, {}, 2, { dueDate: '2026-05-01' }, '2026-05-01'],
		['a term that is short enough', { paymentDays: 45 }, {}, 2, {}, '2026-04-24'],
	])('%s keeps its due date', async (_title, customer, more, count, asked, dueDate) => {
		const company = await found(stage, customer, more);
		const notes = (await two(stage, company, { issueDate: '2026-03-02' })).slice(0, count);
		const input = { ids: idsOf(notes), ...asked };
		const hints = await hintsOf(stage.story, createInvoiceFromDocuments, input);
		expect(hints.filter((hint) => hint.includes('summary invoice is due'))).toEqual([]);
		const links = await stage.story.ledger.read.links.linesFrom(notes[0]?.id ?? '');
		const invoice = await stage.story.ledger.read.documents.get(links[0]?.toDocumentId ?? '');
		expect(invoice?.dueDate).toBe(dueDate);
	});

	it('says when the month of the deliveries is over for more than five days', async () => {
		const company = await found(stage);
		const late = await two(stage, company, { issueDate: '2026-02-10' });
		const hints = await hintsOf(stage.story, createInvoiceFromDocuments, { ids: idsOf(late) });
		expect(hints).toEqual([
			expect.stringMatching(/^Deliveries of 2026-02 .* until 2026-03-05 at the latest/),
		]);
		const inTime = await two(stage, company, { issueDate: '2026-02-11' });
		const input = { ids: idsOf(inTime), issueDate: '2026-03-05' };
		expect(await hintsOf(stage.story, createInvoiceFromDocuments, input)).toEqual([]);
		const elsewhere = await found(stage, {}, { country: 'BE' });
		const there = { ids: idsOf(await two(stage, elsewhere)) };
		expect(await hintsOf(stage.story, createInvoiceFromDocuments, there)).toEqual([]);
	});

	it('a week over the end of a month gives two invoices in France, and one elsewhere or where the run says so', async () => {
		const over = async (company: string) => {
			for (const issueDate of ['2026-03-30', '2026-03-31', '2026-04-01'])
				await note(stage, company, { issueDate });
		};
		const [french, belgian] = [
			await found(stage, { billingPeriodicity: 'week' }),
			await found(stage, { billingPeriodicity: 'week' }, { country: 'BE' }),
		];
		await over(french);
		await over(belgian);
		const run = async (company: string, more: object = {}) =>
			(await group(stage, company, { onDate: '2026-04-05', ...more })).groups.map(({ noteCount, apart }) => [
				noteCount,
				apart,
			]);
		expect(await run(french)).toEqual([
			[2, null],
			[1, 'deliveries of April, group 1 holds those of March'],
		]);
		expect(await run(french, { calendarMonth: false })).toEqual([[3, null]]);
		expect(await run(belgian)).toEqual([[3, null]]);
		expect(await run(belgian, { calendarMonth: true })).toHaveLength(2);
	});
});
