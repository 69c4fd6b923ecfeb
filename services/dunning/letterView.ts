import type { CalendarDate } from '../../domain/dates/calendarDate';
import { minorToNumber } from '../../domain/money/minor';
import type { ComposedLetter } from './composedLetter';
import { emailOf, type DunningBooks } from './readDunningState';

/** One row of a letter. */
export interface LetterRowView {
	/** Id of the step; null where nothing was claimed. */
	readonly step: string | null;
	readonly rowKey: string;
	readonly documentId: string;
	readonly documentNumber: string;
	readonly documentKind: string;
	readonly instalment: number | null;
	readonly stage: number;
	readonly stageLabel: string;
	readonly dueDate: CalendarDate | null;
	readonly daysLate: number | null;
	readonly open: number;
	readonly interest: number;
	readonly indemnity: number;
	readonly fee: number;
}

/** A message to one customer as nodes give it out, ready for a mail node. */
export interface LetterView {
	readonly ledger: string;
	/** `let_…`, by which it is confirmed; null for a preview. */
	readonly letter: string | null;
	readonly companyId: string;
	readonly companyCode: string;
	readonly companyEmail: string | null;
	readonly customerId: string;
	readonly customerCode: string;
	readonly customerName: string;
	readonly channel: string;
	/** Where the mail goes; null for letters and tasks. */
	readonly to: string | null;
	/** Where it would go were it not a test. */
	readonly intendedFor: string | null;
	/** Sent to the sender himself: nothing was written, and Confirm leaves it alone. */
	readonly test: boolean;
	readonly subject: string;
	readonly html: string | null;
	readonly text: string;
	readonly language: string;
	readonly stage: number;
	readonly stageLabel: string;
	readonly template: string | null;
	readonly formalNotice: boolean;
	readonly attachPdf: boolean;
	readonly currency: string;
	readonly total: number;
	readonly credit: number;
	readonly interest: number;
	readonly indemnity: number;
	readonly indemnityCurrency: string | null;
	readonly fee: number;
	readonly toPay: number;
	readonly payBy: CalendarDate | null;
	readonly date: CalendarDate;
	readonly rows: readonly LetterRowView[];
	readonly notes: readonly string[];
}

export interface LetterIdentity {
	readonly ledger: string;
	readonly letter: string | null;
	/** Ids of the steps, in the order of the rows. */
	readonly steps: readonly string[];
	/** Every mail goes there in place of the customer. */
	readonly sendAllTo?: string | undefined;
}

export function viewLetter(
	{ company, today, parties }: DunningBooks,
	composed: ComposedLetter,
	{ ledger, letter: id, steps, sendAllTo }: LetterIdentity,
): LetterView {
	const { letter, message, rows, indemnity } = composed;
	const { step, currency } = letter;
	const party = parties.get(letter.customerId);
	const email = step.channel === 'email' && party ? emailOf(party.content) : null;
	const money = (minor: number) => minorToNumber(minor, currency);
	const ownMoney = (minor: number) => minorToNumber(minor, indemnity?.currency ?? currency);
	return {
		ledger,
		letter: id,
		companyId: company.id,
		companyCode: company.code,
		companyEmail: company.content.email ?? null,
		customerId: letter.customerId,
		customerCode: party?.code ?? '',
		customerName: party?.name ?? '',
		channel: step.channel,
		to: email === null ? null : (sendAllTo ?? email),
		intendedFor: sendAllTo === undefined ? null : email,
		test: sendAllTo !== undefined,
		subject: message?.subject ?? taskSubject(composed, party?.name ?? ''),
		html: message?.html ?? null,
		text: message?.text ?? letter.rows.map(({ reason }) => reason).join('\n'),
		language: composed.language,
		stage: step.stage,
		stageLabel: step.label,
		template: step.template,
		formalNotice: step.formalNotice,
		attachPdf: step.attachPdf,
		currency,
		total: money(letter.total),
		credit: money(letter.credit),
		interest: money(composed.interest),
		indemnity: ownMoney(indemnity?.amount ?? 0),
		indemnityCurrency: indemnity?.currency ?? null,
		fee: money(composed.fee),
		toPay: money(composed.toPay),
		payBy: composed.payBy,
		date: today,
		rows: rows.map(({ row, interest, indemnity: own }, index) => ({
			step: steps[index] ?? null,
			rowKey: row.key,
			documentId: row.item.id,
			documentNumber: row.item.number,
			documentKind: row.kind,
			instalment: row.item.instalment,
			stage: row.next?.stage ?? step.stage,
			stageLabel: row.next?.label ?? step.label,
			dueDate: row.item.dueDate,
			daysLate: row.daysLate,
			open: money(row.expected),
			interest: money(interest),
			indemnity: ownMoney(own),
			fee: money(row.next?.fee ?? 0),
		})),
		notes: composed.notes,
	};
}

/** What a person is to do, where no message is sent. */
function taskSubject({ letter }: ComposedLetter, customer: string): string {
	return `${letter.step.label}: ${customer}, ${letter.rows.map(({ item }) => item.number).join(', ')}`;
}
