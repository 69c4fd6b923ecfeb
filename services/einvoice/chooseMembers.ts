import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';
import type { EInvoiceRecord } from '../../ledger/port';
import type { EInvoiceProvider } from '../../providers/eInvoiceProvider';
import { assertAccount } from './assertAccount';

interface Choosable {
	readonly key: string | null;
	readonly rate: string | null;
	readonly number: string | null;
}

/** The e-invoices of a set that an input names, by key, rate or number; all of them where it names none. */
export function chooseMembers<M extends Choosable>(
	document: BillingDocument,
	set: readonly M[],
	member: string | undefined,
): M[] {
	if (member === undefined) return [...set];
	const chosen = set.filter(
		({ key, rate, number }) => key === member || number === member || rate === member.replace(/[\s%]/g, ''),
	);
	if (chosen.length > 0) return chosen;
	return refuse({
		rule: 'einvoice.noMember',
		field: 'member',
		document: nameOf(document),
		message: `${nameOf(document)} has no e-invoice '${member}'; it has ${set.map(describe).join(', ') || 'none'}.`,
		fix: "Name one by its key, its VAT rate or its number, or leave 'member' out for all of them.",
	});
}

const describe = ({ rate, number, key }: Choosable) => number ?? rate ?? key ?? '';

/** Those that are issued. @throws Refusal `einvoice.notIssued` where none is, `einvoice.otherAccount` */
export function issuedOf(
	document: BillingDocument,
	set: readonly EInvoiceRecord[],
	member: string | undefined,
	account: Pick<EInvoiceProvider, 'account' | 'name'>,
): EInvoiceRecord[] {
	assertAccount(document, set, account);
	const issued = chooseMembers(document, set, member).filter(({ state }) => state === 'issued');
	if (issued.length > 0) return issued;
	return refuse({
		rule: 'einvoice.notIssued',
		field: 'id',
		document: nameOf(document),
		message: `${nameOf(document)} is not issued${member === undefined ? '' : ` (${member})`}.`,
		fix: 'Issue it first; where a call has no outcome, run Resume Unknown.',
	});
}
