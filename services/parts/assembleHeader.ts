import { addDays, dateInZone, daysBetween, type CalendarDate } from '../../domain/dates/calendarDate';
import type { DocumentDiscount, DocumentHeader } from '../../domain/documents/document';
import { KIND_RULES, type Kind, type Side } from '../../domain/documents/kinds';
import type { Master } from '../../domain/masters/schemas';
import type { Decimal } from '../../domain/money/decimal';
import { parseMinor } from '../../domain/money/minor';
import { refuse } from '../../domain/refusal';
import type { DiscountInput, HeaderInput } from '../../domain/schemas/documentInput';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import { defaultSellerProfile } from './defaultSellerProfile';
import { dueDateOf } from './dueDateOf';
import { priceCharges, regimeOf } from './lineTaxation';
import { resolveLabel, resolveMaster } from './resolve';
import { termsFor } from './termsFor';

export interface HeaderParties {
	readonly company: Master<'company'>;
	readonly party: Master<'party'>;
}

const DEFAULT_VALIDITY_DAYS = 30;
const DEFAULT_PAYMENT_DAYS = 30;

/** All items of a call bear the same instant, and each asks for its date several times. */
const today = { instant: '', byZone: new Map<string, CalendarDate>() };

/** The company's own calendar date at this moment. */
export function todayOf(company: Master<'company'>, now: string): CalendarDate {
	const { timeZone } = company.content;
	if (today.instant !== now) {
		today.instant = now;
		today.byZone.clear();
	}
	const date = today.byZone.get(timeZone) ?? dateInZone(now, timeZone);
	today.byZone.set(timeZone, date);
	return date;
}

type Dates = Pick<DocumentHeader, 'issueDate' | 'dueDate' | 'validUntil'>;

/** A draft that moves to another day keeps its time to pay and its validity. */
export function moveDates({ issueDate, dueDate, validUntil }: Dates, moved: CalendarDate): Dates {
	const shifted = (date: CalendarDate | null) =>
		date === null ? null : addDays(moved, daysBetween(issueDate, date));
	return { issueDate: moved, dueDate: shifted(dueDate), validUntil: shifted(validUntil) };
}

/**
 * Fills in what the input leaves open, in the order: input, the fields taken from a source document, the customer,
 * the company.
 */
