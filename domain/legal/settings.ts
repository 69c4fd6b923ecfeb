/**
 * Size of the issuer as the French law on e-invoices counts it (LME: microentreprise, PME, ETI, grande entreprise);
 * the dates of new mentions differ by it.
 */
export const ISSUER_SIZES = ['micro', 'small', 'intermediate', 'large'] as const;
export type IssuerSize = (typeof ISSUER_SIZES)[number];

/** What happens at validation when a mandatory mention is missing. */
export const MENTION_CHECKS = ['refuse', 'warn', 'off'] as const;
export type MentionCheck = (typeof MENTION_CHECKS)[number];
