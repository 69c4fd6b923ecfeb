import { z } from 'zod/v4';
import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import type { Master } from '../../domain/masters/schemas';
import { minorToFixed, parseMinor, type Minor } from '../../domain/money/minor';
import { Exact } from '../../domain/money/decimal';
import { refuseDirection } from '../../domain/payments/assertSettles';
import { findMethod, readMethod } from '../../domain/payments/methods';
import { standingMatches } from '../../domain/payments/standingMatches';
import { refuse } from '../../domain/refusal';
import { envelope } from '../../domain/schemas/documentInput';
import { currency, date, decimal, id, reference, text } from '../../domain/schemas/fields';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { todayOf } from '../parts/assembleHeader';
import { getDocument, resolveCompany, resolveMaster, resolveParty } from '../parts/resolve';
import { assertMayWrite } from '../parts/rights';
import { openAmount } from '../parts/settle';
import type { UseCase } from '../useCase';
import { amountLeft } from './amountLeft';
import { assertCanWait } from './assertCanWait';
import { discountOnPayment } from './discountOnPayment';
import { auditPayment, getPayment } from './onPayment';
import { owesMoney } from './owing';
import { showPayments, type PaymentView } from './paymentView';
import { sameBankLine } from './sameBankLine';
import { lockCandidates, planFields, settleInvoices, type Plan } from './settle';

const schema = z.object({
	...envelope,
	/** The document that the money is for: an invoice, or the quotation, order or draft before it. */
	id: id.optional(),
	company: reference.optional(),
	/** Needed where no document says it. */
	customer: reference.optional(),
	currency: currency.optional(),
	/** What came in; everything that is open on the invoice where it is missing. */
	amount: decimal({ scale: 4 }).optional(),
	receivedOn: date.optional(),
	/** A name such as `transfer`, or a code of UNTDID 4461. */
	method: text(60).optional(),
	/** What the payer wrote (libellé). */
	reference: text(500).optional(),
	...planFields,
	/** Takes the cash discount (escompte) of an invoice that this payment settles but for the discount. */
	takeCashDiscount: z.boolean().optional(),
});
type Input = z.output<typeof schema>;

/**
 * Records money that came in from a customer, and matches it: to the document or the invoices that are named, else to
 * those that its reference names. What no invoice takes stays as credit; money for a quotation, an order or a draft waits
 * there, and is matched when the invoice is validated.
 */
export const recordMoney: UseCase<typeof schema, PaymentView> = {
	operation: 'payment.record',
	schema,
	order: (input) => `${input.receivedOn ?? ''}|${input.id ?? ''}`,
	scope: async (tx, input) =>
		input.id === undefined
			? (await resolveCompany(tx, input.company)).id
			: (await getDocument(tx, input.id)).companyId,
	withoutKey: (input) => (input.amount === undefined ? 'safe' : 'refuse'),
	async work(tx, input, context) {
		const document = input.id === undefined ? undefined : await getDocument(tx, input.id);
		const company = document
			? await resolveMaster(tx, 'company', document.companyId, undefined, 'company')
			: await resolveCompany(tx, input.company);
		const party = await payerOf(tx, input, document, company);
		await assertMayWrite(tx, company.id, 'invoice', context);
		const account = {
			companyId: company.id,
			partyId: party.id,
			currency: document?.currency ?? input.currency ?? party.content.currency ?? company.content.currency,
		};
		if (document && input.currency !== undefined) await assertSameCurrency(tx, document, input);
		const isInvoice = document !== undefined && owesMoney(document);
		if (document && !isInvoice) assertCanWait(document);
		const plan = planOf(input, document, isInvoice);
		const candidates = await lockCandidates(tx, account, plan, document ? [document.id] : []);
		const amount = await amountOf(tx, input, isInvoice ? document : undefined, account.currency);
		if (amount === 0 && document) return { ids: await paymentsThatSettled(tx, document), reused: true };
		const known = await sameBankLine(tx, input, { ...account, amount });
		if (known) return { ids: [known], reused: true };
		const receivedOn = input.receivedOn ?? todayOf(company, context.now);
		const method = methodOf(input, document);
		const written = input.reference ?? null;
		const sourceId = await tx.payments.add({
			...account,
			amount,
			receivedOn,
			method,
			reference: written,
			documentId: document && !isInvoice ? document.id : null,
			externalReference: input.externalReference ?? null,
			actor: context.actor,
		});
		const name = `The payment of ${minorToFixed(amount, account.currency)} ${account.currency}`;
		const source = { ...account, sourceKind: 'payment', sourceId, name, onDate: receivedOn } as const;
		const allocations = await settleInvoices(tx, source, amount, candidates, context);
		if (input.takeCashDiscount === true)
			await discountOnPayment(tx, allocations, receivedOn, company, context);
		auditPayment(
			tx,
			context,
			'record',
			{ id: sourceId, companyId: company.id },
			{ ...account, amount, receivedOn, method, reference: written, documentId: input.id, allocations },
		);
		await tellRest(tx, sourceId, document, context);
		return { ids: [sourceId] };
	},
	show: showPayments,
};

