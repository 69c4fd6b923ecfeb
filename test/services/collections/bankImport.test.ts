import { zipSync } from 'fflate';
import { importBankFile } from '../../../services/collections/importBankFile';
import { findBatches } from '../../../services/collections/findBatches';
import { findPayments } from '../../../services/payments/findPayments';
import { saveMaster } from '../../../services/saveMaster';
import { run } from '../../support/stories';
import { onEachDatabase } from '../stage';
import { camt053, pain002, refs, remitted, returned } from './bankFiles';
import { debitAccount, OTHER_IBAN } from './debitStage';

/** An account of its own for each test: entries of a bank find their company by it. */
const ACCOUNTS = [
	'FR1420041010050500013M02606',
	'DE89370400440532013000',
	'BE68539007547034',
	'NL91ABNA0417164300',
	'ES9121000418450200051332',
	'IT60X0542811101000000123456',
	'AT611904300234573201',
	'PT50000201231234567890154',
	'FI2112345600000785',
	'LU280019400644750000',
];

onEachDatabase('files of the bank', (stage) => {
	const debit = debitAccount(stage);
	let iban = '';
	let used = 0;
	beforeEach(async () => {
		iban = ACCOUNTS[used] ?? '';
		used += 1;
		await debit.account({ iban });
	});

	async function take(file: string | Uint8Array, more: object = {}) {
		const bytes = typeof file === 'string' ? Buffer.from(file, 'utf8') : file;
		const views = [];
		for await (const { view } of importBankFile(stage.story, [bytes], more)) views.push(view);
		return views;
	}
	const outcomes = async (file: string | Uint8Array) => (await take(file)).map(({ outcome }) => outcome);
	const batchOf = async (id: string) => (await findBatches(stage.story, { id }))[0];

	it('a batch-booked credit settles the block, and a return in the next statement opens one invoice again', async () => {
		const [one, other] = [await debit.due(100), await debit.due(50)];
		const batch = await debit.build([one, other], {
			options: { preNotification: 'ignore', sequencePolicy: 'recurrent' },
		});
		await debit.upload(batch);
		const block = `<Btch><PmtInfId>${batch.messageId}-1</PmtInfId><NbOfTxs>2</NbOfTxs></Btch>`;
		const credit = camt053(iban, '2026-03-12', [{ amount: '150.00', direction: 'CRDT', batch: block }]);
		expect(await take(credit)).toMatchObject([
			{ outcome: 'settled', batches: [batch.id], documents: [one.id, other.id] },
		]);
		expect(await batchOf(batch.id)).toMatchObject({ state: 'settled', settledCount: 2 });
		expect(await outcomes(credit)).toEqual(['known']);
		const back = camt053(
			iban,
			'2026-03-16',
			[{ amount: '50.00', direction: 'DBIT', transactions: [returned(other.number ?? '', 'AM04')] }],
			'02',
		);
		expect(await take(back)).toMatchObject([
			{ outcome: 'returned', reasonCode: 'AM04', documents: [other.id], endToEndId: other.number },
		]);
		expect(await debit.now(one)).toMatchObject({ settlement: 'paid' });
		expect(await debit.now(other)).toMatchObject({ open: 50, amountDue: 50 });
		expect(await outcomes(back)).toEqual(['known']);
		expect(await debit.faults()).toEqual([]);
	});

	it('single credits settle by the end-to-end id, and a sum without one by its day', async () => {
		const [one, other] = [await debit.due(100), await debit.due(50)];
		const first = await debit.build([one]);
		const second = await debit.build([other]);
		await debit.upload(first);
		await debit.upload(second);
		const file = camt053(iban, '2026-03-12', [
			{ amount: '100.00', direction: 'CRDT', transactions: [refs(one.number ?? '')] },
			{ amount: '50.00', direction: 'CRDT' },
		]);
		expect((await take(file)).map(({ outcome, documents }) => [outcome, documents])).toEqual([
			['settled', [one.id]],
			['settled', [other.id]],
		]);
		expect((await findPayments(stage.story, { company: debit.company })).map(({ method }) => method)).toEqual(
			['sepaDirectDebit', 'sepaDirectDebit'],
		);
	});

	it('a reject of one debit, and of a whole file, before the day: nothing was collected', async () => {
		const [one, other] = [await debit.due(100), await debit.due(50)];
		const batch = await debit.build([one, other], {
			options: { preNotification: 'ignore', sequencePolicy: 'recurrent' },
		});
		const single = pain002({
			messageId: batch.messageId,
			group: 'PART',
			blocks: [{ id: `${batch.messageId}-1`, debits: [[one.number ?? '', 'AC04']] }],
		});
		expect(await take(single)).toMatchObject([
			{ outcome: 'returned', reasonCode: 'AC04', documents: [one.id] },
		]);
		expect((await batchOf(batch.id))?.debits.map(({ outcome }) => outcome)).toEqual([
			'rejected',
			'presented',
		]);
		const whole = pain002({ messageId: batch.messageId, group: 'RJCT' });
		expect(await take(whole)).toMatchObject([{ outcome: 'returned' }]);
		expect(await batchOf(batch.id)).toMatchObject({ state: 'settled', returnedCount: 2 });
		expect(await debit.now(other)).toMatchObject({ amountDue: 50 });
		const left = await debit.select();
		expect(left.find(({ id }) => id === one.id)?.reason).toContain('another account');
		expect(await debit.faults()).toEqual([]);
	});

	it('a block that is refused covers its debits alone', async () => {
		const [one, other] = [await debit.due(100), await debit.due(50)];
		const batch = await debit.build([one, other]);
		await debit.upload(batch);
		const file = pain002({
			messageId: batch.messageId,
			blocks: [{ id: `${batch.messageId}-1`, status: 'RJCT', code: 'DT01' }],
		});
		await take(file);
		const outcome = new Map((await batchOf(batch.id))?.debits.map((one) => [one.sequence, one.outcome]));
		expect([outcome.get('FRST'), outcome.get('RCUR')]).toEqual(['rejected', 'presented']);
	});

	it('money of customers pays the invoices that it names, once', async () => {
		const [one, other] = [await debit.due(100), await debit.due(50)];
		const third = await debit.due(33.33);
		const file = camt053(iban, '2026-03-13', [
			{
				amount: '150.00',
				direction: 'CRDT',
				transactions: [remitted(`VIR ${one.number} ${other.number}`, 'Someone')],
			},
			{ amount: '33.33', direction: 'CRDT', transactions: [remitted('merci', 'Client')] },
			{ amount: '7.00', direction: 'CRDT', transactions: [remitted('merci', 'Client')] },
			{ amount: '9.00', direction: 'DBIT', transactions: [remitted('frais', 'Banque')] },
		]);
		expect((await take(file)).map(({ outcome, documents }) => [outcome, documents])).toEqual([
			['recorded', [one.id, other.id]],
			['recorded', [third.id]],
			['unmatched', []],
		]);
		for (const { id } of [one, other, third])
			expect(await debit.now({ id })).toMatchObject({ settlement: 'paid' });
		expect(await outcomes(file)).toEqual(['known', 'known', 'unmatched']);
		expect(await findPayments(stage.story, { company: debit.company })).toHaveLength(2);
	});

	it('a transfer for an invoice in collection is recorded; the debit that comes too stays as credit', async () => {
		const due = await debit.due(100);
		const batch = await debit.build([due]);
		await debit.upload(batch);
		const transfer = remitted(`VIR ${due.number}`, 'Client');
		expect(
			await outcomes(
				camt053(iban, '2026-03-11', [{ amount: '100.00', direction: 'CRDT', transactions: [transfer] }]),
			),
		).toEqual(['recorded']);
		await debit.settle(batch);
		expect(await debit.now(due)).toMatchObject({ open: 0 });
		expect(await findPayments(stage.story, { company: debit.company, unallocated: true })).toMatchObject([
			{ unallocated: 100 },
		]);
		expect(await debit.faults()).toEqual([]);
	});

	it('zips, and what is of another account or of nobody, are told apart', async () => {
		const due = await debit.due(100);
		const batch = await debit.build([due]);
		await debit.upload(batch);
		const own = camt053(iban, '2026-03-12', [
			{ amount: '100.00', direction: 'CRDT', transactions: [refs(due.number ?? '')] },
		]);
		expect(await outcomes(zipSync({ 'a.xml': Buffer.from(own) }))).toEqual(['settled']);
		const strange = camt053(OTHER_IBAN, '2026-03-12', [
			{ amount: '5.00', direction: 'CRDT', transactions: [remitted('x', 'Y')] },
		]);
		expect(await take(strange)).toMatchObject([{ outcome: 'unmatched', account: 'FR76…0143' }]);
		const unknown = camt053(iban, '2026-03-12', [
			{ amount: '5.00', direction: 'DBIT', transactions: [returned('NOBODY', 'AM04')] },
		]);
		expect(await take(unknown)).toMatchObject([{ outcome: 'unmatched', reasonCode: 'AM04' }]);
	});

	it('two companies that number alike are told apart by the account', async () => {
		const due = await debit.due(100);
		await debit.upload(await debit.build([due]));
		const first = { company: debit.company, iban };
		await debit.found();
		iban = ACCOUNTS[used] ?? '';
		used += 1;
		debit.rum = `RUM-${debit.company}`;
		await run(stage.story, saveMaster('bankAccount'), {
			code: 'MAIN',
			name: 'M',
			company: debit.company,
			iban,
			creditorIdentifier: 'FR72ZZZ123456',
		});
		await debit.mandate();
		const twin = await debit.due(100);
		expect(twin.number).toBe(due.number);
		await debit.upload(await debit.build([twin]));
		const file = camt053(first.iban, '2026-03-12', [
			{ amount: '100.00', direction: 'CRDT', transactions: [refs(due.number ?? '')] },
		]);
		expect(await take(file)).toMatchObject([{ outcome: 'settled', documents: [due.id] }]);
		expect(await debit.now(twin)).toMatchObject({ settlement: 'inCollection' });
	});

	it('a dry run writes nothing', async () => {
		const due = await debit.due(100);
		await debit.upload(await debit.build([due]));
		const file = camt053(iban, '2026-03-12', [
			{ amount: '100.00', direction: 'CRDT', transactions: [refs(due.number ?? '')] },
		]);
		const views = [];
		for await (const { view } of importBankFile({ ...stage.story, dryRun: true }, [Buffer.from(file)]))
			views.push(view);
		expect(views).toMatchObject([{ outcome: 'settled' }]);
		expect(await debit.now(due)).toMatchObject({ settlement: 'inCollection' });
	});
});
