import { Exact, toDecimal, type Decimal } from '../../domain/money/decimal';

/** The sign before the decimals. */
export type DecimalSign = 'comma' | 'point';

export type ReadDecimal =
	| { readonly value: Decimal }
	/** `1,234` may be a thousand or a little more than one. */
	| { readonly ambiguous: true }
	| undefined;

const CURRENCY = /(?:€|₫|đ|VNĐ|VND|EUR)/gi;
const SPACES = /[\s\u00a0\u2007\u2009\u202f'’]/g;

interface Parts {
	readonly negative: boolean;
	/** Digits and separators; groups are told by a space. */
	readonly body: string;
}

/**
 * Reads a number as people in France, Viet Nam and elsewhere write it: `1 234,50`, `1.234.567`, `1,234.50`, `(12,5)`,
 * `12,50 €`. One separator with three digits after it is ambiguous unless the sign is known.
 *
 * @param sign what the file writes before decimals, where that is known.
 * @param whole the number has no decimals, as an amount in đồng: then a separator is always one of thousands.
 */
export function readDecimal(text: string, sign?: DecimalSign, whole = false): ReadDecimal {
	const parts = partsOf(text);
	if (!parts) return undefined;
	const { negative, body } = parts;
	const split = splitAt(body, whole && isGrouped(body.replace(/[.,]/g, ' ')) ? 'none' : sign);
	if (split === 'ambiguous') return { ambiguous: true };
	if (!split) return undefined;
	const number = new Exact(`${split.integer}.${split.decimals || '0'}`);
	return { value: toDecimal(negative ? number.times(-1) : number) };
}

/** What a cell shows of the file's own way, or nothing. */
export function decimalSignOf(text: string): DecimalSign | undefined {
	const body = partsOf(text)?.body ?? '';
	if (isAmbiguous(body)) return undefined;
	const split = splitAt(body, undefined);
	if (!split || split === 'ambiguous') return undefined;
	if (split.decimals !== '') return body.lastIndexOf(',') > body.lastIndexOf('.') ? 'comma' : 'point';
	if (body.includes(',')) return 'point';
	return body.includes('.') ? 'comma' : undefined;
}

function partsOf(text: string): Parts | undefined {
	const plain = text
		.replace(CURRENCY, '')
		.replace(/\u2212/g, '-')
		.trim();
	const bracketed = /^\((.*)\)$/.exec(plain);
	const trailing = /^([^-]*)-$/.exec(plain);
	const unsigned = (bracketed?.[1] ?? trailing?.[1] ?? plain.replace(/^[+-]\s*/, '')).trim();
	const body = unsigned.replace(SPACES, ' ');
	if (!/^\d[\d ]*(?:[.,][\d ]*)*$/.test(body) || !/\d$/.test(body)) return undefined;
	return { negative: bracketed !== null || trailing !== null || plain.startsWith('-'), body };
}

interface Split {
	readonly integer: string;
	readonly decimals: string;
}

function splitAt(body: string, sign: DecimalSign | 'none' | undefined): Split | 'ambiguous' | undefined {
	const commas = body.split(',').length - 1;
	const points = body.split('.').length - 1;
	if (sign === 'none' || commas + points === 0) return joined(body.replace(/[.,]/g, ' '), '');
	if (commas > 0 && points > 0) {
		const last = body.lastIndexOf(',') > body.lastIndexOf('.') ? ',' : '.';
		return (last === ',' ? commas : points) > 1 ? undefined : atSign(body, last);
	}
	const only = commas > 0 ? ',' : '.';
	if (commas + points > 1) return joined(body.replaceAll(only, ' '), '');
	if (!isAmbiguous(body)) return atSign(body, only);
	if (sign === undefined) return 'ambiguous';
	return (sign === 'comma') === (only === ',') ? atSign(body, only) : joined(body.replace(only, ' '), '');
}

/** One separator, one to three digits before it, three behind: a thousand as well as decimals. `0,125` is none. */
function isAmbiguous(body: string): boolean {
	return /^[1-9]\d{0,2}[.,]\d{3}$/.test(body);
}

function atSign(body: string, sign: ',' | '.'): Split | undefined {
	const at = body.lastIndexOf(sign);
	const integer = body.slice(0, at).replace(sign === ',' ? /\./g : /,/g, ' ');
	return joined(integer, body.slice(at + 1));
}

/** Groups of thousands have three digits each; otherwise a space is a slip of the hand. */
function joined(integer: string, decimals: string): Split | undefined {
	if (!/^\d+$/.test(integer) && !isGrouped(integer)) return undefined;
	if (!/^\d{0,15}$/.test(decimals)) return undefined;
	const digits = integer.replace(/ /g, '');
	return digits.length > 20 ? undefined : { integer: digits, decimals };
}

function isGrouped(integer: string): boolean {
	return /^\d{1,3}(?: \d{3})+$/.test(integer);
}
