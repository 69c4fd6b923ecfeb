import {
	column,
	currencyColumn,
	languageColumn,
	taxCategoryColumn,
	taxRateColumn,
	type Column,
} from './column';

/** Whom a document of a former system is for; the name serves to create a customer that is missing. */
export const customerColumns: readonly Column[] = [
	column(
		'customer',
		'code',
		'Customer code | Customer | Customer no. | Customer number | Account',
		'Code client | Client | N° client | Code tiers | Tiers | Compte client | Compte tiers | Compte',
		'Mã khách hàng | Mã KH',
	),
	column(
		'customerDetails.name',
		'text',
		'Customer name | Name | Company name',
		'Raison sociale | Nom du client | Nom client | Nom',
		'Tên khách hàng | Tên KH',
	),
	column(
		'customerDetails.email',
		'text',
		'Customer e-mail | E-mail',
		'E-mail du client | E-mail | Courriel',
		'Email khách hàng | Email',
	),
];

const QUANTITY_LEFT = column(
	'line.quantityLeft',
	'decimal',
	'Quantity left | Remaining quantity | Quantity remaining | Open quantity | Backorder quantity',
	'Quantité restante | Reste à livrer | Qté restante | Reliquat | Reste à facturer | RAL',
	'Số lượng còn lại | SL còn lại | Còn lại',
);

const NUMBERS = {
	quotation: column(
		'number',
		'code',
		'Quotation number | Quote number | Quotation no. | Number | Quotation | Quote',
		'N° devis | Numéro de devis | N° de devis | Devis | Numéro | N° | N° pièce | N° de pièce',
		'Số báo giá | Mã báo giá | Số',
	),
	salesOrder: column(
		'number',
		'code',
		'Order number | Sales order number | Order no. | Number | Order | Sales order',
		'N° commande | Numéro de commande | N° de commande | Commande | Numéro | N° | N° pièce | N° de pièce',
		'Số đơn hàng | Mã đơn hàng | Số',
	),
} as const;

const DATES = {
	quotation: column(
		'validUntil',
		'date',
		'Valid until | Expiry date',
		"Valable jusqu'au | Date de validité | Validité | Date d'expiration",
		'Hiệu lực đến | Ngày hết hạn',
	),
	salesOrder: column(
		'deliveryDate',
		'date',
		'Delivery date | Due on',
		'Date de livraison | Livraison prévue | Date livraison',
		'Ngày giao hàng | Ngày giao',
	),
} as const;

/** One row a line; the columns of the document itself may be repeated on each, or stand on its first row only. */
export function openDocumentColumns(kind: 'quotation' | 'salesOrder'): Column[] {
	return [
		NUMBERS[kind],
		column(
			'issueDate',
			'date',
			'Date | Issue date | Document date | Order date | Quotation date',
			'Date | Date du devis | Date de commande | Date commande | Date devis | Date pièce',
			'Ngày | Ngày báo giá | Ngày đặt hàng | Ngày lập',
		),
		DATES[kind],
		...customerColumns,
		column(
			'customerReference',
			'text',
			"Customer's reference | Customer reference | PO number | Purchase order",
			'Référence du client | Votre référence | Référence client | N° commande client',
			'Số PO | Tham chiếu của khách',
		),
		column('title', 'text', 'Title', 'Titre', 'Tiêu đề'),
		column('nature', 'text', 'Subject', 'Objet | Nature', 'Nội dung'),
		currencyColumn,
		languageColumn,
		column(
			'owner',
			'text',
			'Salesperson | Owner',
			'Commercial | Vendeur | Représentant',
			'Nhân viên kinh doanh',
		),
		column(
			'line.product',
			'code',
			'Product code | Item code | SKU | Product | Item',
			'Code produit | Code article | Référence | Réf | Article | Produit',
			'Mã hàng | Mã sản phẩm',
		),
		column(
			'line.description',
			'text',
			'Description | Product name | Line | Text',
			'Désignation | Libellé | Description',
			'Tên hàng | Diễn giải | Mô tả',
		),
		column(
			'line.quantity',
			'decimal',
			'Quantity | Qty',
			'Quantité | Qté | Quantité commandée',
			'Số lượng | SL',
		),
		QUANTITY_LEFT,
		column('line.unit', 'unit', 'Unit | UOM', 'Unité', 'Đơn vị tính | ĐVT'),
		column(
			'line.unitPrice',
			'amount',
			'Unit price | Price | Net price',
			'Prix unitaire HT | Prix unitaire | PU HT | Prix HT | PU',
			'Đơn giá | Giá',
		),
		column(
			'line.discountPercent',
			'percent',
			'Discount | Discount %',
			'Remise | Remise % | Taux de remise',
			'Chiết khấu | Chiết khấu % | CK',
		),
		{ ...taxRateColumn, field: 'line.taxRate' },
		{ ...taxCategoryColumn, field: 'line.taxCategory' },
		column('line.comment', 'text', 'Comment | Line comment', 'Commentaire', 'Ghi chú'),
	];
}
