import type { BillingDocument } from '../../../domain/documents/document';
import type { Ledger, LedgerTx } from '../../../ledger/port';
import { DATABASES, NOW, openTestLedger, type TestLedger } from '../../support/ledgers';
import { aDraft, openBooks, refusalOf, validateNew, write, type Books } from '../support/books';

jest.setTimeout(30_000);

describe.each(DATABASES)('registers of a series on %s', (database) => {
	let test: TestLedger;
	let ledger: Ledger;
	let books: Books;
	let next = 0;
	let series: string;
	beforeAll(async () => {
		test = await openTestLedger(database);
		({ ledger } = test);
		books = await openBooks(ledger, 'DUPONT', 20);
	});
	afterAll(() => test.dispose());
	beforeEach(() => {
		series = books.series[(next += 1)] ?? '';
	});

	const counters = () => ledger.read.series.counters([series]);
	const numbered = async (after = 0, limit = 100) =>
		(await ledger.read.series.numbered(series, '2026', after, limit)).map(({ sequence }) => sequence);
	const start = (nextSequence: number, lastDate = '2026-03-01', period = '2026') =>
		write(ledger, (tx) => tx.series.start(series, period, nextSequence, lastDate));
	const invoice = (issueDate = '2026-03-10') =>
		write(ledger, (tx) => validateNew(tx, books, series, issueDate));
	/** A document that bears a forced number. */
	const forceIn = async (tx: LedgerTx, sequence: number, issueDate: string): Promise<BillingDocument> => {
		const draft = aDraft(tx, books, { issueDate });
		await tx.documents.insert(draft);
		const numbering = await tx.series.force(series, issueDate, 'yearly', sequence);
		const fixed = {
			...draft,
			numbering,
			number: `F-${sequence}`,
			state: 'validated',
			validatedAt: tx.now,
		} as const;
		await tx.documents.fix(fixed);
		return fixed;
	};
	const force = (sequence: number, issueDate = '2026-03-10') =>
		refusalOf(write(ledger, (tx) => forceIn(tx, sequence, issueDate)));
	const burn = (document: BillingDocument, reason = 'entered twice') =>
		write(ledger, async (tx) => {
			const { numbering, number, id } = document;
			await tx.series.burn({
				seriesId: series,
				period: numbering?.period ?? '',
				sequence: numbering?.sequence ?? 0,
				number: number ?? '',
				documentId: id,
				reason,
				actor: 'alice',
			});
		});

	it('says how far each period has counted, and since when it counts here', async () => {
		expect(await counters()).toEqual([]);
		await invoice('2025-12-31');
		await invoice('2026-01-05');
		await invoice('2026-02-05');
		const counter = { seriesId: series, firstSequence: 1 };
		expect(await counters()).toEqual([
			{ ...counter, period: '2025', lastSequence: 1, lastDate: '2025-12-31' },
			{ ...counter, period: '2026', lastSequence: 2, lastDate: '2026-02-05' },
		]);
		expect(await ledger.read.series.counters([])).toEqual([]);
	});

	it('shows a transaction its own steps, and nobody the steps of an item that failed', async () => {
		const seen = await ledger.write(
			[1, 2, 3].map((input) => ({ key: String(input), input })),
			async (tx, input) => {
				await validateNew(tx, books, series, '2026-03-10');
				const [counter] = await tx.series.counters([series]);
				const bearers = await tx.series.numbered(series, '2026', 0, 10);
				if (input === 2) throw new Error('refused');
				return [counter?.lastSequence, bearers.length];
			},
			{ now: NOW },
		);
		expect(seen).toMatchObject([{ value: [1, 1] }, { ok: false }, { value: [2, 2] }]);
		expect(await counters()).toMatchObject([{ lastSequence: 2 }]);
	});

	it('lists the documents of a period by their numbers, page by page', async () => {
		for (let count = 0; count < 5; count += 1) await invoice();
		expect(await numbered()).toEqual([1, 2, 3, 4, 5]);
		expect(await numbered(2, 2)).toEqual([3, 4]);
		expect(await numbered(5)).toEqual([]);
		const [first] = await ledger.read.series.numbered(series, '2026', 0, 1);
		expect(first).toMatchObject({ sequence: 1, number: 'N2026-1', issueDate: '2026-03-10' });
	});

	it('goes on from the last number of a former system, once', async () => {
		await start(42);
		await start(40);
		expect(await counters()).toEqual([
			{ seriesId: series, period: '2026', firstSequence: 40, lastSequence: 39, lastDate: '2026-03-01' },
		]);
		expect(await refusalOf(invoice('2026-02-28'))).toBe('number.dateGoesBack');
		expect((await invoice('2026-03-01')).numbering?.sequence).toBe(40);
		expect(await refusalOf(start(50))).toBe('series.started');
		expect(await refusalOf(start(50, '2025-12-31', '2025'))).toBe('done');
	});

	it('forces a number above the last one, and goes on from there', async () => {
		await invoice();
		expect(await force(5, '2026-03-12')).toBe('done');
		expect((await invoice('2026-03-12')).numbering?.sequence).toBe(6);
		expect(await refusalOf(invoice('2026-03-11'))).toBe('number.dateGoesBack');
		expect(await numbered()).toEqual([1, 5, 6]);
	});

	it('forces a number into a hole, between the dates of its neighbours', async () => {
		await invoice('2026-03-10');
		await force(4, '2026-03-20');
		expect([await force(3, '2026-03-09'), await force(3, '2026-03-21')]).toEqual([
			'number.dateGoesBack',
			'number.dateGoesBack',
		]);
		expect(await force(3, '2026-03-15')).toBe('done');
		expect([await force(2, '2026-03-16'), await force(2, '2026-03-15')]).toEqual([
			'number.dateGoesBack',
			'done',
		]);
		expect(await counters()).toMatchObject([{ lastSequence: 4, lastDate: '2026-03-20' }]);
		expect(await numbered()).toEqual([1, 2, 3, 4]);
	});

	it('refuses a forced number that is taken, by whom, also by an earlier item of the same chunk', async () => {
		await invoice();
		await expect(write(ledger, (tx) => forceIn(tx, 1, '2026-03-10'))).rejects.toMatchObject({
			rule: 'number.taken',
			message: expect.stringContaining('N2026-1'),
		});
		const outcomes = await ledger.write(
			[1, 2].map((input) => ({ key: String(input), input })),
			(tx) => forceIn(tx, 7, '2026-03-10'),
			{ now: NOW },
		);
		expect(outcomes).toMatchObject([{ ok: true }, { ok: false, error: { rule: 'number.taken' } }]);
	});

	it('refuses a forced number that a former system gave', async () => {
		await start(42);
		expect([await force(41), await force(1), await force(42)]).toEqual([
			'number.beforeFirst',
			'number.beforeFirst',
			'done',
		]);
	});

	it('never gives a burned number again, by force or by counting', async () => {
		const document = await invoice();
		await burn(document);
		await burn(document, 'once more');
		expect(await ledger.read.series.burned([series])).toEqual([
			{
				seriesId: series,
				period: '2026',
				sequence: 1,
				number: 'N2026-1',
				documentId: document.id,
				reason: 'entered twice',
				actor: 'alice',
				burnedAt: NOW,
			},
		]);
		expect(await force(1)).toBe('number.burned');
		expect((await invoice()).numbering?.sequence).toBe(2);
		expect(await ledger.read.series.burned([])).toEqual([]);
	});

	it('burns the number of a document that was made in the same chunk', async () => {
		await ledger.write(
			[1, 2].map((input) => ({ key: String(input), input })),
			async (tx) => {
				const document = await validateNew(tx, books, series, '2026-03-10');
				await tx.documents.markDeleted(document.id);
				const { numbering, number, id } = document;
				await tx.series.burn({
					seriesId: series,
					period: '2026',
					sequence: numbering?.sequence ?? 0,
					number: number ?? '',
					documentId: id,
					reason: 'r',
					actor: 'a',
				});
			},
			{ now: NOW },
		);
		expect((await ledger.read.series.burned([series])).map(({ sequence }) => sequence)).toEqual([1, 2]);
	});
});