export async function assembleHeader(
	tx: LedgerTx,
	kind: Kind,
	input: HeaderInput,
	{ company, party }: HeaderParties,
	context: WorkContext,
	taken: Partial<DocumentHeader> = {},
): Promise<DocumentHeader> {
	const rules = KIND_RULES[kind];
	const customer = party.content;
	const issueDate = input.issueDate ?? taken.issueDate ?? todayOf(company, context.now);
	const currency = input.currency ?? taken.currency ?? customer.currency ?? company.content.currency;
	const validity = company.content.quotationValidityDays ?? DEFAULT_VALIDITY_DAYS;
	const origin = input.origin ?? taken.origin ?? 'sale';
	// A counter invoice (facture comptoir) is paid where it is made.
	const paymentDays =
		origin === 'counter' ? 0 : (customer.paymentDays ?? company.content.paymentDays ?? DEFAULT_PAYMENT_DAYS);
	const vatRegime = input.vatRegime ?? taken.vatRegime ?? customer.vatRegime ?? null;
	const operationNature = input.operationNature ?? taken.operationNature;
	const question = { kind, input, taken, company, party, currency, origin };
	const terms = await termsFor(tx, question, context);
	const header: DocumentHeader = {
		companyId: company.id,
		partyId: party.id,
		contactId: await contactId(tx, input, taken, party, company),
		owner: input.owner ?? taken.owner ?? customer.owner ?? context.actor,
		currency,
		language: input.language ?? taken.language ?? customer.language ?? company.content.language,
		issueDate,
		validUntil:
			input.validUntil ??
			taken.validUntil ??
			(rules.deadline === 'validUntil' ? addDays(issueDate, validity) : null),
		deliveryDate: input.deliveryDate ?? taken.deliveryDate ?? null,
		dueDate: dueDateOf(kind, terms, question, addDays(issueDate, paymentDays), context),
		title: input.title ?? taken.title ?? null,
		nature: input.nature ?? taken.nature ?? null,
		customerReference: input.customerReference ?? taken.customerReference ?? null,
		supplierNumber: input.supplierNumber ?? taken.supplierNumber ?? null,
		parent: input.parent ?? taken.parent ?? null,
		origin,
		journal: input.journal ?? taken.journal ?? null,
		operationCode: input.operationCode ?? taken.operationCode ?? null,
		...(operationNature === undefined ? {} : { operationNature }),
		vatRegime,
		parafiscalRegime: input.parafiscalRegime ?? taken.parafiscalRegime ?? customer.parafiscalRegime ?? null,
		cashDiscount: input.cashDiscount ?? taken.cashDiscount ?? null,
		...insuredOf(input.creditInsured ?? taken.creditInsured ?? customer.creditInsured, rules.side),
		paymentMethod: terms.paymentTerms
			? null
			: (input.paymentMethod ?? taken.paymentMethod ?? customer.paymentMethod ?? null),
		...terms,
		priceBasis:
			input.priceBasis ??
			taken.priceBasis ??
			(rules.side === 'sale' ? company.content.priceBasis : 'net') ??
			'net',
		...discountOf(input.discount, taken.discount, currency),
		...exchangeRateOf(input.exchangeRate ?? taken.exchangeRate, currency, company),
		taxRounding: input.taxRounding ?? taken.taxRounding ?? company.content.taxRounding ?? 'document',
		sellerProfileId: await sellerProfileId(tx, input, taken, company),
		senderBlock: input.senderBlock ?? taken.senderBlock ?? null,
		legalFooter: input.legalFooter ?? taken.legalFooter ?? null,
		billTo: input.billTo ?? taken.billTo ?? customer.billTo ?? null,
		shipTo: input.shipTo ?? taken.shipTo ?? customer.shipTo ?? null,
		charges: input.charges
			? priceCharges(input.charges, {
					company,
					party,
					currency,
					regime: regimeOf(kind, company, vatRegime),
				})
			: (taken.charges ?? []),
		...(taken.shippingByQuantity === true ? { shippingByQuantity: true } : {}),
		headerComment: input.headerComment ?? taken.headerComment ?? null,
		footerComment: input.footerComment ?? taken.footerComment ?? null,
		internalNote: input.internalNote ?? taken.internalNote ?? null,
		attachments: input.attachments ?? taken.attachments ?? [],
		customLabel: (await labelText(tx, kind, input, company)) ?? taken.customLabel ?? null,
		invoiceType:
			kind === 'invoice'
				? (taken.invoiceType ?? 'standard')
				: kind === 'creditNote'
					? (taken.invoiceType ?? null)
					: null,
		summary: taken.summary ?? false,
		reason: taken.reason ?? null,
	};
	checkDates(header);
	checkCurrency(currency, company);
	await checkOperationCode(tx, input, company);
	if (kind === 'supplierInvoice' && header.supplierNumber === null) {
		refuse({
			rule: 'supplierNumber.missing',
			field: 'supplierNumber',
			message: "A supplier invoice needs the supplier's own number.",
			fix: "Give 'supplierNumber' as it stands on the supplier's invoice.",
		});
	}
	return header;
}

/** Absent where the document is in the currency of the books. */
function exchangeRateOf(
	rate: Decimal | undefined,
	currency: string,
	company: Master<'company'>,
): Pick<DocumentHeader, 'exchangeRate'> {
	return rate === undefined || currency === company.content.currency ? {} : { exchangeRate: rate };
}

