import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PdfPool, type PoolSettings } from '../../../formats/pdf/PdfPool';
import { frenchDocument } from './samples';

const settings: PoolSettings = {
	workerFile: join(__dirname, 'fakeWorker.cjs'),
	idleMs: 30_000,
	limitMs: 30_000,
	memoryMb: 64,
};
const named = (id: string) => ({ ...frenchDocument('invoice'), id, number: `N-${id}` });

const pools: PdfPool[] = [];
function open(changes: Partial<PoolSettings> = {}) {
	const pool = new PdfPool({ ...settings, ...changes });
	pools.push(pool);
	return async (id: string) => (await pool.render(named(id))).toString();
}
afterEach(async () => {
	await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

const threadOf = (answer: string) => answer.split(' ')[1];

test('answers belong to their documents, from one worker', async () => {
	const render = open();
	const answers = await Promise.all(['a', 'b', 'c'].map(render));
	expect(answers.map((answer) => answer[0])).toEqual(['a', 'b', 'c']);
	expect(new Set(answers.map(threadOf)).size).toBe(1);
});

test('a document that cannot be printed is named, the worker goes on', async () => {
	const render = open();
	const first = await render('a');
	await expect(render('fail')).rejects.toThrow('Document N-fail could not be printed: no such kind');
	expect(threadOf(await render('b'))).toBe(threadOf(first));
});

test.each([
	['exits', 'crash', /N-crash could not be printed: the PDF worker ended/],
	['throws', 'throw', /N-throw could not be printed: boom/],
	['runs out of memory', 'eat', /N-eat could not be printed: .*memory/],
])('a worker that %s takes one document with it and is replaced', async (_, id, message) => {
	const render = open();
	const answers = await Promise.allSettled(['a', id, 'b'].map(render));
	expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
	await expect(render(id)).rejects.toThrow(message);
	await expect(render('c')).resolves.toMatch(/^c /);
});

test('a document that takes too long is given up and named', async () => {
	const render = open({ limitMs: 300 });
	const [slow, next] = await Promise.allSettled([render('hang'), render('a')]);
	expect(slow).toMatchObject({ status: 'rejected', reason: { message: expect.stringMatching(/N-hang/) } });
	expect(next.status).toBe('fulfilled');
});

test('a document that cannot be copied to the worker is refused and named', async () => {
	const pool = new PdfPool(settings);
	pools.push(pool);
	const document = { ...named('odd'), title: (() => '') as unknown as string };
	await expect(pool.render(document)).rejects.toThrow(/N-odd could not be printed: .*clone/);
	await expect(pool.render(named('a'))).resolves.toBeInstanceOf(Buffer);
});

test('an idle worker is closed, the next document gets a new one', async () => {
	const render = open({ idleMs: 20 });
	const first = await render('a');
	await sleep(150);
	expect(threadOf(await render('b'))).not.toBe(threadOf(first));
});
