import { z } from 'zod/v4';
import { KIND_RULES } from '../domain/documents/kinds';
import { minorToFixed, parseMinor } from '../domain/money/minor';
import { refuse } from '../domain/refusal';
import { envelope } from '../domain/schemas/documentInput';
import { date, decimal, id, text } from '../domain/schemas/fields';
import { todayOf } from './parts/assembleHeader';
import type { DocumentView } from './parts/documentView';
import { onDocument } from './parts/onDocument';
import { nameOf } from '../domain/documents/nameOf';
import { openDocument } from './parts/openDocument';
import { resolveMaster } from './parts/resolve';
import { noteIfSettled, openAmount } from './parts/settle';
import { auditDocument } from './parts/writeDocument';
import { sameBankLine } from './payments/sameBankLine';
import type { UseCase } from './useCase';

const schema = z.object({
	...envelope,
	id,
	/** In the document's currency; everything that is open where it is missing. */
	amount: decimal({ moreThan: 0, scale: 4 }).optional(),
	receivedOn: date.optional(),
	method: text(60).optional(),
	reference: text(200).optional(),
});

/**
 * Records money received for one invoice and matches it. Without an amount it settles what is open, and does nothing
 * when nothing is.
 */
export const recordPayment: UseCase<typeof schema, DocumentView> = {
	operation: 'document.recordPayment',
	schema,
	...onDocument,
	order: (input) => `${input.receivedOn ?? ''}|${input.id}`,
	withoutKey: (input) => (input.amount === undefined ? 'safe' : 'refuse'),
	async work(tx, input, context) {
		const document = await openDocument(tx, input.id, context);
		const name = nameOf(document);
		const owes = document.validatedAt !== null && document.state !== 'cancelled';
		if (!owes || KIND_RULES[document.kind].awaits !== 'payment') {
			refuse({
				rule: 'payment.document',
				document: name,
				message: `${KIND_RULES[document.kind].title} ${name} (${document.state}) owes nothing.`,
				fix: 'Record payments on validated invoices.',
			});
		}
		const open = await openAmount(tx, document);
		if (open <= 0 && input.amount === undefined) return { ids: [document.id], reused: true };
		const { companyId, partyId, currency } = document;
		const amount = input.amount === undefined ? open : parseMinor(input.amount, currency, 'amount');
		if (amount > open) {
			refuse({
				rule: 'payment.tooMuch',
				field: 'amount',
				document: name,
				message: `${name} has ${minorToFixed(open, currency)} ${currency} open, ${input.amount} were given.`,
				fix: 'Record at most what is open.',
			});
		}
		if (await sameBankLine(tx, input, { companyId, partyId, currency, amount }))
			return { ids: [document.id], reused: true };
		const company = await resolveMaster(tx, 'company', companyId, undefined, 'company');
		const receivedOn = input.receivedOn ?? todayOf(company, context.now);
		const method = input.method ?? document.paymentMethod;
		const sourceId = await tx.payments.add({
			companyId,
			partyId,
			currency,
			amount,
			receivedOn,
			method,
			reference: input.reference ?? null,
			kind: KIND_RULES[document.kind].side === 'sale' ? 'receipt' : 'disbursement',
			externalReference: input.externalReference ?? null,
			actor: context.actor,
		});
		await tx.payments.match({
			documentId: document.id,
			sourceKind: 'payment',
			sourceId,
			amount,
			onDate: receivedOn,
		});
		await noteIfSettled(tx, document, receivedOn, context);
		auditDocument(tx, context, 'recordPayment', document, {
			payment: sourceId,
			amount,
			currency,
			receivedOn,
		});
		return { ids: [document.id] };
	},
};
