import { SHIPPING, type DocumentDiscount, type FooterCharge } from '../../../domain/documents/document';
import { sumMinor, type Minor } from '../../../domain/money/minor';
import { cleanText } from '../text/cleanText';
import { fillText } from '../text/fillText';
import { formatDecimal, formatPercent } from '../text/formatNumber';
import type { PrintContext } from './context';
import { printedAmount } from './printedAmount';
import { printTaxRate } from './printTaxRate';

/** A line of the totals. A `detail` breaks the line above it up; a `result` is what the reader looks for. */
export interface TotalRow {
	readonly weight: 'detail' | 'plain' | 'result';
	readonly label: string;
	/** In small type below the label. */
	readonly note?: string;
	readonly value: string;
}

/**
 * From the lines to what is left to pay, in the order in which one adds up: lines, discount, charges and other taxes
 * give the net; the net and the VAT give the gross; what was paid is taken off at the end.
 */
export function totalRows(context: PrintContext): TotalRow[] {
	return [...towardsNet(context), ...towardsGross(context), ...towardsDue(context)];
}

/** The same totals in the currency of the books, with the rate; none where the document is in that currency. */
export function accountingRows({ document, texts, money }: PrintContext): TotalRow[] {
	const { accounting } = document.print;
	if (accounting === undefined) return [];
	const { currency } = accounting;
	const heading = fillText(texts.totals.accounting, {
		currency,
		other: document.currency,
		rate: formatDecimal(document.exchangeRate ?? '1', texts.number),
	});
	return [
		{ weight: 'plain', label: heading, value: '' },
		...(['net', 'tax', 'gross'] as const).map((name): TotalRow => ({
			weight: 'detail',
			label: texts.totals[name],
			value: money(accounting[name], currency),
		})),
	];
}

/** Only the net itself, where nothing but the lines makes it. */
function towardsNet(context: PrintContext): TotalRow[] {
	const { document, texts, money } = context;
	const { net, otherTaxes } = document.totals;
	const parts = [
		...discountRows(context),
		...document.charges.map((charge) => chargeRow(charge, context)),
		...(otherTaxes === undefined ? [] : [plain(texts.totals.otherTaxes, money(otherTaxes))]),
	];
	return [
		...(parts.length === 0 ? [] : [...lineRows(context), ...parts]),
		plain(texts.totals.net, money(net)),
	];
}

/** Where prices include VAT, the sum of the column that the reader has seen comes first. */
function lineRows({ document, texts, money }: PrintContext): TotalRow[] {
	const { lines, priceBasis, totals } = document;
	const net = plain(texts.totals.lines, money(totals.lines));
	if (priceBasis === 'net') return [net];
	const printed = lines.map((line) => (line.kind === 'note' ? 0 : printedAmount(line, priceBasis)));
	return [plain(texts.totals.linesGross, money(sumMinor(printed))), net];
}

function discountRows(context: PrintContext): TotalRow[] {
	const { document, texts, money } = context;
	const { discount, totals } = document;
	if (discount === undefined || totals.allowance === undefined) return [];
	const allowances = totals.allowances ?? [];
	const note = cleanText(discount.reason);
	return [
		{
			...plain(discountLabel(discount, context), money(-totals.allowance)),
			...(note === '' ? {} : { note }),
		},
		...(allowances.length < 2 ? [] : allowances).map(({ category, rate, amount }) =>
			detail(
				fillText(texts.totals.discountOfRate, { rate: printTaxRate(category, rate, texts) }),
				money(-amount),
			),
		),
	];
}

function discountLabel({ base, percent, amount }: DocumentDiscount, { texts, money }: PrintContext): string {
	return amount === null
		? fillText(texts.discount[base].percent, { percent: formatPercent(percent ?? '0', texts.number) })
		: fillText(texts.discount[base].amount, { amount: money(amount) });
}

function chargeRow(charge: FooterCharge, { texts, money }: PrintContext): TotalRow {
	const [label, nature] = [cleanText(charge.label), cleanText(charge.nature)];
	const rate = printTaxRate(charge.taxCategory, charge.taxRate, texts);
	const vat = fillText(texts.totals.chargeVat, { rate });
	const isSaid = charge.nature === SHIPPING || nature.toLowerCase() === label.toLowerCase();
	const saysMore = label !== '' && !isSaid;
	return {
		...plain(label === '' ? nature : label, money(charge.amount)),
		note: saysMore ? `${nature} – ${vat}` : vat,
	};
}

function towardsGross(context: PrintContext): TotalRow[] {
	const { document, texts, money } = context;
	const { tax, gross, taxLines } = document.totals;
	const label = texts.totals.gross;
	return [
		plain(texts.totals.tax, money(tax)),
		...(taxLines.length < 2 ? [] : taxLines).map((line) =>
			detail(
				fillText(texts.totals.taxOfRate, { rate: printTaxRate(line.category, line.rate, texts) }),
				money(line.tax),
			),
		),
		dueLabel(context) === undefined ? result(label, gross, context) : plain(label, money(gross)),
	];
}

/** Deposits that the invoice names and what was paid; nothing where the print leaves them out. */
function towardsDue(context: PrintContext): TotalRow[] {
	const { document, rules, texts, money, date } = context;
	const label = dueLabel(context);
	if (label === undefined) return [];
	// A credit note asks for nothing: it gives its total.
	const payments = rules.due === 'credit' ? undefined : document.print.payments;
	const prepayments = (payments && document.prepayments) ?? [];
	return [
		...prepayments.map(({ number, issueDate, amount }) => {
			const values = { number: number ?? '', date: date(issueDate) };
			return plain(fillText(texts.totals.prepayment, values), money(-amount));
		}),
		...(payments?.received ?? []).map(({ source, amount }) => plain(texts.received[source], money(-amount))),
		result(label, payments?.due ?? document.totals.gross, context),
	];
}

/** What the last line is called: absent where nothing is asked for, or the print is to end with the total. */
function dueLabel({ document, rules, texts }: PrintContext): string | undefined {
	const { payments } = document.print;
	if (rules.due === 'credit') return texts.totals.credit;
	if (payments === undefined) return undefined;
	if (rules.due !== null) return texts.totals[rules.due];
	return payments.received.length > 0 ? texts.totals.pay : undefined;
}

const plain = (label: string, value: string): TotalRow => ({ weight: 'plain', label, value });
const detail = (label: string, value: string): TotalRow => ({ weight: 'detail', label, value });
const result = (label: string, value: Minor, { money }: PrintContext): TotalRow => ({
	weight: 'result',
	label,
	value: money(value),
});