/** Only what customers owe is insured; absent where nobody says so. */
function insuredOf(insured: boolean | undefined, side: Side): Pick<DocumentHeader, 'creditInsured'> {
	return insured === undefined || side !== 'sale' ? {} : { creditInsured: insured };
}

/** Absent where there is none; a discount of nothing takes an earlier one away. */
function discountOf(
	input: DiscountInput | undefined,
	taken: DocumentDiscount | undefined,
	currency: string,
): Pick<DocumentHeader, 'discount'> {
	if (input === undefined) return taken === undefined ? {} : { discount: taken };
	const { base = 'net', percent, amount, reason } = input;
	if (percent === '0' || amount === '0') return {};
	return {
		discount: {
			base,
			percent: percent ?? null,
			amount: amount === undefined ? null : parseMinor(amount, currency, 'discount.amount'),
			reason: reason ?? null,
		},
	};
}

async function contactId(
	tx: LedgerTx,
	input: HeaderInput,
	taken: Partial<DocumentHeader>,
	party: Master<'party'>,
	company: Master<'company'>,
): Promise<string | null> {
	if (input.contact === undefined)
		return taken.partyId === undefined || taken.partyId === party.id ? (taken.contactId ?? null) : null;
	const contact = await resolveMaster(tx, 'contact', input.contact, company.id, 'contact');
	if (contact.content.party !== party.id) {
		refuse({
			rule: 'contact.otherParty',
			field: 'contact',
			message: `Contact '${contact.code}' (${contact.name}) does not belong to '${party.code}' (${party.name}).`,
			fix: 'Choose a contact of this customer, or leave the contact out.',
		});
	}
	return contact.id;
}

async function sellerProfileId(
	tx: LedgerTx,
	input: HeaderInput,
	taken: Partial<DocumentHeader>,
	company: Master<'company'>,
): Promise<string | null> {
	if (input.sellerProfile !== undefined) {
		return (await resolveMaster(tx, 'sellerProfile', input.sellerProfile, company.id, 'sellerProfile')).id;
	}
	if (taken.sellerProfileId !== undefined && taken.sellerProfileId !== null) return taken.sellerProfileId;
	return defaultSellerProfile(tx, company.id);
}

/** The text of the own label, as Set Label writes it. Only drafts pass here. */
async function labelText(
	tx: LedgerTx,
	kind: Kind,
	input: HeaderInput,
	company: Master<'company'>,
): Promise<string | undefined> {
	return input.customLabel === undefined
		? undefined
		: (await resolveLabel(tx, { kind, state: 'draft' }, input.customLabel, company.id)).name;
}

/** A code that the input names must exist; one taken from a source did when it was written. */
async function checkOperationCode(
	tx: LedgerTx,
	input: HeaderInput,
	company: Master<'company'>,
): Promise<void> {
	if (input.operationCode !== undefined) {
		await resolveMaster(tx, 'operationCode', input.operationCode, company.id, 'operationCode');
	}
}

/** The currency must be one of the books (doit correspondre à votre comptabilité). */
function checkCurrency(currency: string, { code, content }: Master<'company'>): void {
	if (content.currencies === undefined || [content.currency, ...content.currencies].includes(currency))
		return;
	refuse({
		rule: 'currency.notInBooks',
		field: 'currency',
		message: `Company '${code}' keeps its books in ${[content.currency, ...content.currencies].join(', ')}, not in ${currency}.`,
		fix: "Give one of these currencies, or add it to the company's 'currencies' in Billing Master Data.",
	});
}

function checkDates({ issueDate, dueDate, validUntil }: DocumentHeader): void {
	for (const [field, date] of [
		['dueDate', dueDate],
		['validUntil', validUntil],
	] as const) {
		if (date !== null && date < issueDate) {
			refuse({
				rule: `${field}.beforeIssue`,
				field,
				message: `'${field}' ${date} is earlier than the document date ${issueDate}.`,
				fix: `Give a date on or after ${issueDate}, or leave '${field}' out.`,
			});
		}
	}
}
