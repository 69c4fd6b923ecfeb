import { addDays } from '../dates/calendarDate';
import { hasIbanChecksum } from '../masters/checkIban';
import { isCurrency } from '../money/currencies';
import { checkFrenchRegistration, compact } from '../tax/checkSiren';
import { checkVatNumber } from '../tax/checkVatNumber';
import { checkVietnameseTaxCode } from '../tax/checkVietnameseTaxCode';
import { failed, nothing, passed, type CheckRule } from './checks';
import type { ReceivedInvoice, ReceivedParty } from './receivedInvoice';

/** Before this nobody sent invoices that a computer still receives. */
const EARLIEST = '1990-01-01';
/** Some suppliers date an invoice ahead, to the day of its delivery. */
const DAYS_AHEAD = 31;
const LONGEST_TERM_DAYS = 400;

export const checkNumber: CheckRule = ({ number }) =>
	number === undefined ? failed('There is no invoice number.', 'number') : passed('number');

export const checkSeller: CheckRule = ({ seller }) =>
	seller.name === undefined ? failed('The seller was not found.', 'seller.name') : passed('seller.name');

export const checkSellerKnown: CheckRule = ({ seller }, { knownSellers }) => {
	if (knownSellers === undefined) return nothing('seller');
	const known = new Set(knownSellers.map(comparable));
	const own = [seller.taxId, seller.registrationId, seller.name, seller.tradingName];
	if (own.some((field) => field !== undefined && known.has(comparable(field.value)))) return passed('seller');
	return failed(`'${seller.name?.value ?? 'The seller'}' is no supplier that is known.`, 'seller');
};

const comparable = (text: string) => compact(text).normalize('NFC').toLowerCase();

export const checkCurrency: CheckRule = ({ currency }) => {
	if (currency === undefined) return failed('The currency was not found.', 'currency');
	return isCurrency(currency.value)
		? passed('currency')
		: failed(`'${currency.value}' is no currency.`, 'currency');
};

export const checkIban: CheckRule = ({ seller }) => {
	const iban = seller.iban === undefined ? undefined : compact(seller.iban.value);
	if (iban === undefined || !/^[A-Z]{2}\d{2}/.test(iban)) return nothing('seller.iban');
	return hasIbanChecksum(iban)
		? passed('seller.iban')
		: failed('The check digits of the IBAN do not fit.', 'seller.iban');
};

export const checkSellerTaxId: CheckRule = (invoice) => checkIds(invoice, invoice.seller, 'seller');
export const checkBuyerTaxId: CheckRule = (invoice) => checkIds(invoice, invoice.buyer, 'buyer');

function checkIds(invoice: ReceivedInvoice, party: ReceivedParty, side: 'seller' | 'buyer') {
	const fields = [`${side}.taxId`, `${side}.registrationId`] as const;
	const { taxId, registrationId } = party;
	if (taxId === undefined && registrationId === undefined) {
		// A person who buys has none; a business that sells has.
		return side === 'seller'
			? failed('The seller has no tax id or company number.', ...fields)
			: nothing(...fields);
	}
	const country = party.country?.value ?? (invoice.format === 'hdon' ? 'VN' : undefined);
	const problems = [
		taxId &&
			problemOf(
				taxId.value,
				country === 'VN' ? checkVietnameseTaxCode(taxId.value) : checkVatNumber(taxId.value),
			),
		registrationId &&
			country === 'FR' &&
			problemOf(registrationId.value, checkFrenchRegistration(registrationId.value)),
	].filter((problem) => typeof problem === 'string');
	return problems.length === 0 ? passed(...fields) : failed(problems.join(' '), ...fields);
}

const problemOf = (number: string, problem: string | undefined) =>
	problem === undefined ? undefined : `'${number}' ${problem}.`;

export const checkIssueDate: CheckRule = ({ issueDate }, { today }) => {
	if (issueDate === undefined) return failed('The date of the invoice was not found.', 'issueDate');
	if (issueDate.value < EARLIEST) return failed(`The date ${issueDate.value} is too long ago.`, 'issueDate');
	if (today !== undefined && issueDate.value > addDays(today, DAYS_AHEAD)) {
		return failed(`The date ${issueDate.value} lies in the future.`, 'issueDate');
	}
	return passed('issueDate');
};

/** A credit note has no date to pay by, and an invoice need not have one. */
export const checkDueDate: CheckRule = ({ issueDate, dueDate }) => {
	const fields = ['dueDate', 'issueDate'] as const;
	if (dueDate === undefined || issueDate === undefined) return nothing(...fields);
	if (dueDate.value < issueDate.value) {
		return failed(`It is due on ${dueDate.value}, before its date ${issueDate.value}.`, ...fields);
	}
	if (dueDate.value > addDays(issueDate.value, LONGEST_TERM_DAYS)) {
		return failed(`It is due on ${dueDate.value}, more than a year after its date.`, ...fields);
	}
	return passed(...fields);
};
