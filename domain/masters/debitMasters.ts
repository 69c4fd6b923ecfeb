import { z } from 'zod/v4';
import { date, reference, text } from '../schemas/fields';
import { SEQUENCE_POLICIES } from '../sepa/chooseSequence';
import { DEBIT_VERSION_NAMES } from '../sepa/debitVersions';
import { findCreditorIdentifierProblem } from '../sepa/findCreditorIdentifierProblem';
import { findIbanProblem } from '../sepa/findIbanProblem';
import { RECURRENCES, SCHEMES } from '../sepa/mandate';
import { hasIbanChecksum } from './checkIban';

/** Bank details as masters keep them, and what direct debits need to know of debtors and of the company itself. */

export const iban = z
	.string()
	.transform((value) => value.replace(/\s/g, '').toUpperCase())
	.refine((value) => /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(value), 'is not an IBAN')
	.refine(hasIbanChecksum, 'is not an IBAN: its check digits do not fit');
export const bic = z.string().regex(/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/, 'is not a BIC');

/** Files go by it, so its length and form must be those of its country too. */
const wholeIban = iban.refine(
	(value) => findIbanProblem(value) === undefined,
	'is not an IBAN: it has not the length or the form of its country',
);
const creditorIdentifier = z
	.string()
	.transform((value) => value.replace(/\s/g, '').toUpperCase())
	.refine(
		(value) => findCreditorIdentifierProblem(value) === undefined,
		'is not a creditor identifier (ICS): length or check digits do not fit',
	);
const mandateReference = z
	.string('must be text')
	.regex(/^[A-Za-z0-9+?/\-:().,']{1,35}$/, "must be 1 to 35 letters, digits or + ? / - : ( ) . , '")
	.refine(
		(value) => !value.startsWith('/') && !value.endsWith('/') && !value.includes('//'),
		'must not begin or end with a slash, nor have two of them in a row',
	);

export const mandateFields = {
	/** The reference itself (RUM). */
	code: mandateReference,
	party: reference,
	iban: wholeIban,
	bic: bic.optional(),
	holder: text(70).optional(),
	/** Bank of the debtor, by name (domiciliation). */
	bank: text(140).optional(),
	scheme: z.enum(SCHEMES, 'must be CORE or B2B').optional(),
	recurrence: z.enum(RECURRENCES, 'must be recurrent or oneOff').optional(),
	/** Missing while the debtor has not signed: a draft. */
	signedOn: date.optional(),
	/** Place of signature. */
	signedAt: text(70).optional(),
	/** From this day on nothing is collected under it. */
	cancelledOn: date.optional(),
	/** Days of notice before a collection that creditor and debtor agreed on; 14 where it is missing. */
	noticeDays: z.int().min(0).max(60).optional(),
	/** The last collection by a former system: the mandate goes on from there. */
	lastCollectionOn: date.optional(),
	/** The reference that the mandate had before: the next file tells the change. */
	formerReference: mandateReference.optional(),
	/** The account before, where a former system collected from it: the next file tells the change. */
	ibanBefore: wholeIban.optional(),
};

export const bankAccountFields = {
	company: reference,
	iban: wholeIban,
	bic: bic.optional(),
	/** Who collects, as the bank knows it; the name of the company where it is missing. */
	holder: text(70).optional(),
	bank: text(140).optional(),
	/** Identifiant créancier SEPA (ICS); without one the account collects nothing. */
	creditorIdentifier: creditorIdentifier.optional(),
	/** Collections take it where neither they nor the invoice name another one. */
	isDefault: z.boolean().optional(),
	/** Version of the file that the bank takes; the newest where it is missing. */
	debitVersion: z.enum(DEBIT_VERSION_NAMES, `must be one of ${DEBIT_VERSION_NAMES.join(', ')}`).optional(),
	/** TARGET days before the collection that the bank asks for; 2 where it is missing. */
	leadDays: z.int().min(1).max(30).optional(),
	/** Time of the day from which the bank counts a day later. */
	cutOff: z
		.string()
		.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of the day, written 14:30')
		.optional(),
	/** False for a line on the statement for each debit. */
	batchBooking: z.boolean().optional(),
	sequencePolicy: z.enum(SEQUENCE_POLICIES, `must be ${SEQUENCE_POLICIES.join(' or ')}`).optional(),
	/** Id of the sender that some banks want beside its name, such as the SIREN or the ICS. */
	senderId: text(35).optional(),
	/** Name of the list that the id is of, such as SIREN. */
	senderIdScheme: text(35).optional(),
	/** The former creditor identifier: the next file of each mandate tells the change. */
	formerCreditorIdentifier: creditorIdentifier.optional(),
	/** The former name of the creditor: likewise. */
	formerHolder: text(70).optional(),
};
