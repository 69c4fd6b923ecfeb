import type { Handler } from '../call';
import { generalOf } from '../invoices';
import { complaint, no, type Complaint } from '../reply';
import type { Json, SInvoiceSandboxInvoice } from '../world';
import { idsOf, makeInvoice, refuseStranger } from './createInvoice';

const MOST = 50;

/** Invoices of a batch are made in their order; the parts of the answer come in another. */
export const createBatch: Handler = async (call) => {
	const { world, json, most } = call;
	const inputs = json['commonInvoiceInputs'];
	if (!Array.isArray(inputs) || inputs.length === 0 || inputs.length > MOST)
		return no(complaint('BAD_REQUEST', 'Số lượng hóa đơn phải từ 1 đến 50'), world.rules);
	const stranger = refuseStranger(call);
	if (stranger) return no(stranger, world.rules);
	const made: SInvoiceSandboxInvoice[] = [];
	const faults: Array<Complaint & { readonly body: Json }> = [];
	for (const body of (inputs as Json[]).slice(0, most)) {
		const one = await makeInvoice(world, body);
		if ('words' in one) faults.push({ ...one, body });
		else made.push(one);
	}
	const outputs = made.map((invoice) => ({
		transactionUuid: world.rules.batchKeys ? invoice.uuid : null,
		errorCode: 200,
		description: null,
		result: idsOf(world, invoice),
	}));
	return {
		status: 200,
		body: {
			createInvoiceOutputs: shuffle(outputs),
			lstMapError: faults
				.map(({ code, words, body }) => ({
					msg: words,
					invoiceSeri: seriesIn(body),
					errorCode: code ?? 'BAD_REQUEST',
				}))
				.toReversed(),
			totalSuccess: made.length,
			totalFail: faults.length,
		},
	};
};

/** Another order, but the same one each time. */
function shuffle<T>(list: readonly T[]): T[] {
	const odd = list.filter((_one, index) => index % 2 === 1);
	return [...odd.toReversed(), ...list.filter((_one, index) => index % 2 === 0)];
}

function seriesIn(body: Json): unknown {
	const general: unknown = typeof body === 'object' && body !== null ? generalOf(body) : undefined;
	return typeof general === 'object' && general !== null ? (general as Json)['invoiceSeries'] : null;
}
