import { z } from 'zod/v4';
import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { minorToFixed, parseMinor, type Minor } from '../../domain/money/minor';
import { allocatePayment, type Allocation } from '../../domain/payments/allocatePayment';
import { assertSettles } from '../../domain/payments/assertSettles';
import { orderOldestFirst } from '../../domain/payments/orderOldestFirst';
import { refuse } from '../../domain/refusal';
import { decimal, reference } from '../../domain/schemas/fields';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { noteIfSettled, openAmount } from '../parts/settle';
import { unknownDocument } from '../parts/resolve';
import { auditDocument } from '../parts/writeDocument';
import { idsOfNamed, namedInvoices, openInvoicesOf, type Account } from './openInvoices';
import { targetOf } from './owing';

/** How money finds its invoices where nobody names them: by what the payer wrote, the oldest debt first, or not at all. */
export const SETTLE_WAYS = ['byReference', 'oldestFirst', 'none'] as const;
export type SettleWay = (typeof SETTLE_WAYS)[number];

/** Fields of every input that lays money or a credit on invoices. */
export const planFields = {
	/** Invoices by id or number; each up to what is open where it has no amount. */
	allocations: z
		.array(
			z.strictObject({ invoice: reference, amount: decimal({ moreThan: 0, scale: 4 }).optional() }),
			'must be a list of { invoice, amount }',
		)
		.min(1, 'must name at least one invoice')
		.max(500, 'must not name more than 500 invoices')
		.optional(),
	settle: z.enum(SETTLE_WAYS, `must be one of ${SETTLE_WAYS.join(', ')}`).optional(),
};

export interface Plan {
	readonly allocations?: ReadonlyArray<{ readonly invoice: string; readonly amount?: string | undefined }>;
	readonly settle: SettleWay;
	/** What the payer wrote, for `byReference`. */
	readonly text: string | null;
}

/** Money or a credit that is not used up yet. */
export interface MatchSourceAtWork extends Account {
	readonly sourceKind: 'payment' | 'creditNote';
	readonly sourceId: string;
	readonly name: string;
	/** The day that matches bear: on which the money came, or the credit is used. */
	readonly onDate: CalendarDate;
}

/** The invoices that a plan may touch, locked: named ones in their order, then those that it finds. */
export interface Candidates {
	readonly named: ReadonlyArray<{
		readonly invoice: BillingDocument;
		readonly amount: string | undefined;
		readonly index: number;
	}>;
	readonly found: readonly BillingDocument[];
}

/** Finds and locks them. Documents are locked before payments, so this comes before the source itself is locked. */
export async function lockCandidates(
	tx: LedgerTx,
	account: Account,
	plan: Plan,
	others: readonly string[] = [],
): Promise<Candidates> {
	const given = plan.allocations ?? [];
	const ids = await idsOfNamed(
		tx,
		given.map(({ invoice }) => invoice),
		account.companyId,
		'invoice',
	);
	const text = plan.text ?? '';
	const asksNobody = plan.settle === 'none' || (plan.settle === 'byReference' && text === '');
	const open = asksNobody ? [] : await openInvoicesOf(tx, account);
	const wanted = plan.settle === 'byReference' ? await namedInvoices(tx, text, open) : open;
	const asked = [...others, ...ids, ...wanted.map(({ id }) => id)];
	const locked = new Map((await tx.documents.lock(asked)).map((document) => [document.id, document]));
	const found = wanted.flatMap(({ id }) => locked.get(id) ?? []);
	return {
		named: ids.map((id, index) => ({
			invoice: locked.get(id) ?? unknownDocument(id),
			amount: given[index]?.amount,
			index,
		})),
		found: plan.settle === 'oldestFirst' ? orderOldestFirst(found) : found,
	};
}

/**
 * Lays what is left of a source on invoices: first as it is told, then on what was found.
 *
 * @returns what each invoice got; nothing is allocated past what is open or what is left
 * @throws Refusal `payment.overAllocated` or `payment.tooMuch` where a named amount does not fit, and those of `assertSettles`
 */
export async function settleInvoices(
	tx: LedgerTx,
	source: MatchSourceAtWork,
	amount: Minor,
	{ named, found }: Candidates,
	context: WorkContext,
): Promise<Allocation[]> {
	let left = amount;
	const made: Allocation[] = [];
	for (const { invoice, amount: wanted, index } of named) {
		const open = await openAmount(tx, invoice);
		assertSettles({ ...source, amount }, targetOf(invoice, open));
		const part =
			wanted === undefined
				? Math.min(open, left)
				: parseMinor(wanted, source.currency, `allocations[${index}].amount`);
		assertFits(source, invoice, { part, open, left, index });
		if (part <= 0) continue;
		await match(tx, source, invoice, part, context);
		made.push({ id: invoice.id, amount: part });
		left -= part;
	}
	const items = [];
	for (const invoice of found) items.push({ id: invoice.id, open: await openAmount(tx, invoice) });
	for (const allocation of allocatePayment(left, items).allocations) {
		const invoice = found.find(({ id }) => id === allocation.id);
		if (!invoice) continue;
		await match(tx, source, invoice, allocation.amount, context);
		made.push(allocation);
	}
	return made;
}

interface Fit {
	readonly part: Minor;
	readonly open: Minor;
	readonly left: Minor;
	readonly index: number;
}

function assertFits(
	source: MatchSourceAtWork,
	invoice: BillingDocument,
	{ part, open, left, index }: Fit,
): void {
	const money = (minor: Minor) => `${minorToFixed(minor, source.currency)} ${source.currency}`;
	const field = `allocations[${index}].amount`;
	if (part > open) {
		refuse({
			rule: 'payment.tooMuch',
			field,
			document: nameOf(invoice),
			message: `${nameOf(invoice)} has ${money(open)} open, ${money(part)} were asked for.`,
			fix: 'Allocate at most what is open; what is left stays as credit of the customer.',
		});
	}
	if (part > left) {
		refuse({
			rule: 'payment.overAllocated',
			field,
			document: nameOf(invoice),
			message: `${source.name} has ${money(left)} left, ${money(part)} were asked for ${nameOf(invoice)}.`,
			fix: 'Allocate at most what is left.',
		});
	}
}

async function match(
	tx: LedgerTx,
	source: MatchSourceAtWork,
	invoice: BillingDocument,
	amount: Minor,
	context: WorkContext,
): Promise<void> {
	const { sourceKind, sourceId, onDate } = source;
	await tx.payments.match({ documentId: invoice.id, sourceKind, sourceId, amount, onDate });
	await noteIfSettled(tx, invoice, onDate, context);
	auditDocument(tx, context, 'match', invoice, { source: sourceId, amount, onDate });
}
