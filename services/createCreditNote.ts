import { z } from 'zod/v4';
import { DISPOSITIONS } from '../domain/documents/document';
import { nameOf } from '../domain/documents/nameOf';
import { refuse } from '../domain/refusal';
import { envelope, headerFields } from '../domain/schemas/documentInput';
import { decimal, id, text } from '../domain/schemas/fields';
import { convertSources, quantityChoices } from './convertDocument';
import { lockSources } from './parts/convert';
import { creditMoney } from './parts/creditMoney';
import { creditRest } from './parts/creditRest';
import type { DocumentView } from './parts/documentView';
import { onDocument } from './parts/onDocument';
import { dateOfNext } from './parts/orderByDate';
import { resolveMaster } from './parts/resolve';
import { validateDraft } from './parts/validateDraft';
import type { UseCase } from './useCase';

const disposition = z.enum(DISPOSITIONS, `must be one of ${DISPOSITIONS.join(', ')}`);

const schema = z.object({
	...envelope,
	/** The invoice to correct (facture doit). */
	id,
	/** Lines that come back or are credited, with what happens to the goods; everything that is left where missing. */
	quantities: quantityChoices.optional(),
	/** What happens to the goods of all lines that say nothing themselves. */
	disposition: disposition.optional(),
	/** The invoice was wrong and is made again: its quantities may be invoiced once more. */
	reinvoice: z.boolean('must be true or false').optional(),
	/** Money only: with VAT, in the currency of the invoice, shared over its rates. */
	amount: decimal({ moreThan: 0, scale: 4 }).optional(),
	/** Money only: a share of the invoice. */
	percent: decimal({ moreThan: 0, max: 100, scale: 4 }).optional(),
	reason: text(500).optional(),
	...headerFields,
	validate: z.boolean().optional(),
});

/**
 * Credit note (avoir, facture d'avoir) of an invoice: with return of goods, money only, or both line by line. Amounts
 * are positive; the kind says the sign. That of a deposit invoice has type 503 and lowers what can be deducted.
 */
export const createCreditNote: UseCase<typeof schema, DocumentView> = {
	operation: 'creditNote.create',
	schema,
	...onDocument,
	order: (input, read, now) => dateOfNext(read, input, now),
	withoutKey: ({ quantities, amount, percent }) => (quantities || amount || percent ? 'refuse' : 'safe'),
	async work(tx, input, context) {
		const [invoice] = await lockSources(tx, [input.id]);
		if (!invoice) throw new Error('unreachable: lockSources refuses unknown ids');
		const company = await resolveMaster(tx, 'company', invoice.companyId, undefined, 'company');
		if (company.content.country === 'VN') {
			refuse({
				rule: 'creditNote.vietnam',
				document: nameOf(invoice),
				message: 'Viet Nam knows no credit notes.',
				fix: 'Issue a replacement or an adjustment invoice (Decree 123/2020, as changed by 70/2025): node Replace Invoice.',
			});
		}
		const { id: _id, reason, quantities, disposition: all, reinvoice, amount, percent, ...rest } = input;
		const invoiceType = invoice.invoiceType === 'deposit' ? ('deposit' as const) : null;
		const override = { reason: reason ?? null, invoiceType };
		if (amount !== undefined || percent !== undefined) {
			const { validate, ...header } = rest;
			const how = { amount, percent, withLines: quantities !== undefined };
			const draft = await creditMoney(tx, { invoice, company, header, override, ...how }, context);
			if (validate === true) await validateDraft(tx, draft, company, context);
			return { ids: [draft.id] };
		}
		const chosen = { quantities, disposition: all ?? (reinvoice === true ? ('none' as const) : undefined) };
		return convertSources(tx, [input.id], 'creditNote', { ...rest, ...chosen }, context, {
			override,
			complete: await creditRest(tx, invoice),
			reinvoice: reinvoice === true,
		});
	},
};
