import { minorDigits } from '../../../domain/money/currencies';
import type { Decimal } from '../../../domain/money/decimal';
import { minorToFixed, type Minor } from '../../../domain/money/minor';
import type { NumberTexts } from '../templateSchema';
import { fillText } from './fillText';
import { lookUp } from './lookUp';

/**
 * All of these work on the digits of the exact decimal; a binary float never comes in between.
 */

/** `1234.5` → `1 234,50` with two digits asked for. More digits than asked for are kept. */
export function formatDecimal(value: Decimal, texts: NumberTexts, minDigits = 0): string {
	const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, texts.group);
	const digits = fraction.padEnd(minDigits, '0');
	return `${value.startsWith('-') ? '-' : ''}${grouped}${digits && texts.decimal}${digits}`;
}

/** An amount without its currency, for columns. */
export function formatAmount(amount: Minor, currency: string, texts: NumberTexts): string {
	return formatDecimal(minorToFixed(amount, currency), texts, minorDigits(currency));
}

type Symbols = Readonly<Record<string, string>>;

/** An amount with its currency: `1 234,50 €`, `€1,234.50`, `1.234.500 ₫`. */
export function formatMoney(amount: Minor, currency: string, texts: NumberTexts, symbols: Symbols): string {
	const text = withSymbol(formatAmount(Math.abs(amount), currency, texts), currency, texts, symbols);
	return amount < 0 ? `-${text}` : text;
}

/** A price with its currency and all of its digits: `0,015 €`. */
export function formatPrice(price: Decimal, currency: string, texts: NumberTexts, symbols: Symbols): string {
	return withSymbol(formatUnitPrice(price, currency, texts), currency, texts, symbols);
}

function withSymbol(amount: string, currency: string, texts: NumberTexts, symbols: Symbols): string {
	const symbol = lookUp(symbols, currency);
	const pattern = symbol === undefined ? texts.moneyWithCode : texts.money;
	return fillText(pattern, { amount, symbol: symbol ?? currency });
}

/** A unit price keeps its own digits, and has at least those of its currency. */
export function formatUnitPrice(price: Decimal, currency: string, texts: NumberTexts): string {
	return formatDecimal(price, texts, minorDigits(currency));
}

export function formatPercent(rate: Decimal, texts: NumberTexts): string {
	return fillText(texts.percent, { value: formatDecimal(rate, texts) });
}
