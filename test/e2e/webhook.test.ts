import { postWebhook } from '../../scripts/host/postWebhook.mjs';
import { execute, findNode, host, readWorkflow } from './host';

const workflow = readWorkflow('webhook-billing.json');
const webhook = findNode(workflow, 'n8n-nodes-base.webhook');

describe('webhook-billing', () => {
	beforeAll(async () => {
		// Its company and customer are those of the sample sale.
		await execute(readWorkflow('quote-to-cash.json'));
	});

	it('answers an order with the PDF of its invoice, and the same order with the same invoice', async () => {
		const first = await post(sampleOrder());
		const second = await post(sampleOrder());
		for (const answer of [first, second]) {
			expect(answer.status).toBe(200);
			expect(answer.body.subarray(0, 4).toString()).toBe('%PDF');
			expect(answer.number).toMatch(/\d/);
		}
		expect(second.number).toBe(first.number);
	});

	it('answers the same order with other lines, and what is no order, with the reason', async () => {
		const { lines, ...order } = sampleOrder() as { lines: unknown[] };
		for (const refused of [{ ...order, lines: [...lines, ...lines] }, { nonsense: true }]) {
			const answer = await post(refused);
			expect(answer.status).toBe(422);
			expect(JSON.parse(answer.body.toString())).toMatchObject({ message: expect.any(String) });
		}
	});
});

async function post(order: unknown): Promise<{ status: number; body: Buffer; number: string }> {
	const response = await postWebhook(host.url, webhook.parameters.path, order);
	return {
		status: response.status,
		body: Buffer.from(await response.arrayBuffer()),
		number: response.headers.get('x-invoice-number') ?? '',
	};
}

/** The order that the workflow itself carries, pinned to its webhook. */
function sampleOrder(): Record<string, unknown> {
	const [sample] = workflow.pinData?.[webhook.name] ?? [];
	if (!sample) throw new Error(`workflows/webhook-billing.json pins no sample order to "${webhook.name}".`);
	return sample.json?.body ?? sample.body;
}
