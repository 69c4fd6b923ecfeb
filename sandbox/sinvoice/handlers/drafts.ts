import type { Handler } from '../call';
import { checkInvoice } from '../checks/checkInvoice';
import { drawInvoice } from '../drawing/drawInvoice';
import { byUuid, generalOf } from '../invoices';
import { complaint, no } from '../reply';
import { refuseStranger } from './createInvoice';

/** Writes a draft, or writes it again: the answer has no number and no key. */
export const saveDraft: Handler = (call) => {
	const { world, json, most } = call;
	const fault = refuseStranger(call) ?? checkInvoice(world, json);
	if (fault) return no(fault, world.rules);
	const uuid = String(generalOf(json)['transactionUuid']).toLowerCase();
	if (byUuid(world, uuid).length > 0)
		return no(
			complaint('TRANSACTION_UUID_INVALID', 'Transaction Uuid đã được dùng để lập hóa đơn'),
			world.rules,
		);
	if (most > 0) {
		const written = (world.drafts.get(uuid)?.written ?? 0) + 1;
		world.drafts.set(uuid, { uuid: String(generalOf(json)['transactionUuid']), body: json, written });
	}
	return { status: 200, body: { errorCode: '', description: '', result: {} } };
};

/** Draws what would be issued, and keeps nothing. */
export const preview: Handler = async (call) => {
	const { world, json } = call;
	const fault = refuseStranger(call) ?? checkInvoice(world, json);
	if (fault) return no(fault, world.rules);
	const pdf = await drawInvoice(world.account, { body: json, invoiceNo: null, code: null });
	return {
		status: 200,
		body: {
			errorCode: 200,
			description: null,
			fileName: 'preview.pdf',
			fileToBytes: pdf.toString('base64'),
		},
	};
};
