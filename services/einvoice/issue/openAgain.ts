import type { LedgerTx } from '../../../ledger/port';
import { hashOf } from '../../../ledger/hash';
import type { EInvoiceProvider } from '../../../providers/eInvoiceProvider';
import type { WorkContext } from '../../context';
import { auditDocument } from '../../parts/writeDocument';
import { lockAround } from '../lockAround';
import { CALL_TIME } from './begin';
import { giveUpCall } from './recordOutcome';

/**
 * Opens the intent of an unknown call once more, with the same key and payload. Of two runs that come here at once, one does.
 *
 * @returns undefined where it is not for this run to send
 */
export async function openAgain(
	tx: LedgerTx,
	id: string,
	{ name }: Pick<EInvoiceProvider, 'name'>,
	context: WorkContext,
): Promise<{ readonly payload: object } | undefined> {
	const given = await giveUpCall(tx, id, context);
	const payload = given?.details.payload;
	if (given === undefined || payload === undefined || given.intentKey === null) return undefined;
	const { document } = await lockAround(tx, id);
	const payloadHash = hashOf(payload);
	const timesOutAt = new Date(Date.parse(context.now) + CALL_TIME).toISOString();
	const call = {
		key: given.intentKey,
		operation: 'eInvoice.issue',
		subjectId: document.id,
		payloadHash,
		timesOutAt,
	};
	const { attempt } = await tx.intents.open(call);
	await tx.eInvoices.change(id, { state: 'sending', details: { error: null } });
	const { key } = given;
	auditDocument(tx, context, 'eInvoiceSend', document, {
		key,
		provider: name,
		payloadHash,
		attempt,
		again: true,
	});
	return { payload };
}
