import { nameOf } from '../../../domain/documents/nameOf';
import { refuse } from '../../../domain/refusal';
import type { EInvoice } from '../../../domain/vietnam/eInvoice';
import { hashOf } from '../../../ledger/hash';
import type { EInvoiceRecord, LedgerTx } from '../../../ledger/port';
import type { EInvoiceProvider } from '../../../providers/eInvoiceProvider';
import type { WorkContext } from '../../context';
import { openDocument } from '../../parts/openDocument';
import { validateDraft } from '../../parts/validateDraft';
import { auditDocument } from '../../parts/writeDocument';
import { assertAccount } from '../assertAccount';
import { documentsBehind } from '../lockAround';
import { prepareEInvoices, type Prepared } from '../prepareEInvoices';
import { storeSet, type StoredMember } from '../storeSet';
import type { Planned } from './plan';

/** How long a call may take before its outcome counts as unknown, in ms: more than any client waits. */
export const CALL_TIME = 5 * 60_000;

/** An e-invoice that is to be sent now; its intent is committed. */
export interface Sending {
	readonly id: string;
	readonly documentId: string;
	readonly name: string;
	readonly invoice: EInvoice;
}

export interface Begun {
	readonly documentId: string;
	readonly name: string;
	readonly sending: readonly Sending[];
	/** E-invoices of an earlier call of which nobody knows what became. */
	readonly unknown: readonly EInvoiceRecord[];
}

/**
 * Makes one document ready and commits the intents of its e-invoices: a draft is validated, keys are stored, what is issued
 * stays as it is. Two runs at once meet at the lock of the document, and the second one finds the intents of the first.
 */
export async function beginDocument(
	tx: LedgerTx,
	{ input, severalRates }: Planned,
	provider: EInvoiceProvider,
	context: WorkContext,
): Promise<Begun> {
	const seen = await tx.documents.get(input.id);
	const behind = await documentsBehind(tx, { corrects: seen?.correction?.originalId ?? null });
	await tx.documents.lock([input.id, ...behind]);
	const opened = await openDocument(tx, input.id, context);
	const asked = { choices: input, now: context.now, hint: context.hint, severalRates };
	// Everything that can be refused is, before the document is validated and cannot be mended any more.
	const early = await prepareEInvoices(tx, provider, { ...asked, document: opened });
	if (opened.validatedAt === null) {
		if (input.validate === false) refuseDraft(nameOf(opened));
		const { approvedBy } = input;
		await validateDraft(tx, opened, early.company, context, approvedBy === undefined ? {} : { approvedBy });
	}
	const document = await tx.documents.get(opened.id);
	if (!document) throw new Error(`Document ${opened.id} is gone`);
	const prepared = await prepareEInvoices(tx, provider, { ...asked, hint: () => undefined, document });
	const members = await storeSet(tx, prepared);
	assertAccount(
		document,
		members.map(({ record }) => record),
		provider,
	);
	const states = new Map<string, string>();
	for (const { record } of members) states.set(record.id, await standingOf(tx, record, context));
	const inFlight = members.find(({ record }) => states.get(record.id) === 'sending');
	if (inFlight) refuseInFlight(nameOf(document), inFlight.record);
	const drafted = members.find(({ record }) => record.state === 'drafted');
	if (drafted) refuseDrafted(nameOf(document), provider.name);
	const unknown = members.filter(({ record }) => states.get(record.id) === 'unknown');
	const free = members.filter(({ record }) => record.state === 'prepared' || record.state === 'refused');
	if (free.length > 0) await assertOrder(tx, prepared, provider);
	const sending: Sending[] = [];
	for (const member of free) sending.push(await openIntent(tx, prepared, member, provider, context));
	return {
		documentId: document.id,
		name: nameOf(document),
		sending,
		unknown: unknown.map(({ record }) => record),
	};
}

/** A call whose time is over reads as unknown: the process that made it may be gone. */
async function standingOf(tx: LedgerTx, record: EInvoiceRecord, { now }: WorkContext): Promise<string> {
	if (record.state !== 'sending') return record.state;
	const intent = await tx.intents.get(record.intentKey ?? '', now);
	return intent?.state === 'open' ? 'sending' : 'unknown';
}

async function openIntent(
	tx: LedgerTx,
	{ document, template, series }: Prepared,
	{ record, invoice }: StoredMember,
	{ name, account }: EInvoiceProvider,
	context: WorkContext,
): Promise<Sending> {
	const payloadHash = hashOf(invoice);
	// Another payload is another call: what was refused may have been mended.
	const intentKey = `eInvoice.issue|${invoice.key}|${payloadHash.slice(0, 16)}`;
	const timesOutAt = new Date(Date.parse(context.now) + CALL_TIME).toISOString();
	const call = {
		key: intentKey,
		operation: 'eInvoice.issue',
		subjectId: document.id,
		payloadHash,
		timesOutAt,
	};
	const { attempt } = await tx.intents.open(call);
	await tx.eInvoices.change(record.id, {
		state: 'sending',
		provider: name,
		account,
		templateCode: template.templateCode,
		series,
		issueDate: invoice.issueDate,
		intentKey,
		details: { payload: invoice, error: null },
	});
	const { key } = invoice;
	auditDocument(tx, context, 'eInvoiceSend', document, { key, provider: name, series, payloadHash, attempt });
	return { id: record.id, documentId: document.id, name: nameOf(document), invoice };
}

/** Dates of a series never go back: the provider would refuse it, with a message that nobody understands. */
async function assertOrder(
	tx: LedgerTx,
	{ document, series }: Prepared,
	{ account }: EInvoiceProvider,
): Promise<void> {
	const last = await tx.eInvoices.latestOf(account, series);
	if (last?.issueDate == null || last.issueDate <= document.issueDate) return;
	refuse({
		rule: 'einvoice.dateGoesBack',
		field: 'issueDate',
		document: nameOf(document),
		message: `${nameOf(document)} is dated ${document.issueDate}, and number ${last.number} of series ${series} is of ${last.issueDate}: dates of a series never go back.`,
		fix: 'Cancel it in place (nothing of it is at the provider), duplicate it with a date of today, and issue that.',
	});
}

function refuseDraft(name: string): never {
	refuse({
		rule: 'einvoice.draft',
		field: 'validate',
		document: name,
		message: `${name} is a draft.`,
		fix: "Validate it first, or leave 'validate' out: issuing validates a draft.",
	});
}

function refuseInFlight(name: string, { updatedAt }: EInvoiceRecord): never {
	refuse({
		rule: 'einvoice.inFlight',
		document: name,
		message: `Another run is issuing ${name} since ${updatedAt}.`,
		fix: 'Wait until it is done. If that run is gone, issue again in five minutes, or run Resume Unknown: it looks up what became of the call.',
	});
}

function refuseDrafted(name: string, provider: string): never {
	refuse({
		rule: 'einvoice.draftPushed',
		document: name,
		message: `A draft of ${name} lies on the portal of ${provider}: issued there and here, it would be two invoices.`,
		fix: 'Sign it on the portal and sync, or delete it there and confirm that with Confirm Draft Deleted.',
	});
}
