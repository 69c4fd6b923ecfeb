import { z } from 'zod/v4';
import { currency, date, text, timeZone } from '../schemas/fields';
import { CHARACTER_SETS, type CharacterSet } from './characterSets';
import { SEQUENCE_POLICIES } from './chooseSequence';
import { DEBIT_VERSION_NAMES } from './debitVersions';
import { normalizeIban } from './findIbanProblem';
import { OUTCOMES, RECURRENCES, SCHEMES, SEQUENCE_TYPES } from './mandate';

/**
 * A batch of direct debits as it is given. What has the right form goes on to the rules, which know more than a
 * schema can say: `planDebits`.
 */

/** Longest remittance text, and longest name, that SEPA takes; longer ones are cut. */
export const LONGEST_REMITTANCE = 140;
export const LONGEST_NAME = 70;

const iban = z.string('must be an IBAN').transform(normalizeIban);
const bic = z.string('must be a BIC').transform((value) => value.replace(/\s/g, '').toUpperCase());
const creditorIdentifier = z
	.string('must be a creditor identifier (ICS)')
	.transform((value) => value.replace(/\s/g, '').toUpperCase());
const instant = z
	.string('must be a date and time')
	.regex(
		/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/,
		'must be a date and time, written 2026-11-23T09:30:00',
	);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of the day, written 14:30');
const COR1 = 'COR1';
/** COR1 was CORE with a short notice; since November 2016 CORE is that itself. */
const scheme = z.enum([...SCHEMES, COR1], `must be ${SCHEMES.join(' or ')}`);
const sequenceType = z.enum(SEQUENCE_TYPES, `must be ${SEQUENCE_TYPES.slice(0, -1).join(', ')} or OOFF`);
const characterSets = Object.keys(CHARACTER_SETS) as [CharacterSet, ...CharacterSet[]];

export const sepaAddress = z.strictObject({
	street: text(200).optional(),
	buildingNumber: text(60).optional(),
	buildingName: text(100).optional(),
	floor: text(100).optional(),
	postBox: text(60).optional(),
	room: text(100).optional(),
	postCode: text(40).optional(),
	town: text(100).optional(),
	district: text(100).optional(),
	subdivision: text(100).optional(),
	country: z
		.string()
		.regex(/^[A-Z]{2}$/, 'must be a two-letter country code such as CH')
		.optional(),
	/** Hybrid form: at most two lines beside town and country. */
	lines: z.array(text(200)).max(2, 'has more than two lines').optional(),
});

export const creditorInput = z.strictObject({
	name: text(140),
	iban,
	bic: bic.optional(),
	/** Identifiant créancier SEPA (ICS). */
	creditorIdentifier,
	/** Written only where the account is outside the EEA. */
	address: sepaAddress.optional(),
	/** On whose behalf the creditor collects. */
	ultimateCreditor: text(140).optional(),
});

const use = z.strictObject({
	dueOn: date,
	sequence: sequenceType,
	outcome: z.enum(OUTCOMES, `must be one of ${OUTCOMES.join(', ')}`),
});

const amendment = z.strictObject({
	originalReference: text(60).optional(),
	originalCreditorName: text(140).optional(),
	originalCreditorIdentifier: creditorIdentifier.optional(),
	originalIban: iban.optional(),
	/** The debtor has another account, and the former one is not known. */
	accountChanged: z.boolean().optional(),
	/** Both accounts are at one bank; found from the IBANs where it is missing. */
	sameBank: z.boolean().optional(),
});

export const mandateInput = z.strictObject({
	/** RUM. */
	reference: z.string('must be text'),
	signedOn: date,
	recurrence: z.enum(RECURRENCES, `must be ${RECURRENCES.join(' or ')}`).optional(),
	cancelledOn: date.optional(),
	/** Collections before this batch, oldest first. */
	uses: z.array(use).max(2000).optional(),
	/** Day of the last collection, where no more is known of those before. */
	lastCollectionOn: date.optional(),
	amendment: amendment.optional(),
});

export const debtorInput = z.strictObject({
	name: text(140),
	iban,
	bic: bic.optional(),
	address: sepaAddress.optional(),
	/** False for private persons, who cannot be collected from by B2B. */
	professional: z.boolean().optional(),
	/** Who owes the money, where the holder of the account does not. */
	ultimateDebtor: text(140).optional(),
});

