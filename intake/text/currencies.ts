/**
 * Signs and short names of currencies as they stand beside amounts, in small letters. A sign that several countries use
 * is marked: it counts only where nothing else says more.
 */
export interface CurrencySign {
	readonly code: string;
	readonly isShared?: boolean;
}

export const CURRENCY_SIGNS: Readonly<Record<string, CurrencySign>> = {
	'€': { code: 'EUR' },
	eur: { code: 'EUR' },
	euro: { code: 'EUR' },
	euros: { code: 'EUR' },
	'£': { code: 'GBP' },
	gbp: { code: 'GBP' },
	$: { code: 'USD', isShared: true },
	us$: { code: 'USD' },
	usd: { code: 'USD' },
	a$: { code: 'AUD' },
	aud: { code: 'AUD' },
	c$: { code: 'CAD' },
	cad: { code: 'CAD' },
	s$: { code: 'SGD' },
	sgd: { code: 'SGD' },
	chf: { code: 'CHF' },
	rm: { code: 'MYR' },
	myr: { code: 'MYR' },
	'₹': { code: 'INR' },
	rs: { code: 'INR' },
	'rs.': { code: 'INR' },
	inr: { code: 'INR' },
	'₫': { code: 'VND' },
	đ: { code: 'VND' },
	vnđ: { code: 'VND' },
	vnd: { code: 'VND' },
	đồng: { code: 'VND' },
	dkk: { code: 'DKK' },
	sek: { code: 'SEK' },
	nok: { code: 'NOK' },
	zł: { code: 'PLN' },
	pln: { code: 'PLN' },
	kč: { code: 'CZK' },
	czk: { code: 'CZK' },
	huf: { code: 'HUF' },
	ron: { code: 'RON' },
	jpy: { code: 'JPY' },
	'¥': { code: 'JPY', isShared: true },
	cny: { code: 'CNY' },
	thb: { code: 'THB' },
	'฿': { code: 'THB' },
	idr: { code: 'IDR' },
	rp: { code: 'IDR' },
	php: { code: 'PHP' },
	'₱': { code: 'PHP' },
	aed: { code: 'AED' },
	hkd: { code: 'HKD' },
	nzd: { code: 'NZD' },
	mad: { code: 'MAD' },
	tnd: { code: 'TND' },
	xof: { code: 'XOF' },
	fcfa: { code: 'XOF' },
	brl: { code: 'BRL' },
	r$: { code: 'BRL' },
	krw: { code: 'KRW' },
	'₩': { code: 'KRW' },
	try: { code: 'TRY' },
	'₺': { code: 'TRY' },
	zar: { code: 'ZAR' },
};

/** Currency by country (ISO 3166-1), for documents that name none. */
export const CURRENCY_OF_COUNTRY: Readonly<Record<string, string>> = {
	...Object.fromEntries(
		'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK MC'
			.split(' ')
			.map((country) => [country, 'EUR']),
	),
	...{ CH: 'CHF', CZ: 'CZK', DK: 'DKK', GB: 'GBP', HU: 'HUF', IN: 'INR', MY: 'MYR', NO: 'NOK', PL: 'PLN' },
	...{ RO: 'RON', SE: 'SEK', SG: 'SGD', VN: 'VND', AU: 'AUD', US: 'USD' },
};
