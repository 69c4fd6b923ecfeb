import { onEachDatabase } from '../stage';
import { ruleOf } from '../../support/stories';
import { buildDebitBatch } from '../../../services/collections/buildDebitBatch';
import { debitAccount, OTHER_IBAN } from './debitStage';

/** What happens to a mandate over the years, with a clock that the story moves. */
onEachDatabase('the life of a mandate', (stage) => {
	const debit = debitAccount(stage);
	const at = (day: string) => stage.story.at(`${day}T09:00:00.000Z`);

	/** An invoice, its batch, given to the bank and paid. */
	async function collect(day: string, gross = 100) {
		at(day);
		const due = await debit.bill(gross, { issueDate: day, dueDate: day });
		const batch = await debit.build([due]);
		await debit.upload(batch);
		return { due, batch: await debit.settle(batch) };
	}
	const refused = (due: { id: string }, more: object = {}) =>
		ruleOf(stage.story, buildDebitBatch, {
			company: debit.company,
			items: [{ document: due.id }],
			options: { preNotification: 'ignore' },
			...more,
		});

	it('first debit, second debit: FRST, then RCUR', async () => {
		const first = await collect('2026-03-10');
		expect(first.batch).toMatchObject({ state: 'settled', settledCount: 1, debits: [{ sequence: 'FRST' }] });
		expect(await debit.now(first.due)).toMatchObject({ settlement: 'paid', open: 0, paidOn: '2026-03-12' });
		const second = await collect('2026-04-14');
		expect(second.batch.debits).toMatchObject([{ sequence: 'RCUR', outcome: 'settled' }]);
		expect(await debit.faults()).toEqual([]);
	});

	it('two invoices in one batch: the first is FRST, the other RCUR', async () => {
		const [one, other] = [await debit.due(10), await debit.due(20)];
		const batch = await debit.build([one, other]);
		expect(batch.debits.map(({ sequence }) => sequence)).toEqual(['FRST', 'RCUR']);
		expect(batch).toMatchObject({ count: 2, amount: 30, state: 'built' });
		expect(await debit.now(one)).toMatchObject({ settlement: 'inCollection', open: 10 });
	});

	it('a return after settlement: the invoice is open again, and the next debit is RCUR under another id', async () => {
		const { due, batch } = await collect('2026-03-10');
		at('2026-03-16');
		const back = await debit.returned(batch.debits[0]?.debit ?? '', 'AM04');
		expect(back.debits).toMatchObject([{ outcome: 'returned', reasonCode: 'AM04', closedOn: '2026-03-16' }]);
		expect(back.debits[0]?.action).toMatch(/collect again/);
		expect(await debit.now(due)).toMatchObject({ open: 100, amountDue: 100, settlement: 'overdue' });
		const again = await debit.build([due]);
		expect(again.debits).toMatchObject([{ sequence: 'RCUR', endToEndId: `${due.number}-R2` }]);
		expect(await debit.faults()).toEqual([]);
	});

	it('a first debit that is rejected before its day is made again as the first', async () => {
		const due = await debit.due(100);
		const batch = await debit.build([due], { options: { preNotification: 'ignore', leadDays: 5 } });
		await debit.upload(batch);
		at('2026-03-11');
		const back = await debit.returned(batch.debits[0]?.debit ?? '', 'RC01');
		expect(back).toMatchObject({ state: 'settled', returnedCount: 1, debits: [{ outcome: 'rejected' }] });
		expect((await debit.build([due])).debits).toMatchObject([{ sequence: 'FRST' }]);
	});

	it('another account of the customer is told to the bank once', async () => {
		await collect('2026-03-10');
		await debit.mandate({ iban: OTHER_IBAN });
		at('2026-04-14');
		const due = await debit.bill(10, { dueDate: '2026-04-14' });
		const changed = await debit.build([due]);
		const xml = await debit.xml(changed);
		expect(changed.debits).toMatchObject([{ sequence: 'RCUR' }]);
		expect(xml).toContain('<AmdmntInd>true</AmdmntInd>');
		expect(xml).toContain('<OrgnlDbtrAcct>');
		await debit.settle(await debit.upload(changed));
		const next = await debit.bill(10, { dueDate: '2026-04-14' });
		expect(await debit.xml(await debit.build([next]))).not.toContain('<AmdmntInd>true');
	});

	it('a change that went with a cancelled batch is told with the next one', async () => {
		await collect('2026-03-10');
		await debit.mandate({ iban: OTHER_IBAN });
		const due = await debit.due(10);
		await debit.cancel(await debit.build([due]));
		expect(await debit.xml(await debit.build([due]))).toContain('<AmdmntInd>true</AmdmntInd>');
	});

	it('a one-off mandate collects once', async () => {
		await debit.mandate({ recurrence: 'oneOff' });
		const { batch } = await collect('2026-03-10');
		expect(batch.debits).toMatchObject([{ sequence: 'OOFF' }]);
		const next = await debit.due(10);
		expect(await refused(next)).toBe('batch.refused');
		const [left] = await debit.select();
		expect(left).toMatchObject({ ready: false, reasons: [{ rule: 'collection.mandateNotReady' }] });
		expect(left?.reason).toContain('this one is expired');
	});

	it('a mandate lapses 36 months after the last collection, even a failed one', async () => {
		const { batch } = await collect('2026-03-10');
		await debit.returned(batch.debits[0]?.debit ?? '', 'AM04', { onDate: '2026-03-16' });
		at('2029-03-01');
		const last = await debit.bill(10, { issueDate: '2029-03-01', dueDate: '2029-03-12' });
		expect((await debit.build([last])).debits).toMatchObject([{ sequence: 'RCUR' }]);
		at('2029-03-13');
		const late = await debit.bill(10, { issueDate: '2029-03-13', dueDate: '2029-03-13' });
		expect(await refused(late)).toBe('batch.refused');
		await debit.mandate({ code: `${debit.rum}-B`, signedOn: '2029-03-13' });
		expect((await debit.build([late])).debits).toMatchObject([
			{ sequence: 'FRST', mandate: `${debit.rum}-B` },
		]);
	});

	it('a mandate that a former system used goes on as RCUR, and its new reference is told', async () => {
		await debit.mandate({ lastCollectionOn: '2026-02-10', formerReference: 'OLD-RUM-1' });
		const batch = await debit.build([await debit.due(10)]);
		expect(batch.debits).toMatchObject([{ sequence: 'RCUR' }]);
		expect(await debit.xml(batch)).toContain('<OrgnlMndtId>OLD-RUM-1</OrgnlMndtId>');
	});

	it('a cancelled batch gives FRST back, and frees its instalments', async () => {
		const due = await debit.due(100);
		const batch = await debit.build([due]);
		expect(batch.debits).toMatchObject([{ sequence: 'FRST' }]);
		expect(await debit.cancel(batch)).toMatchObject({
			state: 'cancelled',
			reason: 'Wrong day',
			openCount: 0,
		});
		expect(await debit.cancel(batch)).toMatchObject({ reused: true });
		expect(await debit.now(due)).toMatchObject({ open: 100, amountDue: 100, inCollection: 0 });
		const again = await debit.build([due]);
		expect(again).toMatchObject({ debits: [{ sequence: 'FRST', endToEndId: due.number }] });
		expect(again.id).not.toBe(batch.id);
		expect(await debit.faults()).toEqual([]);
	});

	it('mandates move when the batch is uploaded, and not before', async () => {
		const batch = await debit.build([await debit.due(10)]);
		const uses = async () => {
			const [first] = await stage.story.ledger.read.debits.ofBatch(batch.id);
			return first?.outcome;
		};
		expect(await uses()).toBe('planned');
		expect(await debit.upload(batch)).toMatchObject({ state: 'uploaded', uploadedOn: '2026-03-10' });
		expect(await uses()).toBe('presented');
		expect(await debit.upload(batch)).toMatchObject({ reused: true });
	});

	it('what the bank gives back for want of a mandate ends the mandate', async () => {
		const { due, batch } = await collect('2026-03-10');
		at('2026-05-04');
		await debit.returned(batch.debits[0]?.debit ?? '', 'MD01');
		const [left] = await debit.select();
		expect(left?.reasons.map(({ rule }) => rule)).toEqual([
			'collection.paused',
			'collection.mandateNotReady',
		]);
		expect(left?.id).toBe(due.id);
		expect(await debit.faults()).toEqual([]);
	});

	it.each([
		['an amount', 'amount = amount + 1', 'amount = amount - 1'],
		['an outcome', `outcome = 'returned'`, `outcome = 'settled'`],
	])('Verify names %s of a debit that was changed past the package', async (_what, change, back) => {
		const { batch } = await collect('2026-03-10');
		const where = `where id = '${batch.debits[0]?.debit ?? ''}'`;
		await stage.test.tamper(`update sepa_debits set ${change} ${where}`);
		expect(await debit.faults()).toEqual(['debit.notItsClaim']);
		await stage.test.tamper(`update sepa_debits set ${back} ${where}`);
		expect(await debit.faults()).toEqual([]);
	});
});
