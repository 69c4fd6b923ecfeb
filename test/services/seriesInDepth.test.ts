import { createDocument } from '../../services/createDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { deleteDocument } from '../../services/deleteDocument';
import { getNumberRegister } from '../../services/getNumberRegister';
import { saveMaster } from '../../services/saveMaster';
import { setMasterActive } from '../../services/setMasterActive';
import { validateDocument } from '../../services/validateDocument';
import { NOW } from '../support/ledgers';
import { ruleOf, run, type Story } from '../support/stories';
import { foundCompany, linesOf, onEachDatabase, reference, refusedBy, type Stage } from './stage';

/** After all dates of these stories: an invoice is not dated in the future. */
const LATER = '2027-06-30T09:00:00.000Z';

type Numbers = (date: string, more?: object) => Promise<string | null>;

async function companyWith(stage: Stage, ...series: object[]): Promise<{ company: string; post: Numbers }> {
	const company = await foundCompany(stage.story);
	await run(stage.story, setMasterActive('numberSeries', false), { id: `${company}-invoice` });
	for (const one of series) await save(stage.story, company, one);
	const post: Numbers = async (issueDate, more = {}) =>
		(
			await run(stage.story, createDocument('invoice', (more as { type?: 'deposit' }).type ?? 'standard'), {
				company,
				customer: `${company}-C`,
				lines: linesOf(1),
				issueDate,
				validate: true,
				externalReference: reference(),
				...more,
			})
		).number;
	return { company, post };
}

const save = (story: Story, company: string, series: object) =>
	run(story, saveMaster('numberSeries'), {
		company,
		name: 'Series',
		kinds: ['invoice'],
		pattern: 'FA{YYYY}-{SEQ:4}',
		reset: 'yearly',
		code: 'MAIN',
		...series,
	});

onEachDatabase('a series that goes on from a former system', (stage) => {
	afterEach(() => stage.story.at(NOW));

	it('takes the next number, keeps its last date, and begins at 1 in the next year', async () => {
		stage.story.at(LATER);
		const { post } = await companyWith(stage, { nextNumber: 418, lastDate: '2026-03-08' });
		await expect(post('2026-03-07')).rejects.toMatchObject({ rule: 'number.dateGoesBack' });
		expect(await post('2026-03-09')).toBe('FA2026-0418');
		expect(await post('2026-03-09')).toBe('FA2026-0419');
		expect(await post('2027-01-02')).toBe('FA2027-0001');
	});

	it('may be started anew until its first number, never after it', async () => {
		const { company, post } = await companyWith(stage, { nextNumber: 10, lastDate: '2026-03-01' });
		await save(stage.story, company, { nextNumber: 20, lastDate: '2026-03-02' });
		expect(await post('2026-03-05')).toBe('FA2026-0020');
		// The form is sent again as a whole: the same start is no change.
		await save(stage.story, company, { nextNumber: 20, lastDate: '2026-03-02', name: 'Renamed' });
		expect(await post('2026-03-05')).toBe('FA2026-0021');
		const again = { company, code: 'MAIN', name: 'S', kinds: ['invoice'], pattern: 'FA{YYYY}-{SEQ:4}' };
		expect(
			await refusedBy(stage.story, saveMaster('numberSeries'), {
				...again,
				reset: 'yearly',
				nextNumber: 5,
				lastDate: '2026-03-02',
			}),
		).toMatchObject({ rule: 'series.started', field: 'nextNumber' });
	});

	it('needs the date where it restarts', async () => {
		const company = await foundCompany(stage.story);
		const input = {
			company,
			code: 'X',
			name: 'X',
			kinds: ['invoice'],
			pattern: 'F{YYYY}-{SEQ}',
			nextNumber: 7,
		};
		const start = saveMaster('numberSeries');
		expect(await ruleOf(stage.story, start, { ...input, reset: 'yearly' })).toBe('series.startNeedsDate');
		expect(await ruleOf(stage.story, start, { ...input, pattern: 'F{SEQ}', reset: 'never' })).toBe('done');
	});
});

