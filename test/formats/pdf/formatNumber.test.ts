import { loadLayout, loadTexts } from '../../../formats/pdf/loadTemplates';
import type { PrintLanguage } from '../../../formats/pdf/printable';
import {
	formatAmount,
	formatDecimal,
	formatMoney,
	formatPercent,
	formatUnitPrice,
} from '../../../formats/pdf/text/formatNumber';

const NBSP = '\u00a0';
const numbers = (language: PrintLanguage) => loadTexts(language).number;
const { currencySymbols } = loadLayout();

describe('money', () => {
	test.each<[PrintLanguage, number, string, string]>([
		['fr', 123450, 'EUR', `1${NBSP}234,50${NBSP}€`],
		['en', 123450, 'EUR', '€1,234.50'],
		['vi', 123450, 'EUR', `1.234,50${NBSP}€`],
		['fr', 1234500, 'VND', `1${NBSP}234${NBSP}500${NBSP}₫`],
		['en', 1234500, 'VND', '₫1,234,500'],
		['vi', 1234500, 'VND', `1.234.500${NBSP}₫`],
		['fr', 1234500, 'TND', `1${NBSP}234,500${NBSP}TND`],
		['en', 1234500, 'TND', `TND${NBSP}1,234.500`],
		['en', 999, 'USD', `USD${NBSP}9.99`],
		['fr', 0, 'EUR', `0,00${NBSP}€`],
		['fr', 5, 'EUR', `0,05${NBSP}€`],
		['fr', 100000, 'EUR', `1${NBSP}000,00${NBSP}€`],
		['fr', -123450, 'EUR', `-1${NBSP}234,50${NBSP}€`],
		['en', -123450, 'EUR', '-€1,234.50'],
		['vi', -1, 'VND', `-1${NBSP}₫`],
	])('%s: %i %s → %s', (language, amount, currency, expected) => {
		expect(formatMoney(amount, currency, numbers(language), currencySymbols)).toBe(expected);
	});

	test('is exact up to the largest amount of the ledger', () => {
		expect(formatAmount(Number.MAX_SAFE_INTEGER, 'EUR', numbers('en'))).toBe('90,071,992,547,409.91');
		expect(formatAmount(Number.MAX_SAFE_INTEGER, 'VND', numbers('vi'))).toBe('9.007.199.254.740.991');
	});
});

test.each<[string, string, string]>([
	['18.9', 'EUR', '18,90'],
	['62.3333', 'EUR', '62,3333'],
	['0.0000012345', 'EUR', '0,0000012345'],
	['1249.99', 'TND', `1${NBSP}249,990`],
	['4250000', 'VND', `4${NBSP}250${NBSP}000`],
	['185500.5', 'VND', `185${NBSP}500,5`],
	['-50', 'EUR', '-50,00'],
	['0.1', 'EUR', '0,10'],
])('a unit price keeps its own digits: %s %s → %s', (price, currency, expected) => {
	expect(formatUnitPrice(price, currency, numbers('fr'))).toBe(expected);
});

test.each<[PrintLanguage, string, string]>([
	['fr', '20', `20${NBSP}%`],
	['fr', '5.5', `5,5${NBSP}%`],
	['en', '5.5', '5.5%'],
	['vi', '10', '10%'],
])('%s rate %s → %s', (language, rate, expected) => {
	expect(formatPercent(rate, numbers(language))).toBe(expected);
});

test.each<[PrintLanguage, string, string]>([
	['fr', '3.5', '3,5'],
	['fr', '12', '12'],
	['en', '1234567.000001', '1,234,567.000001'],
	['vi', '1000', '1.000'],
])('%s quantity %s → %s', (language, quantity, expected) => {
	expect(formatDecimal(quantity, numbers(language))).toBe(expected);
});
