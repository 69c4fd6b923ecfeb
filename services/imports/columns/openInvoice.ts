import { column, currencyColumn, languageColumn, type Column } from './column';
import { customerColumns } from './openDocument';

export const openInvoiceColumns: readonly Column[] = [
	column(
		'number',
		'code',
		'Invoice number | Invoice no. | Number | Invoice | Document number',
		'N° facture | Numéro de facture | N° de facture | Facture | N° pièce | N° de pièce | Numéro | N°',
		'Số hóa đơn | Số HĐ | Số chứng từ | Số',
	),
	column('type', 'choice', 'Type | Document type', 'Type | Type de pièce | Nature', 'Loại | Loại chứng từ', {
		invoice: ['invoice', 'facture', 'facture client', 'fact', 'fac', 'fa', 'f', 'hóa đơn'],
		creditNote: [
			'creditnote',
			'credit note',
			'credit',
			'avoir',
			'avoir client',
			'av',
			'a',
			"facture d'avoir",
		],
	}),
	...customerColumns,
	column(
		'issueDate',
		'date',
		'Invoice date | Issue date | Date | Document date',
		'Date de facture | Date facture | Date | Date de la facture | Date pièce | Date de pièce',
		'Ngày hóa đơn | Ngày lập | Ngày',
	),
	column(
		'dueDate',
		'date',
		'Due date | Due',
		"Date d'échéance | Échéance | Date échéance",
		'Ngày đến hạn | Hạn thanh toán | Ngày hạn',
	),
	column(
		'total',
		'amount',
		'Total | Total incl. VAT | Amount | Gross | Gross amount | Total amount',
		'Total TTC | Montant TTC | TTC | Montant | Total',
		'Tổng tiền | Tổng cộng | Thành tiền | Tổng thanh toán',
	),
	column(
		'open',
		'amount',
		'Open amount | Open | Balance | Amount due | Outstanding',
		'Reste dû | Reste à payer | Solde | Solde dû | Montant restant | Restant dû',
		'Còn phải thu | Còn nợ | Số dư | Còn lại',
	),
	currencyColumn,
	column(
		'dunningStage',
		'count',
		'Dunning stage | Reminder stage | Dunning level | Reminders',
		'Niveau de relance | Relance | Nb relances | Nombre de relances | Étape de relance',
		'Mức nhắc nợ | Số lần nhắc | Lần nhắc nợ',
	),
	column(
		'lastReminderOn',
		'date',
		'Last reminder on | Last reminder | Last dunning date',
		'Dernière relance | Date de dernière relance | Date relance | Relancé le',
		'Nhắc nợ lần cuối | Ngày nhắc nợ',
	),
	column(
		'paidOn',
		'date',
		'Last payment on | Last payment',
		'Dernier règlement | Date du dernier règlement | Dernier paiement',
		'Thanh toán lần cuối | Ngày thanh toán',
	),
	column(
		'description',
		'text',
		'Description | Subject',
		'Objet | Libellé | Désignation',
		'Nội dung | Diễn giải',
	),
	languageColumn,
];
