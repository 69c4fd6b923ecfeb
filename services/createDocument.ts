import { z } from 'zod/v4';
import { KIND_RULES, type Kind } from '../domain/documents/kinds';
import { refuse } from '../domain/refusal';
import { envelope, headerFields, lines } from '../domain/schemas/documentInput';
import { id, reference, text } from '../domain/schemas/fields';
import { assembleHeader } from './parts/assembleHeader';
import { completeHeader } from './parts/completeHeader';
import { createMissingParty, partyDetails } from './parts/createMissingParty';
import type { DocumentView } from './parts/documentView';
import { dateOfNew } from './parts/orderByDate';
import { priceLines } from './parts/priceLines';
import { resolveCompany, resolveParty } from './parts/resolve';
import { showDocuments } from './parts/showDocuments';
import { tieToParent } from './parts/tieToParent';
import { withStandingDispositions } from './parts/disposeReturns';
import { validateDraft } from './parts/validateDraft';
import { withFavourites } from './parts/withFavourites';
import { insertDraft } from './parts/writeDocument';
import type { UseCase } from './useCase';

/** Fields of a document made from lines; `customer` on the sale side, `supplier` on the purchase side. */
export const fromLinesFields = {
	...envelope,
	company: reference.optional(),
	customer: reference.optional(),
	supplier: reference.optional(),
	...headerFields,
	lines,
	/** A document to tie this one to, without taking quantities from it. */
	parentDocument: id.optional(),
	/** Favourite lines of the company to add, by name. */
	favourites: z.array(text(60)).max(20).optional(),
	/** Lines stay in the order in which they are given, whatever their index says (figer l'ordre). */
	freezeOrder: z.boolean().optional(),
	validate: z.boolean().optional(),
	createMissingProducts: z.boolean().optional(),
	/** Creates a customer that is not there yet from `customerDetails`. */
	createMissingCustomer: z.boolean().optional(),
	customerDetails: partyDetails.optional(),
};
export const fromLinesInput = z.object(fromLinesFields);

/** Kinds that this use case makes; invoices and credit notes have their own ways. */
export type CreatableKind = Exclude<Kind, 'creditNote'>;

/** Makes a document from lines, as a draft or validated at once. */
export function createDocument(
	kind: CreatableKind,
	invoiceType: 'standard' | 'deposit' = 'standard',
): UseCase<typeof fromLinesInput, DocumentView> {
	return {
		// A deposit and the invoice of one order may bear the same reference.
		operation: invoiceType === 'deposit' ? 'invoice.createDepositFromLines' : `${kind}.create`,
		schema: fromLinesInput,
		order: (input, read, now) => dateOfNew(read, input, now),
		scope: async (tx, input) => (await resolveCompany(tx, input.company)).id,
		withoutKey: (input) => (input.validate === true && KIND_RULES[kind].accounting ? 'refuse' : 'hint'),
		async work(tx, input, context) {
			const { side } = KIND_RULES[kind];
			const company = await resolveCompany(tx, input.company);
			assertPurchasing(company.content.purchasing !== false, kind);
			const reference = side === 'sale' ? input.customer : input.supplier;
			const party =
				input.createMissingCustomer === true && side === 'sale' && reference !== undefined
					? await createMissingParty(tx, company, reference, input.customerDetails, context)
					: await resolveParty(tx, reference, company, side);
			const taken = { invoiceType: kind === 'invoice' ? invoiceType : null };
			const header = await assembleHeader(tx, kind, input, { company, party }, context, taken);
			const given =
				side === 'sale' ? withFavourites(input.lines, input.favourites ?? [], company) : input.lines;
			const lines = await priceLines(given, {
				tx,
				kind,
				invoiceType,
				company,
				party,
				header,
				createMissingProducts: input.createMissingProducts === true,
				freezeOrder: input.freezeOrder,
				actor: context.actor,
			});
			const returned = kind === 'returnNote' ? await withStandingDispositions(tx, company, lines) : lines;
			const complete = completeHeader(kind, header, lines, input, { company, party });
			const draft = await insertDraft(tx, { kind, header: complete, lines: returned }, context);
			if (input.parentDocument !== undefined) await tieToParent(tx, draft.id, input.parentDocument);
			if (input.validate === true) await validateDraft(tx, draft, company, context);
			return { ids: [draft.id] };
		},
		show: showDocuments,
	};
}

/** The purchase side can be switched off for a company whose plan does not hold it. */
export function assertPurchasing(enabled: boolean, kind: Kind): void {
	if (enabled || KIND_RULES[kind].side === 'sale') return;
	refuse({
		rule: 'company.noPurchasing',
		message: 'The purchase side is switched off for this company.',
		fix: "Set 'purchasing' on the company in Billing Master Data.",
	});
}
