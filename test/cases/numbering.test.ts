import { dateInZone } from '../../domain/dates/calendarDate';
import { formatNumber } from '../../domain/numbering/pattern';
import { createCreditNote, createInvoiceFromLines } from '../../services/createInvoice';
import { saveMaster } from '../../services/saveMaster';
import { runUseCase } from '../../services/useCase';
import { validateDocument } from '../../services/validateDocument';
import { run } from '../support/stories';
import { foundCompany, linesOf, reference, stageOn } from '../services/stage';
import { replayCases, type PeerCase } from './peerCases';

const stage = stageOn('sqlite');

/** A company whose invoices are numbered by `pattern`. */
async function numberedBy(pattern: string, reset: string, more: object = {}): Promise<string> {
	const company = await foundCompany(stage.story, more);
	await run(stage.story, saveMaster('numberSeries'), {
		company,
		code: `${company}-invoice`,
		name: 'F',
		kinds: ['invoice'],
		pattern: 'F{YYYY}{SEQ}',
		reset: 'yearly',
		active: false,
	});
	await run(stage.story, saveMaster('numberSeries'), {
		company,
		code: 'CASE',
		name: 'Case',
		kinds: ['invoice'],
		pattern,
		reset,
	});
	return company;
}

const draft = (company: string, issueDate: string) =>
	run(stage.story, createInvoiceFromLines, {
		company,
		customer: `${company}-C`,
		lines: linesOf(1),
		issueDate,
	});
const post = (company: string, issueDate: string) =>
	run(stage.story, createInvoiceFromLines, {
		company,
		customer: `${company}-C`,
		lines: linesOf(1),
		issueDate,
		validate: true,
		externalReference: reference(),
	});

const sequenceOf = (number: string | null) => Number(/(\d+)$/.exec(number ?? '')?.[1]);

/** The kinds are posted one after the other in one year; a credit note credits an invoice of its own. */
async function postKinds({ given }: PeerCase, company: string, year: string): Promise<Array<string | null>> {
	const numbers: Array<string | null> = [];
	const open: string[] = [];
	for (const kind of given.post as string[]) {
		if (kind === 'invoice') {
			const made = await post(company, `${year}-05-01`);
			open.push(made.id);
			numbers.push(made.number);
		} else
			numbers.push(
				(
					await run(stage.story, createCreditNote, {
						id: open.shift(),
						issueDate: `${year}-05-01`,
						validate: true,
					})
				).number,
			);
	}
	return numbers;
}

replayCases('numbering', {
	replays: {
		'odoo-posting-batch-by-date': async ({ given, expect: outcome }) => {
			const company = await foundCompany(stage.story);
			const ids: string[] = [];
			for (const date of given.post_together) ids.push((await draft(company, date)).id);
			const outcomes = await runUseCase(
				validateDocument,
				stage.story,
				ids.map((id) => ({ id })),
			);
			expect(outcomes.map((one) => one.ok && sequenceOf(one.value.views[0]?.number ?? null))).toEqual(
				outcome.numbers,
			);
		},
		'odoo-invoice-and-credit-series': async (peer) => {
			const company = await numberedBy('INV/{YYYY}/{SEQ:5}', 'yearly', { creditNoteSeries: 'own' });
			await run(stage.story, saveMaster('numberSeries'), {
				company,
				code: `${company}-creditNote`,
				name: 'A',
				kinds: ['creditNote'],
				pattern: 'A{YYYY}{SEQ}',
				reset: 'yearly',
				active: false,
			});
			await run(stage.story, saveMaster('numberSeries'), {
				company,
				code: 'CASE-R',
				name: 'R',
				kinds: ['creditNote'],
				pattern: 'RINV/{YYYY}/{SEQ:5}',
				reset: 'yearly',
			});
			expect(await postKinds(peer, company, '2016')).toEqual(peer.expect.numbers);
		},
		'divalto-shared-series': async (peer) => {
			const numbers = await postKinds(peer, await foundCompany(stage.story), '2026');
			expect(numbers.map(sequenceOf)).toEqual(peer.expect.numbers);
		},
		'odoo-padding-overflow': async ({ given, expect: outcome }) => {
			const company = await numberedBy('TEST_ORDER/{YYYY}/{SEQ}', 'yearly');
			let last = await post(company, '2016-01-01');
			expect(last.number).toBe(given.first);
			for (let index = 0; index < given.post; index += 1) last = await post(company, '2016-01-01');
			expect(last.number).toBe(outcome.last);
		},
		'dolibarr-invoice': async ({ given, expect: outcome }) => {
			const company = await numberedBy('FA{YY}{MM}-{SEQ:4}', 'yearly', { country: given.country });
			expect((await post(company, given.date)).number).toBe(outcome.number);
			expect(formatNumber('FA{YY}{MM}-{SEQ:4}', given.date, given.last_in_series + 1)).toBe(outcome.number);
		},
		'lago-draft-has-no-number': async ({ expect: outcome }) => {
			const made = await draft(await foundCompany(stage.story), '2026-03-10');
			const stored = await stage.story.ledger.read.documents.get(made.id);
			expect(made.number).toBeNull();
			expect(stored?.numbering ?? null).toBe(outcome.sequence);
		},
		'lago-month-in-company-time-zone': ({ given, expect: outcome }) => {
			const date = dateInZone(given.instant, given.time_zone);
			expect(formatNumber('{YYYY}{MM}{SEQ}', date, 1).slice(0, 6)).toBe(outcome.number_month);
		},
		'tryton-series-per-year': async ({ given, expect: outcome }) => {
			const dateOf = (text: string) =>
				text.replace(
					/year (\d) period (\d)/,
					(_all, year: string, period: string) => `202${year}-0${period}-15`,
				);
			const company = await foundCompany(stage.story);
			for (const period of given.posted) await post(company, dateOf(period));
			expect((await post(company, dateOf(given.post))).state === 'validated').toBe(outcome.accepted);
		},
	},
	later: {
		'odoo-format-1234567':
			'the format is inferred from a last number that is given; ours is an explicit pattern from a forced start (issue 3)',
		'odoo-format-16-03-10':
			'the format is inferred from a last number that is given; ours is an explicit pattern from a forced start (issue 3)',
		'odoo-duplicate-number-refused':
			'a number is never set by hand; forcing one comes with its privilege (issue 3)',
		'lago-per-customer-1': 'series per customer (issue 3)',
		'lago-per-customer-2': 'series per customer (issue 3)',
		'lago-switch-to-company': 'series per customer and the change between schemes (issue 3)',
		'lago-back-to-customer': 'series per customer and the change between schemes (issue 3)',
		'lago-again-company': 'series per customer and the change between schemes (issue 3)',
	},
});
