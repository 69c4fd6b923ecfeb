import { z } from 'zod/v4';
import { nameOf } from '../../domain/documents/nameOf';
import { envelope } from '../../domain/schemas/documentInput';
import { id } from '../../domain/schemas/fields';
import { eachInput } from '../calls/eachInput';
import { write } from '../calls/write';
import { viewDocuments, type DocumentView } from '../parts/documentView';
import { getDocument } from '../parts/resolve';
import { auditDocument } from '../parts/writeDocument';
import { memberField } from './choices';
import { issuedOf } from './chooseMembers';
import { referenceOf } from './downloadEInvoice';
import { lockAround } from './lockAround';
import type { EInvoiceOperation } from './operation';
import { orRefuse } from './orRefuse';

const schema = z.object({
	ledger: envelope.ledger,
	id,
	...memberField,
	paid: z.boolean('must be true or false'),
});

/**
 * Tells the provider that issued e-invoices are paid, or not; where it keeps no such state, our ledger keeps it alone and
 * says so. No intent is needed: asked twice, the provider does nothing the second time. Money is recorded apart from this.
 */
export const setEInvoicePaid: EInvoiceOperation<DocumentView> = {
	operation: 'eInvoice.setPaid',
	schema,
	run: (context, inputs) =>
		eachInput(context, schema, inputs, async ({ id: documentId, member, paid }) => {
			const { ledger, provider, now } = context;
			const document = await getDocument(ledger.read, documentId);
			const set = issuedOf(document, await ledger.read.eInvoices.ofDocuments([documentId]), member, provider);
			const hints: string[] = [];
			const keeps = provider.capabilities.paymentStatus;
			if (!keeps)
				hints.push(
					`${provider.name} keeps no payment status: only our ledger knows that it is ${paid ? 'paid' : 'unpaid'}.`,
				);
			if (context.dryRun === true) hints.push('Dry run: nothing was sent to the provider.');
			const changing = set.filter(({ details }) => details.paid !== paid);
			for (const record of set) {
				if (keeps && context.dryRun !== true)
					await orRefuse(nameOf(document), 'Payment status', provider.setPaid(referenceOf(record), paid));
				await write(context, async (tx, at) => {
					const locked = await lockAround(tx, record.id);
					if (locked.record.details.paid === paid) return;
					await tx.eInvoices.change(record.id, { details: { paid } });
					const { key, number } = record;
					auditDocument(tx, at, 'eInvoicePaid', locked.document, {
						key,
						eInvoice: number,
						paid,
						told: keeps,
					});
				});
			}
			const views = await viewDocuments(ledger.read, ledger.id, [documentId], now());
			return { views, reused: changing.length === 0, hints };
		}),
};
