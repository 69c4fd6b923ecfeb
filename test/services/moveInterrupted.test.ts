import { spawn } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { movedMarkPath } from '../../ledger/embedded';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { moveLedger, type MoveContext } from '../../services/moveLedger';
import { runUseCase } from '../../services/useCase';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { startWorker } from '../ledger/support/job';
import { layWire } from '../ledger/support/wire';
import { NOW } from '../support/ledgers';
import { run, storyOn } from '../support/stories';
import { fillBooks, ofLeroy, surroundings, write, type Surroundings } from './embeddedBooks';

jest.setTimeout(120_000);

let at: Surroundings;
beforeEach(() => void (at = surroundings()));
afterEach(() => at.dispose());

const move = (more: Partial<MoveContext> = {}) =>
	moveLedger({ sourcePath: at.path, target: at.target, now: () => NOW, ...more });

/** Which books take a new document after a process was killed there: never both, and `neither` until it is finished. */
const STEPS = [
	['sourceLocked', 'old'],
	['table:documents', 'old'],
	['table:audit_entries', 'old'],
	['copied', 'old'],
	['arrived', 'old'],
	['oldBooksClosed', 'neither'],
	['newBooksOpen', 'new'],
	['marked', 'new'],
] as const;

describe('a move that is killed', () => {
	it.each(STEPS)(
		'at %s leaves open: %s; running it again finishes it, and nothing is lost',
		async (killAt, open) => {
			const old = await fillBooks(await at.openOld());
			await expect(killedMove(killAt)).resolves.toBe('SIGKILL');
			const target = await at.openNew();
			const fresh = { ...storyOn({ ledger: target }) };
			// An empty schema knows no company: only arrived books could take the document.
			const [onOld, onNew] = [await write(old, 'MEANWHILE'), await write(fresh, 'MEANWHILE')];
			expect([onOld === 'done', onNew === 'done']).toEqual([open === 'old', open === 'new']);
			if (open !== 'old') expect(onOld).toMatch(/The books have moved/);
			if (open === 'neither') expect(onNew).toMatch(/still arriving.*run Move to PostgreSQL again/);

			const { outcome, ledger } = await move();
			expect(outcome).toBe({ old: 'moved', neither: 'finished', new: 'alreadyMoved' }[open]);
			const moved = storyOn({ ledger: await at.openNew() });
			expect(moved.ledger.id).toBe(ledger);
			expect(areIntact(await verifyBooks(moved))).toBe(true);
			expect(await write(old, 'LATE')).toMatch(/The books have moved/);
			const [meanwhile] = await runUseCase(createInvoiceFromLines, moved, [ofLeroy('MEANWHILE')]);
			expect(meanwhile).toMatchObject({
				ok: true,
				value: { reused: open !== 'neither', views: [{ number: 'FA2026-00002' }] },
			});
			expect(existsSync(movedMarkPath(at.path))).toBe(true);
		},
	);

	it('and whose old books are then replaced by older ones does not write over the newer ones', async () => {
		const older = await at.openOld();
		const story = await fillBooks(older);
		await older.close();
		const copy = join(dirname(at.path), 'older.sqlite');
		copyFileSync(at.path, copy);
		const newer = { ...story, ledger: await at.openOld() };
		expect(await write(newer, 'NEWER')).toBe('done');
		await newer.ledger.close();
		await killedMove('arrived');
		copyFileSync(copy, at.path);
		await expect(move()).rejects.toMatchObject({ rule: 'move.diverged' });
		expect(await at.onServer('select count(*)::int as count from documents')).toEqual([{ count: 4 }]);
	});
});

function killedMove(killAt: string): Promise<NodeJS.Signals | null> {
	const support = join(__dirname, '../ledger/support/register.cjs');
	const job = JSON.stringify({ sourcePath: at.path, target: at.target, killAt });
	const child = spawn(
		process.execPath,
		['--disable-warning=ExperimentalWarning', '--require', support, join(__dirname, 'moveWorker.ts'), job],
		{ stdio: ['ignore', 'inherit', 'inherit'] },
	);
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (_code, signal) => resolve(signal));
	});
}

describe('a server that goes away during a move', () => {
	it.each([
		['sourceLocked', 'truncate', 'beforeServer', 'old'],
		['table:documents', 'insert into', 'beforeServer', 'old'],
		['copied', 'commit', 'beforeServer', 'old'],
		['copied', 'commit', 'beforeAnswer', 'old'],
		['oldBooksClosed', 'commit', 'beforeAnswer', 'new'],
	] as const)(
		'after %s, at its %s, %s: the books are the %s ones, and the next run finishes',
		async (step, text, when, open) => {
			const old = await fillBooks(await at.openOld());
			const wire = await layWire(at.target.host, at.target.port);
			try {
				const onStep = (reached: string) => void (reached === step && wire.cutAt(text, when));
				const cut = move({ target: { ...at.target, port: wire.port }, onStep });
				await expect(cut).rejects.toMatchObject({ rule: 'move.interrupted' });
			} finally {
				await wire.close();
			}
			expect(await write(old, 'MEANWHILE')).toEqual(
				open === 'old' ? 'done' : (expect.stringMatching(/have moved/) as string),
			);
			expect((await move()).outcome).toBe(open === 'old' ? 'moved' : 'alreadyMoved');
			const moved = storyOn({ ledger: await at.openNew() });
			expect(areIntact(await verifyBooks(moved))).toBe(true);
			const { number } = await run(moved, createInvoiceFromLines, ofLeroy('MEANWHILE'));
			expect(number).toBe('FA2026-00002');
		},
	);
});

describe('writers during a move', () => {
	it('lose nothing: what they were told is written is in the new books, and the rest was refused', async () => {
		const old = await fillBooks(await at.openOld());
		const inputs = (name: string) => Array.from({ length: 60 }, (_, index) => ofLeroy(`${name}-${index}`));
		// One in this process, through the same queue; one in another, that knows only the lock of the file.
		const worker = await startWorker({
			kind: 'createInvoice',
			address: { database: 'sqlite', path: at.path },
			inputs: inputs('OTHER'),
		});
		worker.go();
		const here = Promise.all(inputs('HERE').map((input) => runUseCase(createInvoiceFromLines, old, [input])));
		const { ledger } = await move();
		const told = (await here).flat();
		const { report } = await worker.ended;

		const moved = storyOn({ ledger: await at.openNew() });
		expect(moved.ledger.id).toBe(ledger);
		const there = new Set((await moved.ledger.read.documents.find({ limit: 1000 })).map(({ id }) => id));
		const written = [
			...told.flatMap((outcome) => (outcome.ok ? outcome.value.views.map(({ id }) => id) : [])),
			...(report?.outcomes ?? []).flatMap(({ id }) => id ?? []),
		];
		expect(written.filter((id) => !there.has(id))).toEqual([]);
		expect(there.size).toBe(written.length + 3);
		const refused = [
			...told.flatMap((outcome) => (outcome.ok ? [] : String(outcome.error))),
			...(report?.outcomes ?? []).flatMap(({ error }) => error ?? []),
		];
		expect(written.length + refused.length).toBe(120);
		for (const reason of refused) expect(reason).toMatch(/The books have moved/);
		expect(areIntact(await verifyBooks(moved))).toBe(true);
	});
});
