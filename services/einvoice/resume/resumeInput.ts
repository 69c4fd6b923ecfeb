import { z } from 'zod/v4';
import { envelope } from '../../../domain/schemas/documentInput';
import { date, id, reference, text } from '../../../domain/schemas/fields';

const CONFIRMATIONS = ['notIssued', 'issued'] as const;

export const resumeSchema = z.object({
	ledger: envelope.ledger,
	/** Only those of these documents; all of the account where it is missing. */
	ids: z.array(id, 'must be a list of document ids').max(1000).optional(),
	/** Only this e-invoice. */
	key: reference.optional(),
	/** What a person saw on the portal, where no look-up settles it. */
	confirm: z.enum(CONFIRMATIONS, `must be one of ${CONFIRMATIONS.join(', ')}`).optional(),
	/** With `issued`: as the portal shows it. */
	number: text(20).optional(),
	series: text(12).optional(),
	issueDate: date.optional(),
	/** Who looked, and where; it stays in the audit trail. */
	reason: text(500).optional(),
});
export type ResumeInput = z.output<typeof resumeSchema>;
