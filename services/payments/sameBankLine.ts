import { minorToFixed, type Minor } from '../../domain/money/minor';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import type { Account } from './openInvoices';

/**
 * The payment that was recorded under this external reference already, whichever operation did it: the same line of a
 * bank statement is one payment.
 *
 * @throws Refusal `payment.otherWithReference` where it was another amount, customer or currency
 */
export async function sameBankLine(
	tx: LedgerTx,
	{ externalReference }: { readonly externalReference?: string | undefined },
	{ companyId, partyId, currency, amount }: Account & { readonly amount: Minor },
): Promise<string | undefined> {
	if (externalReference === undefined) return undefined;
	const known = await tx.payments.byExternalReference(companyId, externalReference);
	if (!known) return undefined;
	if (known.partyId === partyId && known.currency === currency && known.amount === amount) return known.id;
	return refuse({
		rule: 'payment.otherWithReference',
		field: 'externalReference',
		message: `Under the external reference '${externalReference}' stands ${known.id} of ${minorToFixed(known.amount, known.currency)} ${known.currency}; ${minorToFixed(amount, currency)} ${currency} of another payment cannot bear it too.`,
		fix: 'Give the reference of this line of the bank statement; undo the other payment with Reverse if it was wrong.',
	});
}
