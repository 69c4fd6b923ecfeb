import { z } from 'zod/v4';
import type { BillingDocument } from '../domain/documents/document';
import { nameOf } from '../domain/documents/nameOf';
import { refuse } from '../domain/refusal';
import { envelope } from '../domain/schemas/documentInput';
import { date, id, text } from '../domain/schemas/fields';
import { todayOf } from './parts/assembleHeader';
import type { DocumentView } from './parts/documentView';
import { onDocument } from './parts/onDocument';
import { openDocument } from './parts/openDocument';
import { resolveMaster } from './parts/resolve';
import { REFERENCE_DATE_FACT, withKnownDates } from './parts/withKnownDates';
import { auditDocument } from './parts/writeDocument';
import type { UseCase } from './useCase';

const schema = z.object({
	...envelope,
	id,
	/** As the payment terms call it: `deliveryDate`, or a name of their own. */
	name: text(60),
	date,
});

/**
 * Tells the date that instalments of a validated document wait for (date de référence), so that they have their day.
 * It is written beside the document, which stays as validation fixed it; a date that was told stays.
 */
export const setReferenceDate: UseCase<typeof schema, DocumentView> = {
	operation: 'document.setReferenceDate',
	schema,
	...onDocument,
	async work(tx, input, context) {
		const stored = await openDocument(tx, input.id, context);
		if (stored.state === 'draft') refuseDraft(stored);
		const facts = await tx.facts.ofDocuments([stored.id]);
		const document = withKnownDates(stored, facts);
		const known = document.referenceDates?.[input.name];
		if (known === input.date) return { ids: [stored.id], reused: true };
		const awaited = new Set((document.totals.instalments ?? []).flatMap(({ awaits }) => awaits ?? []));
		if (!awaited.has(input.name)) refuseName(document, input, [...awaited], known);
		const company = await resolveMaster(tx, 'company', stored.companyId, undefined, 'company');
		const data = { name: input.name, date: input.date };
		await tx.facts.add({
			documentId: stored.id,
			kind: REFERENCE_DATE_FACT,
			onDate: todayOf(company, context.now),
			actor: context.actor,
			data,
		});
		auditDocument(tx, context, 'setReferenceDate', stored, data);
		return { ids: [stored.id] };
	},
};

function refuseDraft(document: BillingDocument): never {
	refuse({
		rule: 'terms.draft',
		document: nameOf(document),
		message: `${nameOf(document)} is a draft: its dates are changed with it.`,
		fix: "Give 'referenceDates' to Update Draft.",
	});
}

function refuseName(
	document: BillingDocument,
	{ name, date: given }: { readonly name: string; readonly date: string },
	awaited: readonly string[],
	known: string | undefined,
): never {
	refuse({
		rule: 'terms.notAwaited',
		field: 'name',
		document: nameOf(document),
		message:
			known === undefined
				? `No instalment of ${nameOf(document)} waits for a date called '${name}'.`
				: `'${name}' of ${nameOf(document)} is ${known} already; it cannot become ${given}.`,
		fix:
			awaited.length > 0 ? `It waits for: ${awaited.join(', ')}.` : 'All its instalments have their dates.',
	});
}
