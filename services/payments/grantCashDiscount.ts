import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import type { Master } from '../../domain/masters/schemas';
import { toDecimal } from '../../domain/money/decimal';
import { fromMinor, minorToFixed, sumMinor, type Minor } from '../../domain/money/minor';
import { cashDiscountOf, lastDiscountDay, type CashDiscountVat } from '../../domain/payments/cashDiscount';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { todayOf } from '../parts/assembleHeader';
import { creditMoney } from '../parts/creditMoney';
import { noteIfSettled, openAmount } from '../parts/settle';
import { validateDraft } from '../parts/validateDraft';
import { auditDocument } from '../parts/writeDocument';

/** What a printed note or a mail may say where the VAT stays (CGI article 272, a contrario). */
const VAT_STAYS = 'VAT is not reduced by the cash discount; no credit note is made for it';

/** The discount of an invoice as it stands: its rate of the gross amount less what credit notes took off it. */
export async function discountOf(tx: LedgerTx, invoice: BillingDocument): Promise<Minor> {
	const { cashDiscount, totals } = invoice;
	if (!cashDiscount) return 0;
	const matches = await tx.payments.matchesOf([invoice.id]);
	const credited = matches.filter(({ sourceKind }) => sourceKind === 'creditNote');
	return cashDiscountOf(totals.gross - sumMinor(credited.map(({ amount }) => amount)), cashDiscount);
}

/** Viet Nam knows no credit notes, so there the VAT stays; elsewhere it falls with the price unless the company says otherwise. */
export function vatOfDiscount({ content }: Master<'company'>): CashDiscountVat {
	return content.cashDiscountVat ?? (content.country === 'VN' ? 'stays' : 'falls');
}

/**
 * Takes the cash discount (escompte) of an invoice that was paid in time: by a credit note for money only, so that the
 * VAT falls with it, or by a match that leaves the VAT as it is. Never more than what is open.
 *
 * @param invoice locked
 * @throws Refusal `cashDiscount.none` or `cashDiscount.late`
 */
export async function grantCashDiscount(
	tx: LedgerTx,
	invoice: BillingDocument,
	company: Master<'company'>,
	paidOn: CalendarDate,
	context: WorkContext,
): Promise<void> {
	assertInTime(invoice, paidOn);
	const amount = Math.min(await discountOf(tx, invoice), await openAmount(tx, invoice));
	const money = `${minorToFixed(amount, invoice.currency)} ${invoice.currency}`;
	const vat = vatOfDiscount(company);
	let creditNoteId: string | undefined;
	if (vat === 'falls') {
		creditNoteId = await creditDiscount(tx, invoice, company, amount, context);
	} else {
		await tx.payments.match({
			documentId: invoice.id,
			sourceKind: 'cashDiscount',
			sourceId: tx.newId('dis'),
			amount,
			onDate: paidOn,
			reason: VAT_STAYS,
		});
		await noteIfSettled(tx, invoice, paidOn, context);
		context.hint(`${money} of cash discount were taken. ${VAT_STAYS}.`);
	}
	const data = { amount, vat, ...(creditNoteId === undefined ? {} : { creditNote: creditNoteId }) };
	const onDate = todayOf(company, context.now);
	await tx.facts.add({
		documentId: invoice.id,
		kind: 'cashDiscount',
		onDate,
		actor: context.actor,
		data: vat === 'stays' ? { ...data, mention: VAT_STAYS } : data,
	});
	auditDocument(tx, context, 'cashDiscount', invoice, { ...data, paidOn });
	const open = await openAmount(tx, invoice);
	if (open > 0)
		context.hint(
			`${nameOf(invoice)} has still ${minorToFixed(open, invoice.currency)} ${invoice.currency} open.`,
		);
}

/** A credit note for money only, validated and so matched to its invoice. @returns its id */
async function creditDiscount(
	tx: LedgerTx,
	invoice: BillingDocument,
	company: Master<'company'>,
	discount: Minor,
	context: WorkContext,
): Promise<string> {
	if (company.content.country === 'VN') {
		refuse({
			rule: 'creditNote.vietnam',
			document: nameOf(invoice),
			message: 'Viet Nam knows no credit notes, so the VAT cannot fall with the cash discount.',
			fix: "Set the company's 'cashDiscountVat' to 'stays'.",
		});
	}
	const header = { issueDate: todayOf(company, context.now) };
	const override = { reason: reasonOf(invoice) };
	const amount = toDecimal(fromMinor(discount, invoice.currency));
	const request = { invoice, company, header, override, amount, withLines: false };
	const draft = await creditMoney(tx, request, context);
	await validateDraft(tx, draft, company, context);
	return draft.id;
}

/** Whether an earlier discount still stands: its match, or its credit note. */
export async function isDiscountTaken(tx: LedgerTx, { id }: BillingDocument): Promise<boolean> {
	const facts = (await tx.facts.ofDocuments([id])).filter(({ kind }) => kind === 'cashDiscount');
	if (facts.length === 0) return false;
	const notes = facts.flatMap(({ data }) =>
		typeof data['creditNote'] === 'string' ? data['creditNote'] : [],
	);
	const standingNotes = (await tx.documents.getMany(notes)).filter(({ state }) => state !== 'cancelled');
	const matches = await tx.payments.matchesOf([id]);
	const discounted = sumMinor(
		matches.filter(({ sourceKind }) => sourceKind === 'cashDiscount').map(({ amount }) => amount),
	);
	return standingNotes.length > 0 || discounted > 0;
}

const ESCOMPTE: Readonly<Record<string, string>> = {
	fr: 'Escompte',
	en: 'Cash discount',
	vi: 'Chiết khấu thanh toán',
};

function reasonOf(invoice: BillingDocument): string {
	const words = ESCOMPTE[invoice.language] ?? 'Cash discount';
	return `${words} ${invoice.cashDiscount?.rate ?? ''} % – ${nameOf(invoice)}`;
}

function assertInTime(invoice: BillingDocument, paidOn: CalendarDate): void {
	const { cashDiscount, issueDate } = invoice;
	const name = nameOf(invoice);
	if (!cashDiscount) {
		refuse({
			rule: 'cashDiscount.none',
			document: name,
			message: `${name} offers no cash discount.`,
			fix: 'Write a small rest off, or credit the invoice in part.',
		});
	}
	const last = lastDiscountDay(issueDate, cashDiscount);
	if (paidOn <= last) return;
	refuse({
		rule: 'cashDiscount.late',
		field: 'paidOn',
		document: name,
		message: `${name} gives ${cashDiscount.rate} % until ${last}; the money came on ${paidOn}.`,
		fix: 'Ask for the rest, or write it off where it is small.',
	});
}
