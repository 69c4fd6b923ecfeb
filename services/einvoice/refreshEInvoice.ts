import { z } from 'zod/v4';
import { envelope } from '../../domain/schemas/documentInput';
import { id } from '../../domain/schemas/fields';
import type { EInvoiceRecord } from '../../ledger/port';
import { eachInput } from '../calls/eachInput';
import { waitFor } from '../calls/waitFor';
import { write } from '../calls/write';
import { viewDocuments, type DocumentView } from '../parts/documentView';
import { getDocument } from '../parts/resolve';
import { adoptIssued } from './adoptIssued';
import { assertAccount } from './assertAccount';
import { chooseMembers } from './chooseMembers';
import { memberField } from './choices';
import { lookUp } from './lookUp';
import type { EInvoiceContext, EInvoiceOperation } from './operation';

const schema = z.object({
	ledger: envelope.ledger,
	id,
	...memberField,
	/** How long to wait for the code of the tax office; one look where it is missing. */
	waitSeconds: z.int('must be a whole number').min(0).max(600).optional(),
});

/** Between two looks, in ms. */
const LOOKS_EVERY = 5_000;

/**
 * Asks the provider how e-invoices stand: the code of the tax office, refused or accepted, paid, replaced; and whether a
 * draft was signed on the portal. Waits for codes that are still to come; a series K gets none and is never waited for.
 */
export const refreshEInvoice: EInvoiceOperation<DocumentView> = {
	operation: 'eInvoice.refresh',
	schema,
	run: (context, inputs) =>
		eachInput(context, schema, inputs, async ({ id: documentId, member, waitSeconds = 0 }) => {
			const { ledger, now } = context;
			const document = await getDocument(ledger.read, documentId);
			const hints: string[] = [];
			const until = Date.parse(now()) + waitSeconds * 1000;
			for (;;) {
				const set = await ledger.read.eInvoices.ofDocuments([documentId]);
				assertAccount(document, set, context.provider);
				const asked = chooseMembers(document, set, member).filter(isAskedFor);
				for (const record of asked) await refresh(context, record, hints);
				const after = await ledger.read.eInvoices.getMany(asked.map((one) => one.id));
				const left = until - Date.parse(now());
				if (!after.some(isWaiting) || left <= 0 || context.signal?.aborted) break;
				await waitFor(context, Math.min(LOOKS_EVERY, left));
			}
			const views = await viewDocuments(ledger.read, ledger.id, [documentId], now());
			return { views, reused: false, hints: [...new Set(hints)] };
		}),
};

const isAskedFor = ({ state }: EInvoiceRecord) => state === 'issued' || state === 'drafted';

const isWaiting = ({ state, details }: EInvoiceRecord) =>
	state === 'issued' && details.taxOffice === 'waiting';

async function refresh(context: EInvoiceContext, record: EInvoiceRecord, hints: string[]): Promise<void> {
	const { provider } = context;
	const keys = record.state === 'drafted' ? [record.draftKey] : [record.key, record.draftKey];
	for (const key of keys) {
		if (key === null) continue;
		const found = await lookUp(provider, record, key);
		if (found.answer === 'found') {
			await write(context, (tx, at) => adoptIssued(tx, record.id, found.invoice, provider, 'lookUp', at));
			return;
		}
		if (found.answer === 'silent') {
			hints.push(`${provider.name} did not answer (${found.error.code}): ${found.error.message}`);
			return;
		}
	}
	if (record.state === 'issued')
		hints.push(
			`${provider.name} does not find number ${record.number} under our key; sync its day and compare.`,
		);
	else hints.push(`The draft of VAT ${record.rate ?? 'all rates'} is not signed on the portal yet.`);
}
