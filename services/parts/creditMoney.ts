import { prorateGross } from '../../domain/amounts/prorateGross';
import { ONE_PERCENT, type TaxGroup } from '../../domain/amounts/taxGroups';
import { subtractGroups } from '../../domain/deposits/shareDeposit';
import { copyFields, findConversion, headerMap } from '../../domain/documents/conversions';
import type { BillingDocument, DocumentHeader, DocumentLine } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import type { Master } from '../../domain/masters/schemas';
import { Exact, toDecimal, type Decimal } from '../../domain/money/decimal';
import {
	fromMinor,
	minorToFixed,
	parseMinor,
	sumMinor,
	type Minor,
	roundMinor,
} from '../../domain/money/minor';
import { refuse } from '../../domain/refusal';
import type { HeaderInput } from '../../domain/schemas/documentInput';
import { passOnReason } from '../../domain/tax/passOnReason';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { assembleHeader } from './assembleHeader';
import { creditNotesOf } from './creditNotesOf';
import { resolveMaster } from './resolve';
import { insertDraft } from './writeDocument';

export interface MoneyCredit {
	readonly invoice: BillingDocument;
	readonly company: Master<'company'>;
	readonly header: HeaderInput;
	readonly override: Partial<DocumentHeader>;
	readonly amount?: Decimal;
	readonly percent?: Decimal;
	/** Quantities were given beside the amount. */
	readonly withLines: boolean;
}

/**
 * Credit note of money only (avoir financier, rabais): an amount with VAT, or a share of the invoice, over the rates
 * that the invoice has left. Nothing comes back, no quantity is used up.
 *
 * @throws Refusal `creditNote.tooMuch` with what is left
 */
export async function creditMoney(
	tx: LedgerTx,
	credit: MoneyCredit,
	context: WorkContext,
): Promise<BillingDocument> {
	const { invoice, company, override } = credit;
	assertPosted(invoice);
	const notes = await creditNotesOf(tx, invoice.id);
	const target = targetOf(credit);
	assertLeft(invoice, notes, target);
	const rest = subtractGroups(
		invoice.totals.taxLines,
		notes.flatMap((note) => note.totals.taxLines),
	);
	const groups = prorateGross(rest, target).filter(({ base, tax }) => base !== 0 || tax !== 0);
	const party = await resolveMaster(tx, 'party', invoice.partyId, undefined, 'customer');
	const map = headerMap('invoice', 'creditNote');
	const taken = { ...copyFields<DocumentHeader>(invoice, map), ...override, priceBasis: 'net' as const };
	const header = await assembleHeader(tx, 'creditNote', credit.header, { company, party }, context, taken);
	const lines = groups.map((group, index) => moneyLine(tx, group, index, invoice, header));
	const parents = [{ id: invoice.id, relation: 'creditOf' as const }];
	return insertDraft(tx, { kind: 'creditNote', header: { ...header, charges: [] }, lines, parents }, context);
}

function assertPosted(invoice: BillingDocument): void {
	const rule = findConversion(invoice.kind, 'creditNote', nameOf(invoice));
	if (rule.sourceStates.includes(invoice.state)) return;
	refuse({
		rule: 'conversion.sourceState',
		document: nameOf(invoice),
		message: `Invoice ${nameOf(invoice)} is ${invoice.state}; there is nothing to credit.`,
		fix: 'Only a validated invoice is credited.',
	});
}

function targetOf({ invoice, amount, percent, withLines }: MoneyCredit): Minor {
	if (withLines || (amount === undefined) === (percent === undefined)) {
		refuse({
			rule: 'creditNote.howMuch',
			field: 'amount',
			document: nameOf(invoice),
			message: "A credit note is asked by 'quantities', by 'amount' or by 'percent', not by several of them.",
			fix: 'Make two credit notes, one for the goods and one for the money.',
		});
	}
	if (amount !== undefined) return parseMinor(amount, invoice.currency, 'amount');
	const share = new Exact(percent ?? '0').times(ONE_PERCENT);
	return roundMinor(share.times(invoice.totals.gross));
}

function assertLeft(invoice: BillingDocument, notes: readonly BillingDocument[], target: Minor): void {
	const left = invoice.totals.gross - sumMinor(notes.map((note) => note.totals.gross));
	if (target > 0 && target <= left) return;
	const money = (minor: Minor) => `${minorToFixed(minor, invoice.currency)} ${invoice.currency}`;
	refuse({
		rule: 'creditNote.tooMuch',
		field: 'amount',
		document: nameOf(invoice),
		message: `${nameOf(invoice)} has ${money(left)} left to credit, ${money(target)} were asked.`,
		fix: 'Credit at most what is left.',
	});
}

function moneyLine(
	tx: LedgerTx,
	{ category, rate, base, tax }: TaxGroup,
	index: number,
	invoice: BillingDocument,
	{ language, reason, currency }: DocumentHeader,
): DocumentLine {
	const isDeposit = invoice.invoiceType === 'deposit';
	return {
		id: tx.newId('lin'),
		position: index + 1,
		kind: isDeposit ? 'deposit' : 'item',
		productId: null,
		productCode: null,
		description: `${CREDIT[language] ?? 'Credit'} ${nameOf(invoice)}${reason === null ? '' : ` – ${reason}`}`,
		comment: null,
		quantity: '1',
		unit: 'C62',
		unitPrice: toDecimal(fromMinor(base, currency)),
		unitCost: null,
		discountPercent: '0',
		taxCategory: category,
		taxRate: rate,
		operationCode: null,
		...passOnReason(invoice, category),
		net: base,
		tax,
		disposition: 'none',
	};
}

const CREDIT: Readonly<Record<string, string>> = {
	fr: 'Avoir sur facture',
	en: 'Credit on invoice',
	vi: 'Giảm trừ hóa đơn',
};
