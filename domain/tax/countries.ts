/** Member states of the European Union, by ISO 3166-1 alpha-2. */
export const EU_COUNTRIES: ReadonlySet<string> = new Set(
	'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** Monaco belongs to the territory of French VAT; for VAT it is France. */
const VAT_TERRITORY: Readonly<Record<string, string>> = { MC: 'FR' };

export function isEuCountry(country: string): boolean {
	return EU_COUNTRIES.has(VAT_TERRITORY[country] ?? country);
}

/** The country whose VAT holds in another: France in Monaco. */
export function vatCountryOf(country: string): string {
	return VAT_TERRITORY[country] ?? country;
}

/** Letters with which VAT numbers of a country begin. */
export function vatPrefixOf(country: string): string {
	const own = vatCountryOf(country);
	return own === 'GR' ? 'EL' : own;
}
