import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger, LedgerTx } from '../../../ledger/port';
import { DATABASES, NOW, openTestLedger, type TestLedger } from '../../support/ledgers';
import { openBooks, refusalOf, write } from '../support/books';

const items = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ key: String(index).padStart(4, '0'), input: index }));
const note = (tx: LedgerTx, key: string) => tx.idempotency.claim(key, 'test', '');

function burn(milliseconds: number): void {
	const end = performance.now() + milliseconds;
	while (performance.now() < end);
}

jest.setTimeout(30_000);

describe.each(DATABASES)('ledger.write on %s', (database) => {
	/** Longer than a chunk may take, so that every item is a chunk of its own. */
	const burnChunk = () => burn(database === 'sqlite' ? 21 : 51);
	let test: TestLedger;
	let ledger: Ledger;
	beforeEach(async () => {
		test = await openTestLedger(database);
		({ ledger } = test);
	});
	afterEach(() => test.dispose());

	const known = (key: string) =>
		write(ledger, async (tx) => (await note(tx, key)) !== undefined, { dryRun: true });

	it('takes items in the order of their keys and answers in the order of the items', async () => {
		const seen: string[] = [];
		const given = ['b', 'a', 'c', 'a'].map((key, index) => ({ key, input: `${key}${index}` }));
		const work = async (_tx: LedgerTx, input: string) => {
			seen.push(input);
			return input;
		};
		const outcomes = await ledger.write(given, work, { now: NOW });
		expect(seen).toEqual(['a1', 'a3', 'b0', 'c2']);
		expect(outcomes).toEqual(given.map(({ input }) => ({ ok: true, value: input })));
		expect(await ledger.write([], async () => 1, { now: NOW })).toEqual([]);
	});

	it('commits after 25 items, or when its time is over', async () => {
		const sizes = async (count: number, work: () => void) => {
			const chunks: number[] = [];
			let size = 0;
			const onStep = (step: string) => {
				if (step === 'afterItem') size += 1;
				if (step === 'afterCommit') chunks.push(size);
				if (step === 'afterBegin') size = 0;
			};
			await ledger.write(items(count), async () => work(), { now: NOW, onStep });
			expect(chunks.reduce((sum, one) => sum + one, 0)).toBe(count);
			return chunks;
		};
		const quick = await sizes(60, () => undefined);
		expect(Math.max(...quick)).toBeLessThanOrEqual(25);
		expect(await sizes(15, burnChunk)).toEqual(Array.from({ length: 15 }, () => 1));
	});

	it('lets the event loop turn between chunks', async () => {
		let turns = 0;
		const timer = setInterval(() => (turns += 1), 1);
		await ledger.write(items(20), async () => burnChunk(), { now: NOW });
		clearInterval(timer);
		expect(turns).toBeGreaterThanOrEqual(15);
	});

	it('takes no neighbour down with a refused item', async () => {
		const outcomes = await ledger.write(
			items(30),
			async (tx, input) => {
				await note(tx, `n${input}`);
				if (input % 3 === 0) throw new Error(`no ${input}`);
			},
			{ now: NOW },
		);
		outcomes.forEach((outcome, index) => expect(outcome.ok).toBe(index % 3 !== 0));
		expect(await known('n1')).toBe(true);
		expect(await known('n3')).toBe(false);
	});

	it('goes on after an error of the database inside an item', async () => {
		const outcomes = await ledger.write(
			items(3),
			async (tx, input) => {
				await note(tx, `d${input}`);
				if (input === 1)
					await tx.facts.add({
						documentId: 'inv_nobody',
						kind: 'x',
						onDate: '2026-01-01',
						actor: 'a',
						data: {},
					});
			},
			{ now: NOW },
		);
		expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true]);
		expect([await known('d0'), await known('d1'), await known('d2')]).toEqual([true, false, true]);
	});

	it('runs a chunk that fails as a whole again item by item, so that nobody fails for a neighbour', async () => {
		let tries = 0;
		const onStep = (step: string) => {
			if (step === 'beforeAudit' && (tries += 1) === 1) throw new Error('the chunk failed');
		};
		const outcomes = await ledger.write(items(5), (tx, input) => note(tx, `s${input}`), { now: NOW, onStep });
		expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
		expect(tries).toBe(6);
		expect(await known('s4')).toBe(true);
	});

	it('keeps what a chunk committed when a later one fails', async () => {
		let chunks = 0;
		const onStep = (step: string) => {
			if (step === 'beforeCommit' && (chunks += 1) > 2) throw new Error('later');
		};
		const outcomes = await ledger.write(
			items(4),
			async (tx, input) => note(tx, `k${input}`).then(burnChunk),
			{ now: NOW, onStep },
		);
		expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true, false, false]);
		expect([await known('k1'), await known('k2')]).toEqual([true, false]);
	});

	it('runs a dry run through the same code and leaves nothing', async () => {
		const steps: string[] = [];
		const outcomes = await ledger.write(
			items(2),
			async (tx, input) => {
				tx.audit.add({ chain: 'dry', actor: 'a', action: 'b', subjectKind: 'c', subjectId: 'd', data: {} });
				return note(tx, `dry${input}`);
			},
			{ now: NOW, dryRun: true, onStep: (step) => void steps.push(step) },
		);
		expect(outcomes).toEqual([{ ok: true }, { ok: true }]);
		expect(steps).toContain('beforeAudit');
		expect(steps).not.toContain('afterCommit');
		expect([await known('dry0'), await ledger.read.audit.head('dry')]).toEqual([false, undefined]);
	});

	it('stops at a cancelled execution and names the items that were not written', async () => {
		const abort = new AbortController();
		const outcomes = await ledger.write(
			items(4),
			async (tx, input) => {
				await note(tx, `a${input}`);
				burnChunk();
				if (input === 1) abort.abort();
			},
			{ now: NOW, signal: abort.signal },
		);
		expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : (outcome.error as { rule: string }).rule))).toEqual(
			['ok', 'ok', 'execution.cancelled', 'execution.cancelled'],
		);
	});

	it('closes when the last write has ended, and refuses what comes after', async () => {
		const steps: string[] = [];
		const handle = await test.open();
		const batch = handle
			.write(items(10), (tx, input) => note(tx, `c${input}`).then(burnChunk), { now: NOW })
			.then((outcomes) => {
				steps.push('written');
				return outcomes;
			});
		await sleep(5);
		const closing = Promise.all([handle.close(), handle.close()]).then(() => void steps.push('closed'));
		for (const late of [
			write(handle, async () => 1),
			handle.read.documents.get('x'),
			handle.info('id'),
			handle.setInfo('a', 'b'),
		]) {
			expect(await refusalOf(late as Promise<unknown>)).toBe('ledger.closed');
		}
		expect((await batch).every((outcome) => outcome.ok)).toBe(true);
		await closing;
		expect(steps).toEqual(['written', 'closed']);
		expect(await known('c9')).toBe(true);
		await handle.close();
	});

	it('answers every read that began before it was closed', async () => {
		const handle = await test.open();
		const { companyId } = await openBooks(handle);
		const reads = Array.from({ length: 40 }, () => handle.read.masters.get('company', companyId));
		await handle.close();
		for (const read of reads) expect((await read)?.id).toBe(companyId);
	});

	it('shows readers nothing before the commit', async () => {
		await write(ledger, async (tx) => {
			tx.audit.add({ chain: 'seen', actor: 'a', action: 'b', subjectKind: 'c', subjectId: 'd', data: {} });
			const { master } = await tx.masters.save({
				kind: 'party',
				companyId: null,
				code: 'C',
				name: 'C',
				active: true,
				content: { code: 'C', name: 'C' },
			});
			expect(await tx.masters.get('party', master.id)).toEqual(master);
			expect(await ledger.read.masters.get('party', master.id)).toBeUndefined();
		});
		expect(await ledger.read.audit.head('seen')).toMatchObject({ sequence: 1 });
	});
});
