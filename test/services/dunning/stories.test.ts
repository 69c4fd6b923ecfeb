import { holdCollection } from '../../../services/collections/collectionHolds';
import { createCreditNote } from '../../../services/createCreditNote';
import { createDocument } from '../../../services/createDocument';
import { findDunningSteps } from '../../../services/dunning/findDunningSteps';
import { getDunningHistory } from '../../../services/dunning/getDunningHistory';
import { holdDunning, resumeDunning } from '../../../services/dunning/holdDunning';
import type { HoldView } from '../../../services/dunning/holdView';
import { confirmDunning } from '../../../services/dunning/confirmDunning';
import { previewDunning } from '../../../services/dunning/previewDunning';
import { recordMoney } from '../../../services/payments/recordMoney';
import { writeOff } from '../../../services/payments/writeOff';
import { markSent } from '../../../services/noteDocument';
import { saveMaster } from '../../../services/saveMaster';
import { areIntact, verifyBooks } from '../../../services/verifyBooks';
import { ruleOf, run } from '../../support/stories';
import { invoice, onEachDatabase, reference } from '../stage';
import { chase } from './chase';

jest.setTimeout(120_000);

onEachDatabase('following up', (stage) => {
	const chased = chase(stage);
	const story = () => stage.story;
	/** An invoice that was due on 1 April; the first reminder goes out on Monday 6 April. */
	const overdue = (gross = 1000, more: object = {}) => chased.bill(gross, { dueDate: '2026-04-01', ...more });
	const claimFirst = async () => {
		const [row] = await chased.due();
		if (!row) throw new Error('nothing is due');
		return row;
	};

	it('chases an invoice through its stages, counted from the day of sending, and stops when it is paid', async () => {
		const bill = await overdue();
		const sentOn: Record<string, string[]> = {};
		for (let day = 1; day <= 60; day += 1) {
			const date = new Date(Date.UTC(2026, 3, day)).toISOString().slice(0, 10);
			chased.day(date);
			for (const letter of await chased.job()) (sentOn[letter.stageLabel] ??= []).push(date);
		}
		expect(sentOn).toEqual({
			'Reminder 1': ['2026-04-06'],
			'Reminder 2': ['2026-04-16'],
			// Ten days later is a Sunday.
			'Reminder 3': ['2026-04-27'],
			'Formal notice': ['2026-05-05'],
		});
		expect(await chased.plan()).toMatchObject([{ standing: 'ended', level: 4 }]);
		await run(story(), recordMoney, { id: bill.id });
		expect(await chased.plan()).toEqual([]);
		expect(areIntact(await verifyBooks(story()))).toBe(true);
	});

	it('three times a day: one message a level', async () => {
		await overdue();
		chased.day('2026-04-06');
		const letters = [await chased.job(), await chased.job(), await chased.job()];
		expect(letters.map(({ length }) => length)).toEqual([1, 0, 0]);
	});

	it('twice at one moment: one of the two has it', async () => {
		const bills = [await overdue(100), await overdue(200), await overdue(300)];
		chased.day('2026-04-06');
		const other = await stage.test.open();
		try {
			const twin = { ...story(), ledger: other, now: story().now };
			const rows = await chased.due();
			expect(rows).toHaveLength(bills.length);
			const [one, two] = await Promise.all([chased.claim(rows), chased.claim(rows, {}, twin)]);
			expect(one.letters.length + two.letters.length).toBe(1);
			expect([...one.leftOut, ...two.leftOut].map(({ view }) => view.rule)).toEqual([
				'dunning.unknown',
				'dunning.unknown',
				'dunning.unknown',
			]);
		} finally {
			await other.close();
		}
	});

	it('a mailer that fails: tried again tomorrow, not today', async () => {
		await overdue();
		chased.day('2026-04-06');
		const { letters } = await chased.claim(await chased.due());
		const [letter] = letters;
		if (!letter) throw new Error('no letter');
		expect(await chased.failed(letter, 'mailbox full')).toMatchObject([{ state: 'failed' }]);
		expect(await chased.plan()).toMatchObject([{ standing: 'held', rule: 'dunning.failedToday' }]);
		chased.day('2026-04-07');
		expect(await chased.job()).toMatchObject([{ stageLabel: 'Reminder 1' }]);
	});

	it('what was claimed and never confirmed is unknown: shown, and not sent again until a person decides', async () => {
		await overdue();
		chased.day('2026-04-06');
		const { letters } = await chased.claim(await chased.due());
		chased.day('2026-04-20');
		expect(await chased.job()).toEqual([]);
		expect(await chased.plan()).toMatchObject([{ standing: 'unknown' }]);
		expect(await findDunningSteps(story(), { company: chased.company })).toMatchObject([
			{ state: 'claimed', letter: letters[0]?.letter },
		]);
		await run(story(), confirmDunning('withdrawn'), { letter: letters[0]?.letter, reason: 'never left' });
		expect(await chased.job()).toMatchObject([{ stageLabel: 'Reminder 1' }]);
	});

	describe('between plan and claim', () => {
		it.each<[string, string, (id: string) => Promise<unknown>]>([
			['a payment', 'dunning.paid', (id) => run(story(), recordMoney, { id })],
			['money on account', 'dunning.customerCredit', () => run(story(), recordMoney, chased.money(1000))],
			['a credit note', 'dunning.paid', (id) => run(story(), createCreditNote, { id, validate: true })],
			[
				'a dispute',
				'dunning.dispute',
				(id) => run(story(), holdDunning('dispute'), { document: id, reason: 'wrong goods' }),
			],
			[
				'a dispute about the debit',
				'dunning.dispute',
				(id) => run(story(), holdCollection, { id, hold: 'dispute', reason: 'wrong goods' }),
			],
			[
				'a promise',
				'dunning.promise',
				(id) => run(story(), holdDunning('promise'), { document: id, until: '2026-04-30' }),
			],
			['Pause All', 'dunning.pause', () => run(story(), holdDunning('pause'), { company: chased.company })],
			['an exclusion', 'dunning.exclusion', () => chased.party({ dunningExcluded: true })],
			['the e-mail taken away', 'dunning.noEmail', () => chased.party({ email: undefined })],
		])('%s: no letter', async (_title, rule, happens) => {
			const bill = await overdue();
			chased.day('2026-04-06');
			const rows = await chased.due();
			expect(rows).toHaveLength(1);
			await happens(bill.id);
			const { letters, leftOut } = await chased.claim(rows);
			expect(letters).toEqual([]);
			expect(leftOut.map(({ view }) => view.rule)).toEqual([rule]);
			expect(await stage.story.ledger.read.dunning.stepsOf([bill.id])).toEqual([]);
		});

		it('a debit that is on its way: no letter; when it fails, the letter goes out', async () => {
			const bill = await overdue();
			chased.day('2026-04-06');
			const rows = await chased.due();
			const [outcome] = await story().ledger.write(
				[{ key: '', input: null }],
				(tx) =>
					tx.payments.collect({
						documentId: bill.id,
						amount: 100_000,
						method: 'sepaDirectDebit',
						reference: null,
						submittedOn: '2026-04-06',
						actor: 'alice',
					}),
				{ now: story().now() },
			);
			if (!outcome?.ok) throw outcome?.error;
			expect((await chased.claim(rows)).leftOut.map(({ view }) => view.rule)).toEqual([
				'dunning.inCollection',
			]);
			await story().ledger.write(
				[{ key: '', input: null }],
				(tx) => tx.payments.closeCollection(outcome.value, { state: 'failed', closedOn: '2026-04-07' }),
				{ now: story().now() },
			);
			expect((await chased.claim(rows)).letters).toHaveLength(1);
		});

		it('a part payment: the letter asks for the rest', async () => {
			const bill = await overdue(1000);
			chased.day('2026-04-06');
			const rows = await chased.due();
			await run(story(), recordMoney, { id: bill.id, amount: 400, externalReference: reference() });
			const { letters } = await chased.claim(rows);
			expect(letters).toMatchObject([{ total: 600, toPay: 600, rows: [{ open: 600 }] }]);
		});

		it('another version of the policy: plan again', async () => {
			await overdue();
			chased.day('2026-04-06');
			const rows = await chased.due();
			const stages = { invoice: [{ label: 'Other', days: 2, template: 'reminder1' }] };
			await run(story(), saveMaster('dunningPolicy'), {
				code: 'STANDARD',
				name: 'Own',
				company: chased.company,
				stages: { invoice: [{ label: 'First', days: 1, template: 'reminder1' }] },
			});
			await run(story(), saveMaster('dunningPolicy'), {
				code: 'STANDARD',
				name: 'Own',
				company: chased.company,
				stages,
			});
			expect((await chased.claim(rows)).leftOut.map(({ view }) => view.rule)).toEqual(['dunning.changed']);
			expect(await chased.due()).toMatchObject([{ stageLabel: 'Other', policyVersion: 2 }]);
		});
	});

	it('a run never goes back', async () => {
		await overdue();
		chased.day('2026-04-06');
		const rows = await chased.due();
		await chased.claim(rows);
		chased.day('2026-04-03');
		await expect(chased.claim(rows)).rejects.toMatchObject({ rule: 'dunning.dateGoesBack' });
		await expect(chased.plan({ date: '2026-04-05' })).rejects.toMatchObject({ rule: 'dunning.dateGoesBack' });
	});

	it('a very late invoice that is new begins at stage 1', async () => {
		await overdue(100, { dueDate: '2026-03-12' });
		chased.day('2026-12-01');
		expect(await chased.due()).toMatchObject([{ stage: 1, daysLate: 264, colour: 'red' }]);
	});

	it('one letter for all that a customer owes, each invoice at its own level', async () => {
		await overdue(100);
		chased.day('2026-04-06');
		await chased.job();
		await overdue(50, { dueDate: '2026-04-08' });
		chased.day('2026-04-16');
		const letters = await chased.job();
		expect(letters).toMatchObject([
			{
				stageLabel: 'Reminder 2',
				total: 150,
				rows: [
					{ stageLabel: 'Reminder 2', open: 100 },
					{ stageLabel: 'Reminder 1', open: 50 },
				],
			},
		]);
	});

	it('the indemnity once an invoice, however many of its instalments are late; interest with it', async () => {
		await run(story(), saveMaster('bankAccount'), {
			code: 'MAIN',
			name: 'Main',
			company: chased.company,
			iban: 'FR1420041010050500013M02606',
			isDefault: true,
		});
		const bill = await invoice(story(), {
			company: chased.company,
			customer: chased.customer,
			lines: [{ description: 'Goods', unitPrice: 1000, taxCategory: 'Z', taxRate: 0 }],
			paymentTermLines: [{ percent: 50, days: 5 }, { days: 10 }],
		});
		await run(story(), saveMaster('dunningPolicy'), {
			code: 'STRICT',
			name: 'Strict',
			company: chased.company,
			stages: {
				invoice: [
					{
						label: 'Mise en demeure',
						days: 1,
						channel: 'email',
						template: 'formalNotice',
						formalNotice: true,
					},
				],
			},
		});
		await chased.party({ dunningPolicy: 'STRICT' });
		chased.day('2026-04-20');
		const rows = await chased.due();
		expect(rows.map(({ instalment }) => instalment)).toEqual([1, 2]);
		const [letter] = (await chased.claim(rows)).letters;
		expect(letter).toMatchObject({ indemnity: 40, indemnityCurrency: 'EUR', payBy: '2026-04-28' });
		expect(letter?.rows.map(({ indemnity }) => indemnity)).toEqual([40, 0]);
		// 500 from 16 March and 500 from 26 March on, to 20 April, at 12.15 %: 36 and 26 days.
		expect(letter?.rows.map(({ interest }) => interest)).toEqual([5.99, 4.33]);
		expect(letter?.toPay).toBe(1050.32);
		expect(letter?.html).toContain('mise en demeure');
		expect(letter?.text).toContain('FR14 2004 1010 0505 0001 3M02 606');
		expect(letter?.text).toContain('L. 441-10');
		expect(letter?.html).toContain('Client &amp; Fils');
		expect(bill.id).toBe(rows[0]?.documentId);
	});

	it('a preview shows the message and writes nothing; a dry run and a trial neither', async () => {
		const bill = await overdue();
		chased.day('2026-04-06');
		const [row] = await chased.due();
		const [preview] = await previewDunning(story(), row);
		expect(preview).toMatchObject({ letter: null, to: 'compta@client.example', toPay: 1000 });
		expect(preview?.text).toMatch(/1\s000,00\s€/);
		const trial = await chased.claim([await claimFirst()], { sendAllTo: 'me@dupont.example' });
		expect(trial.letters).toMatchObject([
			{ to: 'me@dupont.example', intendedFor: 'compta@client.example', test: true, letter: null },
		]);
		const dry = await chased.claim([await claimFirst()], {}, { ...story(), dryRun: true });
		expect(dry.letters).toMatchObject([{ letter: null }]);
		expect(await story().ledger.read.dunning.stepsOf([bill.id])).toEqual([]);
	});

	it('Pause All is one step, and so is its undoing; single pauses stay', async () => {
		const [one, two] = [await overdue(100), await overdue(200)];
		await run(story(), holdDunning('pause'), { document: one.id, reason: 'talks' });
		chased.day('2026-04-06');
		expect(await chased.due()).toHaveLength(1);
		const paused = await run<HoldView>(story(), holdDunning('pause'), { company: chased.company });
		expect(paused).toMatchObject({ on: 'everything' });
		const again = await run<HoldView>(story(), holdDunning('pause'), { company: chased.company });
		expect(again).toMatchObject({ hold: paused.hold, unchanged: true });
		expect(await chased.due()).toEqual([]);
		await run(story(), resumeDunning, { company: chased.company });
		expect((await chased.due()).map(({ documentId }) => documentId)).toEqual([two.id]);
	});

	it('confirming twice changes nothing; sent cannot become failed', async () => {
		await overdue();
		chased.day('2026-04-06');
		const [letter] = await chased.job();
		const id = { letter: letter?.letter };
		expect(await run(story(), confirmDunning('sent'), id)).toMatchObject({ state: 'sent', unchanged: true });
		expect(await ruleOf(story(), confirmDunning('failed'), id)).toBe('dunning.moved');
		expect(await ruleOf(story(), confirmDunning('sent'), { letter: 'let_none' })).toBe(
			'dunning.letterUnknown',
		);
	});

	it('history answers why a customer was not chased', async () => {
		const bill = await overdue();
		chased.day('2026-04-06');
		await chased.job();
		await run(story(), holdDunning('dispute'), { document: bill.id, reason: 'Half was broken' });
		chased.day('2026-04-20');
		const asked = { company: chased.company, customer: chased.customer };
		const entries = await getDunningHistory(story(), asked);
		expect(entries.map(({ entry, what, on }) => [entry, what, on])).toEqual([
			['step', 'sent', '2026-04-06'],
			['hold', 'dispute', '2026-04-06'],
			['now', 'held', '2026-04-20'],
		]);
		expect(entries[2]).toMatchObject({ rule: 'dunning.dispute' });
		expect(entries[2]?.sentence).toContain('Half was broken');
		await run(story(), resumeDunning, { document: bill.id, reason: 'settled' });
		await run(story(), recordMoney, { id: bill.id });
		const paid = await getDunningHistory(story(), { document: bill.id });
		expect(paid.map(({ entry, what }) => [entry, what])).toEqual([
			['step', 'sent'],
			['hold', 'dispute'],
			['lifted', 'dispute'],
			['now', 'settled'],
		]);
	});

	it('quotations that await an answer have stages of their own, from the day on which they were sent', async () => {
		const line = { description: 'Goods', unitPrice: 100, taxCategory: 'Z', taxRate: 0 };
		const quotation = await run(story(), createDocument('quotation'), {
			company: chased.company,
			customer: chased.customer,
			lines: [line],
			validUntil: '2026-06-30',
			validate: true,
		});
		chased.day('2026-04-20');
		expect(await chased.plan()).toMatchObject([{ standing: 'later', rule: 'dunning.notSent' }]);
		await run(story(), markSent, { id: quotation.id, onDate: '2026-04-13' });
		expect(await chased.job()).toMatchObject([{ template: 'quotationReminder', toPay: 100 }]);
		await run(story(), createDocument('quotation'), {
			company: chased.company,
			customer: chased.customer,
			lines: [line],
			validate: true,
		});
		expect(await chased.due()).toEqual([]);
	});

	it('a written-off invoice is not chased', async () => {
		const bill = await overdue(5);
		chased.day('2026-04-06');
		const rows = await chased.due();
		await run(story(), writeOff, { id: bill.id, reason: 'bad debt' });
		expect((await chased.claim(rows)).letters).toEqual([]);
	});
});
