import type { BillingDocument } from '../../domain/documents/document';
import { applySchedule } from '../../domain/terms/applySchedule';
import type { DocumentFact } from '../../ledger/port';

/** Entry of the follow-up by which a date that payment terms wait for became known. */
export const REFERENCE_DATE_FACT = 'referenceDate';

/**
 * The document with the dates that became known after its validation: instalments that waited for one have their day.
 * What validation fixed stays as it is stored; amounts and terms are the same.
 */
export function withKnownDates(document: BillingDocument, facts: readonly DocumentFact[]): BillingDocument {
	const told = facts.filter(({ kind }) => kind === REFERENCE_DATE_FACT);
	if (told.length === 0 || document.totals.instalments === undefined) return document;
	const dates = told.map(({ data }) => [String(data['name']), String(data['date'])] as const);
	return applySchedule({
		...document,
		referenceDates: { ...document.referenceDates, ...Object.fromEntries(dates) },
	});
}
