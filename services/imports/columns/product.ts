import {
	activeColumn,
	column,
	currencyColumn,
	taxCategoryColumn,
	taxRateColumn,
	type Column,
	vatExemptionColumn,
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
	vatExemptionColumn,
	column(
		'vatReductionExcluded',
		'choice',
		'Left out of the VAT reduction | Excluded from VAT reduction',
		'Exclu de la réduction de TVA (Vietnam) | Exclu de la réduction de TVA',
		'Không được giảm thuế GTGT | Nhóm không được giảm thuế',
		{
			telecommunications: ['telecom', 'télécommunications', 'viễn thông'],
			finance: ['banking', 'insurance', 'banque', 'assurance', 'tài chính', 'ngân hàng', 'bảo hiểm'],
			realEstate: ['real estate', 'immobilier', 'bất động sản'],
			metals: ['metal', 'métaux', 'kim loại'],
			mining: ['mining products', 'produits miniers', 'khai khoáng'],
			excise: ['excise tax', 'accises', 'thuế tiêu thụ đặc biệt'],
		},
	),
	column('stocked', 'flag', 'Stocked', 'En stock | Géré en stock', 'Có tồn kho | Quản lý kho'),
	column('deposit', 'flag', 'Deposit', 'Acompte', 'Đặt cọc'),
	column(
		'priceBasis',
		'choice',
		'Price basis | Prices are',
		'Type de tarif | Tarif HT ou TTC | HT/TTC',
		'Loại giá',
		{
			net: ['without VAT', 'excl. VAT', 'excl VAT', 'HT', 'hors taxe', 'hors taxes', 'chưa thuế'],
			gross: ['with VAT', 'incl. VAT', 'incl VAT', 'TTC', 'toutes taxes comprises', 'gồm thuế', 'đã có thuế'],
		},
	),
	column('comment', 'text', 'Comment | Comments', 'Commentaire | Commentaires', 'Ghi chú'),
	column('order', 'count', 'Order of lines | Sort order', 'Ordre | Ordre des lignes', 'Thứ tự'),
	column(
		'availableFrom',
		'date',
		'Available from | Availability',
		'Disponible le | Disponibilité | Disponible à partir du',
		'Có hàng từ ngày',
	),
	column(
		'leadDays',
		'count',
		'Lead time | Lead days | Days to delivery',
		'Délai de livraison | Délai',
		'Số ngày giao hàng',
	),
	column(
		'units.0.unit',
		'unit',
		'Packing unit | Pack unit',
		'Conditionnement | Unité de conditionnement',
		'Đơn vị đóng gói | Quy cách',
	),
	column(
		'units.0.contains',
		'decimal',
		'Units per pack | Pack size',
		'Quantité par conditionnement | Contenance',
		'Số lượng mỗi gói | Số lượng quy cách',
	),
	...otherTaxColumns(0),
	...otherTaxColumns(1),
	activeColumn,
];

/** How the first two other taxes of a product are written; further ones stay as they are in the catalogue. */
function otherTaxColumns(index: 0 | 1): Column[] {
	const path = (member: string) => `otherTaxes.${index}.${member}`;
	const say = (title: string, word: string) => (index === 0 ? title : title.replace(word, `${word} 2`));
	const titles = (en: string, fr: string, vi: string) =>
		[say(en, 'tax'), say(fr, 'taxe'), say(vi, 'Thuế khác')] as const;
	return [
		column(path('code'), 'code', ...titles('Other tax code', 'Code autre taxe', 'Thuế khác mã')),
		column(path('label'), 'text', ...titles('Other tax label', 'Libellé autre taxe', 'Thuế khác tên')),
		column(path('mode'), 'choice', ...titles('Other tax mode', 'Mode autre taxe', 'Thuế khác cách tính'), {
			amount: ['per unit', 'montant', 'par unité', 'số tiền'],
			percent: ['percentage', '%', 'pourcentage', 'phần trăm'],
		}),
		column(path('value'), 'decimal', ...titles('Other tax value', 'Valeur autre taxe', 'Thuế khác giá trị')),
	];
}
