import { createCreditNote } from '../../services/createCreditNote';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { createDocument } from '../../services/createDocument';
import { saveMaster } from '../../services/saveMaster';
import { validateDocument } from '../../services/validateDocument';
import { NOW } from '../support/ledgers';
import { HANOI, run, type Story } from '../support/stories';
import { foundCompany, linesOf, onEachDatabase, reference, refusedBy } from './stage';

/** After all dates of these stories: an invoice is not dated in the future. */
const LATER = '2027-06-30T09:00:00.000Z';

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

onEachDatabase('the series of numbers', (stage) => {
	it('of credit notes come from the series of invoices by default, automatically', async () => {
		const company = await foundCompany(stage.story);
		const first = await bill(stage.story, company);
		const credit = await run(stage.story, createCreditNote, { id: first.id, validate: true });
		const next = await bill(stage.story, company);
		expect([first.number, credit.number, next.number]).toEqual([
			'FA2026-00001',
			'FA2026-00002',
			'FA2026-00003',
		]);
	});

	it('of credit notes come from their own series where the company says so', async () => {
		const company = await foundCompany(stage.story, { creditNoteSeries: 'own' });
		const [first, second] = [await bill(stage.story, company), await bill(stage.story, company)];
		const credits = [
			await run(stage.story, createCreditNote, { id: first.id, validate: true }),
			await run(stage.story, createCreditNote, { id: second.id, validate: true }),
		];
		expect([first, second, ...credits].map((view) => view.number)).toEqual([
			'FA2026-00001',
			'FA2026-00002',
			'AV2026-00001',
			'AV2026-00002',
		]);
	});

	it('count in each company for itself', async () => {
		const [one, two] = [await foundCompany(stage.story), await foundCompany(stage.story)];
		expect(
			[await bill(stage.story, one), await bill(stage.story, one), await bill(stage.story, two)].map(
				(view) => view.number,
			),
		).toEqual(['FA2026-00001', 'FA2026-00002', 'FA2026-00001']);
	});

	it('of an invoice come from the provider where the company says so: only our reference is taken', async () => {
		const company = await foundCompany(stage.story, HANOI);
		const first = await bill(stage.story, company);
		expect(first).toMatchObject({
			number: null,
			internalReference: 'FA2026-00001',
			state: 'validated',
			currency: 'VND',
		});
		expect(await bill(stage.story, company)).toMatchObject({
			number: null,
			internalReference: 'FA2026-00002',
		});
		const note = await run(stage.story, createDocument('deliveryNote'), {
			company,
			customer: `${company}-C`,
			lines: linesOf(1),
			validate: true,
		});
		expect(note).toMatchObject({ number: 'BL2026-00001', internalReference: null });
	});

	afterEach(() => stage.story.at(NOW));

	it('start again each year, and an earlier year stays open while the next has begun', async () => {
		stage.story.at(LATER);
		const company = await foundCompany(stage.story);
		expect((await bill(stage.story, company, '2026-12-30')).number).toBe('FA2026-00001');
		expect((await bill(stage.story, company, '2027-01-02')).number).toBe('FA2027-00001');
		expect((await bill(stage.story, company, '2026-12-31')).number).toBe('FA2026-00002');
	});

	it('start again each month, or never, as the series says', async () => {
		stage.story.at(LATER);
		const company = await foundCompany(stage.story, {});
		const series = { company, name: 'Factures', kinds: ['invoice'] };
		await run(stage.story, saveMaster('numberSeries'), {
			...series,
			code: `${company}-invoice`,
			pattern: 'FA{YYYY}-{SEQ:5}',
			reset: 'yearly',
			active: false,
		});
		await run(stage.story, saveMaster('numberSeries'), {
			...series,
			code: 'MONTHLY',
			pattern: 'F{YY}{MM}-{SEQ:3}',
			reset: 'monthly',
		});
		expect(
			[
				await bill(stage.story, company, '2026-03-31'),
				await bill(stage.story, company, '2026-04-01'),
				await bill(stage.story, company, '2026-04-01'),
			].map((view) => view.number),
		).toEqual(['F2603-001', 'F2604-001', 'F2604-002']);
		await run(stage.story, saveMaster('numberSeries'), {
			...series,
			code: 'MONTHLY',
			pattern: 'F{YY}{MM}-{SEQ:3}',
			reset: 'monthly',
			active: false,
		});
		await run(stage.story, saveMaster('numberSeries'), {
			...series,
			code: 'FOREVER',
			pattern: 'N{SEQ}',
			reset: 'never',
		});
		expect(
			[await bill(stage.story, company, '2026-12-31'), await bill(stage.story, company, '2027-01-01')].map(
				(view) => view.number,
			),
		).toEqual(['N1', 'N2']);
	});

	it('need exactly one active series of the kind', async () => {
		const company = await foundCompany(stage.story);
		await run(stage.story, saveMaster('numberSeries'), {
			company,
			code: 'TWO',
			name: 'Deux',
			kinds: ['invoice'],
			pattern: 'X{YYYY}{SEQ}',
			reset: 'yearly',
		});
		const draft = await draftOf(stage.story, company, '2026-03-10');
		expect(await refusedBy(stage.story, validateDocument, { id: draft.id })).toMatchObject({
			rule: 'series.several',
			message: expect.stringContaining('TWO'),
		});
		const bare = await foundCompany(stage.story, { createDefaultSeries: false });
		const lonely = await draftOf(stage.story, bare, '2026-03-10');
		expect(await refusedBy(stage.story, validateDocument, { id: lonely.id })).toMatchObject({
			rule: 'series.none',
			fix: expect.stringContaining('setup-company.json'),
		});
	});

	it('keep the rhythm of their series', async () => {
		const company = await foundCompany(stage.story);
		await bill(stage.story, company);
		const series = {
			company,
			code: `${company}-invoice`,
			name: 'Factures',
			kinds: ['invoice'],
			pattern: 'FA{YYYY}{MM}-{SEQ:5}',
			reset: 'monthly',
		};
		expect((await refusedBy(stage.story, saveMaster('numberSeries'), series)).rule).toBe(
			'series.resetChanged',
		);
	});
});
