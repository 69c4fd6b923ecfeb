import type { DocumentHeader, DocumentTotals } from '../documents/document';
import { KIND_RULES, type Kind } from '../documents/kinds';
import { buildSchedule } from './buildSchedule';
import { lastDueDate } from './dueDates';
import type { Instalment } from './paymentTerms';

/** What the schedule of a document depends on. */
export type Scheduled = Pick<
	DocumentHeader,
	'currency' | 'issueDate' | 'dueDate' | 'deliveryDate' | 'paymentTerms' | 'referenceDates'
> & { readonly kind: Kind; readonly totals: DocumentTotals };

/**
 * The document with its instalments computed anew, so that they sum to its total after every change. Where money is
 * owed on it, its due date becomes that of the last instalment, and null while one of them is not known.
 */
export function applySchedule<D extends Scheduled>(document: D): D {
	const { instalments: _before, ...totals } = document.totals;
	const instalments = instalmentsOf(document);
	if (instalments === undefined) return { ...document, totals };
	const owed = KIND_RULES[document.kind].awaits === 'payment';
	return {
		...document,
		...(owed ? { dueDate: lastDueDate(instalments) } : {}),
		totals: { ...totals, instalments },
	};
}

/** Undefined where the document has no terms, or no prices. */
function instalmentsOf(document: Scheduled): Instalment[] | undefined {
	const { kind, paymentTerms, totals, currency, issueDate, deliveryDate, referenceDates } = document;
	if (paymentTerms === undefined || !KIND_RULES[kind].priced) return undefined;
	return buildSchedule(
		paymentTerms,
		{ gross: totals.gross, net: totals.net, currency },
		{
			...referenceDates,
			...(deliveryDate === null ? {} : { deliveryDate }),
			documentDate: issueDate,
		},
	);
}
