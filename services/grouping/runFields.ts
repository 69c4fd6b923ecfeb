import { z } from 'zod/v4';
import { BILLING_MODES, PERIODICITIES, type GroupingRun } from '../../domain/grouping/grouping';
import { groupingKeys } from '../../domain/masters/billingSettings';
import { date, text } from '../../domain/schemas/fields';
import { selectionFields } from './noteSelection';

/** What a run of deferred invoicing is given: what to look at, and how to group it. */
export const runFields = {
	/** Ledger that picked items came from. */
	ledger: text(60).optional(),
	...selectionFields,
	/** Delivery notes picked one by one (pointage), by id or number; then the selection is not asked. */
	notes: z.array(text(120), 'must be a list of delivery notes').max(10_000).optional(),
	/** The day for which it is decided what is due; today in the company's time zone where it is missing. */
	onDate: date.optional(),
	/** Only customers that are billed so; all that are due where it is missing, those on demand not among them. */
	periodicities: z
		.array(z.enum(PERIODICITIES, `must be one of ${PERIODICITIES.join(', ')}`))
		.min(1)
		.optional(),
	/** For all customers of the run, whatever they say. */
	mode: z.enum(BILLING_MODES, `must be one of ${BILLING_MODES.join(', ')}`).optional(),
	extraKeys: groupingKeys.optional(),
	/** Deliveries of two calendar months never share an invoice; as the company's country wants it where it is missing. */
	calendarMonth: z.boolean().optional(),
	minimumNotes: z.int('must be a whole number').min(1).max(10_000).optional(),
};
export type RunInput = z.output<z.ZodObject<typeof runFields>>;

/** The run as grouping sees it. */
export function toRun(given: RunInput, onDate: string): GroupingRun {
	const { periodicities, mode, extraKeys, minimumNotes, notes } = given;
	return {
		onDate,
		...(periodicities ? { periodicities } : {}),
		...(mode ? { mode } : {}),
		...(extraKeys ? { extraKeys } : {}),
		...(minimumNotes === undefined ? {} : { minimumNotes }),
		...(notes ? { picked: true } : {}),
	};
}
