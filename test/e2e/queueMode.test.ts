import { openPostgres } from '../../ledger/postgres/openPostgres';
import type { Ledger } from '../../ledger/port';
import { postWebhook } from '../../scripts/host/postWebhook.mjs';
import { verifyLedger } from '../../services/verifyLedger';
import { openWholesaler, storyOn } from '../support/stories';
import { findNode, readWorkflow } from './host';
import { startQueueHost, type QueueHost } from './queueHost';

const ORDERS = 200;
/** Orders that a shop posts a second time because it got no answer fast enough. */
const REPEATED = 40;
const AT_ONCE = 20;

/** Four more n8n processes start, and 240 orders go through them. */
jest.setTimeout(600_000);

describe('queue mode: one main process, two workers, Redis and PostgreSQL', () => {
	const workflow = readWorkflow('webhook-billing.json');
	const { path } = findNode(workflow, 'n8n-nodes-base.webhook').parameters as { path: string };
	let queue: QueueHost;
	let ledger: Ledger;

	beforeAll(async () => {
		queue = await startQueueHost(workflow, 2);
		ledger = await openPostgres(queue.ledger, new Date().toISOString());
		await openWholesaler(storyOn({ ledger }));
	});
	afterAll(async () => {
		await ledger?.close();
		await queue?.stop();
	});

	it(`bills ${ORDERS} orders and ${REPEATED} repetitions at once without a gap or a twin`, async () => {
		const order = (index: number) => ({
			company: 'DUPONT',
			customer: index % 2 === 0 ? 'MARTIN' : 'LEROY',
			externalReference: `SHOP-${index}`,
			lines: [{ product: 'FLOUR', quantity: (index % 5) + 1 }],
		});
		const orders = Array.from({ length: ORDERS }, (_, index) => order(index));
		const startedAt = Date.now();
		// A repetition follows its order at once: both are under way together.
		const posts = orders.flatMap((one, index) => (index < REPEATED ? [one, one] : [one]));
		const answers = await inLanes(posts, AT_ONCE, async (one) => {
			const response = await postWebhook(queue.url, path, one, 60);
			const body = Buffer.from(await response.arrayBuffer());
			return {
				reference: one.externalReference,
				status: response.status,
				number: response.headers.get('x-invoice-number') ?? body.toString().slice(0, 200),
				isPdf: body.subarray(0, 4).toString() === '%PDF',
			};
		});
		const seconds = (Date.now() - startedAt) / 1000;
		console.log(`queue mode: ${posts.length} webhooks in ${seconds.toFixed(1)} s over 2 workers`);

		expect(answers.filter(({ status, isPdf }) => status !== 200 || !isPdf)).toEqual([]);
		const numbers = Map.groupBy(answers, ({ reference }) => reference);
		for (const same of numbers.values()) expect(new Set(same.map(({ number }) => number)).size).toBe(1);
		const year = new Date().getFullYear();
		const expected = orders.map((_, index) => `FA${year}-${String(index + 1).padStart(5, '0')}`);
		expect([...new Set(answers.map(({ number }) => number))].sort()).toEqual(expected);
		const stored = await ledger.read.documents.find({ kinds: ['invoice'], limit: 1000 });
		expect(stored.map(({ number }) => number).sort()).toEqual(expected);
		expect((await verifyLedger({ ledger })).filter(({ intact }) => !intact)).toEqual([]);
	});
});

/** Works off a list in so many lanes, each one post after the other. */
async function inLanes<I, O>(
	inputs: readonly I[],
	lanes: number,
	work: (input: I) => Promise<O>,
): Promise<O[]> {
	const outputs: O[] = [];
	let next = 0;
	const lane = async () => {
		while (next < inputs.length) {
			const index = next;
			next += 1;
			outputs[index] = await work(inputs[index] as I);
		}
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	return outputs;
}
