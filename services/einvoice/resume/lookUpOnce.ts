import { nameOf } from '../../../domain/documents/nameOf';
import type { EInvoiceState } from '../../../domain/vietnam/eInvoiceState';
import type { EInvoiceRecord } from '../../../ledger/port';
import { getDocument } from '../../parts/resolve';
import { write } from '../../calls/write';
import { adoptIssued } from '../adoptIssued';
import { giveUpCall, recordOutcome } from '../issue/recordOutcome';
import { settledAt } from '../issue/settle';
import { lookUp } from '../lookUp';
import type { EInvoiceContext } from '../operation';

/** What became of one call that nobody answered. */
export interface ResumedView {
	readonly ledger: string;
	/** Of the document. */
	readonly id: string;
	readonly internalReference: string | null;
	readonly key: string;
	readonly rate: string | null;
	readonly operation: 'issue' | 'draft';
	readonly before: EInvoiceState;
	readonly state: EInvoiceState;
	readonly series: string | null;
	readonly number: string | null;
	/** What was found, in one sentence. */
	readonly what: string;
	/** No look-up can settle it: somebody has to look on the portal. */
	readonly needsPerson: boolean;
	readonly fix: string | null;
}

/** Looks one e-invoice up and closes its intent where the answer settles it. */
export async function lookUpOnce(context: EInvoiceContext, record: EInvoiceRecord): Promise<ResumedView> {
	const isDraft = record.state === 'drafted';
	const found = await lookUp(context.provider, record, isDraft ? record.draftKey : record.key);
	if (found.answer === 'found') {
		await write(context, (tx, at) =>
			adoptIssued(tx, record.id, found.invoice, context.provider, 'lookUp', at),
		);
		return viewOf(context, record, 'The provider has issued it.', null);
	}
	if (found.answer === 'silent') {
		const { code, message } = found.error;
		const what = `The provider did not answer (${code}: ${message}).`;
		return viewOf(context, record, what, 'It is looked up again with the next run.');
	}
	if (isDraft)
		return viewOf(
			context,
			record,
			'Nobody knows whether the draft is on the portal, and drafts cannot be looked up.',
			'Look on the portal. Deleted or not there: Confirm Draft Deleted. There: sign it, then sync.',
			true,
		);
	return notFound(context, record);
}

async function notFound(context: EInvoiceContext, record: EInvoiceRecord): Promise<ResumedView> {
	if (Date.parse(context.now()) < (await settledAt(context, record)))
		return viewOf(
			context,
			record,
			'The provider does not know the key yet; it may take a moment to show an invoice.',
			'It is looked up again with the next run.',
		);
	if (record.resends === 0) {
		await write(context, (tx, at) => giveUpCall(tx, record.id, at));
		return viewOf(
			context,
			record,
			'The provider does not know the key: it is not issued.',
			'Issue the document again; it goes out with the same key.',
		);
	}
	const error = {
		code: 'NOT_FOUND',
		message: 'The provider does not know the key, and the call was made twice.',
		fix: 'Look on the portal of the provider.',
		retryable: false,
	};
	if (record.state !== 'unknown')
		await write(context, (tx, at) =>
			recordOutcome(tx, record.id, { state: 'unknown', error }, context.provider, at),
		);
	return viewOf(
		context,
		record,
		'The call was made twice, and the provider does not know the key.',
		"Look on the portal. Then run Resume Unknown with 'confirm': notIssued, or issued with number and series.",
		true,
	);
}

export async function viewOf(
	{ ledger }: EInvoiceContext,
	before: EInvoiceRecord,
	what: string,
	fix: string | null,
	needsPerson = false,
): Promise<ResumedView> {
	const [record = before] = await ledger.read.eInvoices.getMany([before.id]);
	const document = await getDocument(ledger.read, before.documentId ?? '');
	const { state, series, number, rate } = record;
	return {
		ledger: ledger.id,
		id: document.id,
		internalReference: nameOf(document),
		key: before.key ?? '',
		rate,
		operation: before.state === 'drafted' ? 'draft' : 'issue',
		before: before.state,
		state,
		series,
		number,
		what,
		needsPerson,
		fix,
	};
}
