import { z } from 'zod/v4';
import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { id, text } from '../../domain/schemas/fields';
import type { EInvoiceRecord, LedgerTx } from '../../ledger/port';
import { closeIntent } from '../calls/closeIntent';
import { eachInput } from '../calls/eachInput';
import { write } from '../calls/write';
import type { WorkContext } from '../context';
import { viewDocuments, type DocumentView } from '../parts/documentView';
import { getDocument } from '../parts/resolve';
import { assertMayWrite } from '../parts/rights';
import { auditDocument } from '../parts/writeDocument';
import { adoptIssued } from './adoptIssued';
import { assertAccount } from './assertAccount';
import { chooseMembers } from './chooseMembers';
import { memberField } from './choices';
import { lockAround } from './lockAround';
import { lookUp } from './lookUp';
import type { EInvoiceContext, EInvoiceOperation } from './operation';

const schema = z.object({
	ledger: envelope.ledger,
	id,
	...memberField,
	/** Who looked on the portal, and what was seen; it stays in the audit trail. */
	reason: text(500),
});

/**
 * A person confirms that the draft on the portal is deleted, or was never there: the document may be issued again. The
 * provider is asked first; a draft that was signed meanwhile is adopted instead.
 */
export const confirmDraftDeleted: EInvoiceOperation<DocumentView> = {
	operation: 'eInvoice.confirmDraftDeleted',
	schema,
	run: (context, inputs) =>
		eachInput(context, schema, inputs, async ({ id: documentId, member, reason }) => {
			const { ledger, now, provider } = context;
			const document = await getDocument(ledger.read, documentId);
			const set = chooseMembers(document, await ledger.read.eInvoices.ofDocuments([documentId]), member);
			const drafted = set.filter(({ state }) => state === 'drafted');
			if (set.length === 0) refuseNothing(nameOf(document));
			assertAccount(document, drafted, provider);
			const hints: string[] = [];
			for (const record of drafted) await confirm(context, record, reason, hints);
			const views = await viewDocuments(ledger.read, ledger.id, [documentId], now());
			return { views, reused: drafted.length === 0, hints };
		}),
};

async function confirm(
	context: EInvoiceContext,
	record: EInvoiceRecord,
	reason: string,
	hints: string[],
): Promise<void> {
	const { provider } = context;
	const found = await lookUp(provider, record, record.draftKey);
	if (found.answer === 'found') {
		await write(context, (tx, at) => adoptIssued(tx, record.id, found.invoice, provider, 'lookUp', at));
		hints.push(
			`The draft was signed on the portal: it is number ${found.invoice.number}, and the ledger knows it now.`,
		);
		return;
	}
	if (found.answer === 'silent')
		hints.push(`${provider.name} did not answer (${found.error.code}); your word alone counted.`);
	await write(context, (tx, at) => lift(tx, record.id, reason, at));
}

async function lift(tx: LedgerTx, id: string, reason: string, context: WorkContext): Promise<void> {
	const { record, document } = await lockAround(tx, id);
	await assertMayWrite(tx, document.companyId, document.kind, context);
	if (record.state !== 'drafted') return;
	await closeIntent(tx, record.intentKey, 'failed', { reason }, context);
	await tx.eInvoices.change(id, { state: 'prepared', draftKey: null });
	auditDocument(tx, context, 'eInvoiceDraftDeleted', document, { key: record.draftKey, reason });
}

function refuseNothing(document: string): never {
	refuse({
		rule: 'einvoice.noMember',
		field: 'id',
		document,
		message: `${document} has no e-invoices, so that no draft of it is on the portal.`,
		fix: 'Choose the document whose draft was pushed.',
	});
}
