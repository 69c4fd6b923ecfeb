import { z } from 'zod/v4';
import { DISPOSITIONS } from '../domain/documents/document';
import { nameOf } from '../domain/documents/nameOf';
import { refuse } from '../domain/refusal';
import { envelope, headerFields } from '../domain/schemas/documentInput';
import { decimal, id, text } from '../domain/schemas/fields';
import type { BillingDocument } from '../domain/documents/document';
import type { Master } from '../domain/masters/schemas';
import type { LedgerTx } from '../ledger/port';
import type { WorkContext } from './context';
import { convertSources, quantityChoices } from './convertDocument';
import { lockSources } from './parts/convert';
import { creditMoney } from './parts/creditMoney';
import { creditRest } from './parts/creditRest';
import { creditReturn } from './parts/creditReturn';
import type { DocumentView } from './parts/documentView';
import { onDocument } from './parts/onDocument';
import { dateOfNext } from './parts/orderByDate';
import { resolveMaster } from './parts/resolve';
import { validateDraft } from './parts/validateDraft';
import type { Done, UseCase } from './useCase';

const disposition = z.enum(DISPOSITIONS, `must be one of ${DISPOSITIONS.join(', ')}`);

const schema = z.object({
	...envelope,
	/** The invoice to correct (facture doit), or a return note whose goods were invoiced. */
	id,
	/** Lines that come back or are credited, with what happens to the goods; everything that is left where missing. */
	quantities: quantityChoices.optional(),
	/** What happens to the goods of all lines that say nothing themselves. */
	disposition: disposition.optional(),
	/** The invoice of a return that was entered without its delivery note. */
	invoice: id.optional(),
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

type Input = z.output<typeof schema>;

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
		const [source, named] = await lockSources(tx, [input.id, ...(input.invoice ? [input.invoice] : [])]);
		if (!source) throw new Error('unreachable: lockSources refuses unknown ids');
		const company = await resolveMaster(tx, 'company', source.companyId, undefined, 'company');
		if (company.content.country === 'VN') {
			refuse({
				rule: 'creditNote.vietnam',
				document: nameOf(source),
				message: 'Viet Nam knows no credit notes.',
				fix: 'Issue a replacement or an adjustment invoice (Decree 123/2020, as changed by 70/2025): node Replace Invoice.',
			});
		}
		if (source.kind === 'returnNote') return creditGoods(tx, source, named, input, context);
		return creditInvoice(tx, source, company, input, context);
	},
};

async function creditInvoice(
	tx: LedgerTx,
	invoice: BillingDocument,
	company: Master<'company'>,
	input: Input,
	context: WorkContext,
): Promise<Done> {
	const { id: _id, invoice: _invoice, reason, quantities, disposition: all, reinvoice, ...others } = input;
	const { amount, percent, ...rest } = others;
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
}

/** A return says itself which lines come back, and what happens to them. */
async function creditGoods(
	tx: LedgerTx,
	returnNote: BillingDocument,
	named: BillingDocument | undefined,
	input: Input,
	context: WorkContext,
): Promise<Done> {
	const { id: _id, invoice: _invoice, reason, quantities, disposition: all, ...others } = input;
	const { amount, percent, reinvoice, ...rest } = others;
	if ([quantities, all, amount, percent, reinvoice].some((given) => given !== undefined)) {
		refuse({
			rule: 'return.saysItself',
			field: 'quantities',
			document: nameOf(returnNote),
			message: `Return note ${nameOf(returnNote)} says itself what came back and what happens to it.`,
			fix: "Leave 'quantities', 'disposition', 'amount', 'percent' and 'reinvoice' out, or credit the invoice itself.",
		});
	}
	return creditReturn(
		tx,
		returnNote,
		named,
		(invoice, choices, more) => {
			const lines = choices.map(({ returnLineId: _line, ...choice }) => choice);
			return convertSources(tx, [invoice.id], 'creditNote', { ...rest, quantities: lines }, context, {
				override: { reason: reason ?? null, invoiceType: null },
				...more,
			});
		},
		context,
	);
}
