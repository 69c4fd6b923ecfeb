import { addGroups } from '../../domain/amounts/addGroups';
import { groupOfLine, grossOf, mergeGroups, type TaxGroup } from '../../domain/amounts/taxGroups';
import { deductDeposit, subtractGroups } from '../../domain/deposits/shareDeposit';
import type {
	BillingDocument,
	DocumentHeader,
	DocumentLine,
	Prepayment,
} from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { fromMinor, minorToFixed, type Minor } from '../../domain/money/minor';
import { toDecimal } from '../../domain/money/decimal';
import { passOnReason } from '../../domain/tax/passOnReason';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import type { Amounts } from './convertRequest';
import type { DeductionChoice } from './deductionChoice';
import { depositsOf, type OrderDeposit } from './depositsOf';
import { invoicesOf } from './invoicesOf';

export interface DeductionRequest {
	readonly orders: ReadonlyArray<{ readonly order: BillingDocument; readonly isLast: boolean }>;
	readonly header: DocumentHeader;
	readonly amounts: Amounts;
	readonly choice: DeductionChoice;
	/** As negative lines, so that the VAT is the rest of it; or as a prepaid amount beside the full VAT (BT-113). */
	readonly form: 'lines' | 'prepaid';
}

export interface Deducted {
	readonly amounts: Amounts;
	readonly prepayments: readonly Prepayment[];
	/** Deposits of which the invoice takes something back. */
	readonly deposits: readonly BillingDocument[];
}

/** Takes the deposits of its orders back on an invoice; the invoice never becomes negative by it. */
export async function deductDeposits(
	tx: LedgerTx,
	request: DeductionRequest,
	{ hint }: Pick<WorkContext, 'hint'>,
): Promise<Deducted> {
	const { amounts, form } = request;
	const lines: DocumentLine[] = [];
	const prepayments: Prepayment[] = [];
	const deposits: BillingDocument[] = [];
	const taken: TaxGroup[] = [];
	for (const { order, isLast } of await ordersWithDeposits(tx, request)) {
		const posted = await depositsOf(tx, order.id);
		if (posted.length === 0) continue;
		const isTaken = ({ isPaid }: OrderDeposit) => request.choice !== 'paid' || isPaid;
		const rests = posted.filter(isTaken).flatMap(({ rest }) => rest);
		const own: TaxGroup[] = [];
		const before = mergeGroups((await invoicesOf(tx, order.id)).flatMap(({ totals }) => totals.taxLines));
		for (const deposit of posted) {
			if (!isTaken(deposit)) {
				if (grossOf(deposit.rest) > 0) hint(notPaid(deposit));
				continue;
			}
			const groups = deductDeposit({
				posted: deposit.posted,
				rest: deposit.rest,
				order: order.totals.taxLines,
				before,
				invoice: amounts.totals.taxLines,
				room: subtractGroups(amounts.totals.taxLines, taken),
				outstanding: subtractGroups(rests, own),
				isLast,
			});
			const left = grossOf(deposit.rest) - grossOf(groups);
			if (isLast && left > 0) hint(notTakenBack(deposit, left));
			if (groups.length === 0) continue;
			taken.push(...groups);
			own.push(...groups);
			deposits.push(deposit.document);
			if (form === 'prepaid') prepayments.push({ ...referenceTo(deposit), amount: grossOf(groups) });
			else lines.push(...groups.map((group) => negativeLine(tx, group, deposit, request.header)));
		}
	}
	if (prepayments.length > 0) hint(TWICE);
	return { amounts: withLines(amounts, lines), prepayments, deposits };
}

/** Most orders have none: one question tells for all of them. */
async function ordersWithDeposits(
	tx: LedgerTx,
	{ choice, orders }: DeductionRequest,
): Promise<DeductionRequest['orders']> {
	if (choice === 'none') return [];
	const links = await tx.links.ofDocuments(orders.map(({ order }) => order.id));
	const asked = new Set(
		links.filter(({ relation }) => relation === 'depositFor').map(({ fromDocumentId }) => fromDocumentId),
	);
	return orders.filter(({ order }) => asked.has(order.id));
}

const money = ({ document: { currency } }: OrderDeposit, amount: Minor) =>
	`${minorToFixed(amount, currency)} ${currency}`;

const notPaid = (deposit: OrderDeposit) =>
	`Deposit invoice ${nameOf(deposit.document)} (${money(deposit, grossOf(deposit.rest))}) is not paid and was not taken back; choose Deduct Deposits: All Posted, or credit it.`;

/** The invoice would be negative: the money goes back by the deposit itself. */
const notTakenBack = (deposit: OrderDeposit, left: Minor) =>
	`${money(deposit, left)} of deposit invoice ${nameOf(deposit.document)} could not be taken back, because the invoice has no more at its VAT rates; give them back by a credit note of the deposit.`;

const TWICE =
	'Deposits stand as a prepaid amount, as the company wants it: their VAT shows on the deposit invoices and on this one.';

function withLines({ lines, totals }: Amounts, added: readonly DocumentLine[]): Amounts {
	if (added.length === 0) return { lines, totals };
	const positioned = added.map((line, index) => ({ ...line, position: lines.length + index + 1 }));
	return { lines: [...lines, ...positioned], totals: addGroups(totals, added.map(groupOfLine)) };
}

function referenceTo({ document: { id, number, issueDate } }: OrderDeposit) {
	return { documentId: id, number, issueDate };
}

/** One line for each rate, which names the deposit invoice by number and date (art. 289 II CGI, BT-25 and BT-26). */
function negativeLine(
	tx: LedgerTx,
	{ category, rate, base, tax }: TaxGroup,
	deposit: OrderDeposit,
	{ language, currency, priceBasis }: DocumentHeader,
): DocumentLine {
	const words = TEXTS[language] ?? TEXTS.en;
	const { document } = deposit;
	return {
		id: tx.newId('lin'),
		position: 0,
		kind: 'deposit',
		productId: null,
		productCode: null,
		description: words(nameOf(document), document.issueDate),
		comment: null,
		quantity: '1',
		unit: 'C62',
		unitPrice: toDecimal(fromMinor(priceBasis === 'gross' ? -base - tax : -base, currency)),
		unitCost: null,
		discountPercent: '0',
		taxCategory: category,
		taxRate: rate,
		operationCode: null,
		net: -base,
		tax: -tax,
		...passOnReason(document, category),
		deposit: referenceTo(deposit),
	};
}

const dayFirst = (date: string) => date.split('-').reverse().join('/');

const TEXTS: Readonly<Record<string, (number: string, date: string) => string>> & {
	readonly en: (number: string, date: string) => string;
} = {
	fr: (number, date) => `Acompte déduit – facture ${number} du ${dayFirst(date)}`,
	en: (number, date) => `Deposit deducted – invoice ${number} of ${date}`,
	vi: (number, date) => `Khấu trừ đặt cọc – hóa đơn ${number} ngày ${dayFirst(date)}`,
};
