import { billingColumns } from './billing';
import { dunningColumns } from './dunning';
import {
	activeColumn,
	addressColumns,
	column,
	currencyColumn,
	languageColumn,
	taxCategoryColumn,
	taxRateColumn,
	type Column,
	vatExemptionColumn,
} from './column';

const ROLES = {
	customer: [
		column(
			'code',
			'code',
			'Customer code | Code | Customer no. | Customer number | Customer ID | Account code | Account',
			'Code client | Code | N° client | Numéro client | Référence client | Code tiers | Compte client | Compte tiers | Compte',
			'Mã khách hàng | Mã KH | Mã',
		),
		column(
			'name',
			'text',
			'Name | Company name | Customer name | Customer | Company',
			'Raison sociale | Nom | Nom du client | Nom client | Dénomination | Dénomination sociale | Intitulé | Société | Client',
			'Tên khách hàng | Tên công ty | Tên KH | Tên | Khách hàng',
		),
		column('isSupplier', 'flag', 'Is supplier too', 'Aussi fournisseur', 'Cũng là nhà cung cấp'),
	],
	supplier: [
		column(
			'code',
			'code',
			'Supplier code | Vendor code | Code | Supplier no. | Supplier number | Account code | Account',
			'Code fournisseur | Code | N° fournisseur | Numéro fournisseur | Code tiers | Compte fournisseur | Compte tiers | Compte',
			'Mã nhà cung cấp | Mã NCC | Mã',
		),
		column(
			'name',
			'text',
			'Name | Company name | Supplier name | Vendor name | Supplier | Company',
			'Raison sociale | Nom | Nom du fournisseur | Nom fournisseur | Dénomination | Dénomination sociale | Intitulé | Société | Fournisseur',
			'Tên nhà cung cấp | Tên công ty | Tên NCC | Tên | Nhà cung cấp',
		),
		column('isCustomer', 'flag', 'Is customer too', 'Aussi client', 'Cũng là khách hàng'),
	],
} as const;

/** Customers and suppliers are one master; their files call code and name by the role. */
export function partyColumns(role: 'customer' | 'supplier'): Column[] {
	const [code, name, other] = ROLES[role];
	return [
		code,
		name,
		column('legalForm', 'text', 'Legal form', 'Forme juridique', 'Loại hình doanh nghiệp'),
		...addressColumns('address'),
		column(
			'vatNumber',
			'code',
			'VAT number | VAT ID | VAT no.',
			'N° TVA | Numéro de TVA | TVA intracommunautaire | N° TVA intracommunautaire | N° TVA intracom | N° de TVA',
			'Mã số VAT',
		),
		column(
			'registrationNumber',
			'code',
			'Registration number | Company number | Tax code',
			'SIRET | N° SIRET | SIREN | N° SIREN | Numéro SIRET | Numéro SIREN',
			'Mã số thuế | MST',
		),
		column(
			'email',
			'text',
			'E-mail | Email address | Mail',
			'E-mail | Courriel | Adresse e-mail | Adresse mail | Mail | Mél',
			'Email | Thư điện tử | Địa chỉ email',
		),
		column(
			'phone',
			'code',
			'Phone | Phone number | Telephone | Tel',
			'Téléphone | Tél | N° de téléphone | Tél. fixe | Portable',
			'Điện thoại | Số điện thoại | SĐT',
		),
		languageColumn,
		currencyColumn,
		column(
			'owner',
			'text',
			'Salesperson | Owner',
			'Commercial | Vendeur | Représentant',
			'Nhân viên kinh doanh | NVKD',
		),
		column(
			'paymentDays',
			'count',
			'Payment days | Days to pay | Payment terms',
			'Délai de paiement | Délai de règlement | Échéance (jours) | Jours de paiement',
			'Số ngày thanh toán | Hạn thanh toán (ngày)',
		),
		column(
			'paymentMethod',
			'text',
			'Payment method',
			'Mode de règlement | Mode de paiement | Moyen de paiement',
			'Phương thức thanh toán | Hình thức thanh toán',
		),
		column(
			'paymentTerms',
			'code',
			'Payment terms code | Terms code',
			'Conditions de règlement | Code conditions de règlement | Condition de règlement | Code règlement',
			'Mã điều khoản thanh toán | Điều khoản thanh toán',
		),
		taxRateColumn,
		taxCategoryColumn,
		column('vatRegime', 'text', 'VAT regime', 'Régime de TVA | Régime TVA', 'Chế độ thuế GTGT'),
		vatExemptionColumn,
		column(
			'orderNumberRequired',
			'flag',
			'Order number required',
			'Numéro de commande obligatoire | N° de commande obligatoire',
			'Bắt buộc số đơn hàng',
		),
		column('parafiscalRegime', 'text', 'Parafiscal regime', 'Régime parafiscal | Régime TPF', 'Chế độ phí'),
		column('professional', 'flag', 'Business | Professional', 'Professionnel', 'Doanh nghiệp'),
		...addressColumns('billTo', {
			en: (title) => [`Billing ${title}`],
			fr: (title) => [`${title} de facturation`, `${title} facturation`],
			vi: (title) => [`${title} xuất hóa đơn`],
		}),
		...addressColumns('shipTo', {
			en: (title) => [`Shipping ${title}`, `Delivery ${title}`],
			fr: (title) => [`${title} de livraison`, `${title} livraison`],
			vi: (title) => [`${title} giao hàng`],
		}),
		...billingColumns,
		...dunningColumns,
		other,
		activeColumn,
	];
}
