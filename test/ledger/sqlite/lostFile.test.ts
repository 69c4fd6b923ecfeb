import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { classifySqlite } from '../../../ledger/sqlite/busy';
import { createInvoiceFromLines } from '../../../services/createInvoice';
import { runUseCase } from '../../../services/useCase';
import { openTestLedger, type TestLedger } from '../../support/ledgers';
import { openWholesaler, ruleOf, run, storyOn, type Story } from '../../support/stories';
import { allDocuments, numberFaults } from '../support/books';

/** SQLite goes on writing to a file that has no name any more: everything would look well, and be lost. */
describe('the SQLite file', () => {
	let test: TestLedger;
	let story: Story;
	let path: string;
	beforeEach(async () => {
		test = await openTestLedger('sqlite');
		story = storyOn(test);
		path = test.address.database === 'sqlite' ? test.address.path : '';
		await openWholesaler(story);
	});
	afterEach(() => test.dispose());

	const input = (index: number) => ({
		customer: 'LEROY',
		lines: [{ product: 'OIL', quantity: 1 }],
		validate: true,
		externalReference: `R${index}`,
	});

	it('moved away refuses every write, and goes on when it is back', async () => {
		await run(story, createInvoiceFromLines, input(0));
		renameSync(path, `${path}.away`);
		const outcomes = await runUseCase(createInvoiceFromLines, story, [1, 2, 3].map(input));
		for (const outcome of outcomes) {
			expect(outcome).toMatchObject({
				ok: false,
				error: {
					rule: 'ledger.notWritable',
					message: expect.stringContaining('deleted or moved'),
					fix: expect.stringContaining('Nothing of this item was written'),
				},
			});
		}
		renameSync(`${path}.away`, path);
		await run(story, createInvoiceFromLines, input(1));
		const invoices = (await allDocuments(test.ledger)).filter(({ kind }) => kind === 'invoice');
		expect(invoices).toHaveLength(2);
		expect(numberFaults(invoices)).toEqual([]);
	});

	it('deleted, or replaced by another file, refuses every write', async () => {
		copyFileSync(path, `${path}.copy`);
		rmSync(path);
		expect(await ruleOf(story, createInvoiceFromLines, input(1))).toBe('ledger.notWritable');
		renameSync(`${path}.copy`, path);
		const [outcome] = await runUseCase(createInvoiceFromLines, story, [input(1)]);
		expect(outcome).toMatchObject({
			error: { message: expect.stringContaining('replaced'), fix: expect.stringContaining('restart n8n') },
		});
	});

	it.each([
		['lockLost', 5],
		['lockLost', 261],
		['notWritable', 8],
		['notWritable', 1032],
		['notWritable', 778],
		['notWritable', 14],
		['noSpace', 13],
		['other', 19],
		['other', 2067],
	])('%s is what result code %i means', (failure, errcode) =>
		expect(classifySqlite(Object.assign(new Error('x'), { errcode }))).toBe(failure),
	);
});
