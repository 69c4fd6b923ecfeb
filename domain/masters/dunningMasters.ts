import { z } from 'zod/v4';
import { dunningPolicyFields } from '../dunning/policyInput';
import { date, percent, reference, text } from '../schemas/fields';

/** What a company and its customers set about reminders (relances). */

/**
 * A policy (règles de relance): stages, limits and times. Its version is that of the master, which every change raises,
 * so that a step says by which rules it was claimed.
 */
export { dunningPolicyFields };

/** On a customer, or on the company for customers that do not say it. */
const both = {
	/** Code of the policy; the standard one where nobody names one. */
	dunningPolicy: reference.optional(),
	/** Yearly rate of late interest in per cent that the contract sets; never below what the law asks for at least. */
	lateInterestPercent: percent.optional(),
};

export const companyDunning = {
	...both,
	/** Who signs reminders. */
	dunningSender: text(120).optional(),
	/** Days that a formal notice gives to pay; 8 where it is missing. */
	formalNoticeDays: z.int('must be a whole number of days').min(1).max(365).optional(),
	/** What happens after a formal notice, in the company's own words. */
	formalNoticeNextStep: text(1000).optional(),
};

export const partyDunning = {
	...both,
	/** Where invoices and reminders go; the e-mail of the account where it is missing. */
	billingEmail: z.email('is not an e-mail address').optional(),
	/** Nothing goes out before so many days after the due date, in place of the policy's own. */
	dunningGraceDays: z.int('must be a whole number of days').min(0).max(3650).optional(),
	/** The customer gets no reminders. */
	dunningExcluded: z.boolean().optional(),
	/** The last day on which it gets none. */
	dunningExcludedUntil: date.optional(),
	/** Why it gets none. */
	dunningExclusionReason: text(500).optional(),
	/** A public buyer (acheteur public), whose late interest the law sets apart. */
	publicBuyer: z.boolean().optional(),
};
