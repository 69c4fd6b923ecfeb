import { activeColumn, column, type Column } from './column';

export const mandateColumns: readonly Column[] = [
	column(
		'code',
		'code',
		'Mandate reference | UMR | Mandate ID | Mandate | Code',
		'RUM | Référence du mandat | Référence mandat | Référence unique de mandat | Mandat | Code',
		'Mã ủy nhiệm thu | Mã',
	),
	column(
		'party',
		'code',
		'Customer code | Customer | Account | Customer no.',
		'Code client | Client | Code tiers | Compte | N° client',
		'Mã khách hàng | Mã KH',
	),
	column('name', 'text', 'Label | Name', 'Libellé | Nom', 'Tên'),
	column(
		'holder',
		'text',
		'Account holder | Holder | Debtor',
		'Titulaire | Titulaire du compte',
		'Chủ tài khoản',
	),
	column('iban', 'iban', 'IBAN', 'IBAN | Compte bancaire', 'IBAN | Số IBAN'),
	column('bic', 'bic', 'BIC | SWIFT', 'BIC | Code BIC | SWIFT', 'BIC | Mã SWIFT'),
	column('scheme', 'choice', 'Scheme', 'Schéma | Type de mandat', 'Loại ủy nhiệm', {
		CORE: ['core', 'sdd core'],
		B2B: ['b2b', 'sdd b2b', 'interentreprises', 'inter-entreprises'],
	}),
	column(
		'recurrence',
		'choice',
		'Recurrence | Sequence',
		'Récurrence | Séquence | Type de paiement',
		'Chu kỳ',
		{
			recurrent: ['recurrent', 'recurring', 'récurrent', 'récurrents', 'rcur', 'frst', 'định kỳ'],
			oneOff: ['oneoff', 'one-off', 'ponctuel', 'unique', 'ooff', 'một lần'],
		},
	),
	column(
		'signedOn',
		'date',
		'Signed on | Signature date | Date of signature',
		'Date de signature | Signé le | Date mandat',
		'Ngày ký',
	),
	column('signedAt', 'text', 'Signed at | Place of signature', 'Lieu de signature | Signé à', 'Nơi ký'),
	activeColumn,
];
