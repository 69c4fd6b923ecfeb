import { setTimeout as wait } from 'node:timers/promises';
import type { Call, Handler } from '../call';
import { checkInvoice, checkOrder } from '../checks/checkInvoice';
import { byUuid, generalOf, storeInvoice } from '../invoices';
import { complaint, no, ok, type Complaint } from '../reply';
import { viewTaxOffice } from '../taxOffice';
import type { Json, SInvoiceSandboxInvoice, SInvoiceWorld } from '../world';

/** How long the same key brings the first invoice again, in ms. */
const REMEMBERED = 3 * 24 * 60 * 60_000;

export const createInvoice: Handler = async (call) => {
	const { world, json, most } = call;
	const stranger = refuseStranger(call);
	if (stranger) return no(stranger, world.rules);
	const made = most === 0 ? undefined : await makeInvoice(world, json);
	if (made === undefined) return ok({});
	if ('words' in made) return no(made, world.rules);
	const ids = idsOf(world, made);
	return world.rules.idsAt === 'result' ? ok({ result: ids }) : ok(ids);
};

export function refuseStranger({ world, taxCode }: Call): Complaint | undefined {
	return taxCode === world.account.taxCode
		? undefined
		: complaint('TAX_CODE_INVALID', 'Mã số thuế không hợp lệ');
}

export function idsOf(world: SInvoiceWorld, invoice: SInvoiceSandboxInvoice) {
	return {
		supplierTaxCode: world.account.taxCode,
		invoiceNo: invoice.invoiceNo,
		transactionID: invoice.transactionId,
		reservationCode: invoice.reservationCode,
		codeOfTax: viewTaxOffice(world, invoice).codeOfTax,
	};
}

/** Checks, then takes its time, then numbers and keeps: the order in which a real server does it. */
export async function makeInvoice(
	world: SInvoiceWorld,
	body: unknown,
): Promise<SInvoiceSandboxInvoice | Complaint> {
	const fault = checkInvoice(world, body);
	if (fault) return fault;
	const invoice = body as Json;
	const uuid = String(generalOf(invoice)['transactionUuid']).toLowerCase();
	const isOnce = world.rules.uuidPolicy !== 'noDedupe';
	if (isOnce && world.inFlight.has(uuid))
		return complaint('TRANSACTION_IS_BEING_PROCESSED', 'Giao dịch đang được xử lý');
	world.inFlight.add(uuid);
	try {
		if (world.rules.issueDelay > 0) await wait(world.rules.issueDelay);
		const earlier = isOnce ? findEarlier(world, uuid) : undefined;
		return earlier ?? checkOrder(world, invoice) ?? storeInvoice(world, invoice, 'api');
	} finally {
		world.inFlight.delete(uuid);
	}
}

function findEarlier(world: SInvoiceWorld, uuid: string): SInvoiceSandboxInvoice | Complaint | undefined {
	const [first] = byUuid(world, uuid);
	if (!first && !world.drafts.has(uuid)) return undefined;
	const isFresh = first !== undefined && world.now() - first.createdAt < REMEMBERED;
	if (world.rules.uuidPolicy === 'returnExisting' && isFresh) return first;
	return complaint('TRANSACTION_UUID_INVALID', 'Transaction Uuid đã được dùng để lập hóa đơn');
}
