import { DatabaseSync } from 'node:sqlite';
import type { Ledger } from '../../../ledger/port';
import { NOW, openTestLedger, type TestLedger } from '../../support/ledgers';
import {
	aDraft,
	aLine,
	allDocuments,
	numberFaults,
	openBooks,
	refusalOf,
	validateNew,
	write,
	type Books,
} from '../support/books';
import { startWorker } from '../support/job';
import { watchLoop } from '../support/loopDelay';
import { openWholesaler, storyOn } from '../../support/stories';

jest.setTimeout(40_000);

describe('waiting for the SQLite lock', () => {
	let test: TestLedger;
	let ledger: Ledger;
	let books: Books;
	let path: string;
	beforeEach(async () => {
		test = await openTestLedger('sqlite');
		({ ledger } = test);
		path = test.address.database === 'sqlite' ? test.address.path : '';
		books = await openBooks(ledger, 'BATCH');
	});
	afterEach(() => test.dispose());

	it('never blocks the event loop: 500 documents while another process holds the lock for a second', async () => {
		const holder = await startWorker({ kind: 'holdLock', path, milliseconds: 1000 });
		const stop = watchLoop();
		const startedAt = performance.now();
		const items = Array.from({ length: 500 }, (_, index) => ({ key: String(index), input: index }));
		const outcomes = await ledger.write(
			items,
			(tx) => validateNew(tx, books, books.series[0] ?? '', '2026-03-10'),
			{ now: NOW },
		);
		const took = performance.now() - startedAt;
		const held = stop();
		await holder.ended;
		expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
		expect(took).toBeGreaterThan(500);
		// The target is 50 ms; one slow flush to the disk may take longer.
		expect(held.longest).toBeLessThan(250);
		expect(held.share(50)).toBeLessThan(0.05);
		expect(numberFaults(await allDocuments(ledger))).toEqual([]);
	});

	it('never blocks the event loop: one document of 2,000 lines', async () => {
		const stop = watchLoop();
		await write(ledger, async (tx) => {
			const lines = Array.from({ length: 2000 }, (_, index) => aLine(tx, { position: index + 1 }));
			const draft = aDraft(tx, books, { lines });
			await tx.documents.insert(draft);
			for (let round = 0; round < 5; round += 1)
				await tx.documents.saveDraft({ ...draft, title: `${round}` });
		});
		const held = stop();
		expect(held.longest).toBeLessThan(250);
	});

	it('lets another process in while a long batch runs', async () => {
		await openWholesaler(storyOn(test));
		const input = {
			customer: 'LEROY',
			lines: [{ product: 'OIL', quantity: 1 }],
			company: 'DUPONT',
			validate: true,
		};
		const inputs = Array.from({ length: 5 }, (_, index) => ({ ...input, externalReference: `R${index}` }));
		const worker = await startWorker({ kind: 'createInvoice', address: test.address, inputs });
		const ends: string[] = [];
		const items = Array.from({ length: 1500 }, (_, index) => ({ key: String(index), input: index }));
		const batch = ledger.write(items, (tx) => validateNew(tx, books, books.series[0] ?? '', '2026-03-10'), {
			now: NOW,
		});
		worker.go();
		await Promise.all([batch.then(() => ends.push('batch')), worker.ended.then(() => ends.push('worker'))]);
		expect(ends).toEqual(['worker', 'batch']);
		expect((await worker.ended).report?.outcomes.filter((outcome) => outcome.error !== undefined)).toEqual(
			[],
		);
	});

	it('refuses after ten seconds without progress, saying that nothing was written, and not ten for each item', async () => {
		const foreign = new DatabaseSync(path);
		foreign.exec('begin immediate');
		const startedAt = performance.now();
		const items = Array.from({ length: 60 }, (_, index) => ({ key: String(index), input: index }));
		const batch = ledger.write(items, (tx) => tx.idempotency.claim('x', 'x', 'x'), { now: NOW });
		const info = refusalOf(ledger.setInfo('a', 'b'));
		const outcomes = await batch;
		expect(performance.now() - startedAt).toBeGreaterThan(9_500);
		expect(performance.now() - startedAt).toBeLessThan(14_000);
		for (const outcome of outcomes) {
			expect(outcome).toMatchObject({
				ok: false,
				error: { rule: 'ledger.busy', fix: expect.stringContaining('Nothing of this item was written') },
			});
		}
		expect(await info).toBe('ledger.busy');
		foreign.exec('rollback');
		foreign.close();
		expect(await refusalOf(write(ledger, async () => 1))).toBe('done');
	});

	it('stops waiting when the execution is cancelled', async () => {
		const foreign = new DatabaseSync(path);
		foreign.exec('begin immediate');
		const abort = new AbortController();
		setTimeout(() => abort.abort(), 100);
		const startedAt = performance.now();
		expect(await refusalOf(write(ledger, async () => 1, { signal: abort.signal }))).toBe(
			'execution.cancelled',
		);
		expect(performance.now() - startedAt).toBeLessThan(2_000);
		foreign.exec('rollback');
		foreign.close();
	});

	it('reads on while another process writes', async () => {
		const foreign = new DatabaseSync(path);
		foreign.exec(`begin immediate; update ledger_info set value = value`);
		expect(await ledger.info('id')).toBe(ledger.id);
		foreign.exec('rollback');
		foreign.close();
	});
});
