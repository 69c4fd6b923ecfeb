import type { PartySnapshot, PostalAddress } from '../../domain/documents/document';
import type { Master } from '../../domain/masters/schemas';
import type { CalendarDate } from '../../domain/dates/calendarDate';
import { checkVietnameseTaxCode } from '../../domain/tax/checkVietnameseTaxCode';
import type { EInvoiceBuyer } from '../../domain/vietnam/eInvoice';
import { nameBuyer } from '../../domain/vietnam/nameBuyer';
import type { Choices } from './choices';

/**
 * The buyer as the e-invoice shows it: what validation froze of the customer; the words of the law where he gives no data.
 * A tax code with a fault is a warning only: many codes in use have a wrong check digit.
 */
export function buyerOf(
	snapshot: PartySnapshot,
	party: Master<'party'>,
	issueDate: CalendarDate,
	{ consumer = false, buyerName }: Pick<Choices, 'consumer' | 'buyerName'>,
	hint: (text: string) => void,
): EInvoiceBuyer {
	if (consumer) return nameBuyer({}, issueDate);
	const isPerson = party.content.professional === false;
	const taxCode = snapshot.registrationNumber ?? snapshot.vatNumber;
	const isPersonalId = isPerson && taxCode !== undefined && /^\d{12}$/.test(taxCode);
	if (taxCode !== undefined && !isPersonalId) warnOfTaxCode(snapshot.name, taxCode, hint);
	const buyer = nameBuyer(
		{
			...(isPerson ? {} : { legalName: legalName(snapshot) }),
			personName: buyerName ?? (isPerson ? snapshot.name : snapshot.contactName),
			taxCode: isPersonalId ? undefined : taxCode,
			personalId: isPersonalId ? taxCode : undefined,
			address: addressOf(snapshot.address),
		},
		issueDate,
	);
	return {
		...buyer,
		code: party.code,
		...(snapshot.phone === undefined ? {} : { phone: snapshot.phone }),
		...(snapshot.email === undefined ? {} : { email: snapshot.email }),
	};
}

const legalName = ({ name }: PartySnapshot) => name;

function warnOfTaxCode(name: string, taxCode: string, hint: (text: string) => void): void {
	const problem = checkVietnameseTaxCode(taxCode);
	if (problem !== undefined)
		hint(
			`Tax code ${taxCode} of buyer ${name} ${problem}. The provider may refuse it: compare it with the buyer.`,
		);
}

function addressOf(address: PostalAddress | undefined): string | undefined {
	if (!address) return undefined;
	const { line1, line2, city, subdivision, country } = address;
	const parts = [line1, line2, city, subdivision, ...(country === 'VN' ? [] : [country])];
	return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
