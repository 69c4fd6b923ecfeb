import { z } from 'zod/v4';

/** S-Invoice leaves members out, makes them null, or writes numbers as text: what is read is what can be understood. */
export type Members = Readonly<Record<string, unknown>>;

export const isMembers = (value: unknown): value is Members =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text that is not empty, else null. Numbers are read as text. */
export const text = z
	.union([z.string(), z.number().transform(String)])
	.nullish()
	.catch(null)
	.transform((value) => (value == null || value.trim() === '' ? null : value.trim()));

/** A whole number, as such or as text, else null. */
export const wholeNumber = z
	.union([
		z.number().int(),
		z
			.string()
			.regex(/^-?\d{1,15}$/)
			.transform(Number),
	])
	.nullish()
	.catch(null)
	.transform((value) => value ?? null);

const PAID = /^(?:true|1|đã thanh toán|paid)$/i;
const UNPAID = /^(?:false|0|chưa thanh toán|unpaid)$/i;

/** Paid or not, as truth, number or words; null for what says neither. */
export const payment = z.unknown().transform((value) => {
	const words = typeof value === 'string' ? value.trim() : String(value);
	if (PAID.test(words)) return true;
	return UNPAID.test(words) ? false : null;
});
