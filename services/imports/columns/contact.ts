import { activeColumn, column, type Column } from './column';

/** `firstName` stands before the name: a contact has one. */
export const contactColumns: readonly Column[] = [
	column(
		'code',
		'code',
		'Contact code | Code | Contact ID',
		'Code contact | Code | Référence contact | N° contact',
		'Mã người liên hệ | Mã liên hệ | Mã',
	),
	column(
		'party',
		'code',
		'Customer code | Customer | Supplier code | Supplier | Account | Company code',
		'Code client | Client | Code tiers | Tiers | Code fournisseur | Fournisseur | Compte | N° client',
		'Mã khách hàng | Mã KH | Mã nhà cung cấp | Mã NCC',
	),
	column('firstName', 'text', 'First name | Given name', 'Prénom', 'Tên đệm và tên'),
	column(
		'name',
		'text',
		'Name | Full name | Contact name | Last name | Surname',
		'Nom | Nom complet | Nom du contact | Nom de famille | Contact',
		'Họ và tên | Họ tên | Tên người liên hệ | Tên | Họ',
	),
	column(
		'email',
		'text',
		'E-mail | Email address | Mail',
		'E-mail | Courriel | Adresse e-mail | Adresse mail | Mail',
		'Email | Thư điện tử',
	),
	column(
		'phone',
		'code',
		'Phone | Phone number | Telephone | Mobile | Tel',
		'Téléphone | Tél | Portable | Mobile | N° de téléphone',
		'Điện thoại | Số điện thoại | SĐT | Di động',
	),
	column('role', 'text', 'Role | Job title | Function', 'Fonction | Poste | Rôle', 'Chức vụ | Vai trò'),
	activeColumn,
];
