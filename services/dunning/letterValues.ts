import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import { nameItem } from '../../domain/dunning/explainStage';
import type { MessageLanguage } from '../../domain/dunning/policy';
import type { Master } from '../../domain/masters/schemas';
import type { Minor } from '../../domain/money/minor';
import { addressLines, legalBasisOf, nextStepOf, type MessageValues } from '../../formats/message';
import type { LetterFigures } from './composedLetter';
import { buyerKind, type ChargesOfInvoice } from './lateChargesOf';

/** What a message says of the customer, of the law, and of the documents that it lists. */

export function customerValues(
	party: Master<'party'>,
	company: Master<'company'>,
	documents: readonly BillingDocument[],
	language: MessageLanguage,
): MessageValues {
	const address = party.content.billTo ?? party.content.address;
	return {
		customerName: party.name,
		customerAddress: addressLines(address, language, company.content.country) ?? party.name,
		contactName: documents.find(({ buyer }) => buyer?.contactName !== undefined)?.buyer?.contactName,
	};
}

export function legalValues(
	company: Master<'company'>,
	party: Master<'party'>,
	language: MessageLanguage,
	formalNotice: boolean,
): MessageValues {
	if (!formalNotice) return {};
	return {
		legalBasis: legalBasisOf(language, company.content.country, buyerKind(party)),
		nextStep: company.content.formalNoticeNextStep ?? nextStepOf(language),
	};
}

export function letterValues(
	{ letter, interest, fee, indemnity, toPay, payBy, rows }: LetterFigures,
	documents: readonly BillingDocument[],
	today: CalendarDate,
): MessageValues {
	const [first] = letter.rows;
	const [document] = documents;
	if (!first || !document) throw new Error('A letter without a row has nothing to say');
	const money = (amount: Minor) => ({ amount, currency: letter.currency });
	return {
		today,
		stageLabel: letter.step.label,
		number: nameItem(first.item),
		customerReference: document.customerReference,
		title: document.title,
		documentDate: document.issueDate,
		dueDate: first.item.dueDate,
		validUntil: document.validUntil,
		deliveryDate: document.deliveryDate,
		amount: money(first.item.amount),
		open: money(first.expected),
		daysLate: first.daysLate === null ? null : Math.max(0, first.daysLate),
		many: rows.length > 1,
		totalOpen: money(letter.total),
		credit: letter.credit > 0 ? money(letter.credit) : null,
		toPay: money(toPay),
		interest: interest > 0 ? money(interest) : null,
		interestUntil: interest > 0 ? today : null,
		indemnity: indemnity && indemnity.amount > 0 ? indemnity : null,
		fee: fee > 0 ? money(fee) : null,
		payBy,
		paymentReference: letter.rows.map(({ item }) => item.number).join(', '),
	};
}

/** The lists of a message, and the rate of its interest where there is one for all of it. */
export function listsOf(
	{ letter, rows }: LetterFigures,
	documents: readonly BillingDocument[],
	charges: ReadonlyMap<string, ChargesOfInvoice>,
): MessageValues {
	const money = (amount: Minor) => ({ amount, currency: letter.currency });
	const parts = rows.flatMap(({ row }) => {
		const own = charges.get(row.item.id);
		const found = own?.instalments[own.positions.indexOf(row.item.instalment ?? 1)];
		return (found?.parts ?? []).map((part) => ({ number: nameItem(row.item), part }));
	});
	const rates = new Set(parts.map(({ part }) => part.percent));
	return {
		invoices: rows.map(({ row, interest, indemnity }, index) => ({
			number: nameItem(row.item),
			documentDate: documents[index]?.issueDate,
			dueDate: row.item.dueDate,
			amount: money(row.item.amount),
			paid: money(row.item.settled),
			open: money(row.expected),
			daysLate: Math.max(0, row.daysLate ?? 0),
			interest: interest > 0 ? money(interest) : null,
			indemnity:
				indemnity > 0
					? { amount: indemnity, currency: charges.get(row.item.id)?.indemnity?.currency ?? letter.currency }
					: null,
		})),
		interestRate: rates.size === 1 ? [...rates][0] : null,
		interestParts: parts.map(({ number, part }) => ({
			number,
			from: part.from,
			until: part.until,
			days: part.days,
			principal: money(part.principal),
			rate: part.percent,
			interest: money(part.interest),
		})),
	};
}
