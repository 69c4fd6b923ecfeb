import { minorToFixed } from '../../domain/money/minor';
import { findAmendment } from '../../domain/sepa/amendment';
import { LONGEST_NAME } from '../../domain/sepa/debitBatch';
import { chooseEndToEndId, NO_END_TO_END_ID } from '../../domain/sepa/chooseEndToEndId';
import { countsForSequence } from '../../domain/sepa/mandate';
import { toSepaText } from '../../domain/sepa/toSepaText';
import type { BillingDocument } from '../../domain/documents/document';
import type { Master } from '../../domain/masters/schemas';
import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { Examined } from './examine';
import type { UsedMandate } from './usesOfMandates';

type Account = Master<'bankAccount'>;
type Company = Master<'company'>;

/** Who collects, as the batch is told it. */
export function creditorOfAccount({ content }: Account, company: Company) {
	const { holder, iban, bic, creditorIdentifier = '' } = content;
	const { address } = company.content;
	return {
		name: holder ?? company.name,
		iban,
		...(bic !== undefined && { bic }),
		creditorIdentifier,
		...(address && { address: { town: address.city, country: address.country } }),
	};
}

/** An examined instalment as `planDebits` reads it. */
export function toCollection(
	examined: Examined & { readonly mandate: UsedMandate; readonly account: Account },
	company: Company,
	collectionDate: CalendarDate,
	notifiedOn: CalendarDate | undefined,
): object {
	const { document, party, mandate: used, amount, account } = examined;
	const { code, content } = used.mandate;
	const { iban, bic, holder, scheme, signedOn, cancelledOn, recurrence, noticeDays } = content;
	const debtorName = holder ?? document.buyer?.name ?? party?.name ?? '';
	const owner = document.buyer?.name ?? party?.name ?? '';
	const address = document.buyer?.address ?? party?.content.address;
	const amendment = amendmentOf(used, account, company);
	const number = document.number ?? document.internalReference;
	return {
		amount: minorToFixed(amount, 'EUR'),
		collectionDate,
		endToEndId: endToEndIdOf(examined),
		...(number !== null && { remittance: number, invoiceNumber: number }),
		scheme: scheme ?? 'CORE',
		debtor: {
			name: debtorName,
			iban,
			...(bic !== undefined && { bic }),
			...(address && { address: { town: address.city, country: address.country } }),
			...(party?.content.professional !== undefined && { professional: party.content.professional }),
			...(holder !== undefined && holder !== owner && { ultimateDebtor: owner }),
		},
		mandate: {
			reference: code,
			signedOn,
			recurrence,
			...(cancelledOn !== undefined && { cancelledOn }),
			uses: used.uses,
			...(amendment && { amendment }),
		},
		...(notifiedOn !== undefined && { notifiedOn }),
		...(noticeDays !== undefined && { noticeDays }),
	};
}

/**
 * The number of the invoice; with the instalment where it has several, and with the attempt where one came back, so
 * that an answer of the bank means one debit.
 */
export function endToEndIdOf({ document, wanted, attempts }: Examined): string {
	const number = document.number ?? document.internalReference ?? document.id.slice(-12);
	const part = (document.totals.instalments?.length ?? 1) > 1 ? `-${wanted.instalment}` : '';
	const attempt = attempts.length > 0 ? `-R${attempts.length + 1}` : '';
	const id = chooseEndToEndId({ invoiceNumber: `${number}${part}${attempt}` });
	return id === NO_END_TO_END_ID ? `${document.id.slice(-20)}${part}${attempt}` : id;
}

/** What has changed since the mandate was last told to the bank, or since a former system collected. */
function amendmentOf(used: UsedMandate, account: Account, company: Company): object | undefined {
	const { mandate, debits } = used;
	const creditor = creditorOfAccount(account, company);
	const now = {
		reference: mandate.code,
		creditorName: toSepaText(creditor.name, LONGEST_NAME),
		creditorIdentifier: creditor.creditorIdentifier,
		iban: mandate.content.iban,
	};
	const last = debits.findLast(countsForSequence)?.plan;
	const before = last
		? {
				reference: last.mandate.reference,
				creditorName: last.creditor.name,
				creditorIdentifier: last.creditor.creditorIdentifier,
				iban: last.debtor.iban,
			}
		: faceOfFormerSystem(mandate, account, now);
	const amendment = findAmendment(before, now);
	if (!amendment) return undefined;
	const { reference, creditorName, creditorIdentifier, account: changed } = amendment;
	return {
		...(reference !== undefined && { originalReference: reference }),
		...(creditorName !== undefined && { originalCreditorName: creditorName }),
		...(creditorIdentifier !== undefined && { originalCreditorIdentifier: creditorIdentifier }),
		...(changed && { originalIban: changed.iban, sameBank: changed.sameBank }),
	};
}

type Face = Parameters<typeof findAmendment>[0];

/** A new creditor identifier concerns only mandates under which the former one was used. */
function faceOfFormerSystem({ content }: Master<'mandate'>, account: Account, now: Face): Face {
	const { formerReference, ibanBefore, lastCollectionOn } = content;
	const { formerCreditorIdentifier, formerHolder } = account.content;
	const isTakenOver = lastCollectionOn !== undefined;
	return {
		reference: formerReference ?? now.reference,
		iban: ibanBefore ?? now.iban,
		creditorIdentifier: (isTakenOver ? formerCreditorIdentifier : undefined) ?? now.creditorIdentifier,
		creditorName:
			isTakenOver && formerHolder !== undefined ? toSepaText(formerHolder, LONGEST_NAME) : now.creditorName,
	};
}

/** Name by which people know what is collected. */
export const nameOfDebit = ({ number, internalReference, id }: BillingDocument) =>
	number ?? internalReference ?? id;
