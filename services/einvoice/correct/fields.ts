import { z } from 'zod/v4';
import { envelope } from '../../../domain/schemas/documentInput';
import { date, id, percent, reference, text } from '../../../domain/schemas/fields';
import { TAX_CATEGORIES } from '../../../domain/documents/document';
import { WRONG_THINGS } from '../../../domain/vietnam/correction';

/** What every correction of an issued e-invoice says. */
export const correctionFields = {
	...envelope,
	/** The document whose e-invoice was wrong. */
	id,
	/** Which one of its set: key, VAT rate or number; the only one where it is missing. */
	member: reference.optional(),
	wrong: z
		.array(
			z.enum(WRONG_THINGS, `must be one of ${WRONG_THINGS.join(', ')}`),
			'must be a list of what was wrong',
		)
		.min(1, 'must name what was wrong'),
	/** Why (lý do), as it stands on the new invoice. */
	reason: text(255),
	/** The agreement on the error with the buyer (biên bản thỏa thuận). */
	agreement: z.strictObject({ reference: text(225), date }).optional(),
	/** A sale through a platform, or one of a summary table: it needs no agreement. */
	withoutAgreement: z.boolean('must be true or false').optional(),
	/** The rate itself was the mistake: why, and which it is. */
	rateWasWrong: z
		.strictObject({
			reason: text(255),
			taxRate: percent,
			taxCategory: z.enum(TAX_CATEGORIES, `must be one of ${TAX_CATEGORIES.join(', ')}`).optional(),
		})
		.optional(),
	issueDate: date.optional(),
	title: text(300).optional(),
	customerReference: text(120).optional(),
	paymentMethod: text(60).optional(),
	footerComment: text(5000).optional(),
};

export type CorrectionInput = z.output<z.ZodObject<typeof correctionFields>>;
