import type { Ledger, LedgerTx } from '../../../ledger/port';
import { classifyPostgres } from '../../../ledger/postgres/classifyPostgres';
import { openPostgres } from '../../../ledger/postgres/openPostgres';
import { createInvoiceFromLines } from '../../../services/createInvoice';
import { verifyLedger } from '../../../services/verifyLedger';
import { NOW, openTestLedger, type TestLedger } from '../../support/ledgers';
import { openWholesaler, ruleOf, run, storyOn } from '../../support/stories';
import { refusalOf, write } from '../support/books';
import { layWire, type Wire } from '../support/wire';

jest.setTimeout(40_000);

/** The statement alone, as the protocol sends it; `read committed` is another. */
const COMMIT = 'commit\0';

describe('a lost connection to PostgreSQL', () => {
	let test: TestLedger;
	let wire: Wire;
	let ledger: Ledger;
	beforeEach(async () => {
		test = await openTestLedger('postgres');
		const { settings } = test.address as Extract<TestLedger['address'], { database: 'postgres' }>;
		wire = await layWire(settings.host, settings.port);
		ledger = await openPostgres({ ...settings, host: '127.0.0.1', port: wire.port, maxConnections: 2 }, NOW);
	});
	afterEach(async () => {
		await wire.close();
		await ledger.close();
		await test.dispose();
	});

	const once = async (tx: LedgerTx, key: string) => {
		const before = await tx.idempotency.claim(key, 'op', '');
		if (!before) await tx.idempotency.complete(key, 'first');
		tx.audit.add({ chain: 'c', actor: 'a', action: 'b', subjectKind: 'c', subjectId: 'd', data: {} });
		return before ? 'again' : 'now';
	};
	const items = (count: number) =>
		Array.from({ length: count }, (_, index) => ({ key: `${index}`, input: `${index}` }));

	it('in the middle of a chunk is made good: the chunk runs again on a new connection', async () => {
		for (const step of ['afterBegin', 'afterItem', 'beforeAudit', 'beforeCommit']) {
			let cuts = 0;
			const onStep = (name: string) => {
				if (name === step && (cuts += 1) === 1) wire.cut();
			};
			const outcome = await write(ledger, (tx) => once(tx, step), { onStep }).catch(
				(error: unknown) => error,
			);
			// At the commit nobody can know; everywhere else nothing had been written.
			if (step === 'beforeCommit') expect(outcome).toMatchObject({ rule: 'ledger.commitUnknown' });
			else expect([step, outcome, cuts]).toEqual([step, 'now', 2]);
		}
	});

	it.each(['beforeServer', 'beforeAnswer'] as const)(
		'at the commit (%s) is reported as unknown, and told by the key',
		async (when) => {
			wire.cutAt(COMMIT, when);
			const [outcome] = await ledger.write(items(1), (tx, key) => once(tx, key), { now: NOW });
			expect(outcome).toMatchObject({
				ok: false,
				error: {
					rule: 'ledger.commitUnknown',
					committed: 'unknown',
					fix: expect.stringContaining('same External Reference or Idempotency Key'),
				},
			});
			expect(await write(ledger, (tx) => once(tx, '0'))).toBe(when === 'beforeServer' ? 'now' : 'again');
		},
	);

	it('at the commit leaves refused items refused, and goes on with the next chunk', async () => {
		wire.cutAt(COMMIT, 'beforeAnswer');
		const work = async (tx: LedgerTx, key: string) => {
			if (key === '0') throw new Error('refused by rule');
			return once(tx, key);
		};
		const outcomes = await ledger.write(items(60), work, { now: NOW });
		expect(outcomes[0]).toMatchObject({ ok: false, error: { message: 'refused by rule' } });
		expect(outcomes.filter((outcome) => outcome.ok).length).toBeGreaterThanOrEqual(60 - 25);
		for (const outcome of outcomes.slice(1))
			if (!outcome.ok) expect(outcome.error).toMatchObject({ rule: 'ledger.commitUnknown' });
	});

	it('makes one invoice of two tries with the same reference, whatever became of the first', async () => {
		await openWholesaler(storyOn(test));
		const story = { ...storyOn(test), ledger };
		for (const when of ['beforeServer', 'beforeAnswer'] as const) {
			const input = {
				customer: 'LEROY',
				lines: [{ product: 'OIL', quantity: 1 }],
				validate: true,
				externalReference: when,
			};
			wire.cutAt(COMMIT, when);
			expect(await ruleOf(story, createInvoiceFromLines, input)).toBe('ledger.commitUnknown');
			await run(story, createInvoiceFromLines, input);
		}
		const invoices = await ledger.read.documents.find({ kinds: ['invoice'], limit: 10 });
		expect(invoices.map((invoice) => invoice.number)).toEqual(['FA2026-00001', 'FA2026-00002']);
		expect((await verifyLedger(story)).every((chain) => chain.intact)).toBe(true);
	});

	it('ended by the server, in use or idle, ends no process and costs no work', async () => {
		// Only its own: other suites work on the same server.
		const kill = () =>
			test.tamper(
				`select pg_terminate_backend(pid) from pg_stat_activity where client_port in (${wire.serverPorts().join(', ')})`,
			);
		expect(
			await write(ledger, async (tx) => {
				const answer = await once(tx, 'kill');
				if ((kills += 1) === 1) await kill();
				return answer;
			}),
		).toBe('now');
		await kill();
		expect(await refusalOf(write(ledger, (tx) => once(tx, 'kill')))).toBe('done');
	});
	let kills = 0;

	it('for more than ten seconds is refused for all items at once, saying that nothing was written', async () => {
		wire.refuse(true);
		wire.cut();
		const startedAt = performance.now();
		const outcomes = await ledger.write(items(100), (tx, key) => once(tx, key), { now: NOW });
		expect(performance.now() - startedAt).toBeLessThan(14_000);
		for (const outcome of outcomes) {
			expect(outcome).toMatchObject({
				ok: false,
				error: {
					rule: 'ledger.unreachable',
					fix: expect.stringContaining('Nothing of this item was written'),
				},
			});
		}
		wire.refuse(false);
		expect(await write(ledger, (tx) => once(tx, '0'))).toBe('now');
	});

	it('in a dry run is no doubt: nothing would have been written', async () => {
		wire.cutAt('rollback\0', 'beforeAnswer');
		expect(await write(ledger, (tx) => once(tx, 'dry'), { dryRun: true })).toBe('now');
		expect(await write(ledger, (tx) => once(tx, 'dry'))).toBe('now');
	});
});

