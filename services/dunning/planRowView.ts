import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { DunningRow } from '../../domain/dunning/plan';
import { minorToNumber } from '../../domain/money/minor';
import { emailOf, type DunningBooks } from './readDunningState';

/** A row of the plan as nodes give it out: one instalment of one document. */
export interface PlanRowView {
	readonly ledger: string;
	/** Instalment, stage and policy version: what Claim is asked for. */
	readonly rowKey: string;
	/** Rows that go out together have the same; null where nothing goes out. */
	readonly letter: string | null;
	readonly companyId: string;
	readonly companyCode: string;
	readonly customerId: string;
	readonly customerCode: string;
	readonly customerName: string;
	readonly email: string | null;
	readonly documentId: string;
	readonly documentNumber: string;
	readonly documentKind: string;
	/** Null where the document has no schedule. */
	readonly instalment: number | null;
	readonly currency: string;
	readonly amount: number;
	/** What is open, less what is on its way. */
	readonly open: number;
	readonly inCollection: number;
	readonly dueDate: CalendarDate | null;
	readonly daysLate: number | null;
	readonly colour: string | null;
	readonly standing: string;
	/** Stages that were sent. */
	readonly level: number;
	readonly stage: number | null;
	readonly stageLabel: string | null;
	readonly channel: string | null;
	readonly template: string | null;
	readonly nextOn: CalendarDate | null;
	/** To be chosen beforehand where a person approves. */
	readonly ticked: boolean;
	readonly rule: string;
	readonly reason: string;
	readonly policy: string;
	readonly policyVersion: number;
	/** The day of the plan. */
	readonly date: CalendarDate;
}

export function viewRow(
	ledger: string,
	{ company, today, parties }: Pick<DunningBooks, 'company' | 'today' | 'parties'>,
	row: DunningRow,
	letter: string | null,
): PlanRowView {
	const { item, next } = row;
	const party = parties.get(item.customerId);
	const money = (minor: number) => minorToNumber(minor, item.currency);
	return {
		ledger,
		rowKey: row.key,
		letter,
		companyId: company.id,
		companyCode: company.code,
		customerId: item.customerId,
		customerCode: party?.code ?? '',
		customerName: party?.name ?? '',
		email: party ? emailOf(party.content) : null,
		documentId: item.id,
		documentNumber: item.number,
		documentKind: row.kind,
		instalment: item.instalment,
		currency: item.currency,
		amount: money(item.amount),
		open: money(row.expected),
		inCollection: money(item.inCollection),
		dueDate: item.dueDate,
		daysLate: row.daysLate,
		colour: row.colour,
		standing: row.standing,
		level: row.level,
		stage: next?.stage ?? null,
		stageLabel: next?.label ?? null,
		channel: next?.channel ?? null,
		template: next?.template ?? null,
		nextOn: next?.on ?? null,
		ticked: row.ticked,
		rule: row.rule,
		reason: row.reason,
		policy: row.policy,
		policyVersion: row.version,
		date: today,
	};
}
