import { Exact, toDecimal, type Decimal } from '../../domain/money/decimal';
import { CURRENCY_SIGNS } from './currencies';
import type { Row } from './groupRows';

/** An amount of money at its place. */
export interface AmountMatch {
	readonly row: Row;
	readonly start: number;
	readonly end: number;
	readonly value: Decimal;
	/** ISO 4217, from the sign beside it. */
	readonly currency?: string;
	readonly hasDecimals: boolean;
	/** Nothing marks it as money: a whole number without a sign. */
	readonly isBare: boolean;
}

interface RawAmount {
	readonly row: Row;
	readonly start: number;
	readonly end: number;
	readonly digits: string;
	readonly isNegative: boolean;
	readonly sign?: string;
}

const SIGNS = Object.keys(CURRENCY_SIGNS)
	.sort((one, other) => other.length - one.length)
	.map((sign) => sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
	.join('|');
const NUMBER = String.raw`\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,3})?(?![\d.,])|\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d{1,3})?|\d+(?:[.,]\d{1,4})?`;
const AMOUNT = new RegExp(
	String.raw`(?<![\p{L}\p{N}.,/#:\-])(?<open>[-−–(]\s?)?(?:(?<before>${SIGNS})\s?(?<minus>[-−]\s?)?)?(?<digits>${NUMBER})(?:(?<point>,-|,--)|\s?(?<close>[-−)](?![\p{L}\p{N}])))?(?:\s?(?<after>${SIGNS})(?![\p{L}\p{N}]))?(?![\p{L}\p{N}/:%]|[.,]\d|-\d|\s?%)`,
	'giu',
);

/** Amounts of all rows. How the document writes decimals is told by those numbers that leave no doubt. */
export function findAmounts(rows: readonly Row[]): AmountMatch[] {
	const raw = rows.flatMap(rawAmounts);
	const decimalSign = guessDecimalSign(raw);
	return raw.map(({ row, start, end, digits, isNegative, sign }) => {
		const { value, hasDecimals } = readNumber(digits, decimalSign);
		const currency = sign === undefined ? undefined : CURRENCY_SIGNS[sign]?.code;
		return {
			...{ row, start, end, hasDecimals },
			value: isNegative && value !== '0' ? `-${value}` : value,
			...(currency !== undefined && { currency }),
			isBare: !hasDecimals && currency === undefined && !/[.,'’ ]/.test(digits),
		};
	});
}

function rawAmounts(row: Row): RawAmount[] {
	return [...row.text.matchAll(AMOUNT)].map((match) => {
		const { open, before, minus, digits = '', close, after } = match.groups ?? {};
		return {
			row,
			start: match.index,
			end: match.index + match[0].length,
			digits,
			isNegative:
				[open, minus, close].some((mark) => mark !== undefined && mark.trim() !== '') && open?.trim() !== '–',
			sign: (before ?? after)?.toLowerCase(),
		};
	});
}

type DecimalSign = '.' | ',';

/** `1.234,5` and `12,50` speak for the comma, `1,234.5` and `12.50` for the point. */
function guessDecimalSign(amounts: readonly RawAmount[]): DecimalSign | undefined {
	const votes = { '.': 0, ',': 0 };
	for (const { digits } of amounts) {
		const [, sign] = /([.,])\d{1,2}$/.exec(digits) ?? [];
		if (sign === '.' || sign === ',') votes[sign] += 1;
	}
	if (votes['.'] === votes[',']) return undefined;
	return votes['.'] > votes[','] ? '.' : ',';
}

/** A sign before three digits parts thousands, unless the document writes its decimals with it and no other way. */
function readNumber(
	digits: string,
	decimalSign: DecimalSign | undefined,
): { value: Decimal; hasDecimals: boolean } {
	const plain = digits.replace(/[\s'’\u00a0\u202f]/g, '');
	const last = /([.,])(\d+)$/.exec(plain);
	const isDecimal = last !== null && isDecimalPart(plain, last[1] as DecimalSign, last[2] ?? '', decimalSign);
	const whole = (isDecimal ? plain.slice(0, last.index) : plain).replace(/[.,]/g, '');
	const text = isDecimal ? `${whole}.${last[2]}` : whole;
	return { value: toDecimal(new Exact(text)), hasDecimals: isDecimal };
}

function isDecimalPart(
	plain: string,
	sign: DecimalSign,
	part: string,
	decimalSign: DecimalSign | undefined,
): boolean {
	if (plain.split(sign).length > 2) return false;
	const other = sign === '.' ? ',' : '.';
	if (plain.includes(other)) return plain.indexOf(other) < plain.indexOf(sign);
	return part.length !== 3 || (sign === decimalSign && /^0[.,]/.test(plain));
}
