import { activeColumn, column, type Column } from './column';

const line = (field: string, ...more: [Column['type'], string, string, string, Column['choices']?]) =>
	column(`line.${field}`, ...more);

/** One row a line; rows with one code are the lines of one record, in the order of the file. */
export const paymentTermsColumns: readonly Column[] = [
	column(
		'code',
		'code',
		'Terms code | Payment terms code | Code',
		'Code conditions | Code conditions de règlement | Code règlement | Code',
		'Mã điều khoản | Mã',
	),
	column('name', 'text', 'Name | Terms', 'Nom | Libellé | Intitulé', 'Tên'),
	line('percent', 'percent', 'Percent | Percentage', 'Pourcentage | %', 'Tỷ lệ | Phần trăm'),
	line('percentOfNet', 'percent', 'Percent of net', 'Pourcentage du HT', 'Tỷ lệ trước thuế'),
	line('percentOfRemainder', 'percent', 'Percent of rest', 'Pourcentage du reste', 'Tỷ lệ phần còn lại'),
	line('divisor', 'count', 'One part in', 'Une part sur', 'Một phần của'),
	line('amount', 'amount', 'Amount', 'Montant', 'Số tiền'),
	line('currency', 'currency', 'Currency', 'Devise | Monnaie', 'Tiền tệ'),
	line('roundTo', 'amount', 'Round to', 'Arrondi à', 'Làm tròn đến'),
	line('remainder', 'flag', 'Rest | Balance', 'Solde | Reste', 'Phần còn lại'),
	line('type', 'choice', 'Type', 'Type', 'Loại', {
		settlement: ['settlement', 'règlement', 'thanh toán'],
		deposit: ['deposit', 'acompte', 'đặt cọc', 'tạm ứng'],
	}),
	line('rule', 'choice', 'Condition | Rule', 'Condition | Règle', 'Điều kiện', {
		days: ['days', 'jours', 'net', 'ngày'],
		daysThenEndOfMonth: [
			'daysThenEndOfMonth',
			'jours fin de mois',
			'fin de mois',
			'end of month',
			'cuối tháng',
		],
		endOfMonthThenDays: [
			'endOfMonthThenDays',
			'fin de mois + jours',
			'end of month plus days',
			'cuối tháng cộng ngày',
		],
		dayOfFollowingMonth: [
			'dayOfFollowingMonth',
			'du mois suivant',
			'day of following month',
			'ngày của tháng sau',
		],
	}),
	line('days', 'count', 'Days', 'Jours', 'Số ngày'),
	line('weeks', 'count', 'Weeks', 'Semaines', 'Số tuần'),
	line('months', 'count', 'Months', 'Mois', 'Số tháng'),
	line('onDay', 'text', 'On day | Day of the month', 'Le | Jour du mois', 'Vào ngày'),
	line('onWeekday', 'choice', 'On weekday | Day of the week', 'Jour de la semaine', 'Thứ', {
		monday: ['monday', 'lundi', 'thứ hai'],
		tuesday: ['tuesday', 'mardi', 'thứ ba'],
		wednesday: ['wednesday', 'mercredi', 'thứ tư'],
		thursday: ['thursday', 'jeudi', 'thứ năm'],
		friday: ['friday', 'vendredi', 'thứ sáu'],
		saturday: ['saturday', 'samedi', 'thứ bảy'],
		sunday: ['sunday', 'dimanche', 'chủ nhật'],
	}),
	line('startMonth', 'count', 'Start month', 'Mois de départ', 'Tháng bắt đầu'),
	line('startDay', 'count', 'Start day', 'Jour de départ', 'Ngày bắt đầu'),
	line('from', 'text', 'Counts from | From', 'À compter de | Date de départ', 'Tính từ'),
	line('date', 'date', 'Fixed date | Date', 'Date fixe | Date', 'Ngày cố định'),
	line('method', 'text', 'Payment method | Method', 'Mode de règlement | Mode', 'Phương thức thanh toán'),
	line('title', 'text', 'Title', 'Titre', 'Tiêu đề'),
	activeColumn,
];
