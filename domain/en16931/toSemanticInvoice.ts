import { sumMinor } from '../money/minor';
import { refuse } from '../refusal';
import { nameOf } from '../documents/nameOf';
import { KIND_RULES } from '../documents/kinds';
import { chooseFrame } from './chooseFrame';
import { chooseTreatment } from './chooseTreatment';
import { describeCharges, sumOf } from './describeCharges';
import { deliveryNotes, describeDelivery, describePeriod, despatchReference } from './describeDelivery';
import { describeLines } from './describeLines';
import { describeNotes } from './describeNotes';
import { describeParty, describeSeller } from './describeParty';
import { describePayment, describeTerms } from './describePayment';
import { describeTaxes } from './describeTaxes';
import { isFrenchTerritory } from './frenchTerritory';
import { precedingInvoices, salesOrderOf } from './references';
import type { InvoiceContext, InvoicedDocument } from './source';
import type { SemanticInvoice, SemanticTotals } from './semanticInvoice';
import { textsIn } from './texts';
import { typeCodeOf, type TypeCode } from './typeCodes';

/**
 * An invoice or credit note of ours in the terms of EN 16931: the figures are those of the document, to the cent, and
 * nothing is computed anew. What the document lacks stays absent; `checkInvoice` tells it. A pure function: the same
 * document, the same invoice.
 *
 * Amounts: BT-106 is the sum of the line nets; the discount of the document is an allowance for each rate (BG-20);
 * charges and taxes other than VAT are charges of the document (BG-21). So BT-109, the bases and the VAT of each rate
 * are the document's own in every way of rounding: BR-CO-10 to BR-CO-16 and BR-S-08 hold exactly. Where the VAT was
 * rounded on each line, or follows from the gross, it may be a little off base × rate; BR-CO-17 and BR-S-09 take that
 * up to one unit of the currency, and `checkInvoice` tells where it is more.
 *
 * @throws Refusal `einvoice.kind` for a kind that is no invoice of ours
 */
export function toSemanticInvoice(document: InvoicedDocument, context: InvoiceContext = {}): SemanticInvoice {
	const typeCode = readType(document, context);
	const isSelfBilled = typeCode === '389';
	const [seller, buyer] = isSelfBilled
		? [document.buyer, document.seller]
		: [document.seller, document.buyer];
	const texts = textsIn(document.language);
	const isFrench = isFrenchTerritory(seller.address?.country);
	const withoutVatNumber = document.totals.taxLines.some(({ category }) => category === 'O');
	const semanticBuyer = describeParty(buyer, { endpoint: context.endpoints?.buyer, withoutVatNumber });
	const treatment = isFrench ? chooseTreatment(semanticBuyer, context) : undefined;
	const charges = describeCharges(document, texts);
	const totals = totalsOf(document, context, charges);
	const isPaid = totals.due === 0 && totals.gross > 0;
	const afterDeposit = document.lines.some(takesBack) || (document.prepayments ?? []).length > 0;
	const { alreadyReported = false } = context;
	const nature = document.operationNature ?? context.operationNature;
	const process = isFrench
		? chooseFrame({ nature, typeCode, afterDeposit, isPaid, alreadyReported })
		: undefined;
	const isDebits = seller.legal?.vatOnDebits === true && nature !== 'goods';
	const paidOn = process?.endsWith('2') === true ? context.paidBefore?.on : undefined;
	return withoutUndefined({
		number: document.number ?? undefined,
		issueDate: document.issueDate,
		typeCode,
		currency: document.currency,
		accounting: context.accounting && {
			currency: context.accounting.currency,
			tax: context.accounting.tax,
		},
		taxPoint: isDebits ? ('invoice' as const) : undefined,
		dueDate: paidOn ?? document.dueDate ?? undefined,
		buyerReference: context.buyerReference,
		contractReference: context.contractReference,
		orderReference: document.customerReference ?? undefined,
		salesOrderReference: salesOrderOf(context),
		despatchReference: despatchReference(document),
		paymentTerms: describeTerms(document, typeCode, texts),
		notes: describeNotes(document, texts, treatment),
		process,
		precedingInvoices: precedingInvoices(document, context),
		seller: describeSeller(seller, { endpoint: context.endpoints?.seller, withoutVatNumber }),
		buyer: semanticBuyer,
		delivery: describeDelivery(document, context),
		period: describePeriod(document),
		payment: describePayment(document, context),
		allowancesAndCharges: charges,
		totals,
		taxes: describeTaxes(document),
		attachments: [...deliveryNotes(document), ...(context.attachments ?? [])],
		lines: describeLines(document, texts),
		isFrench,
	});
}

const takesBack = ({ kind, net }: InvoicedDocument['lines'][number]) => kind === 'deposit' && net < 0;

function readType(document: InvoicedDocument, { corrects, selfBilled = false }: InvoiceContext): TypeCode {
	const typeCode = typeCodeOf(document, selfBilled);
	if (typeCode === '380' && corrects !== undefined) return '384';
	if (typeCode !== undefined) return typeCode;
	return refuse({
		rule: 'einvoice.kind',
		document: nameOf(document),
		message: `${nameOf(document)} is a ${KIND_RULES[document.kind].title.toLowerCase()}; only invoices and credit notes are e-invoices.`,
		fix: 'Choose an invoice or a credit note; a supplier invoice only where you write it for the supplier (self-billed).',
	});
}

function totalsOf(
	{ totals, prepayments = [] }: InvoicedDocument,
	{ paidBefore }: InvoiceContext,
	charges: SemanticInvoice['allowancesAndCharges'],
): SemanticTotals {
	const paid = sumMinor([...prepayments.map(({ amount }) => amount), paidBefore?.amount ?? 0]);
	return withoutUndefined({
		lines: totals.lines,
		allowances: sumOf(charges, false),
		charges: sumOf(charges, true),
		net: totals.net,
		tax: totals.tax,
		gross: totals.gross,
		prepaid: paid === 0 ? undefined : paid,
		due: totals.gross - paid,
	});
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Absent members, not members that hold nothing: the same invoice compares equal however it came about. */
function withoutUndefined<T extends object>(value: T): Defined<T> {
	return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Defined<T>;
}
