import type { ChasedKind, DunningPolicy, DunningStage } from './policy';

function stage(
	label: string,
	days: number,
	template: string,
	more: Partial<DunningStage> = {},
): DunningStage {
	return {
		label,
		days,
		countFrom: 'previousStage',
		channel: 'email',
		templates: { fr: template, en: template, vi: template },
		attachPdf: true,
		blockNewOrders: false,
		formalNotice: false,
		...more,
	};
}

const STAGES: Readonly<Record<ChasedKind, readonly DunningStage[]>> = {
	invoice: [
		stage('Reminder 1', 5, 'reminder1'),
		stage('Reminder 2', 10, 'reminder2'),
		stage('Reminder 3', 10, 'reminder3', { blockNewOrders: true }),
		stage('Formal notice', 8, 'formalNotice', {
			channel: 'letter',
			formalNotice: true,
			blockNewOrders: true,
		}),
	],
	quotation: [stage('Reminder 1', 7, 'quotationReminder'), stage('Reminder 2', 10, 'quotationReminder')],
	salesOrder: [stage('Reminder 1', 5, 'orderReminder'), stage('Reminder 2', 7, 'orderReminder')],
};

/** What a company begins with, until it sets its own. On working days, in office hours. */
export const STANDARD_POLICY: DunningPolicy = {
	code: 'STANDARD',
	version: 1,
	stages: STAGES,
	limits: {},
	graceDays: 0,
	soonDays: 7,
	minimumItems: 1,
	levelPer: 'invoice',
	oneLetter: true,
	letterWithoutEmail: false,
	sendingDays: [1, 2, 3, 4, 5],
	sendingHours: { from: '08:00', until: '18:00' },
};
