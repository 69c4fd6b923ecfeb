import { z } from 'zod/v4';
import { isCalendarDate, isTimeZone } from '../dates/calendarDate';
import { isCurrency } from '../money/currencies';
import { Exact, isPlainDecimal, scaleOf, toDecimal } from '../money/decimal';

/**
 * Building blocks of input schemas. Each message says what to write instead: it is read by people who filled in a
 * form. Schemas set no defaults, because the idempotency hash covers the input as it was given.
 */

/** NUL cannot be stored by PostgreSQL, and the others print as boxes; tab and line breaks are text. */
function hasNoControls(value: string): boolean {
	return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value);
}

export const text = (max = 500) =>
	z
		.string('must be text')
		.refine(hasNoControls, 'has a control character; take it out')
		.trim()
		.min(1, 'must not be empty')
		.max(max, `must not be longer than ${max} characters`);

const UUID_V7 = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const ID = new RegExp(`^[a-z]{3}_${UUID_V7}$`);

export const id = z.string('must be an id').regex(ID, 'is not an id of this ledger (like inv_0192…)');

/** A master is named by its id or by its own code. */
export const reference = text(120);

export const date = z
	.string('must be a date, written YYYY-MM-DD')
	.refine(isCalendarDate, 'is not a date that exists; write YYYY-MM-DD');

export const currency = z
	.string('must be a currency code')
	.refine(isCurrency, 'is not an ISO 4217 currency code such as EUR or VND');

export const timeZone = z
	.string()
	.refine(isTimeZone, 'is not a time zone such as Europe/Paris or Asia/Ho_Chi_Minh');

export const country = z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code such as FR or VN');

export const language = z.enum(['fr', 'en', 'vi'], 'must be fr, en or vi');

interface DecimalLimits {
	readonly min?: number;
	readonly moreThan?: number;
	readonly max?: number;
	readonly scale?: number;
}

/**
 * A number given as JSON number or as text with a point; comes out as a plain decimal. Text such as `12,50` or
 * `abc` is refused with the way to write it, and so is a number with more decimals than the field keeps.
 */
export const decimal = ({ min, moreThan, max, scale = 10 }: DecimalLimits = {}) =>
	z.union([z.number(), z.string()], 'must be a number').transform((value, context) => {
		const short = typeof value === 'number' ? String(value) : value;
		if (SHORT.test(short) && fits(short, { min, moreThan, max, scale })) return short;
		const plain = typeof value === 'number' ? plainNumber(value) : value.trim();
		const problem = problemOf(plain, { min, moreThan, max, scale });
		if (problem === undefined && plain !== undefined) return toDecimal(new Exact(plain));
		context.addIssue({ code: 'custom', message: problem ?? 'must be a number', input: value });
		return z.NEVER;
	});

/** A decimal in its plain form, of so few digits that a binary number compares it rightly with a limit. */
const SHORT = /^(?:0|-?[1-9]\d{0,8}|-?(?:0|[1-9]\d{0,5})\.\d{0,5}[1-9])$/;

function fits(
	plain: string,
	{ min = -Infinity, moreThan = -Infinity, max = Infinity, scale = 10 }: DecimalLimits,
) {
	const value = Number(plain);
	return value >= min && value > moreThan && value <= max && scaleOf(plain) <= scale;
}

function plainNumber(value: number): string | undefined {
	return Number.isFinite(value) ? new Exact(String(value)).toFixed() : undefined;
}

function problemOf(
	plain: string | undefined,
	{ min, moreThan, max, scale = 10 }: DecimalLimits,
): string | undefined {
	if (plain === undefined) return 'must be a finite number';
	if (/^-?\d+,\d+$/.test(plain)) return `has a decimal comma; write ${plain.replace(',', '.')}`;
	if (!isPlainDecimal(plain))
		return `is not a number: '${plain.slice(0, 40)}'; write digits with a decimal point, such as 12.50`;
	const value = new Exact(plain);
	if (scaleOf(toDecimal(value)) > scale) return `has more than ${scale} decimals; round it first`;
	if (value.abs().gte('1e15')) return 'is too large';
	if (min !== undefined && value.lt(min)) return `must be ${min} or more`;
	if (moreThan !== undefined && value.lte(moreThan)) return `must be more than ${moreThan}`;
	if (max !== undefined && value.gt(max)) return `must be ${max} or less`;
	return undefined;
}

/** Quantities are kept in millionths. */
export const quantity = decimal({ moreThan: 0, scale: 6 });
/** What may be nothing, such as what is left open. */
export const quantityOrNone = decimal({ min: 0, scale: 6 });
export const percent = decimal({ min: 0, max: 100, scale: 4 });
export const price = decimal({ scale: 10 });

export const address = z.strictObject({
	line1: text(200).optional(),
	line2: text(200).optional(),
	postCode: text(20).optional(),
	city: text(100),
	subdivision: text(100).optional(),
	country,
});