onEachDatabase('the choice of a series', (stage) => {
	it('follows the journal, and the type of the invoice', async () => {
		const { post } = await companyWith(
			stage,
			{},
			{ code: 'SHOP', journal: 'SHOP', pattern: 'CT{YYYY}-{SEQ:4}' },
			{ code: 'DEP', invoiceType: 'deposit', pattern: 'AC{YYYY}-{SEQ:4}' },
		);
		expect(await post('2026-03-10')).toBe('FA2026-0001');
		expect(await post('2026-03-10', { journal: 'SHOP' })).toBe('CT2026-0001');
		const lines = [{ kind: 'deposit', description: 'Acompte', quantity: 1, unitPrice: 10 }];
		expect(await post('2026-03-10', { type: 'deposit', lines })).toBe('AC2026-0001');
		expect(await post('2026-03-10')).toBe('FA2026-0002');
		await expect(post('2026-03-10', { journal: 'SHPO' })).rejects.toMatchObject({ rule: 'series.journal' });
	});

	afterEach(() => stage.story.at(NOW));

	it('lets dates go back within the month of a monthly series only where no later number was given', async () => {
		stage.story.at(LATER);
		const { post } = await companyWith(stage, { reset: 'monthly', pattern: 'FA{YYYY}{MM}-{SEQ:3}' });
		expect(await post('2026-03-31')).toBe('FA202603-001');
		expect(await post('2026-02-28')).toBe('FA202602-001');
		const late = await post('2026-03-30').catch((error: unknown) => error);
		expect(late).toMatchObject({
			rule: 'number.dateGoesBack',
			fix: expect.stringContaining('every month') as string,
		});
	});

	it('counts credit notes in the series of the invoices, or in their own', async () => {
		const { company } = await companyWith(stage, {});
		const bill = await run(stage.story, createDocument('invoice'), {
			company,
			customer: `${company}-C`,
			lines: linesOf(1),
			validate: true,
			externalReference: reference(),
		});
		const credit = await run(stage.story, createCreditNote, { id: bill.id, validate: true });
		expect([bill.number, credit.number]).toEqual(['FA2026-0001', 'FA2026-0002']);
	});
});

onEachDatabase('a forced number', (stage) => {
	let admin: Story;
	beforeAll(async () => {
		admin = { ...stage.story, actor: 'admin' };
		await run(stage.story, saveMaster('actor'), {
			code: 'admin',
			name: 'Admin',
			privileges: ['forceNumber', 'deleteDocument'],
		});
	});

	const draftOf = (company: string, issueDate: string) =>
		run(stage.story, createDocument('invoice'), {
			company,
			customer: `${company}-C`,
			lines: linesOf(1),
			issueDate,
		});
	const force = async (company: string, issueDate: string, forceSequence: number) => {
		const { id } = await draftOf(company, issueDate);
		return ruleOf(admin, validateDocument, { id, forceSequence, reason: 'Taken over by hand' });
	};

	afterEach(() => stage.story.at(NOW));

	it('goes above the last one or into a hole, never onto another, and dates still rise', async () => {
		stage.story.at(LATER);
		const { company, post } = await companyWith(stage, {});
		expect(await post('2026-03-10')).toBe('FA2026-0001');
		expect(await force(company, '2026-03-20', 5)).toBe('done');
		expect(await post('2026-03-20')).toBe('FA2026-0006');
		expect(await force(company, '2026-03-20', 5)).toBe('number.taken');
		expect(await force(company, '2026-03-09', 3)).toBe('number.dateGoesBack');
		expect(await force(company, '2026-03-21', 3)).toBe('number.dateGoesBack');
		expect(await force(company, '2026-03-15', 3)).toBe('done');
		expect(await force(company, '2026-03-16', 2)).toBe('number.dateGoesBack');
		expect(await force(company, '2026-03-19', 9)).toBe('number.dateGoesBack');
		const [register] = await getNumberRegister(stage.story, { id: 'MAIN', company });
		expect(register).toMatchObject({
			period: '2026',
			lastNumber: 6,
			nextNumber: 7,
			documents: 4,
			holes: [
				{ from: 2, to: 2 },
				{ from: 4, to: 4 },
			],
			burned: [],
		});
	});

	it('is one that the register knows when it is burned', async () => {
		const company = await foundCompany(stage.story);
		const quote = await run(stage.story, createDocument('quotation'), {
			company,
			customer: `${company}-C`,
			lines: linesOf(1),
			validate: true,
		});
		await run(admin, deleteDocument, { id: quote.id, reason: 'Test' });
		const [register] = await getNumberRegister(stage.story, { id: `${company}-quotation`, company });
		expect(register).toMatchObject({
			lastNumber: 1,
			holes: [],
			burned: [{ sequence: 1, number: quote.number }],
		});
	});
});

onEachDatabase('a new company that comes from another system', (stage) => {
	it('goes on from the last invoice number as it was written there', async () => {
		const company = await foundCompany(stage.story, {
			lastInvoiceNumber: 'F-2026/0417',
			lastInvoiceDate: '2026-03-08',
		});
		const bill = await run(stage.story, createDocument('invoice'), {
			company,
			customer: `${company}-C`,
			lines: linesOf(1),
			validate: true,
			externalReference: reference(),
		});
		expect(bill.number).toBe('F-2026/0418');
	});

	it('must say of which day the number is', async () => {
		await expect(foundCompany(stage.story, { lastInvoiceNumber: 'F-2026/0417' })).rejects.toMatchObject({
			rule: 'series.startNeedsDate',
			field: 'lastInvoiceDate',
		});
	});

	it('may still change how an unused series restarts', async () => {
		const { company, post } = await companyWith(stage, {});
		await save(stage.story, company, { pattern: 'FA{YYYY}{MM}-{SEQ:3}', reset: 'monthly' });
		expect(await post('2026-03-10')).toBe('FA202603-001');
		await expect(save(stage.story, company, {})).rejects.toMatchObject({ rule: 'series.resetChanged' });
	});
});
