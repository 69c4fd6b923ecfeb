import type { DocumentLine, OtherTax } from '../../../domain/documents/document';
import { isPriceless } from '../printable';
import { cleanText } from '../text/cleanText';
import { fillText } from '../text/fillText';
import { formatDecimal, formatPercent, formatPrice } from '../text/formatNumber';
import type { PrintContext } from './context';
import { printTaxRate } from './printTaxRate';

/**
 * The small print of a line: the VAT of a deposit that is taken back, other taxes, what becomes of goods that come back,
 * and from when on goods can be had.
 */
export function describeLine(line: DocumentLine, context: PrintContext): string[] {
	const { document, rules, texts, money, date } = context;
	const { deposit, tax, disposition, availableOn, otherTaxes = [] } = line;
	const told: string[] = [];
	if (deposit !== undefined && tax !== undefined) {
		told.push(fillText(texts.labels.depositVat, { tax: money(tax) }));
	}
	if (!isPriceless(document)) told.push(...otherTaxes.map((one) => describeTax(one, line, context)));
	if (disposition !== undefined) told.push(texts.dispositions[disposition]);
	if (rules.availability && availableOn !== undefined) {
		told.push(fillText(texts.labels.available, { date: date(availableOn) }));
	}
	return told;
}

/** `Éco-contribution (12 × 0,15 €) : 1,80 €, TVA 20 % – meuble`. */
function describeTax(tax: OtherTax, { quantity }: DocumentLine, context: PrintContext): string {
	const { document, texts, layout, money } = context;
	const values = {
		quantity: formatDecimal(quantity, texts.number),
		price: formatPrice(tax.value, document.currency, texts.number, layout.currencySymbols),
		percent: formatPercent(tax.value, texts.number),
	};
	const how = tax.mode === 'amount' ? 'perUnit' : tax.base === 'net' ? 'ofNet' : 'ofGross';
	const text = fillText(texts.otherTax.line, {
		label: cleanText(tax.label),
		value: fillText(texts.otherTax[how], values),
		amount: money(tax.amount),
		rate: printTaxRate(tax.taxCategory, tax.taxRate, texts),
	});
	const comment = cleanText(tax.comment);
	return comment === '' ? text : `${text} – ${comment}`;
}
