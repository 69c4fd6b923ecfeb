import type { Reading } from './reading';

/** Words that name a country or belong to the law or the addresses of one, folded. */
const WORDS: ReadonlyArray<readonly [RegExp, string]> = [
	[
		/\bsdn\.? ?bhd\b|\bmalaysia\b|\bjohor\b|\bselangor\b|\bkuala lumpur\b|\bpenang\b|\bpulau pinang\b|\bjalan\b/,
		'MY',
	],
	[/\bpte\.? ?ltd\b|\bsingapore\b/, 'SG'],
	[/\bpvt\.? ?ltd\b|\bgstin\b|\bindia\b|\bprivate limited\b/, 'IN'],
	[/\bcong ty\b|\bviet ?nam\b|\bma so thue\b|\bha noi\b/, 'VN'],
	[/\bgmbh\b|\bdeutschland\b|\bgermany\b/, 'DE'],
	[/\bsarl\b|\bsasu?\b|\bfrance\b|\bsiret\b|\brcs\b/, 'FR'],
	[/\bb\.?v\.?(?= |$)|\bnederland\b|\bnetherlands\b|\bkvk\b/, 'NL'],
	[/\bs\.r\.l\b|\bs\.p\.a\b|\bitalia\b|\bitaly\b/, 'IT'],
	[/\bs\.l\.(?: |$)|\bespana\b|\bspain\b/, 'ES'],
	[/\bunited kingdom\b|\bengland\b|\bcompanies house\b|\bp\.?l\.?c\b/, 'GB'],
	[/\bpty\.? ?ltd\b|\baustralia\b|\babn\b/, 'AU'],
	[
		/\busa\b|\bunited states\b|\b(?:al|az|ca|co|fl|ga|il|ma|nj|ny|nv|or|tx|va|wa) \d{5}(?:-\d{4})?\b|\bllc\b/,
		'US',
	],
	[/\bireland\b/, 'IE'],
	[/\bluxembourg\b/, 'LU'],
	[/\bbelgi(?:um|que|e)\b/, 'BE'],
	[/\bschweiz\b|\bsuisse\b|\bswitzerland\b/, 'CH'],
];
/** Currencies of one country; that of many (EUR) says that it is no country of the month first. */
const OF_CURRENCY: Readonly<Record<string, string>> = {
	...{
		GBP: 'GB',
		MYR: 'MY',
		INR: 'IN',
		VND: 'VN',
		SGD: 'SG',
		AUD: 'AU',
		CHF: 'CH',
		DKK: 'DK',
		SEK: 'SE',
		NOK: 'NO',
	},
	...{ PLN: 'PL', CZK: 'CZ', HUF: 'HU', RON: 'RO' },
};
const NUMBER_WEIGHT = 4;
const CURRENCY_WEIGHT = 3;

/** The country of the seller, as far as numbers, money and words tell it (ISO 3166-1 alpha-2). */
export function guessCountry(reading: Reading): string | undefined {
	const votes = new Map<string, number>();
	const vote = (country: string, weight: number) => votes.set(country, (votes.get(country) ?? 0) + weight);
	for (const { kind, value, isSound } of reading.identifiers) {
		if (!isSound) continue;
		if (kind === 'vat' || kind === 'iban')
			vote(value.slice(0, 2) === 'EL' ? 'GR' : value.slice(0, 2), NUMBER_WEIGHT);
		if (kind === 'india') vote('IN', NUMBER_WEIGHT);
		if (kind === 'siret') vote('FR', NUMBER_WEIGHT);
	}
	const ofCurrencies = reading.amounts.flatMap(({ currency = '' }) => OF_CURRENCY[currency] ?? []);
	for (const country of new Set(ofCurrencies)) vote(country, CURRENCY_WEIGHT);
	for (const { folded } of reading.rows) {
		for (const [pattern, country] of WORDS) if (pattern.test(folded)) vote(country, 1);
	}
	return [...votes].sort(([, one], [, other]) => other - one)[0]?.[0];
}
