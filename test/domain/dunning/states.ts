import type { DunningPlan, DunningRow, RunOptions } from '../../../domain/dunning/plan';
import { planDunning } from '../../../domain/dunning/planDunning';
import { readState } from '../../../domain/dunning/readState';
import type { DunningState } from '../../../domain/dunning/state';

/** Three stages at any hour of any day, so that a test says what it adds. */
export const POLICY = {
	code: 'HOUSE',
	version: 1,
	stages: {
		invoice: [
			{ label: 'Reminder 1', days: 5, template: 'reminder1' },
			{ label: 'Reminder 2', days: 10, template: 'reminder2' },
			{ label: 'Formal notice', days: 8, template: 'formalNotice', channel: 'letter', formalNotice: true },
		],
		quotation: [
			{ label: 'Quotation reminder', days: 7, template: 'quotationReminder' },
			{ label: 'Last quotation reminder', days: 7, template: 'quotationReminder' },
		],
	},
	sendingDays: [1, 2, 3, 4, 5, 6, 7],
	oneLetter: false,
};

/** 100.00 EUR of MARTIN, due on 1 October 2026. */
export const invoice = (more: object = {}) => ({
	number: 'FA1',
	customer: 'MARTIN',
	amount: 100,
	dueDate: '2026-10-01',
	...more,
});

export interface Given {
	readonly policy?: object;
	readonly items?: readonly object[];
	readonly [member: string]: unknown;
}

export function stateOf({ policy, items = [invoice()], ...more }: Given = {}): DunningState {
	return readState({ policies: [{ ...POLICY, ...policy }], items, ...more });
}

export function plan(given: Given, date: string, options?: RunOptions): DunningPlan {
	return planDunning(stateOf(given), date, options);
}

/** The only row of a plan. */
export function row(given: Given, date: string, options?: RunOptions): DunningRow {
	const { rows } = plan(given, date, options);
	if (rows.length !== 1) throw new Error(`There are ${rows.length} rows`);
	return rows[0] as DunningRow;
}

export const said = ({ standing, rule }: DunningRow) => [standing, rule.replace('dunning.', '')];
