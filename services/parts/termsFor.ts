import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { DocumentHeader } from '../../domain/documents/document';
import { KIND_RULES, type Kind } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import { parseMinor } from '../../domain/money/minor';
import { refuse } from '../../domain/refusal';
import type { HeaderInput } from '../../domain/schemas/documentInput';
import { checkTerms } from '../../domain/terms/checkTerms';
import { chooseTerms } from '../../domain/terms/chooseTerms';
import { overrideDueDate } from '../../domain/terms/overrideDueDate';
import type { PaymentTerms, TermLine } from '../../domain/terms/paymentTerms';
import type { Reading } from '../../ledger/port';
import type { WorkContext } from '../context';
import { resolveMaster } from './resolve';

export interface TermsQuestion {
	readonly kind: Kind;
	readonly input: HeaderInput;
	/** Fields of the draft that is changed, or of the source document. */
	readonly taken: Partial<DocumentHeader>;
	readonly company: Master<'company'>;
	readonly party: Master<'party'>;
	readonly currency: string;
	readonly origin: DocumentHeader['origin'];
}

/** The fields of a header that hang on payment terms; empty where it has none. */
export type TermsOfHeader = Pick<DocumentHeader, 'paymentTerms' | 'referenceDates'>;

/**
 * The payment terms of a document, as it keeps them: those that the input asks for, else those of its source, its
 * customer, its company.
 *
 * @throws Refusal `terms.twice`, `terms.creditNote`, `terms.currency`, or one of `checkTerms` and of the master.
 */
export async function termsFor(
	{ masters }: Pick<Reading, 'masters'>,
	question: TermsQuestion,
	context: Pick<WorkContext, 'hint'>,
): Promise<TermsOfHeader> {
	const { input, taken, currency } = question;
	const chosen = chooseTerms({
		asked: await askedFor({ masters }, question),
		source: taken.paymentTerms ?? null,
		customer: takesDefault(question) ? await defaultTerms({ masters }, question) : null,
	});
	if (chosen === null || chosen.lines.length === 0) return {};
	checkAmounts(chosen.lines, currency);
	const paymentTerms = withAskedDate(chosen, question, context);
	const referenceDates = { ...taken.referenceDates, ...input.referenceDates };
	return {
		paymentTerms,
		...(Object.keys(referenceDates).length === 0 ? {} : { referenceDates }),
	};
}

/** No lines: the document is to have no schedule, whatever its customer has. */
async function askedFor(
	read: Pick<Reading, 'masters'>,
	{ kind, input, company }: TermsQuestion,
): Promise<PaymentTerms | null> {
	const { paymentTerms: code, paymentTermLines: lines } = input;
	if (code === undefined && lines === undefined) return null;
	if (kind === 'creditNote') {
		refuse({
			rule: 'terms.creditNote',
			field: code === undefined ? 'paymentTermLines' : 'paymentTerms',
			message: 'A credit note has no payment terms: it lowers what is owed on its invoice.',
			fix: 'Leave the payment terms out.',
		});
	}
	if (code !== undefined && lines !== undefined) {
		refuse({
			rule: 'terms.twice',
			field: 'paymentTermLines',
			message: `The document has payment terms '${code}' and lines of its own.`,
			fix: "Keep 'paymentTerms' or 'paymentTermLines'.",
		});
	}
	if (code !== undefined)
		return snapshotTerms(
			await resolveMaster(read, 'paymentTerms', code, company.id, 'paymentTerms'),
			company,
		);
	if (lines === undefined || lines.length === 0) return { code: null, name: null, lines: [] };
	checkTerms(lines, 'paymentTermLines');
	return withHolidays({ code: null, name: null, lines }, company.content.holidays);
}

/**
 * Deposits and sales at the counter are paid at once, and what a former system billed keeps its own due date. A draft
 * that was saved without terms stays without; only drafts bring their date along.
 */
function takesDefault({ kind, taken, origin }: TermsQuestion): boolean {
	const { priced } = KIND_RULES[kind];
	const isUsual = origin !== 'counter' && origin !== 'formerSystem';
	const isChange = taken.issueDate !== undefined;
	return priced && kind !== 'creditNote' && isUsual && taken.invoiceType !== 'deposit' && !isChange;
}

/** The customer's terms; its own days to pay come before the terms of the company, which are those of sales. */
async function defaultTerms(
	read: Pick<Reading, 'masters'>,
	{ kind, company, party }: TermsQuestion,
): Promise<PaymentTerms | null> {
	const { paymentTerms: own, paymentDays } = party.content;
	const ofCompany =
		paymentDays === undefined && KIND_RULES[kind].side === 'sale' ? company.content.paymentTerms : undefined;
	const reference = chooseTerms({ customer: own, company: ofCompany });
	if (reference === null) return null;
	return snapshotTerms(
		await resolveMaster(read, 'paymentTerms', reference, company.id, 'paymentTerms'),
		company,
	);
}

function snapshotTerms(
	{ code, name, content }: Master<'paymentTerms'>,
	company: Master<'company'>,
): PaymentTerms {
	return withHolidays({ code, name, lines: content.lines }, content.holidays ?? company.content.holidays);
}

function withHolidays(terms: PaymentTerms, holidays: PaymentTerms['holidays'] | undefined): PaymentTerms {
	return holidays === undefined ? terms : { ...terms, holidays };
}

function checkAmounts(lines: readonly TermLine[], currency: string): void {
	for (const [index, line] of lines.entries()) {
		if (line.amount === undefined) continue;
		parseMinor(line.amount, currency, `paymentTerms.lines[${index}].amount`);
		if (line.currency === undefined || line.currency === currency) continue;
		refuse({
			rule: 'terms.currency',
			field: 'paymentTerms',
			message: `Line ${index + 1} of the payment terms asks for ${line.amount} ${line.currency}; the document is in ${currency}.`,
			fix: 'Choose other payment terms, or give a percentage instead of the amount.',
		});
	}
}

/** With a schedule, the single due date and the preferred payment method give way, and the user is told. */
function withAskedDate(
	terms: PaymentTerms,
	{ input, company }: TermsQuestion,
	{ hint }: Pick<WorkContext, 'hint'>,
): PaymentTerms {
	const called = terms.code === null ? 'the payment terms' : `the payment terms '${terms.code}'`;
	if (input.paymentMethod !== undefined)
		hint(
			`The payment method '${input.paymentMethod}' was left aside: with ${called} each instalment has its own.`,
		);
	if (input.dueDate === undefined) return terms;
	const { terms: overridden, ignored } = overrideDueDate(
		terms,
		input.dueDate,
		company.content.dueDateOverride !== false,
	);
	if (ignored === 'severalInstalments')
		hint(
			`The due date ${input.dueDate} was left aside: ${called} give the dates of ${terms.lines.length} instalments.`,
		);
	if (ignored === 'notAllowed') hint(leftAside(input.dueDate, called));
	return overridden;
}

/** Why an asked due date does not hold where the company does not allow one. */
export function leftAside(asked: CalendarDate, instead: string): string {
	return `The due date ${asked} was left aside: this company's due dates come from ${instead} ('dueDateOverride' is off).`;
}
