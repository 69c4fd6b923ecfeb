import { z } from 'zod/v4';
import { INTAKE_SOURCES } from '../../domain/received/intakeState';
import { reference, text } from '../../domain/schemas/fields';

/** The beginning of a text; undefined where there is none. */
const clipped = (most: number) =>
	z
		.string()
		.transform(
			(value) =>
				value
					.replace(/\p{Cc}+/gu, ' ')
					.trim()
					.slice(0, most) || undefined,
		)
		.optional();

export const receiveSchema = z.object({
	ledger: text(60).optional(),
	/** Found by our numbers on the invoice where it is missing. */
	company: reference.optional(),
	source: z.enum(INTAKE_SOURCES, `must be one of ${INTAKE_SOURCES.join(', ')}`).optional(),
	/** What the file is about, for lists. */
	title: text(300).optional(),
	/** Of the mail that the file came with. However long its sender made them, they keep no invoice out. */
	sender: clipped(500),
	subject: clipped(1000),
	messageId: clipped(1000),
	sentAt: clipped(100),
	/** Confirms at once what is structured XML, passes every check and looks like no other; off where it is missing. */
	autoConfirm: z.boolean().optional(),
	/** Keeps a file in which no invoice was found, for a person to fill in; else it is told and left aside. */
	keepUnread: z.boolean().optional(),
});
export type ReceiveInput = z.output<typeof receiveSchema>;
