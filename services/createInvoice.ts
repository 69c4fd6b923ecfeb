import { z } from 'zod/v4';
import { envelope, headerFields } from '../domain/schemas/documentInput';
import { decimal, id, text } from '../domain/schemas/fields';
import { refuse } from '../domain/refusal';
import { findConversion } from '../domain/documents/conversions';
import type { BillingDocument, DocumentHeader } from '../domain/documents/document';
import { toDecimal, Exact } from '../domain/money/decimal';
import { fromMinor } from '../domain/money/minor';
import { convertSources, quantityChoices } from './convertDocument';
import { createDocument } from './createDocument';
import { assembleHeader } from './parts/assembleHeader';
import { lockSources } from './parts/convert';
import { creditRest } from './parts/creditRest';
import type { DocumentView } from './parts/documentView';
import { onDocument } from './parts/onDocument';
import { nameOf } from '../domain/documents/nameOf';
import { dateOfNext } from './parts/orderByDate';
import { priceLines } from './parts/priceLines';
import { getDocument, resolveMaster } from './parts/resolve';
import { showDocuments } from './parts/showDocuments';
import { validateDraft } from './parts/validateDraft';
import { insertDraft } from './parts/writeDocument';
import type { UseCase } from './useCase';

/** The ways to an invoice, one use case each. Convert and Create Invoice share what is below them. */

export const createInvoiceFromLines = createDocument('invoice');

const fromDocumentsInput = z.object({
	...envelope,
	/** One quotation or order, or several delivery notes of one customer: then a summary invoice. */
	ids: z.array(id, 'must be a list of document ids').min(1, 'must name at least one document').max(500),
	quantities: quantityChoices.optional(),
	...headerFields,
	validate: z.boolean().optional(),
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

const creditNoteInput = z.object({
	...envelope,
	/** The invoice to correct (facture doit). */
	id,
	quantities: quantityChoices.optional(),
	reason: text(500).optional(),
	...headerFields,
	validate: z.boolean().optional(),
});

/** Credit note (avoir, facture d'avoir) of an invoice, in full or in part. Amounts are positive; the kind says the sign. */
export const createCreditNote: UseCase<typeof creditNoteInput, DocumentView> = {
	operation: 'creditNote.create',
	schema: creditNoteInput,
	...onDocument,
	order: (input, read, now) => dateOfNext(read, input, now),
	withoutKey: (input) => (input.quantities ? 'refuse' : 'safe'),
	async work(tx, input, context) {
		const [invoice] = await lockSources(tx, [input.id]);
		if (!invoice) throw new Error('unreachable: lockSources refuses unknown ids');
		const company = await resolveMaster(tx, 'company', invoice.companyId, undefined, 'company');
		if (company.content.country === 'VN') {
			refuse({
				rule: 'creditNote.vietnam',
				document: nameOf(invoice),
				message: 'Viet Nam knows no credit notes.',
				fix: 'Issue a replacement or an adjustment invoice (Decree 123/2020, as changed by 70/2025).',
			});
		}
		const { id: _id, reason, ...rest } = input;
		const override = { reason: reason ?? null };
		return convertSources(tx, [input.id], 'creditNote', rest, context, {
			override,
			complete: await creditRest(tx, invoice),
		});
	},
};

const depositInput = z.object({
	...envelope,
	/** The quotation or order that the deposit is for. */
	id,
	percent: decimal({ moreThan: 0, max: 100, scale: 4 }),
	...headerFields,
});

/**
 * Deposit invoice (facture d'acompte, type 386) for a share of a quotation or order: one deposit line per VAT rate,
 * born final. Its deduction on the final invoice belongs to the commercial rules.
 */
export const createDepositInvoice: UseCase<typeof depositInput, DocumentView> = {
	operation: 'invoice.createDeposit',
	schema: depositInput,
	...onDocument,
	order: (input, read, now) => dateOfNext(read, input, now),
	withoutKey: () => 'refuse',
	async work(tx, input, context) {
		const [source] = await lockSources(tx, [input.id]);
		if (!source || !takesDeposit(source)) {
			refuse({
				rule: 'deposit.source',
				field: 'id',
				document: source ? nameOf(source) : input.id,
				message: 'A deposit is invoiced on a quotation or sales order that is validated and open.',
				fix: 'Validate the quotation or order first; a rejected or cancelled one takes no deposit.',
			});
		}
		const company = await resolveMaster(tx, 'company', source.companyId, undefined, 'company');
		const party = await resolveMaster(tx, 'party', source.partyId, undefined, 'customer');
		const { contactId, owner, currency, language, customerReference, parent, title, taxRounding } = source;
		const taken = {
			contactId,
			owner,
			currency,
			language,
			customerReference,
			parent,
			title,
			taxRounding,
			invoiceType: 'deposit' as const,
			partyId: party.id,
		};
		const header = await assembleHeader(tx, 'invoice', input, { company, party }, context, taken);
		const lines = await priceLines(
			source.totals.taxLines.map((tax) => ({
				kind: 'deposit' as const,
				description: `${DEPOSIT[header.language] ?? 'Deposit'} ${input.percent} % – ${nameOf(source)}`,
				quantity: '1',
				unitPrice: toDecimal(fromMinor(tax.base, currency).times(input.percent).div(100).round(10)),
				taxCategory: tax.category,
				taxRate: new Exact(tax.rate).toFixed(),
			})),
			{
				tx,
				kind: 'invoice',
				invoiceType: 'deposit',
				company,
				party,
				header,
				createMissingProducts: false,
				actor: context.actor,
			},
		);
		const parents = [{ id: source.id, relation: 'depositFor' as const }];
		const draft = await insertDraft(tx, { kind: 'invoice', header, lines, parents }, context);
		await validateDraft(tx, draft, company, context);
		return { ids: [draft.id] };
	},
};

function takesDeposit({ kind, state }: BillingDocument): boolean {
	return (
		(kind === 'quotation' || kind === 'salesOrder') &&
		findConversion(kind, 'invoice', kind).sourceStates.includes(state)
	);
}

const DEPOSIT: Readonly<Record<string, string>> = { fr: 'Acompte', en: 'Deposit', vi: 'Đặt cọc' };
