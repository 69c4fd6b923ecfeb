import type { Ledger, LedgerTx } from '../../../ledger/port';
import { DATABASES, NOW, openTestLedger, type TestLedger } from '../../support/ledgers';
import { refusalOf, write } from '../support/books';

const later = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

describe.each(DATABASES)('keys on %s', (database) => {
	let test: TestLedger;
	let ledger: Ledger;
	beforeAll(async () => {
		test = await openTestLedger(database);
		({ ledger } = test);
	});
	afterAll(() => test.dispose());

	describe('idempotency', () => {
		const once = async (tx: LedgerTx, key: string, result: unknown, input = 'input') => {
			const before = await tx.idempotency.claim(key, 'op', input);
			if (before) return before.result;
			await tx.idempotency.complete(key, result);
			return 'done now';
		};

		it('gives the first answer to the same input, and refuses the same key for another', async () => {
			const first = { ids: ['Đ'], n: 1 };
			expect(await write(ledger, (tx) => once(tx, 'k1', first))).toBe('done now');
			expect(await write(ledger, (tx) => once(tx, 'k1', { ids: ['other'] }))).toEqual(first);
			expect(await refusalOf(write(ledger, (tx) => once(tx, 'k1', {}, 'other input')))).toBe(
				'idempotency.otherInput',
			);
			expect(await refusalOf(write(ledger, (tx) => tx.idempotency.claim('k1', 'other op', 'input')))).toBe(
				'idempotency.otherInput',
			);
		});

		it('frees a key whose work failed, was rolled back or was a dry run', async () => {
			const failing = write(ledger, async (tx) => {
				await once(tx, 'k2', 1);
				throw new Error('after the claim');
			});
			await expect(failing).rejects.toThrow('after the claim');
			expect(await write(ledger, (tx) => once(tx, 'k2', 1), { dryRun: true })).toBe('done now');
			expect(await write(ledger, (tx) => once(tx, 'k2', 1))).toBe('done now');
		});

		it('knows a key that an earlier item of the same chunk took', async () => {
			const items = [1, 2, 3].map((input) => ({ key: String(input), input }));
			const outcomes = await ledger.write(items, (tx, input) => once(tx, 'k3', input), { now: NOW });
			expect(outcomes).toMatchObject([{ value: 'done now' }, { value: 1 }, { value: 1 }]);
		});

		it('makes a second claim wait for the first, and lets one of many win', async () => {
			const other = await test.open();
			const claims = Array.from({ length: 20 }, (_, index) =>
				write(index % 2 ? other : ledger, (tx) => once(tx, 'k4', index)),
			);
			const answers = await Promise.all(claims);
			expect(answers.filter((answer) => answer === 'done now')).toHaveLength(1);
			expect(new Set(answers).size).toBe(2);
		});
	});

	describe('intents', () => {
		const intent = (key: string, payloadHash = 'hash') => ({
			key,
			operation: 'mail',
			subjectId: 'inv_1',
			payloadHash,
			timesOutAt: later(5),
		});
		const open = (key: string, payloadHash?: string, now = NOW) =>
			write(ledger, (tx) => tx.intents.open(intent(key, payloadHash)), { now });

		it('opens once and closes once', async () => {
			expect(await open('i1')).toMatchObject({
				state: 'open',
				attempt: 1,
				openedAt: NOW,
				closedAt: null,
				outcome: null,
			});
			expect(await refusalOf(open('i1'))).toBe('intent.taken');
			await write(ledger, (tx) => tx.intents.close('i1', 'done', { id: 'msg-🍜' }));
			expect(await ledger.read.intents.get('i1', NOW)).toMatchObject({
				state: 'done',
				closedAt: NOW,
				outcome: { id: 'msg-🍜' },
			});
			expect(await refusalOf(write(ledger, (tx) => tx.intents.close('i1', 'failed', null)))).toBe(
				'intent.notOpen',
			);
			expect(await refusalOf(open('i1'))).toBe('intent.taken');
			expect(await ledger.read.intents.get('nobody', NOW)).toBeUndefined();
		});

		it('reads as unknown when its time is over, may then be closed, and is never opened again', async () => {
			await open('i2');
			const state = async (now: string) => (await ledger.read.intents.get('i2', now))?.state;
			expect([await state(later(4)), await state(later(5)), await state(later(6))]).toEqual([
				'open',
				'unknown',
				'unknown',
			]);
			const keys = async (asked: 'open' | 'unknown', now: string) =>
				(await ledger.read.intents.inState(asked, now, 10)).map((found) => found.key);
			expect([await keys('open', later(4)), await keys('unknown', later(4))]).toEqual([['i2'], []]);
			expect([await keys('open', later(6)), await keys('unknown', later(6))]).toEqual([[], ['i2']]);
			expect(await refusalOf(open('i2', 'hash', later(6)))).toBe('intent.taken');
			await write(ledger, (tx) => tx.intents.close('i2', 'unknown', 'no answer'), { now: later(6) });
			expect(await keys('unknown', later(7))).toEqual(['i2']);
			await write(ledger, (tx) => tx.intents.close('i2', 'done', 'looked up'), { now: later(8) });
			expect(await keys('unknown', later(9))).toEqual([]);
		});

		it('opens again after a known failure with the same payload only, counting attempts', async () => {
			await open('i3');
			await write(ledger, (tx) => tx.intents.close('i3', 'failed', 'refused by the server'));
			expect(await refusalOf(open('i3', 'other payload'))).toBe('intent.taken');
			expect(await open('i3')).toMatchObject({ state: 'open', attempt: 2, outcome: null, closedAt: null });
		});

		it('lets one of many open and reopen it', async () => {
			const other = await test.open();
			const race = async () => {
				const runs = Array.from({ length: 10 }, (_, index) =>
					refusalOf(write(index % 2 ? other : ledger, (tx) => tx.intents.open(intent('i4')))),
				);
				return (await Promise.all(runs)).filter((rule) => rule === 'done').length;
			};
			expect(await race()).toBe(1);
			await write(ledger, (tx) => tx.intents.close('i4', 'failed', null));
			expect(await race()).toBe(1);
			expect((await ledger.read.intents.get('i4', NOW))?.attempt).toBe(2);
		});
	});
});
