import fc from 'fast-check';
import { isFinished } from '../../domain/documents/isFinished';
import { KINDS, KIND_RULES, type Kind } from '../../domain/documents/kinds';
import { STATES, TRANSITIONS, type State } from '../../domain/documents/transitions';
import { findDocuments } from '../../services/findDocuments';
import { saveMaster } from '../../services/saveMaster';
import { DATABASES, openTestLedger, type TestLedger } from '../support/ledgers';
import { run, storyOn, type Story } from '../support/stories';
import { aDraft, openBooks, write, type Books } from '../ledger/support/books';

/** Lists against the same question asked of plain objects. */

jest.setTimeout(120_000);

const reachable = (kind: Kind): State[] =>
	STATES.filter(
		(state) => state === 'draft' || Object.values(TRANSITIONS[kind]).some(({ to }) => to === state),
	);

/** Money is the hard part: its kinds come more often. */
const MOSTLY_MONEY: readonly Kind[] = [
	...KINDS,
	'invoice',
	'invoice',
	'supplierInvoice',
	'creditNote',
	'creditNote',
];

const planned = fc.constantFrom(...MOSTLY_MONEY).chain((kind) =>
	fc.record({
		kind: fc.constant(kind),
		state: fc.constantFrom(...reachable(kind), 'validated', 'validated'),
		issueDate: fc.constantFrom(
			'2024-12-31',
			'2025-03-31',
			'2025-04-01',
			'2025-12-31',
			'2026-01-01',
			'2026-04-01',
		),
		gross: fc.integer({ min: 0, max: 2 }),
		/** Money or credit against it. */
		matched: fc.array(fc.integer({ min: 1, max: 2 }), { maxLength: 2 }),
		uncollectible: fc.boolean(),
		deleted: fc.constantFrom(false, false, false, true),
	}),
);
type Planned = typeof planned extends fc.Arbitrary<infer T> ? T : never;

const asked = fc.record({
	fiscalYear: fc.option(fc.constantFrom(2024, 2025, 2026), { nil: undefined }),
	notFinished: fc.boolean(),
	kinds: fc.option(fc.uniqueArray(fc.constantFrom(...KINDS), { minLength: 1 }), { nil: undefined }),
	deleted: fc.constantFrom('exclude', 'include', 'only'),
	newestFirst: fc.boolean(),
});
interface Asked {
	readonly fiscalYear?: number;
	readonly notFinished: boolean;
	readonly kinds?: readonly Kind[];
	readonly deleted: string;
	readonly newestFirst: boolean;
}

/** Asked in every round: combined filters alone would seldom meet the rare cases. */
const PLAIN: Asked[] = [
	{ notFinished: true, deleted: 'exclude', newestFirst: true },
	{ fiscalYear: 2025, notFinished: false, deleted: 'include', newestFirst: true },
];

describe.each(DATABASES)('lists on %s', (database) => {
	let test: TestLedger;
	let story: Story;
	let companies = 0;
	beforeAll(async () => {
		test = await openTestLedger(database);
		story = storyOn(test);
	});
	afterAll(() => test.dispose());

	/** A company of its own for each round, whose year begins in the given month. */
	async function found(fiscalYearStartMonth: number): Promise<Books> {
		companies += 1;
		const code = `C${companies}`;
		const books = await openBooks(test.ledger, code, 0);
		await run(story, saveMaster('company'), {
			code,
			name: code,
			country: 'FR',
			currency: 'EUR',
			timeZone: 'Europe/Paris',
			language: 'fr',
			fiscalYearStartMonth,
			createDefaultSeries: false,
		});
		return books;
	}

	const insert = (books: Books, plan: Planned): Promise<string> =>
		write(test.ledger, async (tx) => {
			const { kind, state, issueDate, gross } = plan;
			const totals = { lines: gross, charges: 0, net: gross, tax: 0, gross, taxLines: [] };
			const isPosted = state !== 'draft' && state !== 'cancelled';
			const draft = aDraft(tx, books, { kind, issueDate, totals, lines: [] });
			await tx.documents.insert({ ...draft, state, validatedAt: isPosted ? tx.now : null });
			for (const amount of plan.matched) {
				const isCredit = kind === 'creditNote';
				await tx.payments.match({
					documentId: draft.id,
					sourceKind: isCredit ? 'creditNote' : 'payment',
					sourceId: isCredit ? draft.id : 'pay_1',
					amount,
					onDate: issueDate,
				});
			}
			if (plan.uncollectible) {
				const fact = {
					documentId: draft.id,
					kind: 'uncollectible',
					onDate: issueDate,
					actor: 'test',
					data: {},
				};
				await tx.facts.add(fact);
			}
			if (plan.deleted) await tx.documents.markDeleted(draft.id);
			return draft.id;
		});

	/** The question, asked of what was planned. */
	function fits(plan: Planned, startMonth: number, query: Asked) {
		const [year = 0, month = 0] = plan.issueDate.split('-').map(Number);
		const paid = plan.matched.reduce((sum, amount) => sum + amount, 0);
		const open = plan.gross - paid;
		const state = plan.deleted ? 'cancelled' : plan.state;
		const uncollectible = plan.uncollectible && KIND_RULES[plan.kind].awaits === 'payment';
		return (
			(query.kinds === undefined || query.kinds.includes(plan.kind)) &&
			(query.fiscalYear === undefined || query.fiscalYear === (month >= startMonth ? year : year - 1)) &&
			(!query.notFinished || !isFinished({ kind: plan.kind, state, open, uncollectible })) &&
			(query.deleted === 'include' || plan.deleted === (query.deleted === 'only'))
		);
	}

	it('agree with a plain filter on kind, state, money, fiscal year and deletion', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(planned, { minLength: 10, maxLength: 25 }),
				fc.integer({ min: 1, max: 12 }),
				fc.array(asked, { minLength: 1, maxLength: 8 }),
				async (plans, startMonth, queries) => {
					const books = await found(startMonth);
					const ids: string[] = [];
					for (const plan of plans) ids.push(await insert(books, plan));
					for (const query of [...PLAIN, ...queries]) {
						const views = await findDocuments(story, { company: books.companyId, limit: 100, ...query });
						const expected = ids.filter((_id, index) => fits(plans[index] as Planned, startMonth, query));
						expect(views.map((view) => view.id).sort()).toEqual([...expected].sort());
					}
				},
			),
			{ numRuns: 25 },
		);
	});
});
