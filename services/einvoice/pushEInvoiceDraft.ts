import { z } from 'zod/v4';
import { nameOf } from '../../domain/documents/nameOf';
import { Refusal, refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { id, text } from '../../domain/schemas/fields';
import type { EInvoice } from '../../domain/vietnam/eInvoice';
import { eachInput } from '../calls/eachInput';
import { write } from '../calls/write';
import { viewDocuments, type DocumentView } from '../parts/documentView';
import { getDocument } from '../parts/resolve';
import type { Answer } from '../useCase';
import { choiceFields } from './choices';
import { beginDraft, recordDraft } from './pushDraft';
import type { EInvoiceContext, EInvoiceOperation } from './operation';
import { ProviderRefusal, ProviderUnreachable } from '../../providers/providerErrors';
import type { DraftOutcome } from '../../providers/eInvoiceProvider';

const schema = z.object({
	ledger: envelope.ledger,
	id,
	...choiceFields,
	/** A draft of ours is validated first; with `false` it is refused. */
	validate: z.boolean('must be true or false').optional(),
	approvedBy: text(120).optional(),
});
type Input = z.output<typeof schema>;

/**
 * Puts drafts of e-invoices on the portal of the provider, where a person signs them. From then on the document is not issued
 * from here, until sync or refresh adopts what was signed, or a person confirms that the draft is deleted.
 */
export const pushEInvoiceDraft: EInvoiceOperation<DocumentView> = {
	operation: 'eInvoice.pushDraft',
	schema,
	run: (context, inputs) => eachInput(context, schema, inputs, (input) => push(context, input)),
};

async function push(context: EInvoiceContext, input: Input): Promise<Answer<DocumentView>> {
	const { ledger, provider, now } = context;
	if (!provider.capabilities.draft) refuseDrafts(provider.name);
	const hints: string[] = [];
	const begun = await write(context, (tx, at) => beginDraft(tx, input, provider, at), hints);
	if (context.dryRun === true) hints.push('Dry run: nothing was sent to the provider.');
	const failed: string[] = [];
	for (const { id: recordId, invoice } of context.dryRun === true ? [] : begun) {
		context.onStep?.('eInvoice.beforeCall');
		const outcome = await call(context, invoice);
		context.onStep?.('eInvoice.afterCall');
		await write(context, (tx, at) => recordDraft(tx, recordId, outcome, at));
		if (outcome.state !== 'stored')
			failed.push(`${outcome.error.code}: ${outcome.error.message} ${outcome.error.fix}`);
	}
	const document = await getDocument(ledger.read, input.id);
	if (failed.length > 0) throw notStored(nameOf(document), failed);
	const views = await viewDocuments(ledger.read, ledger.id, [document.id], now());
	return { views, reused: begun.length === 0, hints: [...new Set(hints)] };
}

async function call({ provider }: EInvoiceContext, invoice: EInvoice): Promise<DraftOutcome> {
	try {
		return await provider.pushDraft(invoice);
	} catch (error) {
		if (error instanceof ProviderRefusal) return { state: 'refused', error: error.error };
		if (error instanceof ProviderUnreachable) return { state: 'unknown', error: error.error };
		return { state: 'unknown', error: FAULT };
	}
}

const FAULT = {
	code: 'FAULT',
	message: 'The call failed in a way that nobody foresaw.',
	fix: 'Look on the portal whether the draft is there.',
	retryable: false,
};

function notStored(document: string, failed: readonly string[]): Refusal {
	return new Refusal({
		rule: 'einvoice.draftNotStored',
		document,
		message: `Not every draft of ${document} is on the portal: ${failed.join(' ')}`,
		fix: 'Look on the portal. What is not there is confirmed with Confirm Draft Deleted, and can then be pushed or issued.',
		committed: `${document} is validated; it is not issued from here while a draft may be on the portal.`,
	});
}

function refuseDrafts(provider: string): never {
	refuse({
		rule: 'einvoice.noDrafts',
		message: `${provider} takes no drafts through this account.`,
		fix: 'Preview the invoice and issue it from here.',
	});
}
