import { dateInZone } from '../../domain/dates/calendarDate';
import type { Kind } from '../../domain/documents/kinds';
import { inferPattern } from '../../domain/numbering/inferPattern';
import { formatNumber } from '../../domain/numbering/pattern';
import { createDocument } from '../../services/createDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { saveMaster } from '../../services/saveMaster';
import { setMasterActive } from '../../services/setMasterActive';
import { runUseCase } from '../../services/useCase';
import { validateDocument } from '../../services/validateDocument';
import { ruleOf, run } from '../support/stories';
import { foundCompany, linesOf, reference, stageOn } from '../services/stage';
import { replayCases, type PeerCase } from './peerCases';

const stage = stageOn('sqlite');
// After all dates of the cases: an invoice is not dated in the future.
beforeAll(() => stage.story.at('2099-12-31T09:00:00.000Z'));

/** The counter at the end of a number; text after it is no part of it. */
const sequenceOf = (number: string | null | undefined) => Number(/(\d+)\D*$/.exec(number ?? '')?.[1]);

interface Series {
	readonly pattern: string;
	readonly reset: string;
	readonly kind?: Kind;
	readonly invoiceType?: 'standard' | 'deposit';
	readonly nextNumber?: number;
	readonly lastDate?: string;
}

/** A company whose documents are numbered by these series and by no other of the same kind. */
async function numberedBy(series: readonly Series[], more: object = {}): Promise<string> {
	const company = await foundCompany(stage.story, more);
	for (const [index, { kind = 'invoice', ...one }] of series.entries()) {
		const standing = await stage.story.ledger.read.masters.find('numberSeries', `${company}-${kind}`);
		if (standing?.active) await run(stage.story, setMasterActive('numberSeries', false), { id: standing.id });
		const master = { company, code: `CASE-${index}`, name: 'Case', kinds: [kind], ...one };
		await run(stage.story, saveMaster('numberSeries'), master);
	}
	return company;
}

const input = (company: string, issueDate: string, more: object = {}) => ({
	company,
	customer: `${company}-C`,
	lines: linesOf(1),
	issueDate,
	...more,
});
const draft = (company: string, issueDate: string) =>
	run(stage.story, createInvoiceFromLines, input(company, issueDate));
const post = (company: string, issueDate: string) =>
	run(
		stage.story,
		createInvoiceFromLines,
		input(company, issueDate, { validate: true, externalReference: reference() }),
	);

/** Documents as the cases name them, and how each is posted here. */
const POSTS: Readonly<Record<string, (company: string, date: string) => Promise<string | null>>> = {
	invoice: async (company, date) => (await post(company, date)).number,
	replacement: async (company, date) => (await post(company, date)).number,
	deposit: async (company, date) => {
		const lines = [{ kind: 'deposit', description: 'Deposit', quantity: 1, unitPrice: 10 }];
		const more = { lines, validate: true, externalReference: reference() };
		return (await run(stage.story, createDocument('invoice', 'deposit'), input(company, date, more))).number;
	},
	credit: async (company, date) => {
		// Of an invoice that has its number already.
		const [bill] = await stage.story.ledger.read.documents.find({
			companyId: (await stage.story.ledger.read.masters.find('company', company))?.id,
			kinds: ['invoice'],
			states: ['validated'],
			newestFirst: true,
			limit: 1,
		});
		const credit = {
			id: bill?.id,
			issueDate: date,
			quantities: [{ line: 1, quantity: 0.25 }],
			validate: true,
		};
		return (await run(stage.story, createCreditNote, { ...credit, externalReference: reference() })).number;
	},
};
const NAMES: Readonly<Record<string, keyof typeof POSTS>> = {
	invoice: 'invoice',
	replacement: 'replacement',
	deposit: 'deposit',
	down_payment: 'deposit',
	credit: 'credit',
	credit_note: 'credit',
	creditNote: 'credit',
	refund: 'credit',
};

async function postNamed(name: string, company: string, date: string): Promise<string | null> {
	const how = POSTS[NAMES[name] ?? ''];
	if (!how) throw new Error(`No document here is called '${name}'`);
	return how(company, date);
}

/** A former system's last number and its date: the series goes on from there, on each date of the outcome. */
async function goOn({ given, expect: outcome }: PeerCase): Promise<void> {
	const company = await numberedBy([
		{ ...inferPattern(given.last, given.last_date), lastDate: given.last_date },
	]);
	const numbers: Record<string, string | null> = {};
	for (const date of Object.keys(outcome as object).sort())
		numbers[date] = (await post(company, date)).number;
	expect(numbers).toEqual(outcome);
}

/** Kinds posted one after the other, in one series or in one each; numbers as text give the patterns too. */
async function postKinds({ given, expect: outcome }: PeerCase): Promise<void> {
	const kinds = given.post as string[];
	const date = `${/\d{4}/.exec(String(outcome.numbers[0]))?.[0] ?? '2026'}-05-01`;
	const asText = outcome.numbers.every((number: unknown) => typeof number === 'string');
	const patternOf = (kind: string) => ({
		...inferPattern(outcome.numbers[kinds.indexOf(kind)], date),
		nextNumber: 1,
	});
	const own = given.separate_series ? { creditNoteSeries: 'own' } : {};
	const series: Series[] = asText ? [{ ...patternOf('invoice'), lastDate: date }] : [];
	if (asText && given.separate_series)
		series.push({ ...patternOf('credit'), kind: 'creditNote', lastDate: date });
	const company = await numberedBy(series, own);
	const numbers: Array<string | null> = [];
	for (const kind of kinds) numbers.push(await postNamed(kind, company, date));
	expect(asText ? numbers : numbers.map(sequenceOf)).toEqual(outcome.numbers);
}

