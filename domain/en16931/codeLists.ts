/** Countries of ISO 3166-1 as EN 16931 takes them (BR-CL-14, BR-CL-15). */
export const COUNTRY_CODES: ReadonlySet<string> = new Set(
	(
		'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW ' +
		'BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI ' +
		'FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN ' +
		'IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME ' +
		'MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF ' +
		'PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR ST SV SX ' +
		'SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XI YE ' +
		'YT ZA ZM ZW'
	).split(' '),
);

/** Schemes of electronic addresses: the EAS list (BR-CL-25). */
export const ENDPOINT_SCHEMES: ReadonlySet<string> = new Set(
	(
		'0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177 0183 0184 0188 ' +
		'0190 0191 0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205 0208 0209 0210 0211 0212 0213 ' +
		'0215 0216 0217 0218 0219 0220 0221 0225 0230 0235 0240 9910 9913 9914 9915 9918 9919 9920 9922 9923 9924 ' +
		'9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 ' +
		'9946 9947 9948 9949 9950 9951 9952 9953 9957 9959 AN AQ AS AU EM'
	).split(' '),
);

const range = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

/** Means of payment: UNTDID 4461 (BR-CL-16). */
export const PAYMENT_CODES: ReadonlySet<string> = new Set([
	...range(1, 70),
	...range(74, 78),
	...range(91, 98),
	'ZZZ',
]);

/** Types of file that may travel inside an invoice (BR-CL-24). */
export const MIME_TYPES: ReadonlySet<string> = new Set([
	'application/pdf',
	'image/png',
	'image/jpeg',
	'text/csv',
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	'application/vnd.oasis.opendocument.spreadsheet',
]);

/** VAT rates that French invoices may bear, in force or of the past (BR-FR-16). */
export const FRENCH_RATES: ReadonlySet<string> = new Set(
	'0 0.9 1.05 1.75 2.1 5.5 7 8.5 9.2 9.6 10 13 19.6 20 20.6'.split(' '),
);

/** What a file that is enclosed under the French rules may be called (BR-FR-17). */
export const FRENCH_ENCLOSURES: ReadonlySet<string> = new Set([
	'RIB',
	'LISIBLE',
	'FEUILLE_DE_STYLE',
	'PJA',
	'BORDEREAU_SUIVI',
	'DOCUMENT_ANNEXE',
	'BON_LIVRAISON',
	'BON_COMMANDE',
	'BORDEREAU_SUIVI_VALIDATION',
	'ETAT_ACOMPTE',
	'FACTURE_PAIEMENT_DIRECT',
	'RECAPITULATIF_COTRAITANCE',
]);