describe('a PostgreSQL that vanishes without a word', () => {
	let test: TestLedger;
	let wire: Wire;
	let ledger: Ledger;
	beforeEach(async () => {
		test = await openTestLedger('postgres');
		const { settings } = test.address as Extract<TestLedger['address'], { database: 'postgres' }>;
		wire = await layWire(settings.host, settings.port);
		ledger = await openPostgres(
			{ ...settings, host: '127.0.0.1', port: wire.port, maxConnections: 2, answerWithinMilliseconds: 400 },
			NOW,
		);
	});
	afterEach(async () => {
		await wire.close();
		await ledger.close();
		await test.dispose();
	});

	const work = async (tx: LedgerTx) => {
		const before = await tx.idempotency.claim('once', 'op', '');
		if (!before) await tx.idempotency.complete('once', 'first');
		return before ? 'again' : 'now';
	};

	it('in the middle of a chunk is told by the time, and the chunk runs again on another connection', async () => {
		wire.muteAt('idempotency_records');
		const startedAt = performance.now();
		expect(await write(ledger, work)).toBe('now');
		expect(performance.now() - startedAt).toBeGreaterThan(390);
		expect(performance.now() - startedAt).toBeLessThan(5_000);
		expect(await write(ledger, work)).toBe('again');
	});

	it('at the commit leaves it unknown, and the key tells', async () => {
		wire.muteAt(COMMIT);
		expect(await refusalOf(write(ledger, work))).toBe('ledger.commitUnknown');
		expect(await write(ledger, work)).toBe('now');
	});

	it('while it is read fails that question alone', async () => {
		wire.muteAt('ledger_info');
		await expect(ledger.info('id')).rejects.toThrow('Query read timeout');
		expect(await ledger.info('id')).toBe(ledger.id);
		expect(await ledger.info('id')).toBe(ledger.id);
	});

	it('gives a slow statement its time: the server has a limit of its own', async () => {
		const { settings } = test.address as Extract<TestLedger['address'], { database: 'postgres' }>;
		const patient = await openPostgres(settings, NOW);
		await test.tamper(
			`create function slow() returns trigger language plpgsql as 'begin perform pg_sleep(1); return new; end';
			create trigger slow before insert on idempotency_records for each row execute function slow()`,
		);
		expect(await write(patient, work)).toBe('now');
		await patient.close();
	});
});

describe('what an error of PostgreSQL means', () => {
	it.each([
		['lockLost', { code: '40P01' }],
		['lockLost', { code: '40001' }],
		['lockTimeout', { code: '55P03' }],
		['connectionLost', { code: '57P01' }],
		['connectionLost', { code: '08006' }],
		['connectionLost', { code: '25P03' }],
		['connectionLost', { code: 'ECONNRESET' }],
		['connectionLost', new Error('Connection terminated unexpectedly')],
		['connectionLost', new Error('timeout exceeded when trying to connect')],
		['connectionLost', new Error('Query read timeout')],
		['noSpace', { code: '53100' }],
		['notWritable', { code: '25006' }],
		['other', { code: '23505' }],
		['other', { code: '57014' }],
		['other', { code: 'ERR_INVALID_ARG_TYPE' }],
		['other', new TypeError('x is not a function')],
		['other', null],
		['other', undefined],
	])('%s: %j', (failure, error) => expect(classifyPostgres(error)).toBe(failure));
});
