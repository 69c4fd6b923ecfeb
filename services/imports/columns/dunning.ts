import { column, type Column } from './column';

/** What an account says about reminders (relances). */
export const dunningColumns: readonly Column[] = [
	column(
		'billingEmail',
		'text',
		'Billing e-mail | Invoice e-mail | Accounts payable e-mail',
		'E-mail de facturation | Courriel de facturation | E-mail facturation | E-mail comptabilité',
		'Email nhận hóa đơn',
	),
	column(
		'dunningPolicy',
		'code',
		'Dunning policy | Reminder policy',
		'Règles de relance | Profil de relance | Code relance',
		'Chính sách nhắc nợ',
	),
	column('dunningGraceDays', 'count', 'Grace days', 'Délai de grâce | Jours de grâce', 'Số ngày ân hạn'),
	column(
		'dunningExcluded',
		'flag',
		'Excluded from reminders | No reminders',
		'Exclu des relances | Ne pas relancer',
		'Không nhắc nợ',
	),
	column(
		'dunningExcludedUntil',
		'date',
		'Excluded until | No reminders until',
		"Exclu des relances jusqu'au",
		'Không nhắc nợ đến ngày',
	),
	column(
		'dunningExclusionReason',
		'text',
		'Reason of exclusion',
		"Motif d'exclusion des relances",
		'Lý do không nhắc nợ',
	),
	column(
		'lateInterestPercent',
		'percent',
		'Late interest rate | Late interest',
		'Taux de pénalités de retard | Pénalités de retard',
		'Lãi suất chậm trả',
	),
	column('publicBuyer', 'flag', 'Public buyer', 'Acheteur public | Secteur public', 'Cơ quan nhà nước'),
];