export const collectionInput = z.strictObject({
	/** Euro. */
	amount: z.union([z.number(), z.string()], 'must be a number'),
	currency: currency.optional(),
	/** Missing: that of the batch. */
	collectionDate: date.optional(),
	endToEndId: z.string('must be text').optional(),
	instructionId: z.string('must be text').optional(),
	invoiceNumber: text(60).optional(),
	/** What the debtor reads on the statement; the number of the invoice where it is missing. */
	remittance: text(1000).optional(),
	/** Structured creditor reference (ISO 11649, RF…); takes the place of the remittance. */
	creditorReference: z
		.string()
		.transform((value) => value.replace(/\s/g, '').toUpperCase())
		.optional(),
	/** Code of the purpose, four letters, such as SUPP. */
	purpose: z
		.string()
		.regex(/^[A-Z]{4}$/, 'must be a purpose code of four letters such as SUPP')
		.optional(),
	sequenceType: sequenceType.optional(),
	/** The last collection under the mandate. */
	last: z.boolean().optional(),
	scheme: scheme.optional(),
	batchBooking: z.boolean().optional(),
	/** Another creditor or account than that of the batch. */
	creditor: creditorInput.optional(),
	debtor: debtorInput,
	mandate: mandateInput,
	/** Day on which the debtor was told amount and date. */
	notifiedOn: date.optional(),
	/** Days of notice that creditor and debtor agreed on; 14 where it is missing. */
	noticeDays: z.int().min(0).max(60).optional(),
});

export const debitOptions = z.strictObject({
	/** `german` also keeps umlauts and & * $ %, where the bank says that it takes them. */
	characterSet: z.enum(characterSets).optional(),
	sequencePolicy: z.enum(SEQUENCE_POLICIES, `must be ${SEQUENCE_POLICIES.join(' or ')}`).optional(),
	/** TARGET days that the bank asks for; 2 where it is missing. */
	leadDays: z.int().min(1).max(30).optional(),
	/** Time of the day from which the bank counts a day later. */
	cutOff: clock.optional(),
	closedDays: z.enum(['move', 'refuse']).optional(),
	soonDays: z.enum(['move', 'refuse']).optional(),
	/** Amounts finer than a cent are rounded, and not refused. */
	roundAmounts: z.boolean().optional(),
	/** Debtors who were not told in time: listed (default), refused, or not asked about. */
	preNotification: z.enum(['list', 'require', 'ignore']).optional(),
	/** Addresses of all debtors, and in pain.008.001.02. */
	forceAddress: z.boolean().optional(),
	/** `shape` does not ask for check digits: for trials with the examples of others. */
	creditorIdentifierCheck: z.enum(['full', 'shape']).optional(),
});

export const debitBatch = z.strictObject({
	version: z.enum(DEBIT_VERSION_NAMES, `must be one of ${DEBIT_VERSION_NAMES.join(', ')}`).optional(),
	/** Unlike that of every file before; made from the creation time where it is missing. */
	messageId: z.string('must be text').optional(),
	/** When the file is made. Without a zone it is the time of the bank. */
	createdAt: instant.optional(),
	/** Of the bank; Europe/Paris where it is missing. */
	timeZone: timeZone.optional(),
	/** Who sends the file; the creditor where it is missing. Some banks in France and Spain want an id. */
	initiatingParty: z
		.strictObject({
			name: text(140).optional(),
			id: text(35).optional(),
			/** Name of the list that the id is of, such as SIREN. */
			idScheme: text(35).optional(),
			/** Organisation (default), or private: where banks expect the creditor identifier. */
			idKind: z.enum(['organisation', 'private']).optional(),
		})
		.optional(),
	creditor: creditorInput.optional(),
	collectionDate: date.optional(),
	scheme: scheme.optional(),
	/** One total on the statement (default), or a line for each debit. */
	batchBooking: z.boolean().optional(),
	options: debitOptions.optional(),
	/** Each is read by `collectionInput`, one by one, so that all that is wrong is told at once. */
	collections: z
		.array(z.unknown(), 'must be a list')
		.min(1, 'has no collection')
		.max(1_000_000, 'has more than a million collections'),
});

export type DebitBatch = z.output<typeof debitBatch>;
export type Collection = z.output<typeof collectionInput>;
export type CreditorInput = z.output<typeof creditorInput>;
export type DebitOptions = z.output<typeof debitOptions>;