async function payerOf(
	tx: LedgerTx,
	{ customer }: Input,
	document: BillingDocument | undefined,
	company: Master<'company'>,
): Promise<Master<'party'>> {
	// Money comes from customers that are not active any more, too.
	const owing = document && (await tx.masters.get('party', document.partyId));
	if (customer === undefined && owing) return owing;
	const party = await resolveParty(tx, customer, company, 'sale');
	if (!document || party.id === document.partyId) return party;
	return refuse({
		rule: 'payment.otherCustomer',
		field: 'customer',
		document: nameOf(document),
		message: `${nameOf(document)} is a document of another customer than '${party.code}' (${party.name}).`,
		fix: "Leave 'customer' out, or choose a document of this customer.",
	});
}

async function assertSameCurrency(tx: LedgerTx, document: BillingDocument, input: Input): Promise<void> {
	if (input.currency === document.currency) return;
	const open = minorToFixed(await openAmount(tx, document), document.currency);
	refuse({
		rule: 'payment.otherCurrency',
		field: 'currency',
		document: nameOf(document),
		message: `The payment is ${input.amount ?? ''} ${input.currency}; ${nameOf(document)} has ${open} ${document.currency} open.`,
		fix: `Record what the bank credited in ${document.currency}: money settles an invoice in the currency of the invoice.`,
	});
}

/** Named invoices take what they are told; nothing else is touched unless that is asked for. */
function planOf(
	{ allocations = [], settle, reference: written }: Input,
	document: BillingDocument | undefined,
	isInvoice: boolean,
): Plan {
	const isTold = document !== undefined || allocations.length > 0;
	return {
		allocations: [...(document && isInvoice ? [{ invoice: document.id }] : []), ...allocations],
		settle: settle ?? (isTold ? 'none' : 'byReference'),
		text: written ?? null,
	};
}

async function amountOf(
	tx: LedgerTx,
	{ amount }: Input,
	invoice: BillingDocument | undefined,
	inCurrency: string,
): Promise<Minor> {
	if (amount !== undefined) {
		if (new Exact(amount).lte(0)) refuseDirection(`${amount} ${inCurrency}`);
		return parseMinor(amount, inCurrency, 'amount');
	}
	if (invoice) return Math.max(0, await openAmount(tx, invoice));
	return refuse({
		rule: 'payment.amountMissing',
		field: 'amount',
		message: 'The payment has no amount, and no invoice says what is open.',
		fix: "Give 'amount', or the id of a validated invoice that is paid in full.",
	});
}

/**
 * Payments that settled an invoice of which nothing is open any more.
 *
 * @throws Refusal `payment.nothingOpen` where it was settled without money
 */
async function paymentsThatSettled(tx: LedgerTx, document: BillingDocument): Promise<string[]> {
	const standing = standingMatches(await tx.payments.matchesOf([document.id]));
	const ids = [
		...new Set(standing.flatMap(({ sourceKind, sourceId }) => (sourceKind === 'payment' ? sourceId : []))),
	];
	if (ids.length > 0) return ids;
	return refuse({
		rule: 'payment.nothingOpen',
		field: 'id',
		document: nameOf(document),
		message: `${nameOf(document)} has nothing open: it was settled without money.`,
		fix: "Give 'amount' where money came all the same: it stays as credit of the customer.",
	});
}

/** The point of sale says how it was paid; else the document says how it was to be paid. */
function methodOf({ method }: Input, document: BillingDocument | undefined): string | null {
	if (method !== undefined) return readMethod(method);
	const planned = document?.paymentMethod ?? null;
	return planned === null ? null : (findMethod(planned) ?? planned);
}

async function tellRest(
	tx: LedgerTx,
	paymentId: string,
	document: BillingDocument | undefined,
	context: WorkContext,
): Promise<void> {
	const payment = await getPayment(tx, paymentId);
	const left = await amountLeft(tx, payment);
	if (left <= 0) return;
	const money = `${minorToFixed(left, payment.currency)} ${payment.currency}`;
	context.hint(
		payment.documentId !== null && document
			? `${money} wait on ${nameOf(document)} until its invoice is validated.`
			: `${money} are not allocated: they stay as credit of the customer, for Match or Refund.`,
	);
}
