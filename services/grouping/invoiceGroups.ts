import { Refusal } from '../../domain/refusal';
import type { ServiceContext } from '../context';
import { createInvoiceFromDocuments } from '../createInvoice';
import type { DocumentView } from '../parts/documentView';
import { runUseCase, type Outcome } from '../useCase';
import type { GroupInvoiceView, GroupView } from './views';

export interface InvoicingChoices {
	readonly validate: boolean;
	/** Date of the invoices; today where it is missing. */
	readonly issueDate?: string | undefined;
}

/** What became of one group. */
export interface InvoicedGroup {
	readonly invoice: GroupInvoiceView | undefined;
	/** Notes of the group that are not on the invoice, each with its reason; all of them where there is none. */
	readonly missed: ReadonlyArray<{ readonly noteId: string; readonly rule: string; readonly reason: string }>;
	readonly hints: readonly string[];
}

/** Groups of one call: what their invoices show is laid aside before the next ones are made. */
const GROUPS_AT_ONCE = 25;

/**
 * Makes one invoice a group, as Create Invoice does. A group that is refused leaves its notes with the words of the
 * refusal; its neighbours go on. A note that another run has invoiced meanwhile is on no invoice of this one.
 */
export async function* invoiceGroups(
	context: ServiceContext,
	groups: readonly GroupView[],
	{ validate, issueDate }: InvoicingChoices,
): AsyncGenerator<InvoicedGroup> {
	for (let start = 0; start < groups.length; start += GROUPS_AT_ONCE) {
		const some = groups.slice(start, start + GROUPS_AT_ONCE);
		const outcomes = await runUseCase(
			createInvoiceFromDocuments,
			context,
			some.map(({ ids }) => ({ ids: [...ids], ...(validate ? { validate } : {}), issueDate })),
		);
		for (const [index, outcome] of outcomes.entries())
			yield judge(some[index] as GroupView, outcome, context.dryRun === true);
	}
}

function judge(group: GroupView, outcome: Outcome<DocumentView>, dryRun: boolean): InvoicedGroup {
	if (!outcome.ok) {
		const { rule, reason } = inWords(outcome.error);
		return { invoice: undefined, missed: group.ids.map((noteId) => ({ noteId, rule, reason })), hints: [] };
	}
	const { views, reused, hints } = outcome.value;
	const [view] = views;
	const isOn = (noteId: string) => !reused && view?.parents.some(({ id }) => id === noteId) === true;
	const elsewhere = views.map(({ number, id }) => number ?? `draft ${id}`).join(', ');
	const missed = group.ids
		.filter((noteId) => !isOn(noteId))
		.map((noteId) => ({
			noteId,
			rule: 'note.invoicedMeanwhile',
			reason: reused
				? `was invoiced meanwhile on ${elsewhere}`
				: 'was invoiced meanwhile by another run; look at its history for the invoice',
		}));
	return { invoice: reused || !view ? undefined : viewInvoice(view, dryRun), missed, hints };
}

function inWords(error: unknown): { rule: string; reason: string } {
	if (!(error instanceof Refusal))
		return {
			rule: 'unexpected',
			reason: `could not be invoiced: ${error instanceof Error ? error.message : String(error)}`,
		};
	const { rule, message, fix } = error;
	return { rule, reason: `could not be invoiced: ${message} ${fix}`.replace(/\.$/, '') };
}

function viewInvoice(view: DocumentView, dryRun: boolean): GroupInvoiceView {
	const { id, number, internalReference, state, issueDate, dueDate, net, tax, gross } = view;
	const names = dryRun ? { id: null, number: null } : { id, number: number ?? internalReference };
	return { ...names, state, issueDate, dueDate, net, tax, gross };
}
