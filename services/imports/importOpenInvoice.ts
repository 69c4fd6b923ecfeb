import { z } from 'zod/v4';
import type { BillingDocument, DocumentLine } from '../../domain/documents/document';
import { headerFields } from '../../domain/schemas/documentInput';
import { currency, date, decimal, id, language, reference, text } from '../../domain/schemas/fields';
import type { Master } from '../../domain/masters/schemas';
import { KIND_RULES } from '../../domain/documents/kinds';
import { minorToFixed, parseMinor, type Minor } from '../../domain/money/minor';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { assembleHeader, todayOf } from '../parts/assembleHeader';
import { partyDetails } from '../parts/createMissingParty';
import { resolveMaster } from '../parts/resolve';
import { insertDraft } from '../parts/writeDocument';
import type { UseCase } from '../useCase';
import { customerOf } from './customerOf';
import type { FormerKind } from './formerSeries';
import { inFileOrder, type RowView } from './rowView';
import { showFormer } from './showFormer';
import { assertSameAsBefore, validateFormer, type Provenance } from './writeFormer';

/** Set on payments that the former system received. */
export const FORMER_SYSTEM = 'formerSystem';

const amount = decimal({ moreThan: 0, scale: 4 });

const schema = z.object({
	company: id,
	/** The document of this number, where an earlier run has imported it. */
	known: id.optional(),
	createMissingCustomer: z.boolean().optional(),
	number: text(60),
	type: z.enum(['invoice', 'creditNote']),
	customer: reference,
	customerDetails: partyDetails.optional(),
	issueDate: date,
	dueDate: date.optional(),
	/** With VAT; positive for credit notes too. */
	total: amount,
	/** What is still owed, or still to be given; all of it where it is missing. */
	open: amount.optional(),
	currency: currency.optional(),
	dunningStage: z.int('must be a whole number').min(0).max(20).optional(),
	lastReminderOn: date.optional(),
	paidOn: date.optional(),
	description: text(1000).optional(),
	language: language.optional(),
});
export type OpenInvoice = z.output<typeof schema>;

/**
 * Takes over an invoice or credit note that a former system has issued and that is not settled (reprise des encours):
 * with its own number and dates, as a receivable of its total with what was paid before set against it. Its VAT was
 * declared there: one line with the total, out of scope of VAT, outside of our turnover.
 */
export function importOpenInvoice(): UseCase<typeof schema, RowView> {
	return {
		operation: 'import.openInvoice',
		schema,
		order: inFileOrder(),
		scope: async (_tx, { company }) => company,
		async work(tx, input, context) {
			const { company: companyId, known, createMissingCustomer, ...given } = input;
			if (known !== undefined) {
				await assertSameAsBefore(tx, known, given);
				return { ids: [known], reused: true };
			}
			const company = await resolveMaster(tx, 'company', companyId, undefined, 'company');
			assertType(input, company);
			assertNotLater(input, company, context);
			const document = await writeInvoice(tx, company, input, given, context);
			return { ids: [document.id] };
		},
		show: showFormer,
	};
}

export async function writeInvoice(
	tx: LedgerTx,
	company: Master<'company'>,
	input: OpenInvoice,
	given: object,
	context: WorkContext,
	provenance: Provenance = {},
): Promise<BillingDocument> {
	const { type: kind, number } = input;
	const party = await customerOf(tx, company, input, context);
	const fields = headerInput.parse(input);
	const taken = { origin: 'formerSystem', invoiceType: kind === 'invoice' ? 'standard' : null } as const;
	const header = await assembleHeader(tx, kind, fields, { company, party }, context, taken);
	const total = parseMinor(input.total, header.currency, 'total');
	const open = input.open === undefined ? total : parseMinor(input.open, header.currency, 'open');
	assertOpen(open, total, header.currency);
	const line = totalLine(tx.newId('lin'), input, total, header.language);
	const draft = await insertDraft(tx, { kind, header, lines: [line] }, context);
	const document = await validateFormer(
		tx,
		{ ...draft, kind },
		company,
		number,
		{ ...given },
		context,
		provenance,
	);
	if (open < total) await settleBefore(tx, document, total - open, input.paidOn ?? input.issueDate, context);
	if (input.dunningStage) await noteDunning(tx, document, input, todayOf(company, context.now), context);
	return document;
}

