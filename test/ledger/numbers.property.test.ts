import fc from 'fast-check';
import type { Ledger, LedgerTx } from '../../ledger/port';
import { verifyLedger } from '../../services/verifyLedger';
import { DATABASES, NOW, openTestLedger, type TestLedger } from '../support/ledgers';
import {
	aDraft,
	allDocuments,
	numberFaults,
	openBooks,
	refusalOf,
	validate,
	validateNew,
	write,
	type Books,
} from './support/books';

jest.setTimeout(60_000);

const dates = ['2025-12-30', '2025-12-31', '2026-01-01', '2026-01-02', '2026-06-15'];

/** One call of `write`: what each item does, on which handle, and how the call ends. */
const item = fc.record({
	series: fc.nat({ max: 2 }),
	date: fc.constantFrom(...dates),
	does: fc.constantFrom('validate', 'validate', 'validate', 'fail', 'draft', 'twice'),
});
const call = fc.record({
	handle: fc.nat({ max: 1 }),
	ends: fc.constantFrom('commit', 'commit', 'commit', 'dryRun', 'faultBeforeCommit'),
	items: fc.array(item, { minLength: 1, maxLength: 6 }),
});
type Item = typeof item extends fc.Arbitrary<infer T> ? T : never;
type Call = typeof call extends fc.Arbitrary<infer T> ? T : never;

describe.each(DATABASES)('invariants of numbers on %s', (database) => {
	let test: TestLedger;
	let handles: readonly [Ledger, Ledger];
	let companies = 0;
	beforeAll(async () => {
		test = await openTestLedger(database);
		handles = [test.ledger, await test.open()];
	});
	afterAll(() => test.dispose());

	const doItem = async (tx: LedgerTx, books: Books, { does, series, date }: Item): Promise<string[]> => {
		if (does === 'draft') {
			await tx.documents.insert(aDraft(tx, books, { issueDate: date }));
			return [];
		}
		const one = await validateNew(tx, books, books.series[series] ?? '', date);
		if (does === 'fail') throw new Error('after the number');
		if (does === 'validate') return [one.number ?? ''];
		return [one.number ?? '', (await validateNew(tx, books, books.series[series] ?? '', date)).number ?? ''];
	};

	const doCall = async (books: Books, { handle, ends, items }: Call): Promise<number> => {
		const onStep = (step: string) => {
			if (ends === 'faultBeforeCommit' && step === 'beforeCommit') throw new Error('the chunk failed');
		};
		const outcomes = await (handles[handle] as Ledger).write(
			items.map((input) => ({ key: input.date, input })),
			(tx, input) => doItem(tx, books, input),
			{ now: NOW, dryRun: ends === 'dryRun', onStep },
		);
		if (ends !== 'commit') return 0;
		return outcomes.reduce((sum, outcome) => sum + (outcome.ok ? outcome.value.length : 0), 0);
	};

	it('gives exactly 1…n in each series and period, dates never fall, each number to one document, the chain verifies', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(call, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
				async (rounds) => {
					const books = await openBooks(test.ledger, `P${(companies += 1)}`);
					let expected = 0;
					// The calls of a round run at once.
					for (const round of rounds) {
						const counts = await Promise.all(round.map((one) => doCall(books, one)));
						expected += counts.reduce((sum, count) => sum + count, 0);
					}
					const documents = (await allDocuments(test.ledger)).filter(
						(document) => document.companyId === books.companyId,
					);
					const numbered = documents.filter((document) => document.numbering !== null);
					expect(numberFaults(documents)).toEqual([]);
					expect(numbered).toHaveLength(expected);
					const chain = await test.ledger.read.audit.page(books.companyId, 0, 1000);
					const validated = chain
						.filter((entry) => entry.action === 'document.validate')
						.map((entry) => entry.subjectId);
					expect(validated.sort()).toEqual(numbered.map((document) => document.id).sort());
					const reports = await verifyLedger(test);
					expect(reports.filter((report) => !report.intact)).toEqual([]);
				},
			),
			{ numRuns: 12, verbose: true },
		);
	});

	it('never changes a validated document, whatever is tried', async () => {
		const books = await openBooks(test.ledger, 'LOCKED', 1);
		const fixed = await write(test.ledger, (tx) =>
			validateNew(tx, books, books.series[0] ?? '', '2026-01-01'),
		);
		const changes = fc.record(
			{
				title: fc.string(),
				number: fc.string(),
				issueDate: fc.constantFrom(...dates),
				validatedAt: fc.constant(null),
				owner: fc.string(),
			},
			{ requiredKeys: [] },
		);
		await fc.assert(
			fc.asyncProperty(
				changes,
				fc.boolean(),
				fc.constantFrom('draft', 'validated', 'cancelled'),
				async (change, save, state) => {
					await write(test.ledger, (tx) => tx.documents.setState(fixed.id, 'validated'));
					const other = { ...fixed, ...change, state } as typeof fixed;
					const attempt = write(test.ledger, (tx) =>
						save ? tx.documents.saveDraft(other) : tx.documents.fix(other),
					);
					expect(await refusalOf(attempt)).toBe('document.locked');
					expect(await test.ledger.read.documents.get(fixed.id)).toEqual(fixed);
				},
			),
			{ numRuns: 20, verbose: true },
		);
	});

	it('does each key once: same input, the first answer; other input, a refusal', async () => {
		const books = await openBooks(test.ledger, 'KEYS', 1);
		const [first, second] = handles;
		const tries = fc.array(
			fc.record({ key: fc.nat({ max: 3 }), input: fc.nat({ max: 1 }), handle: fc.nat({ max: 1 }) }),
			{ minLength: 2, maxLength: 8 },
		);
		let runs = 0;
		await fc.assert(
			fc.asyncProperty(tries, async (all) => {
				runs += 1;
				const answers = await Promise.all(
					all.map(({ key, input, handle }) =>
						write(handle ? second : first, async (tx) => {
							const before = await tx.idempotency.claim(`${runs}|${key}`, 'op', String(input));
							if (before) return String(before.result);
							const draft = aDraft(tx, books);
							await tx.documents.insert(draft);
							const { number } = await validate(tx, draft, books.series[0] ?? '');
							await tx.idempotency.complete(`${runs}|${key}`, number);
							return String(number);
						}).catch((error: { rule?: string }) => error.rule ?? 'error'),
					),
				);
				const byKey = Map.groupBy(
					all.map(({ key }, index) => ({ key, answer: answers[index] })),
					({ key }) => key,
				);
				for (const [, members] of byKey) {
					const kinds = new Set(members.map(({ answer }) => answer));
					kinds.delete('idempotency.otherInput');
					expect(kinds.size).toBe(1);
				}
			}),
			{ numRuns: 15, verbose: true },
		);
		const documents = (await allDocuments(test.ledger)).filter(
			(document) => document.companyId === books.companyId,
		);
		expect(numberFaults(documents)).toEqual([]);
	});
});