/** One document of a kind, after so many of its series: letters, year, month, counter. */
async function postOne({ given, expect: outcome }: PeerCase): Promise<void> {
	const name = NAMES[given.kind as string];
	const letters = /^[A-Za-z]+/.exec(outcome.number as string)?.[0] ?? '';
	const company = await numberedBy(
		[
			{
				pattern: `${letters}{YY}{MM}-{SEQ:4}`,
				// The counter does not restart with the month.
				reset: 'yearly',
				nextNumber: Number(given.last_in_series) + 1,
				lastDate: given.date,
				kind: name === 'credit' ? 'creditNote' : 'invoice',
				...(name === 'deposit' ? { invoiceType: 'deposit' as const } : {}),
			},
		],
		{ country: given.country ?? 'FR', creditNoteSeries: 'own' },
	);
	if (name === 'credit') await post(company, given.date);
	expect(await postNamed(given.kind, company, given.date)).toBe(outcome.number);
}

async function forceTheSame({ given, expect: outcome }: PeerCase): Promise<void> {
	const date = `${/\d{4}/.exec(given.existing as string)?.[0] ?? '2026'}-05-01`;
	const { pattern, reset, nextNumber } = inferPattern(given.existing, date);
	const company = await numberedBy([{ pattern, reset, nextNumber: nextNumber - 1, lastDate: date }]);
	expect((await post(company, date)).number).toBe(given.existing);
	await run(stage.story, saveMaster('actor'), { code: 'forcer', name: 'F', privileges: ['forceNumber'] });
	const { id } = await draft(company, date);
	const asked = { id, forceSequence: nextNumber - 1, reason: 'Case' };
	const rule = await ruleOf({ ...stage.story, actor: 'forcer' }, validateDocument, asked);
	expect(rule !== 'done').toBe(outcome.error);
	expect(rule).toBe('number.taken');
}

async function postAfter({ given, expect: outcome }: PeerCase): Promise<void> {
	const dateOf = (text: string) =>
		text.replace(
			/year (\d) period (\d+)/,
			(_all, year: string, period: string) => `202${year}-${period.padStart(2, '0')}-15`,
		);
	const company = await foundCompany(stage.story);
	for (const period of given.posted as string[]) await post(company, dateOf(period));
	const more = { validate: true, externalReference: reference() };
	const last = input(company, dateOf(given.post), more);
	expect((await ruleOf(stage.story, createInvoiceFromLines, last)) === 'done').toBe(outcome.accepted);
}

replayCases('numbering', [
	{ given: 'last last_date', replay: goOn },
	{
		given: 'post_together',
		replay: async ({ given, expect: outcome }) => {
			const company = await foundCompany(stage.story);
			const ids: string[] = [];
			for (const date of given.post_together) ids.push((await draft(company, date)).id);
			const outcomes = await runUseCase(
				validateDocument,
				stage.story,
				ids.map((id) => ({ id })),
			);
			expect(outcomes.map((one) => one.ok && sequenceOf(one.value.views[0]?.number))).toEqual(
				outcome.numbers,
			);
		},
	},
	{ given: 'existing set_same', replay: forceTheSame },
	{ given: 'post separate_series', replay: postKinds },
	{
		given: 'first post',
		replay: async ({ given, expect: outcome }) => {
			const date = `${/\d{4}/.exec(given.first as string)?.[0] ?? '2026'}-01-01`;
			const { pattern, reset, nextNumber } = inferPattern(given.first, date);
			const company = await numberedBy([{ pattern, reset, nextNumber: nextNumber - 1, lastDate: date }]);
			let last = await post(company, date);
			expect(last.number).toBe(given.first);
			for (let index = 0; index < Number(given.post); index += 1) last = await post(company, date);
			expect(last.number).toBe(outcome.last);
		},
	},
	{ given: 'kind date last_in_series country?', replay: postOne },
	{
		given: 'month scheme prefix?',
		notApplicable:
			'a counter for each customer beside one for the company, and changes between both: the numbers of a company run in series that its books can show without a gap, by kind, type and journal, not by customer',
	},
	{
		given: 'draft',
		replay: async ({ expect: outcome }) => {
			const made = await draft(await foundCompany(stage.story), '2026-03-10');
			const stored = await stage.story.ledger.read.documents.get(made.id);
			expect(made.number).toBeNull();
			expect(stored?.numbering ?? null).toBe(outcome.sequence);
		},
	},
	{
		given: 'instant time_zone',
		replay: ({ given, expect: outcome }) => {
			const date = dateInZone(given.instant, given.time_zone);
			expect(formatNumber('{YYYY}{MM}{SEQ}', date, 1).slice(0, 6)).toBe(outcome.number_month);
		},
	},
	{ given: 'posted post', replay: postAfter },
]);
