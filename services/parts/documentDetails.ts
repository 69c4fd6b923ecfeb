import type { BillingDocument, DocumentLine, DocumentTotals } from '../../domain/documents/document';
import { minorToNumber, type Minor } from '../../domain/money/minor';
import type { DocumentFact } from '../../ledger/port';
import type { DocumentDetails, LineView, TotalsView } from './documentViewTypes';

type Money = (amount: Minor) => number;

/** What the lists leave out: lines, taxes, charges and all that a person wrote on a document, in numbers. */
export function detailsOf(
	document: BillingDocument,
	facts: readonly DocumentFact[],
): Omit<DocumentDetails, 'forecast'> {
	const money = (amount: number) => minorToNumber(amount, document.currency);
	const { contactId, language, customerReference, supplierNumber, parent, origin, operationCode, vatRegime } =
		document;
	const { parafiscalRegime, cashDiscount, paymentMethod, sellerProfileId, billTo, shipTo, headerComment } =
		document;
	const { footerComment, internalNote, attachments, summary, reason, journal, senderBlock, legalFooter } =
		document;
	return {
		lines: document.lines.map((line) => viewLine(line, money)),
		priceBasis: document.priceBasis,
		totals: viewTotals(document.totals, money),
		discount: viewDiscount(document, money),
		allowances: (document.totals.allowances ?? []).map(({ category, rate, amount }) => ({
			category,
			rate: Number(rate),
			amount: money(amount),
		})),
		prepayments: (document.prepayments ?? []).map((prepayment) => ({
			...prepayment,
			amount: money(prepayment.amount),
		})),
		taxLines: document.totals.taxLines.map((line) => ({
			category: line.category,
			rate: Number(line.rate),
			base: money(line.base),
			tax: money(line.tax),
			...(line.exemptionReason ? { exemptionReason: line.exemptionReason } : {}),
		})),
		charges: document.charges.map((charge) => ({
			...charge,
			amount: money(charge.amount),
			taxRate: Number(charge.taxRate),
		})),
		header: {
			contactId,
			language,
			customerReference,
			supplierNumber,
			parent,
			origin,
			journal,
			operationCode,
			operationNature: document.operationNature ?? null,
			vatRegime,
			parafiscalRegime,
			cashDiscount,
			creditInsured: document.creditInsured ?? null,
			exchangeRate: document.exchangeRate ?? null,
			paymentMethod,
			paymentTerms: document.paymentTerms ?? null,
			referenceDates: document.referenceDates ?? null,
			sellerProfileId,
			senderBlock,
			legalFooter,
			billTo,
			shipTo,
			headerComment,
			footerComment,
			internalNote,
			attachments,
			summary,
			deliveries: document.deliveries ?? [],
			reason,
		},
		facts: facts.map(({ kind, onDate, at, actor, data }) => ({ kind, onDate, at, actor, data })),
		contentHash: document.contentHash,
		validatedAt: document.validatedAt,
		createdAt: document.createdAt,
		createdBy: document.createdBy,
	};
}

function viewLine(line: DocumentLine, money: Money): LineView {
	const { gross, tax, otherTaxes, ...rest } = line;
	return {
		...rest,
		quantity: Number(line.quantity),
		unitPrice: line.unitPrice === null ? null : Number(line.unitPrice),
		net: money(line.net),
		...(gross === undefined ? {} : { gross: money(gross) }),
		...(tax === undefined ? {} : { tax: money(tax) }),
		...(otherTaxes === undefined
			? {}
			: {
					otherTaxes: otherTaxes.map((other) => ({
						...other,
						value: Number(other.value),
						amount: money(other.amount),
					})),
				}),
	};
}

function viewTotals(totals: DocumentTotals, money: Money): TotalsView {
	const { lines, charges, otherTaxes = 0, allowance = 0, net, tax, gross } = totals;
	return {
		lines: money(lines),
		otherTaxes: money(otherTaxes),
		charges: money(charges),
		allowance: money(allowance),
		net: money(net),
		tax: money(tax),
		gross: money(gross),
	};
}

function viewDiscount({ discount }: BillingDocument, money: Money): DocumentDetails['discount'] {
	if (!discount) return null;
	const { base, percent, amount, reason } = discount;
	return {
		base,
		percent: percent === null ? null : Number(percent),
		amount: amount === null ? null : money(amount),
		reason,
	};
}
