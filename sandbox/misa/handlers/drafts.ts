import { checkDraft } from '../checks/checkDraft';
import { flagIn, listIn, objectIn, type Call } from '../call';
import { drawInvoice } from '../drawing/drawInvoice';
import { byRefId } from '../find';
import { fromDraft } from '../fromDraft';
import { failure, success, type Reply } from '../reply';
import { isWithCode } from '../templates';
import type { Json, MisaWorld } from '../world';
import { draftRow, invoiceRow } from './webRows';

const MOST_DRAFTS = 30;
const MOST_IDS = 50;

export const keyOf = (refId: unknown) => String(refId).toLowerCase();

/**
 * Stores drafts. A draft that is there already is written over, and in a list of several it is in neither part of the
 * answer.
 */
export function webInsert(call: Call): Reply {
	const { world, most } = call;
	const drafts = listIn(call) as readonly Json[];
	if (drafts.length > MOST_DRAFTS)
		return failure('InvoiceQuantityTooLarge', `More than ${MOST_DRAFTS} drafts`, 400);
	const stored: Json[] = [];
	const failed: Json[] = [];
	for (const draft of drafts.slice(0, most)) {
		const fault = checkStored(world, draft) ?? checkDraft(world, draft);
		if (fault) failed.push({ RefID: draft['RefID'], ErrorCode: fault.code, ErrorMessage: fault.description });
		else if (store(world, draft) === 1 || drafts.length === 1)
			stored.push({
				RefID: draft['RefID'],
				InvSeries: draft['InvSeries'],
				InvDate: draft['InvDate'],
				EInvoiceStatus: draft['EInvoiceStatus'] ?? 1,
			});
	}
	return success({ data: stored, error: failed });
}

const checkStored = (world: MisaWorld, draft: Json) =>
	byRefId(world, draft['RefID']) && { code: 'DuplicateInvoiceRefID', description: 'RefID đã được phát hành' };

function store({ drafts }: MisaWorld, draft: Json): number {
	const key = keyOf(draft['RefID']);
	const inserted = (drafts.get(key)?.inserted ?? 0) + 1;
	drafts.set(key, {
		refId: String(draft['RefID']),
		series: String(draft['InvSeries']),
		date: String(draft['InvDate']),
		data: draft,
		inserted,
	});
	return inserted;
}

export function webDelete(call: Call): Reply {
	const { world, query } = call;
	const key = keyOf(query['refid'] ?? query['RefID']);
	if (!world.drafts.has(key)) return failure('InvoiceNotExist', 'Hóa đơn không tồn tại hoặc đã phát hành');
	world.drafts.delete(key);
	return success({ data: true });
}

/** Drafts, and invoices that were signed on the web, by our keys; the unknown ones are absent. */
export function webGetList(call: Call): Reply {
	const { world } = call;
	const ids = listIn(call);
	if (ids.length > MOST_IDS) return failure('InvoiceQuantityTooLarge', `More than ${MOST_IDS} ids`, 400);
	const withCode = flagIn(call, 'invoiceWithCode');
	const rows = ids.flatMap((id) => {
		const draft = world.drafts.get(keyOf(id));
		const invoice = byRefId(world, id);
		const row = draft ? draftRow(draft) : invoice && invoiceRow(world, invoice);
		return row && isWithCode(String(row['InvSeries'])) === withCode ? [row] : [];
	});
	return success({ data: rows });
}

export async function webPreview(call: Call): Promise<Reply> {
	const { world } = call;
	const draft = objectIn(call);
	const fault = checkDraft(world, draft);
	if (fault) return failure(fault.code, fault.description);
	return success({ data: await pdfOfDraft(world, draft) });
}

export async function webViewRefId({ world, query }: Call): Promise<Reply> {
	const draft = world.drafts.get(keyOf(query['RefID'] ?? query['refid']));
	if (!draft) return failure('InvoiceNotExist', 'Hóa đơn không tồn tại');
	return success({ data: await pdfOfDraft(world, draft.data) });
}

const pdfOfDraft = async ({ account }: MisaWorld, draft: Json) =>
	(await drawInvoice(account, { data: fromDraft(draft), number: null, code: null })).toString('base64');
