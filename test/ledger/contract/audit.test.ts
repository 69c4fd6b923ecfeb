import { GENESIS, hashEntry } from '../../../ledger/stores/audit';
import type { AuditDraft, AuditEntry, Ledger } from '../../../ledger/port';
import { verifyLedger } from '../../../services/verifyLedger';
import { DATABASES, NOW, openTestLedger, type TestLedger } from '../../support/ledgers';
import { openBooks, refusalOf, write } from '../support/books';

const draft = (chain: string, fields: Partial<AuditDraft> = {}): AuditDraft => ({
	chain,
	actor: 'alice',
	action: 'test',
	subjectKind: 'invoice',
	subjectId: 'inv_1',
	data: {},
	...fields,
});

async function append(ledger: Ledger, chain: string, count: number): Promise<void> {
	for (let index = 0; index < count; index += 1) {
		await write(ledger, async (tx) =>
			tx.audit.add(draft(chain, { data: { index, text: 'Đường “phở” 🍜' } })),
		);
	}
}

describe.each(DATABASES)('audit chain on %s', (database) => {
	let test: TestLedger;
	let ledger: Ledger;
	beforeAll(async () => {
		test = await openTestLedger(database);
		({ ledger } = test);
	});
	afterAll(() => test.dispose());

	it('covers the entry before with the hash of the next', async () => {
		await append(ledger, 'c1', 3);
		const entries = await ledger.read.audit.page('c1', 0, 10);
		expect(entries.map((entry) => entry.sequence)).toEqual([1, 2, 3]);
		expect(entries.map((entry) => entry.previousHash)).toEqual([GENESIS, entries[0]?.hash, entries[1]?.hash]);
		for (const entry of entries) expect(hashEntry(entry)).toBe(entry.hash);
		const [first] = entries as [AuditEntry];
		for (const change of [
			{ data: { index: 1 } },
			{ at: NOW.replace('2026', '2025') },
			{ actor: 'bob' },
			{ previousHash: 'f'.repeat(64) },
			{ sequence: 2 },
		]) {
			expect(hashEntry({ ...first, ...change })).not.toBe(first.hash);
		}
		expect(await ledger.read.audit.head('c1')).toEqual({ chain: 'c1', sequence: 3, hash: entries[2]?.hash });
	});

	it('appends to each chain of a chunk in the order of the items, and pages by sequence', async () => {
		const items = Array.from({ length: 40 }, (_, index) => ({
			key: String(index).padStart(2, '0'),
			input: index,
		}));
		await ledger.write(
			items,
			async (tx, index) => tx.audit.add(draft(index % 2 ? 'c2' : 'c3', { data: { index } })),
			{ now: NOW },
		);
		const page = await ledger.read.audit.page('c2', 5, 5);
		expect(page.map((entry) => [entry.sequence, entry.data])).toEqual(
			[6, 7, 8, 9, 10].map((sequence) => [sequence, { index: sequence * 2 - 1 }]),
		);
		expect(await ledger.read.audit.chains()).toEqual(expect.arrayContaining(['c1', 'c2', 'c3']));
		expect(await ledger.read.audit.ofSubject('inv_1')).toHaveLength(43);
	});

	it('leaves nothing of a failed item or a dry run', async () => {
		const failing = write(ledger, async (tx) => {
			tx.audit.add(draft('c4'));
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
		await write(ledger, async (tx) => tx.audit.add(draft('c4')), { dryRun: true });
		expect(await ledger.read.audit.head('c4')).toBeUndefined();
		expect(await ledger.read.audit.page('c4', 0, 10)).toEqual([]);
	});

	it('refuses what cannot be kept at the item that brings it, and reads the rest back as it was hashed', async () => {
		const items = [
			{ actor: 'a\u0000b' },
			{ data: { amount: Number.NaN } },
			{ actor: 'lone \ud800', data: { when: undefined, x: '\ud800\u0000' } },
		];
		const outcomes = await ledger.write(
			items.map((input, index) => ({ key: String(index), input })),
			async (tx, fields) => tx.audit.add(draft('c5', fields)),
			{ now: NOW },
		);
		expect(outcomes.map((outcome) => outcome.ok)).toEqual([false, false, true]);
		expect(await refusalOf(write(ledger, async (tx) => tx.audit.add(draft('c5', { actor: '\u0000' }))))).toBe(
			'text.nul',
		);
		const [entry] = await ledger.read.audit.page('c5', 0, 10);
		expect(entry && hashEntry(entry)).toBe(entry?.hash);
	});

	it('keeps one chain while two handles append to it', async () => {
		const other = await test.open();
		await Promise.all([append(ledger, 'c6', 15), append(other, 'c6', 15)]);
		expect((await ledger.read.audit.head('c6'))?.sequence).toBe(30);
		expect((await verifyLedger({ ledger })).every((report) => report.intact)).toBe(true);
	});
});

describe.each(DATABASES)('tampering on %s', (database) => {
	let test: TestLedger;
	let chain: string;
	beforeEach(async () => {
		test = await openTestLedger(database);
		chain = (await openBooks(test.ledger)).companyId;
		await append(test.ledger, chain, 4);
		await append(test.ledger, 'other', 2);
	});
	afterEach(() => test.dispose());

	const report = async () => {
		const reports = await verifyLedger(test);
		expect(reports.filter((one) => one.chain !== chain)).toMatchObject([
			{ chain: 'other', intact: true, entries: 2 },
		]);
		return reports.find((one) => one.chain === chain);
	};
	const broken = (brokenAt: number, problem: string) => ({
		chain,
		intact: false,
		brokenAt,
		entries: brokenAt - 1,
		problem: expect.stringContaining(problem),
	});

	it('is not found where there is none', async () => {
		expect(await report()).toEqual({ chain, intact: true, entries: 5, brokenAt: null, problem: null });
	});

	it.each([
		[
			'a changed entry',
			(c: string) => `update audit_entries set actor = 'mallory' where chain = '${c}' and sequence = 3`,
			3,
			'content was changed',
		],
		[
			'changed data',
			(c: string) => `update audit_entries set data = '{"index":9}' where chain = '${c}' and sequence = 2`,
			2,
			'content was changed',
		],
		[
			'a removed entry',
			(c: string) => `delete from audit_entries where chain = '${c}' and sequence = 2`,
			2,
			'entry 2 is missing',
		],
		[
			'a removed beginning',
			(c: string) => `delete from audit_entries where chain = '${c}' and sequence <= 2`,
			1,
			'entry 1 is missing',
		],
		[
			'exchanged entries',
			(c: string) =>
				`update audit_entries set sequence = 99 where chain = '${c}' and sequence = 2;
				update audit_entries set sequence = 2 where chain = '${c}' and sequence = 3;
				update audit_entries set sequence = 3 where chain = '${c}' and sequence = 99`,
			2,
			'does not follow',
		],
		[
			'an entry written anew without its followers',
			(c: string) =>
				`update audit_entries set actor = 'm', hash = '${'a'.repeat(64)}' where chain = '${c}' and sequence = 4`,
			4,
			'content was changed',
		],
		[
			'a cut end',
			(c: string) => `delete from audit_entries where chain = '${c}' and sequence >= 4`,
			4,
			'entries 4 to 5 are missing',
		],
		[
			'a removed last entry',
			(c: string) => `delete from audit_entries where chain = '${c}' and sequence = 5`,
			5,
			'entries 5 to 5 are missing',
		],
		[
			'every entry removed',
			(c: string) => `delete from audit_entries where chain = '${c}'`,
			1,
			'entries 1 to 5 are missing',
		],
		[
			'a head set back',
			(c: string) => `update audit_heads set sequence = 3 where chain = '${c}'`,
			3,
			'another hash',
		],
		[
			'a head set back with the right hash',
			(c: string) =>
				`update audit_heads set sequence = 3, hash = (select hash from audit_entries where chain = '${c}' and sequence = 3) where chain = '${c}'`,
			4,
			'it knows 3 entries',
		],
		[
			'a head moved on',
			(c: string) => `update audit_heads set sequence = 7 where chain = '${c}'`,
			6,
			'entries 6 to 7 are missing',
		],
		[
			'a head with another hash',
			(c: string) => `update audit_heads set hash = '${'b'.repeat(64)}' where chain = '${c}'`,
			5,
			'another hash',
		],
		[
			'a removed head',
			(c: string) => `delete from audit_heads where chain = '${c}'`,
			1,
			'head of the chain is missing',
		],
		[
			'a company whose chain is gone',
			(c: string) =>
				`delete from audit_heads where chain = '${c}'; delete from audit_entries where chain = '${c}'`,
			1,
			'the chain is missing',
		],
	])('names %s', async (_name, statement, brokenAt, problem) => {
		await test.tamper(statement(chain));
		expect(await report()).toEqual(broken(brokenAt, problem));
	});

	it('goes on from the head, so that a cut end is not healed by what comes after', async () => {
		await test.tamper(`delete from audit_entries where chain = '${chain}' and sequence = 5`);
		await append(test.ledger, chain, 2);
		expect(await report()).toEqual(broken(5, 'entry 5 is missing'));
	});

	it('is not seen in a chain that grows while it is walked', async () => {
		const other = await test.open();
		const growing = append(other, chain, 40);
		for (let round = 0; round < 5; round += 1) expect(await report()).toMatchObject({ intact: true });
		await growing;
		expect(await report()).toMatchObject({ intact: true, entries: 45 });
	});
});
