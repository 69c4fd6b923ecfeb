/** EN 16931 VAT category (UNCL 5305, the subset in use): standard, zero, exempt, reverse charge, intra-EU, export, out of scope. */
export const TAX_CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const;
export type TaxCategory = (typeof TAX_CATEGORIES)[number];
