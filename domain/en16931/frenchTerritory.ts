/** Countries of ISO 3166-1 whose businesses have a SIREN and are under the French rules of VAT and e-invoices. */
const FRENCH: ReadonlySet<string> = new Set(['FR', 'GP', 'MQ', 'RE', 'GF', 'YT', 'BL', 'MF']);

export const isFrenchTerritory = (country: string | undefined): boolean =>
	country !== undefined && FRENCH.has(country);
