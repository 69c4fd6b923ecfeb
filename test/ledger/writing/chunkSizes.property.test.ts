import fc from 'fast-check';
import type { BillingDocument } from '../../../domain/documents/document';
import type { Ledger, LedgerTx } from '../../../ledger/port';
import { verifyLedger } from '../../../services/verifyLedger';
import { DATABASES, NOW, openTestLedger, type TestLedger } from '../../support/ledgers';
import { aDraft, aLine, openBooks, validate, type Books } from '../support/books';
import { dumpRows, EMPTY, named } from '../support/dumpRows';
import { moveOrTakeBack } from '../support/moveStock';

jest.setTimeout(180_000);

const dates = ['2025-12-30', '2026-01-01', '2026-06-15'];
/** A document that an earlier item of the same ledger has left, or one of the item's own, counted from the newest. */
const which = fc.nat({ max: 5 });

/** What an item can do: everything that is kept in memory for a while, and everything that makes it be written. */
const step = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({ does: fc.constant('draft' as const), date: fc.constantFrom(...dates) }),
	},
	{
		weight: 4,
		arbitrary: fc.record({ does: fc.constant('validate' as const), which, series: fc.nat({ max: 1 }) }),
	},
	{
		weight: 8,
		arbitrary: fc.record({
			does: fc.constantFrom(
				...([
					'save',
					'cancel',
					'note',
					'send',
					'lock',
					'get',
					'linesFrom',
					'facts',
					'matches',
					'move',
					'moved',
					'unlinked',
				] as const),
			),
			which,
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({ does: fc.constantFrom(...(['link', 'match'] as const)), which, other: which }),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			does: fc.constant('key' as const),
			key: fc.nat({ max: 3 }),
			input: fc.nat({ max: 1 }),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			does: fc.constantFrom(...(['find', 'counters', 'product', 'products', 'fail'] as const)),
		}),
	},
);
const item = fc.array(step, { minLength: 1, maxLength: 5 });
const call = fc.record({ items: fc.array(item, { minLength: 1, maxLength: 12 }), dryRun: fc.boolean() });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** One ledger on which the calls are made, and the documents that its items have left. */
class Side {
	private readonly left = new Map<number, BillingDocument[]>();

	constructor(
		readonly test: TestLedger,
		private readonly books: Books,
		private readonly chunkItems: number,
	) {}

	async make(items: readonly Step[][], dryRun: boolean, first: number): Promise<unknown[]> {
		const { ledger } = this.test as { ledger: Ledger };
		const outcomes = await ledger.write(
			items.map((steps, index) => ({ key: String(first + index).padStart(6, '0'), input: { steps, index } })),
			(tx, { steps, index }) => this.doItem(tx, steps, first + index),
			{ now: NOW, dryRun, chunkItems: this.chunkItems },
		);
		outcomes.forEach((outcome, index) => {
			if (!outcome.ok || dryRun) this.left.delete(first + index);
		});
		return outcomes.map((outcome) =>
			outcome.ok ? outcome.value : ((outcome.error as { rule?: string }).rule ?? 'fault'),
		);
	}

	private async doItem(tx: LedgerTx, steps: readonly Step[], index: number): Promise<unknown[]> {
		const own: BillingDocument[] = [];
		// A chunk that runs again has left nothing of its first run.
		for (const later of [...this.left.keys()].filter((key) => key >= index)) this.left.delete(later);
		const answers: unknown[] = [];
		for (const one of steps) answers.push(await this.doStep(tx, one, own));
		this.left.set(index, own);
		return answers;
	}

