import { refuse } from '../../../domain/refusal';
import type { LedgerTx, Reading, StripeDebit } from '../../../ledger/port';

/** The debit as it stands, with its document locked. */
export async function lockDebit(tx: LedgerTx, id: string): Promise<StripeDebit> {
	const seen = await getDebit(tx, id);
	await tx.documents.lock([seen.documentId]);
	return getDebit(tx, id);
}

/** @throws Refusal `stripe.noDebit` */
export async function getDebit({ stripe }: Pick<Reading, 'stripe'>, id: string): Promise<StripeDebit> {
	return (await stripe.debit(id)) ?? unknownDebit(id);
}

export function unknownDebit(id: string): never {
	return refuse({
		rule: 'stripe.noDebit',
		field: 'debit',
		document: id,
		message: `There is no debit ${id} in this ledger.`,
		fix: "Pass the 'debit' that Debit Invoice gave, or the 'id' of an invoice that was debited.",
	});
}
