import { z } from 'zod/v4';
import { KIND_RULES } from '../../domain/documents/kinds';
import { nameOf } from '../../domain/documents/nameOf';
import { minorToFixed } from '../../domain/money/minor';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { date, id } from '../../domain/schemas/fields';
import type { BillingDocument } from '../../domain/documents/document';
import { todayOf } from '../parts/assembleHeader';
import type { DocumentView } from '../parts/documentView';
import { onDocument } from '../parts/onDocument';
import { getDocument, resolveMaster } from '../parts/resolve';
import { assertMayWrite } from '../parts/rights';
import { unallocatedCredit } from '../parts/settle';
import type { UseCase } from '../useCase';
import { lockCandidates, planFields, settleInvoices } from './settle';

const schema = z.object({ ...envelope, id, ...planFields, onDate: date.optional() });

/**
 * Uses what is left of a credit note (avoir disponible) on later invoices of the customer: on those that are named, else
 * on the oldest that are open. With nothing left it does nothing.
 */
export const applyCredit: UseCase<typeof schema, DocumentView> = {
	operation: 'creditNote.apply',
	schema,
	...onDocument,
	withoutKey: ({ allocations = [] }) =>
		allocations.some(({ amount }) => amount !== undefined) ? 'refuse' : 'safe',
	async work(tx, input, context) {
		const note = await getDocument(tx, input.id);
		assertCredit(note);
		const { companyId, partyId, currency, customerReference } = note;
		await assertMayWrite(tx, companyId, 'creditNote', context);
		const settle = input.settle ?? (input.allocations ? 'none' : 'oldestFirst');
		const plan = { ...input, settle, text: customerReference };
		const account = { companyId, partyId, currency };
		const candidates = await lockCandidates(tx, account, plan, [note.id]);
		const left = await unallocatedCredit(tx, note);
		const name = nameOf(note);
		if (left <= 0) {
			if (!input.allocations) return { ids: [note.id], reused: true };
			refuseUsedUp(name, minorToFixed(note.totals.gross, currency), currency);
		}
		const company = await resolveMaster(tx, 'company', companyId, undefined, 'company');
		const onDate = input.onDate ?? todayOf(company, context.now);
		const source = { ...account, sourceKind: 'creditNote', sourceId: note.id, name, onDate } as const;
		const allocations = await settleInvoices(tx, source, left, candidates, context);
		if (allocations.length > 0) return { ids: [note.id] };
		context.hint('The customer has no open invoice for it; the credit stays available.');
		return { ids: [note.id], reused: true };
	},
};

/** @throws Refusal `credit.document` for what gives no credit. */
export function assertCredit(note: BillingDocument): void {
	const { kind, validatedAt, state, deletedAt } = note;
	if (kind === 'creditNote' && validatedAt !== null && state !== 'cancelled' && deletedAt === null) return;
	refuse({
		rule: 'credit.document',
		field: 'id',
		document: nameOf(note),
		message: `${KIND_RULES[kind].title} ${nameOf(note)} (${state}) gives no credit.`,
		fix: 'Choose a validated credit note.',
	});
}

function refuseUsedUp(name: string, amount: string, currency: string): never {
	refuse({
		rule: 'credit.usedUp',
		field: 'id',
		document: name,
		message: `Credit note ${name} of ${amount} ${currency} has nothing left.`,
		fix: 'Take it off an invoice with Unmatch first, or choose another credit note.',
	});
}
