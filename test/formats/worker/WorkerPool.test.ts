import { join } from 'node:path';
import { WorkerPool, type PoolSettings } from '../../../formats/worker/WorkerPool';

type Request = { readonly act: string; readonly text?: string; readonly bytes?: Uint8Array };
type Answer = {
	readonly text?: string;
	readonly threadId?: number;
	readonly size?: number;
	readonly setup?: object;
};

const settings: PoolSettings = {
	name: 'the fake worker',
	workerFile: join(__dirname, 'fakeWorker.cjs'),
	idleMs: 30_000,
	limitMs: 30_000,
	memoryMb: 64,
};
const pools: Array<WorkerPool<Request, Answer>> = [];
function open(changes: Partial<PoolSettings> = {}) {
	const pool = new WorkerPool<Request, Answer>({ ...settings, ...changes });
	pools.push(pool);
	return pool;
}
afterEach(async () => {
	await Promise.all(pools.splice(0).map((pool) => pool.close()));
});
const say = (text: string) => ({ request: { act: 'say', text } });

test('answers belong to their requests, one worker gives them all', async () => {
	const pool = open({ setup: { folder: 'x' } });
	const answers = await Promise.all(['a', 'b', 'c'].map((text) => pool.run(say(text))));
	expect(answers.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
	expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(1);
	expect(answers[0]?.setup).toEqual({ folder: 'x' });
});

test('a refusal of the worker keeps its details, and the worker', async () => {
	const pool = open();
	const { threadId } = await pool.run(say('a'));
	await expect(pool.run({ request: { act: 'refuse' } })).rejects.toMatchObject({
		...{ name: 'WorkerFailure', message: 'no', details: { rule: 'some.rule' } },
	});
	expect((await pool.run(say('b'))).threadId).toBe(threadId);
});

test('progress is told before the answer', async () => {
	const pages: object[] = [];
	const { text } = await open().run({ request: { act: 'progress' }, onProgress: (page) => pages.push(page) });
	expect(pages).toEqual([{ page: 1 }, { page: 2 }, { page: 3 }]);
	expect(text).toBe('done');
});

test('work that takes too long says so; the next request gets a new worker', async () => {
	const pool = open({ limitMs: 500 });
	const [slow, next] = await Promise.allSettled([pool.run({ request: { act: 'hang' } }), pool.run(say('a'))]);
	expect(slow).toMatchObject({ reason: { message: 'it took longer than 0.5 seconds' } });
	expect(next).toMatchObject({ status: 'fulfilled', value: { text: 'a' } });
});

test('work that fills the memory outside the heap says so; the next request gets a new worker', async () => {
	const pool = open({ growthMb: 200 });
	const [swollen, next] = await Promise.allSettled([
		pool.run({ request: { act: 'swell' } }),
		pool.run(say('a')),
	]);
	expect(swollen).toMatchObject({ reason: { message: 'it needed more than 200 MB' } });
	expect(next).toMatchObject({ status: 'fulfilled', value: { text: 'a' } });
});

test('memory may be handed over instead of copied', async () => {
	const bytes = new Uint8Array(1000);
	const { size } = await open().run({ request: { act: 'size', bytes }, transfer: [bytes.buffer] });
	expect(size).toBe(1000);
	expect(bytes.length).toBe(0);
});