	private async doStep(tx: LedgerTx, one: Step, own: BillingDocument[]): Promise<unknown> {
		const there = [...own, ...[...this.left.entries()].sort(([a], [b]) => b - a).flatMap(([, made]) => made)];
		const pick = (index: number) => there[index % Math.max(1, there.length)];
		const document = 'which' in one ? pick(one.which) : undefined;
		const id = document?.id ?? 'inv_nobody';
		switch (one.does) {
			case 'draft': {
				const draft = aDraft(tx, this.books, {
					issueDate: one.date,
					lines: [aLine(tx, { quantity: '2.50' })],
				});
				await tx.documents.insert(draft);
				own.push(draft);
				return draft.id;
			}
			case 'validate': {
				const draft = document && (await tx.documents.get(document.id));
				return draft && validate(tx, draft, this.books.series[one.series] ?? '');
			}
			case 'save':
				return (
					document &&
					tx.documents.saveDraft({
						...document,
						title: 'changed',
						lines: [aLine(tx), aLine(tx, { position: 2 })],
					})
				);
			case 'cancel':
				return document && tx.documents.setState(id, 'cancelled');
			case 'note':
				return (
					document &&
					tx.facts.add({
						documentId: id,
						kind: 'note',
						onDate: '2026-01-01',
						actor: 'a',
						data: { text: 'đ' },
					})
				);
			case 'send':
				return (
					document &&
					tx.transmissions.add({
						documentId: id,
						channel: 'email',
						state: 'sent',
						onDate: '2026-01-01',
						actor: 'a',
						data: {},
					})
				);
			case 'lock':
				return tx.documents.lock([id, pick(0)?.id ?? id]);
			case 'get':
				return [await tx.documents.get(id), await tx.documents.getMany([id, pick(1)?.id ?? id, 'inv_x'])];
			case 'linesFrom':
				return [await tx.links.linesFrom(id), await tx.links.linesTo(id), await tx.links.ofDocuments([id])];
			case 'facts':
				return [
					await tx.facts.ofDocuments([id]),
					await tx.transmissions.ofDocuments([id, pick(0)?.id ?? id]),
				];
			case 'matches':
				return [await tx.payments.matchesOf([id]), await tx.payments.matchesFrom([id])];
			case 'move':
				return document && moveOrTakeBack(tx, this.books, id);
			case 'moved':
				return [await tx.stock.ofDocuments([id]), await tx.stock.ofDocuments([id, pick(0)?.id ?? id])];
			case 'unlinked':
				return tx.links.removeLinesTo(id);
			case 'link':
				return this.link(tx, document, pick(one.other));
			case 'match':
				return (
					document &&
					tx.payments.match({
						documentId: id,
						sourceKind: 'creditNote',
						sourceId: pick(one.other)?.id ?? id,
						amount: 7,
						onDate: '2026-01-01',
					})
				);
			case 'key':
				return this.claim(tx, `key ${one.key}`, String(one.input));
			case 'find':
				return [await tx.documents.find({ states: ['draft'], limit: 100 }), await tx.documents.figures({})];
			case 'counters':
				return tx.series.counters(this.books.series);
			case 'product':
				return tx.masters.save({
					kind: 'product',
					companyId: this.books.companyId,
					code: `P${there.length}`,
					name: 'P',
					active: true,
					content: { code: `P${there.length}`, name: 'P' },
				});
			case 'products':
				return tx.masters.list({ kind: 'product', limit: 100 });
			case 'fail':
				throw new Error('refused');
		}
	}

	private async link(tx: LedgerTx, from: BillingDocument | undefined, to: BillingDocument | undefined) {
		if (!from || !to || from.id === to.id) return;
		await tx.links.add({ fromDocumentId: from.id, toDocumentId: to.id, relation: 'convertedFrom' });
		await tx.links.addLines([
			{
				fromDocumentId: from.id,
				fromLineId: tx.newId('lin'),
				toDocumentId: to.id,
				toLineId: tx.newId('lin'),
				flow: 'deliver',
				quantity: '1.5',
			},
		]);
	}

	private async claim(tx: LedgerTx, key: string, input: string) {
		const before = await tx.idempotency.claim(key, 'op', input);
		if (before) return before;
		return tx.idempotency.complete(key, { ids: [key], done: input, nothing: undefined });
	}
}

describe.each(DATABASES)('chunks of any size on %s', (database) => {
	let tests: readonly TestLedger[];
	beforeAll(async () => {
		tests = [await openTestLedger(database), await openTestLedger(database)];
	});
	afterAll(() => Promise.all(tests.map((test) => test.dispose())));

	const emptySide = async (test: TestLedger, chunkItems: number) => {
		await test.tamper(EMPTY);
		return new Side(test, await openBooks(test.ledger, 'DUPONT', 2), chunkItems);
	};

	it('give the same answers and leave the same rows, whatever the items do', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 4 }), async (calls) => {
				const [one, other] = tests as [TestLedger, TestLedger];
				const [chunked, single] = [await emptySide(one, 25), await emptySide(other, 1)];
				let first = 0;
				for (const { items, dryRun } of calls) {
					const answers = await chunked.make(items, dryRun, first);
					const expected = await single.make(items, dryRun, first);
					// In a dry run an item sees those before it in its chunk, and no others.
					if (!dryRun) expect(named(answers)).toEqual(named(expected));
					first += items.length;
				}
				expect(await dumpRows(one.address)).toEqual(await dumpRows(other.address));
				expect((await verifyLedger(one)).filter((chain) => !chain.intact)).toEqual([]);
			}),
			{ numRuns: database === 'sqlite' ? 60 : 25 },
		);
	});
});
