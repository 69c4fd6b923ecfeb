import { z } from 'zod/v4';
import { OPERATION_NATURES } from '../documents/document';
import { ISSUER_SIZES, MENTION_CHECKS } from '../legal/settings';
import { date, text } from '../schemas/fields';
import { EINVOICE_PROVIDERS } from '../vietnam/eInvoiceProviders';

/** Why there is no VAT: a code of the VATEX list, or the words that an invoice is to say. */
export const exemptionReason = text(300);

/** What the law makes a company say and do (mentions obligatoires, régime de TVA). */
export const legalFields = {
	capital: text(60).optional(),
	tradeRegister: text(120).optional(),
	/** By headcount and turnover, as the law on e-invoices counts it; the smallest where it is missing. */
	issuerSize: z.enum(ISSUER_SIZES, `must be one of ${ISSUER_SIZES.join(', ')}`).optional(),
	/** What happens at validation when a mention is missing: `warn` where it is not set. */
	legalMentions: z.enum(MENTION_CHECKS, `must be one of ${MENTION_CHECKS.join(', ')}`).optional(),
	/** What the company sells, where the products do not say it. */
	operationNature: z.enum(OPERATION_NATURES, `must be one of ${OPERATION_NATURES.join(', ')}`).optional(),
	vatOnDebits: z.boolean().optional(),
	latePenaltyRate: text(120).optional(),
	escompteText: text(300).optional(),
	/** `franchise`: no VAT on any sale (franchise en base). */
	vatRegime: z.enum(['standard', 'franchise'], 'must be standard or franchise').optional(),
	/** Reason of exempt lines (E) that give none: a code of the VATEX list, or the words. */
	vatExemption: exemptionReason.optional(),
	/** Wordings of the company's own, by code and date; they come before those of the package. */
	exemptionTexts: z
		.array(
			z.strictObject({
				code: text(60),
				from: date.optional(),
				until: date.optional(),
				fr: text(500).optional(),
				en: text(500).optional(),
				vi: text(500).optional(),
			}),
		)
		.max(100)
		.optional(),
};

/** What a company's prints bear, and what its actors may do. */
export const houseRules = {
	/** "For the attention of" and the contact above the address (à l'attention de); on where it is missing. */
	attentionLine: z.boolean().optional(),
	/** A QR code by which the till finds the document again. */
	printQrCode: z.boolean().optional(),
	/** A price below the catalogue counts as a discount against an actor's ceiling; yes where it is missing. */
	ceilingCountsPrices: z.boolean().optional(),
};

/** E-invoices of a Vietnamese company: what a run takes that says nothing else. */
export const eInvoiceSettings = {
	eInvoiceProvider: z.enum(EINVOICE_PROVIDERS, `must be one of ${EINVOICE_PROVIDERS.join(', ')}`).optional(),
	/** Template of the provider (mẫu số), as its list names it: `1/001`, or a GUID at MISA. */
	eInvoiceTemplate: text(60).optional(),
	/** Form and series (ký hiệu): `1C26TAA`. */
	eInvoiceSeries: text(12).optional(),
	/** Lines of several rates: one invoice a rate (default), or one for all where the template allows it. */
	eInvoiceSplit: z.enum(['byRate', 'never'], 'must be byRate or never').optional(),
};
