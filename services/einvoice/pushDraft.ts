import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';
import type { EInvoice } from '../../domain/vietnam/eInvoice';
import { hashOf } from '../../ledger/hash';
import type { LedgerTx } from '../../ledger/port';
import type { DraftOutcome, EInvoiceProvider } from '../../providers/eInvoiceProvider';
import { closeIntent } from '../calls/closeIntent';
import type { WorkContext } from '../context';
import { openDocument } from '../parts/openDocument';
import { validateDraft } from '../parts/validateDraft';
import { auditDocument } from '../parts/writeDocument';
import { assertAccount } from './assertAccount';
import { CALL_TIME } from './issue/begin';
import type { IssueInput } from './issue/plan';
import { lockAround } from './lockAround';
import { memberKey } from './memberKey';
import { prepareEInvoices } from './prepareEInvoices';
import { storeSet } from './storeSet';

export interface Draft {
	readonly id: string;
	readonly invoice: EInvoice;
}

/**
 * Commits the intents of the drafts, and the bar on issuing with them: a process that is killed from here on leaves it in
 * place. A draft has a key of its own, because a provider may refuse that of a draft for an invoice later.
 */
export async function beginDraft(
	tx: LedgerTx,
	input: IssueInput,
	provider: EInvoiceProvider,
	context: WorkContext,
): Promise<Draft[]> {
	const opened = await openDocument(tx, input.id, context);
	const asked = { choices: input, now: context.now, hint: context.hint };
	const early = await prepareEInvoices(tx, provider, { ...asked, document: opened });
	if (opened.validatedAt === null) {
		if (input.validate === false) refuseUnvalidated(nameOf(opened));
		const { approvedBy } = input;
		await validateDraft(tx, opened, early.company, context, approvedBy === undefined ? {} : { approvedBy });
	}
	const document = (await tx.documents.get(opened.id)) ?? opened;
	const prepared = await prepareEInvoices(tx, provider, { ...asked, hint: () => undefined, document });
	const members = await storeSet(tx, prepared);
	const name = nameOf(document);
	assertAccount(
		document,
		members.map(({ record }) => record),
		provider,
	);
	const out = members.find(({ record }) => ['issued', 'sending', 'unknown'].includes(record.state));
	if (out) refuseOut(name, out.record.state);
	const drafts: Draft[] = [];
	for (const { record, rate, invoice } of members) {
		if (record.state === 'drafted') continue;
		const count = (record.details.drafts ?? 0) + 1;
		const draftKey = memberKey(document.id, `${rate ?? 'all'}|draft ${count}`);
		const draft = { ...invoice, key: draftKey };
		const intentKey = `eInvoice.draft|${draftKey}`;
		const timesOutAt = new Date(Date.parse(context.now) + CALL_TIME).toISOString();
		const payloadHash = hashOf(draft);
		const operation = 'eInvoice.draft';
		await tx.intents.open({ key: intentKey, operation, subjectId: document.id, payloadHash, timesOutAt });
		await tx.eInvoices.change(record.id, {
			state: 'drafted',
			draftKey,
			provider: provider.name,
			account: provider.account,
			templateCode: prepared.template.templateCode,
			series: prepared.series,
			issueDate: invoice.issueDate,
			intentKey,
			details: { payload: draft, drafts: count, error: null },
		});
		auditDocument(tx, context, 'eInvoiceDraft', document, {
			key: draftKey,
			provider: provider.name,
			payloadHash,
		});
		drafts.push({ id: record.id, invoice: draft });
	}
	return drafts;
}

/** Refused, it is not there and the bar is lifted; unknown, it may be there and the bar stays. */
export async function recordDraft(
	tx: LedgerTx,
	id: string,
	outcome: DraftOutcome,
	context: WorkContext,
): Promise<void> {
	const { record, document } = await lockAround(tx, id);
	if (record.state !== 'drafted') return;
	if (outcome.state === 'stored') {
		await closeIntent(tx, record.intentKey, 'done', { draftKey: record.draftKey }, context);
		return;
	}
	const { code, message, fix } = outcome.error;
	const refused = outcome.state === 'refused';
	await closeIntent(tx, record.intentKey, refused ? 'failed' : 'unknown', { code, message }, context);
	const details = { error: { code, message, fix } };
	await tx.eInvoices.change(id, refused ? { state: 'refused', draftKey: null, details } : { details });
	const action = refused ? 'eInvoiceDraftRefused' : 'eInvoiceDraftUnknown';
	auditDocument(tx, context, action, document, { key: record.draftKey, code, message });
}

function refuseUnvalidated(name: string): never {
	refuse({
		rule: 'einvoice.draft',
		field: 'validate',
		document: name,
		message: `${name} is a draft of ours: what is signed on the portal would not be what stands here.`,
		fix: "Validate it first, or leave 'validate' out.",
	});
}

function refuseOut(name: string, state: string): never {
	refuse({
		rule: 'einvoice.alreadyOut',
		document: name,
		message: `An e-invoice of ${name} is ${state === 'issued' ? 'issued' : 'being issued'}: a draft beside it would be a second one.`,
		fix:
			state === 'issued'
				? 'Nothing is left to do, or correct it with Replace Invoice.'
				: 'Run Resume Unknown first.',
	});
}