/** The members of a header that the row may give. */
const headerInput = z.object({
	issueDate: headerFields.issueDate,
	dueDate: headerFields.dueDate,
	currency: headerFields.currency,
	language: headerFields.language,
});

const DESCRIPTION: Readonly<Record<string, (number: string) => string>> = {
	fr: (number) => `Reprise de ${number}, ancien système`,
	en: (number) => `Brought forward: ${number}, former system`,
	vi: (number) => `Chuyển từ hệ thống cũ: ${number}`,
};

function totalLine(lineId: string, input: OpenInvoice, total: Minor, inLanguage: string): DocumentLine {
	const say = DESCRIPTION[inLanguage] ?? DESCRIPTION['en'];
	return {
		id: lineId,
		position: 1,
		kind: 'item',
		productId: null,
		productCode: null,
		description: input.description ?? say?.(input.number) ?? input.number,
		comment: null,
		quantity: '1',
		unit: 'C62',
		unitPrice: input.total,
		unitCost: null,
		discountPercent: '0',
		taxCategory: 'O',
		taxRate: '0',
		operationCode: null,
		net: total,
	};
}

/** What was paid, or given back, before the books moved. A credit note has used that part of itself up there. */
async function settleBefore(
	tx: LedgerTx,
	document: BillingDocument,
	before: Minor,
	onDate: string,
	{ actor }: WorkContext,
): Promise<void> {
	const { id: documentId, companyId, partyId, currency: inCurrency } = document;
	const match = { documentId, amount: before, onDate };
	if (document.kind === 'creditNote') {
		await tx.payments.match({ ...match, sourceKind: 'creditNote', sourceId: documentId });
		return;
	}
	const sourceId = await tx.payments.add({
		companyId,
		partyId,
		currency: inCurrency,
		amount: before,
		receivedOn: onDate,
		method: FORMER_SYSTEM,
		reference: null,
		kind: KIND_RULES[document.kind].side === 'sale' ? 'receipt' : 'disbursement',
		actor,
	});
	await tx.payments.match({ ...match, sourceKind: 'payment', sourceId });
}

/** Dunning goes on from the stage that the former system had reached, counted from its last letter. */
async function noteDunning(
	tx: LedgerTx,
	document: BillingDocument,
	{ dunningStage, lastReminderOn }: OpenInvoice,
	today: string,
	{ actor }: WorkContext,
): Promise<void> {
	await tx.facts.add({
		documentId: document.id,
		kind: 'dunningStage',
		onDate: lastReminderOn ?? today,
		actor,
		data: { stage: dunningStage, lastReminderOn: lastReminderOn ?? null },
	});
}

function assertOpen(open: Minor, total: Minor, inCurrency: string): void {
	if (open <= total) return;
	refuse({
		rule: 'import.openMoreThanTotal',
		field: 'open',
		message: `'open' is ${minorToFixed(open, inCurrency)}, more than 'total' ${minorToFixed(total, inCurrency)}.`,
		fix: 'Check which column holds the total with VAT and which what is left to pay.',
	});
}

export function assertNotLater(
	{ issueDate, lastReminderOn, paidOn }: OpenInvoice,
	company: Master<'company'>,
	{ now }: WorkContext,
): void {
	const today = todayOf(company, now);
	const dates = { issueDate, lastReminderOn, paidOn };
	for (const [field, given] of Object.entries(dates)) {
		if (given === undefined || given <= today) continue;
		refuse({
			rule: 'import.future',
			field,
			message: `'${field}' is ${given}, which is still to come.`,
			fix: "Check the date, and 'Date Format': day and month may be the other way round.",
		});
	}
}

export function assertType({ type }: { type: FormerKind }, company: Master<'company'>): void {
	if (type !== 'creditNote' || company.content.country !== 'VN') return;
	refuse({
		rule: 'creditNote.vietnam',
		field: 'type',
		message: 'Viet Nam knows no credit notes.',
		fix: 'Lower the open amount of the invoice that it corrects, and leave the row out.',
	});
}
