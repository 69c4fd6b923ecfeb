import { minorDigits } from '../money/currencies';
import { minorToFixed, type Minor } from '../money/minor';

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const UNITS_BELOW_BILLION = ['', 'nghìn', 'triệu'] as const;
const BILLION = 1_000_000_000;

interface CurrencyWords {
	readonly whole: string;
	/** A hundredth; absent where the currency has none. */
	readonly part?: string;
}

/** A currency without a row is read as a decimal number with its code: `mười hai phẩy năm không CHF`. */
const CURRENCY_WORDS: Readonly<Record<string, CurrencyWords>> = {
	VND: { whole: 'đồng' },
	JPY: { whole: 'yên Nhật' },
	KRW: { whole: 'won Hàn Quốc' },
	USD: { whole: 'đô la Mỹ', part: 'xu' },
	EUR: { whole: 'euro', part: 'xu' },
	GBP: { whole: 'bảng Anh', part: 'xu' },
	AUD: { whole: 'đô la Úc', part: 'xu' },
	SGD: { whole: 'đô la Singapore', part: 'xu' },
};

/**
 * An amount in Vietnamese words, as invoices must write their total (số tiền viết bằng chữ): `Hai mươi mốt đồng`. Tens
 * that are zero are read "linh", as in the north; negative amounts begin with "Âm". Where a group of three digits is not
 * the first one, its zero hundreds are read too. Source: usage as the readers of e-invoices have it; no law spells it.
 */
export function writeAmountInWords(amount: Minor, currency: string): string {
	const words = readMoney(minorToFixed(Math.abs(amount), currency), currency);
	const signed = amount < 0 ? `âm ${words}` : words;
	return signed.charAt(0).toUpperCase() + signed.slice(1);
}

function readMoney(fixed: string, currency: string): string {
	const [whole = '0', fraction = ''] = fixed.split('.');
	const words = CURRENCY_WORDS[currency];
	const hasFraction = /[1-9]/.test(fraction);
	if (words && (words.part !== undefined || minorDigits(currency) === 0)) {
		const part = hasFraction ? ` và ${readInteger(Number(fraction))} ${words.part}` : '';
		return `${readInteger(Number(whole))} ${words.whole}${part}`;
	}
	const decimals = [...fraction].map((digit) => DIGITS[Number(digit)]).join(' ');
	return `${readInteger(Number(whole))}${hasFraction ? ` phẩy ${decimals}` : ''} ${currency}`;
}

/** Above the billion (tỷ), the billions are read as a number of their own: nghìn tỷ, triệu tỷ. */
function readInteger(value: number): string {
	const billions = Math.floor(value / BILLION);
	const rest = value % BILLION;
	if (billions === 0) return value === 0 ? DIGITS[0] : readBelowBillion(rest, false);
	const head = `${readInteger(billions)} tỷ`;
	return rest === 0 ? head : `${head} ${readBelowBillion(rest, true)}`;
}

function readBelowBillion(value: number, follows: boolean): string {
	const words: string[] = [];
	for (const power of [2, 1, 0] as const) {
		const group = Math.floor(value / 1000 ** power) % 1000;
		if (group === 0) continue;
		words.push(readGroup(group, follows || words.length > 0));
		if (power > 0) words.push(UNITS_BELOW_BILLION[power]);
	}
	return words.join(' ');
}

/** @param follows groups stand before it, so that its zeros are heard */
function readGroup(group: number, follows: boolean): string {
	const hundreds = Math.floor(group / 100);
	const tens = Math.floor(group / 10) % 10;
	const ones = group % 10;
	const hasHundreds = follows || hundreds > 0;
	return [...(hasHundreds ? [`${DIGITS[hundreds]} trăm`] : []), ...readTens(tens, ones, hasHundreds)].join(
		' ',
	);
}

function readTens(tens: number, ones: number, hasHundreds: boolean): string[] {
	if (tens === 0 && ones === 0) return [];
	if (tens === 0) return hasHundreds ? ['linh', DIGITS[ones] ?? ''] : [DIGITS[ones] ?? ''];
	return [tens === 1 ? 'mười' : `${DIGITS[tens]} mươi`, ...readOnes(tens, ones)];
}

/** After tens, one, four and five change their sound: mốt and tư from twenty on, lăm from ten on. */
function readOnes(tens: number, ones: number): string[] {
	if (ones === 0) return [];
	if (ones === 5) return ['lăm'];
	if (tens > 1 && ones === 1) return ['mốt'];
	if (tens > 1 && ones === 4) return ['tư'];
	return [DIGITS[ones] ?? ''];
}
