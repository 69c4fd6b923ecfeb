import { addDays } from '../../domain/dates/calendarDate';
import type { BillingDocument } from '../../domain/documents/document';
import type { DunningLetter } from '../../domain/dunning/plan';
import { sumMinor } from '../../domain/money/minor';
import { loadMessage, renderMessage, showsField } from '../../formats/message';
import type { Reading } from '../../ledger/port';
import type { ComposedLetter, RowCharges } from './composedLetter';
import { interestTerms, lateChargesOf, type ChargesOfInvoice } from './lateChargesOf';
import { customerValues, legalValues, letterValues, listsOf } from './letterValues';
import type { DunningBooks } from './readDunningState';
import { senderValues } from './sender';

const NOTICE_DAYS = 8;

/**
 * Writes a letter: its figures on the day, and subject, HTML and text in the language of the customer. Nothing is stored.
 *
 * @throws Refusal of `renderMessage` where the masters lack what the template needs
 */
export async function composeLetter(
	read: Pick<Reading, 'masters' | 'payments' | 'claims'>,
	books: DunningBooks,
	letter: DunningLetter,
): Promise<ComposedLetter> {
	const { company, today } = books;
	const party = books.parties.get(letter.customerId);
	const customer = books.state.customers.find(({ id }) => id === letter.customerId);
	if (!party || !customer) throw new Error(`The customer ${letter.customerId} of a letter is missing`);
	const { language } = customer;
	const documents = letter.rows.map(({ item }) => documentOf(books, item.id));
	const invoices = [...new Map(documents.map((one) => [one.id, one])).values()].filter(
		({ kind }) => kind === 'invoice',
	);
	const charges = await lateChargesOf(read, invoices, today, interestTerms(company, party));
	const rows = chargesOfRows(letter, charges);
	const { step } = letter;
	const template = step.template === null ? null : loadMessage(step.template, language);
	const interest = sumMinor(rows.map((row) => row.interest));
	const fee = sumMinor(letter.rows.map(({ next }) => next?.fee ?? 0));
	const indemnity = indemnityOf(rows, charges);
	const named = template !== null && showsField(template, 'interest');
	const sameCurrency = indemnity?.currency === letter.currency ? indemnity.amount : 0;
	const toPay = letter.toPay + (named ? interest + fee + sameCurrency : 0);
	const payBy = step.formalNotice ? addDays(today, company.content.formalNoticeDays ?? NOTICE_DAYS) : null;
	const figures = { interest, fee, indemnity, toPay, payBy };
	const composed = { letter, language, rows, ...figures };
	const message =
		template === null
			? null
			: renderMessage(template, {
					...(await senderValues(read, company, language)),
					...customerValues(party, company, documents, language),
					...letterValues(composed, documents, today),
					...listsOf(composed, documents, charges),
					...legalValues(company, party, language, step.formalNotice),
				});
	const notes = [...charges.values()].flatMap(({ instalments }) =>
		instalments.flatMap(({ missing, notes: told }) => [...missing.map((one) => one.message), ...told]),
	);
	return { ...composed, message, notes: [...new Set(notes)] };
}

function documentOf({ documents }: DunningBooks, id: string): BillingDocument {
	const document = documents.get(id);
	if (!document) throw new Error(`The document ${id} of a letter is missing`);
	return document;
}

function chargesOfRows(
	{ rows }: DunningLetter,
	charges: ReadonlyMap<string, ChargesOfInvoice>,
): RowCharges[] {
	const told = new Set<string>();
	return rows.map((row) => {
		const { id, instalment } = row.item;
		const own = charges.get(id);
		const at = own?.positions.indexOf(instalment ?? 1) ?? -1;
		const indemnity = told.has(id) ? 0 : (own?.indemnity?.amount ?? 0);
		told.add(id);
		return { row, interest: own?.instalments[at]?.interest ?? 0, indemnity };
	});
}

/** Of all invoices together, each once; they are of one company, so of one currency. */
function indemnityOf(
	rows: readonly RowCharges[],
	charges: ReadonlyMap<string, ChargesOfInvoice>,
): ComposedLetter['indemnity'] {
	const currency = [...charges.values()].find(({ indemnity }) => indemnity !== null)?.indemnity?.currency;
	return currency === undefined
		? null
		: { amount: sumMinor(rows.map(({ indemnity }) => indemnity)), currency };
}
