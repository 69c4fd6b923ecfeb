import { DatabaseSync } from 'node:sqlite';
import { createInvoiceFromLines } from '../../../services/createInvoice';
import { runUseCase } from '../../../services/useCase';
import { areIntact, verifyBooks } from '../../../services/verifyBooks';
import { openTestLedger, type TestLedger } from '../../support/ledgers';
import { openWholesaler, storyOn, type Story } from '../../support/stories';
import { allDocuments, numberFaults } from '../support/books';

const COUNT = 60;
const input = (index: number) => ({
	customer: 'LEROY',
	lines: Array.from({ length: 20 }, () => ({ product: 'OIL', quantity: 1, comment: 'x'.repeat(500) })),
	validate: true,
	externalReference: `FULL-${index}`,
});

/** To SQLite a file that may not grow any more is a full disk. */
describe('a full disk under SQLite', () => {
	let test: TestLedger;
	let story: Story;
	let writer: DatabaseSync;
	beforeAll(async () => {
		// The limit of pages is one of the connection that writes: the one that is made durable.
		const exec = jest.spyOn(DatabaseSync.prototype, 'exec');
		test = await openTestLedger('sqlite');
		writer = exec.mock.contexts[0] as DatabaseSync;
		exec.mockRestore();
		story = storyOn(test);
		await openWholesaler(story);
	});
	afterAll(() => test.dispose());

	it('refuses clearly what does not fit, keeps what was written, and goes on when there is space again', async () => {
		const inputs = Array.from({ length: COUNT }, (_, index) => input(index));
		const { page_count: pages } = writer.prepare('pragma page_count').get() as { page_count: number };
		writer.exec(`pragma max_page_count = ${pages + 40}`);
		const outcomes = await runUseCase(createInvoiceFromLines, story, inputs);
		const refused = outcomes.filter((outcome) => !outcome.ok);
		expect(refused.length).toBeGreaterThan(0);
		expect(refused.length).toBeLessThan(COUNT);
		for (const outcome of refused)
			expect(!outcome.ok && (outcome.error as { rule: string }).rule).toBe('ledger.full');
		const kept = (await allDocuments(test.ledger)).filter(({ kind }) => kind === 'invoice');
		expect(kept).toHaveLength(COUNT - refused.length);
		expect(numberFaults(kept)).toEqual([]);
		expect(areIntact(await verifyBooks(story))).toBe(true);

		writer.exec('pragma max_page_count = 1073741823');
		const again = await runUseCase(createInvoiceFromLines, story, inputs);
		expect(again.filter((outcome) => !outcome.ok)).toEqual([]);
		expect(again.filter((outcome) => outcome.ok && outcome.value.reused)).toHaveLength(kept.length);
		const all = (await allDocuments(test.ledger)).filter(({ kind }) => kind === 'invoice');
		expect(all).toHaveLength(COUNT);
		expect(numberFaults(all)).toEqual([]);
	});
});
