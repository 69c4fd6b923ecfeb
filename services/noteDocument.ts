import { z } from 'zod/v4';
import { KIND_RULES } from '../domain/documents/kinds';
import { TRANSMISSION_CHANNELS } from '../domain/documents/transmission';
import { refuse } from '../domain/refusal';
import { envelope } from '../domain/schemas/documentInput';
import { date, id, reference, text } from '../domain/schemas/fields';
import type { BillingDocument } from '../domain/documents/document';
import type { CalendarDate } from '../domain/dates/calendarDate';
import type { LedgerTx } from '../ledger/port';
import type { WorkContext } from './context';
import { todayOf } from './parts/assembleHeader';
import type { DocumentView } from './parts/documentView';
import { onDocument } from './parts/onDocument';
import { nameOf } from '../domain/documents/nameOf';
import { openDocument } from './parts/openDocument';
import { resolveLabel, resolveMaster } from './parts/resolve';
import { sinceUnlock } from './parts/sinceUnlock';
import { auditDocument } from './parts/writeDocument';
import type { Done, UseCase } from './useCase';

/** What may be written beside a document in any state: the allow-list of invariant 4. */

const base = { ...envelope, id, onDate: date.optional() };

type Write = (
	tx: LedgerTx,
	document: BillingDocument,
	onDate: CalendarDate,
	context: WorkContext,
) => Promise<void>;
/** True when it stands there already. Asked under the lock: two executions at once would both find nothing. */
type IsThere = (tx: LedgerTx, documentId: string) => Promise<boolean>;

async function beside(
	tx: LedgerTx,
	input: { id: string; onDate?: string },
	context: WorkContext,
	write: Write,
	isThere?: IsThere,
): Promise<Done> {
	const document = await openDocument(tx, input.id, context);
	if (isThere && (await isThere(tx, document.id))) return { ids: [document.id], reused: true };
	const company = await resolveMaster(tx, 'company', document.companyId, undefined, 'company');
	await write(tx, document, input.onDate ?? todayOf(company, context.now), context);
	return { ids: [document.id] };
}

const sentInput = z.object({
	...base,
	channel: z.enum(TRANSMISSION_CHANNELS, `must be one of ${TRANSMISSION_CHANNELS.join(', ')}`).optional(),
	to: text(300).optional(),
});

/** Marks a document as sent (transmis) by post, mail, hand or other means; a mail node that has sent it calls this. */
export const markSent: UseCase<typeof sentInput, DocumentView> = {
	operation: 'document.markSent',
	schema: sentInput,
	...onDocument,
	async work(tx, input, context) {
		const channel = input.channel ?? 'email';
		const write: Write = async (_tx, document, onDate) => {
			const posts = KIND_RULES[document.kind].accounting;
			if (document.state === 'cancelled' || (document.state === 'draft' && posts)) refuseUnsendable(document);
			const data = { to: input.to };
			await tx.transmissions.add({
				documentId: document.id,
				channel,
				state: 'sent',
				onDate,
				actor: context.actor,
				data,
			});
			auditDocument(tx, context, 'markSent', document, { channel, onDate, ...data });
		};
		return beside(tx, input, context, write, async (_tx, id) =>
			sinceUnlock(await tx.transmissions.ofDocuments([id]), await tx.facts.ofDocuments([id])).some(
				(record) => record.channel === channel && record.data['to'] === input.to,
			),
		);
	},
};

function refuseUnsendable(document: BillingDocument): never {
	refuse({
		rule: 'send.state',
		document: nameOf(document),
		message: `${KIND_RULES[document.kind].title} ${nameOf(document)} is ${document.state}; it is not sent to anybody.`,
		fix: 'Validate it first.',
	});
}

const printedInput = z.object(base);

/** Sets the printed flag (indicateur d'édition) of a document that was printed as final; once is enough. */
export const markPrinted: UseCase<typeof printedInput, DocumentView> = {
	operation: 'document.markPrinted',
	schema: printedInput,
	...onDocument,
	work(tx, input, context) {
		const write: Write = async (_tx, document, onDate) => {
			await tx.facts.add({
				documentId: document.id,
				kind: 'printed',
				onDate,
				actor: context.actor,
				data: {},
			});
			auditDocument(tx, context, 'markPrinted', document, { onDate });
		};
		return beside(tx, input, context, write, async (_tx, id) => {
			const facts = await tx.facts.ofDocuments([id]);
			return sinceUnlock(facts, facts).some((fact) => fact.kind === 'printed');
		});
	},
};

const noteInput = z.object({ ...base, text: text(5000) });

/** A quick note (post-it) on a document; never printed. */
export const addNote: UseCase<typeof noteInput, DocumentView> = {
	operation: 'document.addNote',
	schema: noteInput,
	...onDocument,
	work: (tx, input, context) =>
		beside(tx, input, context, async (_tx, document, onDate) => {
			await tx.facts.add({
				documentId: document.id,
				kind: 'note',
				onDate,
				actor: context.actor,
				data: { text: input.text },
			});
			auditDocument(tx, context, 'addNote', document, { text: input.text });
		}),
};

const labelInput = z.object({ ...base, customLabel: reference });

/** An own label (libellé paramétrable) within the fixed states. */
export const setLabel: UseCase<typeof labelInput, DocumentView> = {
	operation: 'document.setLabel',
	schema: labelInput,
	...onDocument,
	work: (tx, input, context) =>
		beside(tx, input, context, async (_tx, document, onDate) => {
			const label = await resolveLabel(tx, document, input.customLabel, document.companyId);
			const data = { code: label.code, text: label.name };
			await tx.facts.add({ documentId: document.id, kind: 'label', onDate, actor: context.actor, data });
			auditDocument(tx, context, 'setLabel', document, data);
		}),
};

const unpaidInput = z.object({ ...base, reason: text(500) });

/** Passes an invoice to unpaid (impayé): a bad debt that nobody chases any more. The invoice itself stays as it is. */
export const markUncollectible: UseCase<typeof unpaidInput, DocumentView> = {
	operation: 'document.markUncollectible',
	schema: unpaidInput,
	...onDocument,
	async work(tx, input, context) {
		const write: Write = async (_tx, document, onDate) => {
			const posted = document.validatedAt !== null && document.state !== 'cancelled';
			if (document.kind !== 'invoice' || !posted) {
				refuse({
					rule: 'uncollectible.kind',
					document: nameOf(document),
					message: 'Only a validated invoice can pass to unpaid.',
					fix: 'Cancel a draft; reject a quotation or an order.',
				});
			}
			await tx.facts.add({
				documentId: document.id,
				kind: 'uncollectible',
				onDate,
				actor: context.actor,
				data: { reason: input.reason },
			});
			auditDocument(tx, context, 'markUncollectible', document, { reason: input.reason });
		};
		return beside(tx, input, context, write, async (_tx, id) =>
			(await tx.facts.ofDocuments([id])).some((fact) => fact.kind === 'uncollectible'),
		);
	},
};
