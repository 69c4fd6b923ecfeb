import {
	activeColumn,
	column,
	currencyColumn,
	taxCategoryColumn,
	taxRateColumn,
	type Column,
} from './column';

export const productColumns: readonly Column[] = [
	column(
		'code',
		'code',
		'Product code | Item code | SKU | Code | Reference | Item no.',
		'Code produit | Code article | Référence | Réf | Code | Réf. article | Référence article',
		'Mã hàng | Mã sản phẩm | Mã vật tư | Mã',
	),
	column(
		'name',
		'text',
		'Name | Product name | Product | Item',
		'Désignation | Libellé | Nom | Nom du produit | Produit | Article | Intitulé',
		'Tên hàng | Tên sản phẩm | Tên vật tư | Tên',
	),
	column('description', 'text', 'Description', 'Description | Descriptif', 'Mô tả | Diễn giải'),
	column(
		'unit',
		'unit',
		'Unit | Unit of measure | UOM',
		'Unité | Unité de vente | UV',
		'Đơn vị tính | ĐVT | Đơn vị',
	),
	column(
		'unitPrice',
		'amount',
		'Unit price | Price | Sales price | Net price | Unit price excl. VAT',
		'Prix HT | Prix unitaire HT | Prix unitaire | PU HT | Prix de vente HT | Prix de vente | Tarif HT | Tarif | Prix',
		'Đơn giá | Giá bán | Đơn giá bán | Giá',
	),
	column(
		'purchasePrice',
		'amount',
		'Purchase price | Cost | Cost price',
		"Prix d'achat | Prix d'achat HT | PA HT | Prix de revient",
		'Giá mua | Đơn giá mua | Giá vốn',
	),
	currencyColumn,
	taxRateColumn,
	taxCategoryColumn,
	column('stocked', 'flag', 'Stocked', 'En stock | Géré en stock', 'Có tồn kho | Quản lý kho'),
	column('deposit', 'flag', 'Deposit', 'Acompte', 'Đặt cọc'),
	activeColumn,
];
