import { z } from 'zod/v4';
import { decimal, reference, text } from '../../domain/schemas/fields';
import { PAYMENT_METHODS } from '../../domain/vietnam/eInvoice';

export const SPLITS = ['byRate', 'never'] as const;

/** What a run may say of the e-invoices of a document; the settings of the company and the document say the rest. */
export const choiceFields = {
	/** Template of the provider, as its list names it. */
	templateCode: text(60).optional(),
	/** Series with or without its form: `1C26TAA`, `C26TAA`. */
	series: text(12).optional(),
	/** One invoice a rate, or one for all rates where the template allows several. */
	split: z.enum(SPLITS, `must be one of ${SPLITS.join(', ')}`).optional(),
	paymentMethod: z.enum(PAYMENT_METHODS, `must be one of ${PAYMENT_METHODS.join(', ')}`).optional(),
	/** The buyer has paid already; as the payments say where it is missing. */
	paid: z.boolean('must be true or false').optional(),
	/** Đồng for one unit of the document's currency. */
	exchangeRate: decimal({ moreThan: 0, scale: 4 }).optional(),
	/** The buyer gives no data of himself (người tiêu dùng). */
	consumer: z.boolean('must be true or false').optional(),
	/** The person who buys (họ tên người mua hàng). */
	buyerName: text(100).optional(),
};

export const memberField = {
	/** One e-invoice of the set: its key, its rate (`8`), or the number that the provider gave. */
	member: reference.optional(),
};

export type Choices = z.output<z.ZodObject<typeof choiceFields>>;
