/**
 * Countries whose banks take part in SEPA direct debit, by the country of the IBAN, and whether they belong to the
 * European Economic Area. Where they do not, the bank of the debtor wants the address of the debtor.
 *
 * Source: EPC list of countries (EPC409-09). Albania, Moldova, Montenegro and North Macedonia take part since October
 * 2025, Serbia since 2026. Overseas parts of France and the islands of the British Crown use FR and GB.
 */
const EEA = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
	' ',
);
const OTHERS = 'AD AL CH GB GI MC MD ME MK RS SM VA'.split(' ');

export const SEPA_COUNTRIES: ReadonlyMap<string, { readonly eea: boolean }> = new Map(
	[...EEA, ...OTHERS].map((country) => [country, { eea: EEA.includes(country) }]),
);

/**
 * Countries in the BIC of banks whose accounts bear the IBAN of another country. The three territories of the Pacific
 * have French IBANs and no part in SEPA (CFONB).
 */
export const BIC_COUNTRIES: Readonly<Record<string, readonly string[]>> = {
	FR: ['GF', 'GP', 'MQ', 'RE', 'PM', 'YT', 'BL', 'MF', 'TF', 'NC', 'PF', 'WF'],
	GB: ['GG', 'IM', 'JE'],
	FI: ['AX'],
	// Branches of French banks in Monaco, and Swiss ones in Liechtenstein, keep the BIC of their house.
	MC: ['FR'],
	LI: ['CH'],
};
export const FRENCH_WITHOUT_SEPA: ReadonlySet<string> = new Set(['NC', 'PF', 'WF']);

/** True where the address of the debtor must be in the file. @param iban without spaces */
export function needsDebtorAddress(iban: string): boolean {
	return SEPA_COUNTRIES.get(iban.slice(0, 2))?.eea === false;
}
