import { createHash } from 'node:crypto';
import {
	copyFileSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Ledger } from '../../ledger/port';
import { openSqlite } from '../../ledger/sqlite/openSqlite';
import { backupLedger, type BackupContext } from '../../services/backupLedger';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { moveLedger } from '../../services/moveLedger';
import { runUseCase } from '../../services/useCase';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { watchLoop } from '../ledger/support/loopDelay';
import { DATABASES, NOW } from '../support/ledgers';
import { storyOn } from '../support/stories';
import { fillBooks, surroundings, type Surroundings } from './embeddedBooks';
import { invoice } from './stage';

jest.setTimeout(120_000);

let at: Surroundings;
beforeEach(() => void (at = surroundings()));
afterEach(() => at.dispose());

const folder = () => join(dirname(at.path), 'backups');
const ofDay = (day: number) => `2026-03-${String(day).padStart(2, '0')}T09:00:00.000Z`;

describe.each(DATABASES)('a backup of a ledger on %s', (database) => {
	const open = () => (database === 'sqlite' ? at.openOld() : at.openNew());
	const back = (keep = 7, now = NOW, more: Partial<BackupContext> = {}) =>
		backupLedger(
			{
				address:
					database === 'sqlite' ? { database, path: at.path } : { database: 'postgres', settings: at.target },
				folder: folder(),
				now: () => now,
				...more,
			},
			{ keep },
		);

	it('is a file of its own with everything in it, for its owner alone', async () => {
		const story = await fillBooks(await open());
		const report = await back();
		expect(report).toMatchObject({
			ledger: story.ledger.id,
			database,
			name: 'ledger-20260310T090000000Z.sqlite',
			documents: 3,
			removed: [],
		});
		const bytes = readFileSync(report.path);
		expect(report.size).toBe(bytes.length);
		expect(report.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
		expect(statSync(report.path).mode & 0o777).toBe(0o600);
		expect(statSync(folder()).mode & 0o777).toBe(0o700);
		expect(readdirSync(folder())).toEqual([report.name]);

		const copy = join(at.folder, 'copy.sqlite');
		copyFileSync(report.path, copy);
		const opened = await openSqlite(copy, NOW);
		try {
			expect(opened.id).toBe(story.ledger.id);
			const reports = await verifyBooks({ ledger: opened });
			expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
			expect(await opened.read.documents.find({ limit: 100 })).toEqual(
				await story.ledger.read.documents.find({ limit: 100 }),
			);
			const [file] = await attachmentsOf(opened);
			expect(file?.length).toBe(400_000);
			// The copy is open books: it goes on with the next number.
			expect((await invoice(storyOn({ ledger: opened }))).number).toBe('FA2026-00002');
		} finally {
			await opened.close();
		}
	});

	it('is taken while others write, without holding them up, and is one moment of the books', async () => {
		const story = await fillBooks(await open());
		const inputs = Array.from({ length: 120 }, (_, index) => ({
			company: 'DUPONT',
			customer: 'LEROY',
			lines: [{ product: 'OIL', quantity: 1 }],
			validate: true,
			externalReference: `BUSY-${index}`,
		}));
		const writing = runUseCase(createInvoiceFromLines, story, inputs);
		const loop = watchLoop();
		const report = await back();
		const { share } = loop();
		expect((await writing).every(({ ok }) => ok)).toBe(true);
		expect(share(50)).toBeLessThan(0.05);
		const opened = await openSqlite(report.path, NOW);
		try {
			expect(areIntact(await verifyBooks({ ledger: opened }))).toBe(true);
		} finally {
			await opened.close();
		}
	});

	it('keeps the newest ones, touches only those of these books, and clears away what a killed run has left', async () => {
		await fillBooks(await open());
		mkdirSync(folder(), { recursive: true });
		const foreign = join(folder(), 'ledger-20200101T000000000Z.sqlite');
		await (await openSqlite(foreign, NOW)).close();
		writeFileSync(join(folder(), 'notes.txt'), 'mine');
		const torn = join(folder(), 'ledger-20260301T090000000Z.sqlite.4711.part');
		writeFileSync(torn, 'half');
		utimesSync(torn, new Date(ofDay(1)), new Date(ofDay(1)));
		for (const day of [11, 12, 13]) await back(2, ofDay(day));
		const last = await back(2, ofDay(14));
		expect(last.removed).toEqual(['ledger-20260312T090000000Z.sqlite']);
		expect(readdirSync(folder()).sort()).toEqual([
			'ledger-20200101T000000000Z.sqlite',
			'ledger-20260313T090000000Z.sqlite',
			'ledger-20260314T090000000Z.sqlite',
			'notes.txt',
		]);
		// Two in the same moment do not write over each other.
		expect((await back(5, ofDay(14))).name).toBe('ledger-20260314T090000000Z-2.sqlite');
		expect(await back(1, ofDay(14))).toMatchObject({
			name: 'ledger-20260314T090000000Z-3.sqlite',
			removed: [
				'ledger-20260314T090000000Z-2.sqlite',
				'ledger-20260314T090000000Z.sqlite',
				'ledger-20260313T090000000Z.sqlite',
			],
		});
		expect((await back(1, ofDay(14))).name).toBe('ledger-20260314T090000000Z-4.sqlite');
	});

	it('has no name before it is whole: what fails leaves no backup', async () => {
		await fillBooks(await open());
		for (const failing of ['copied', 'checked']) {
			const onStep = (step: string) => {
				if (step === failing) throw new Error('disk gone');
			};
			await expect(back(7, NOW, { onStep })).rejects.toThrow('disk gone');
			expect(readdirSync(folder())).toEqual([]);
		}
		await expect(back(0)).rejects.toMatchObject({ rule: 'input.invalid', field: 'keep' });
	});
});

async function attachmentsOf(ledger: Ledger): Promise<string[]> {
	const ids = (await ledger.read.documents.find({ limit: 100 })).map(({ id }) => id);
	const files = await ledger.read.attachments.ofDocuments(ids);
	return Promise.all(files.map(async ({ id }) => (await ledger.read.attachments.content(id)) ?? ''));
}

describe('a copy that is not whole', () => {
	it('is refused and not kept: a chain end that the books do not know', async () => {
		const story = await fillBooks(await at.openOld());
		await story.ledger.close();
		const database = new DatabaseSync(at.path);
		database.exec(`update audit_heads set hash = '${'c'.repeat(64)}'`);
		database.close();
		const backing = backupLedger({
			address: { database: 'sqlite', path: at.path },
			folder: folder(),
			now: () => NOW,
		});
		await expect(backing).rejects.toMatchObject({
			rule: 'backup.broken',
			fix: expect.stringContaining('Verify') as string,
		});
		expect(readdirSync(folder())).toEqual([]);
	});

	it('of books that are still arriving is refused', async () => {
		await fillBooks(await at.openOld());
		const onStep = (step: string) => {
			if (step === 'arrived') throw new Error('stopped');
		};
		await expect(
			moveLedger({ sourcePath: at.path, target: at.target, now: () => NOW, onStep }),
		).rejects.toMatchObject({ rule: 'move.interrupted' });
		const backing = backupLedger({
			address: { database: 'postgres', settings: at.target },
			folder: folder(),
			now: () => NOW,
		});
		await expect(backing).rejects.toMatchObject({ rule: 'backup.arriving' });
	});
});
