import type { Reset } from '../../../domain/numbering/pattern';
import type { Ledger } from '../../../ledger/port';
import { DATABASES, NOW, openTestLedger, type TestLedger } from '../../support/ledgers';
import { openBooks, refusalOf, write, type Books } from '../support/books';

jest.setTimeout(30_000);

describe.each(DATABASES)('number series on %s', (database) => {
	let test: TestLedger;
	let ledger: Ledger;
	let books: Books;
	beforeAll(async () => {
		test = await openTestLedger(database);
		({ ledger } = test);
		books = await openBooks(ledger, 'DUPONT', 8);
	});
	afterAll(() => test.dispose());

	const take = async (series: number, date: string, reset: Reset = 'yearly', dryRun = false) => {
		const taken = await write(ledger, (tx) => tx.series.take(books.series[series] ?? '', date, reset), {
			dryRun,
		});
		return [taken.period, taken.sequence];
	};

	it('counts 1, 2, 3 in each period of each series', async () => {
		expect(await take(0, '2026-01-05')).toEqual(['2026', 1]);
		expect(await take(0, '2026-12-31')).toEqual(['2026', 2]);
		expect(await take(0, '2027-01-01')).toEqual(['2027', 1]);
		expect(await take(1, '2026-01-05', 'monthly')).toEqual(['2026-01', 1]);
		expect(await take(1, '2026-02-05', 'monthly')).toEqual(['2026-02', 1]);
		expect(await take(2, '2026-01-05', 'never')).toEqual(['', 1]);
		expect(await take(2, '2031-01-05', 'never')).toEqual(['', 2]);
	});

	it('refuses a date that goes back, naming the last one, in its own period only', async () => {
		await take(3, '2026-03-10');
		await expect(take(3, '2026-03-09')).rejects.toMatchObject({
			rule: 'number.dateGoesBack',
			message: expect.stringContaining('2026-03-10'),
			fix: expect.stringContaining('2026-03-10'),
		});
		expect(await take(3, '2026-03-10')).toEqual(['2026', 2]);
		expect(await take(3, '2025-12-31')).toEqual(['2025', 1]);
	});

	it('gives a number back when its item fails or is a dry run', async () => {
		expect(await take(4, '2026-03-10', 'yearly', true)).toEqual(['2026', 1]);
		const items = [1, 2, 3, 4].map((input) => ({ key: String(input), input }));
		const outcomes = await ledger.write(
			items,
			async (tx, input) => {
				const { sequence } = await tx.series.take(books.series[4] ?? '', `2026-03-1${input}`, 'yearly');
				if (input % 2 === 0) throw new Error('after the number');
				return sequence;
			},
			{ now: NOW },
		);
		expect(outcomes).toMatchObject([{ value: 1 }, { ok: false }, { value: 2 }, { ok: false }]);
		// The date of a failed item does not count either.
		expect(await take(4, '2026-03-13')).toEqual(['2026', 3]);
	});

	it('starts a period once, however many begin it together', async () => {
		const other = await test.open();
		const series = books.series[5] ?? '';
		const runs = Array.from({ length: 20 }, (_, index) =>
			write(index % 2 ? other : ledger, async (tx) => {
				const { sequence } = await tx.series.take(series, '2026-03-10', 'yearly');
				if (index % 5 === 4) throw new Error('gives it back');
				return sequence;
			}).catch(() => 0),
		);
		const sequences = (await Promise.all(runs)).filter((sequence) => sequence > 0);
		expect(sequences.sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
	});

	it('comes through deadlocks: work that takes two series in opposite orders is run again', async () => {
		const other = await test.open();
		const [one = '', two = ''] = books.series.slice(6);
		const runs = Array.from({ length: 4 }, (_, index) => {
			const order = index % 2 ? [one, two] : [two, one];
			return refusalOf(
				write(index % 2 ? other : ledger, async (tx) => {
					for (const series of order) await tx.series.take(series, '2026-03-10', 'yearly');
				}),
			);
		});
		expect(new Set(await Promise.all(runs))).toEqual(new Set(['done']));
		expect([await take(6, '2026-03-10'), await take(7, '2026-03-10')]).toEqual([
			['2026', 5],
			['2026', 5],
		]);
	});
});
