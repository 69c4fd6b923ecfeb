import { z } from 'zod/v4';
import { envelope, headerFields } from '../domain/schemas/documentInput';
import { id } from '../domain/schemas/fields';
import { refuse } from '../domain/refusal';
import type { DocumentHeader } from '../domain/documents/document';
import { convertSources, quantityChoices } from './convertDocument';
import { createDocument } from './createDocument';
import { lockSources } from './parts/convert';
import { DEDUCTIONS } from './parts/deductionChoice';
import type { DocumentView } from './parts/documentView';
import { nameOf } from '../domain/documents/nameOf';
import { dateOfNext } from './parts/orderByDate';
import { getDocument } from './parts/resolve';
import { showDocuments } from './parts/showDocuments';
import type { UseCase } from './useCase';

/** The ways to an invoice, one use case each. Convert and Create Invoice share what is below them. */

export const createInvoiceFromLines = createDocument('invoice');

const fromDocumentsInput = z.object({
	...envelope,
	/** One quotation or order, or several delivery notes of one customer: then a summary invoice. */
	ids: z.array(id, 'must be a list of document ids').min(1, 'must name at least one document').max(2000),
	quantities: quantityChoices.optional(),
	...headerFields,
	validate: z.boolean().optional(),
	deductDeposits: z.enum(DEDUCTIONS, `must be one of ${DEDUCTIONS.join(', ')}`).optional(),
});

/** From a quotation, an order, or delivery notes of an order (facture récapitulative when there are several). */
export const createInvoiceFromDocuments: UseCase<typeof fromDocumentsInput, DocumentView> = {
	operation: 'invoice.createFromDocuments',
	schema: fromDocumentsInput,
	order: ({ ids, issueDate }, read, now) => dateOfNext(read, { id: ids[0] ?? '', issueDate }, now),
	scope: async (tx, input) => (await getDocument(tx, input.ids[0] ?? '')).companyId,
	withoutKey: (input) => (input.quantities ? 'refuse' : 'safe'),
	async work(tx, input, context) {
		const { ids, ...rest } = input;
		const unique = [...new Set(ids)];
		const sources = await lockSources(tx, unique);
		assertSameParties(sources.map((source) => ({ name: nameOf(source), ...source })));
		if (input.quantities && unique.length > 1) {
			refuse({
				rule: 'quantities.severalSources',
				field: 'quantities',
				message: 'Quantities can be chosen for one source document only.',
				fix: 'Invoice the documents one by one, or leave the quantities out.',
			});
		}
		return convertSources(tx, unique, 'invoice', rest, context);
	},
	show: showDocuments,
};

/** Company, customer and currency part invoices always; the message names the first that differs. */
function assertSameParties(
	sources: ReadonlyArray<
		Pick<DocumentHeader, 'companyId' | 'partyId' | 'currency'> & { name: string; kind: string }
	>,
): void {
	const [first, ...others] = sources;
	for (const other of others) {
		const field = (['kind', 'companyId', 'partyId', 'currency'] as const).find(
			(name) => other[name] !== first?.[name],
		);
		if (field === undefined) continue;
		const words = { kind: 'kind', companyId: 'company', partyId: 'customer', currency: 'currency' };
		refuse({
			rule: 'invoice.mixedSources',
			field: 'ids',
			document: other.name,
			message: `${other.name} has another ${words[field]} than ${first?.name}; one invoice cannot hold both.`,
			fix: 'Invoice them apart.',
		});
	}
}
