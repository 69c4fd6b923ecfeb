import { prorateGross } from '../../domain/amounts/prorateGross';
import {
	groupOfLine,
	grossOf,
	mergeGroups,
	negateGroups,
	type TaxGroup,
} from '../../domain/amounts/taxGroups';
import { subtractGroups } from '../../domain/deposits/shareDeposit';
import type { BillingDocument } from '../../domain/documents/document';
import { holdsQuantities } from '../../domain/documents/transitions';
import { sumMinor, type Minor } from '../../domain/money/minor';
import type { Reading } from '../../ledger/port';
import { creditNotesOf } from './creditNotesOf';
import { openAmount } from './settle';

type Books = Pick<Reading, 'links' | 'documents' | 'payments'>;

/** A posted deposit invoice of an order, and what of it can still be taken back. */
export interface OrderDeposit {
	readonly document: BillingDocument;
	readonly isPaid: boolean;
	/** Posted less credited, by rate and in gross. */
	readonly posted: readonly TaxGroup[];
	readonly gross: Minor;
	/** Neither credited nor taken back yet, by rate. */
	readonly rest: readonly TaxGroup[];
}

/** The posted deposit invoices (factures d'acompte) of an order, oldest first. */
export async function depositsOf(tx: Books, orderId: string): Promise<OrderDeposit[]> {
	const links = await tx.links.ofDocuments([orderId]);
	const ids = links
		.filter((link) => link.fromDocumentId === orderId && link.relation === 'depositFor')
		.map((link) => link.toDocumentId);
	const posted = (await tx.documents.getMany(ids)).filter(
		({ validatedAt, state }) => validatedAt !== null && holdsQuantities(state),
	);
	const deposits: OrderDeposit[] = [];
	for (const document of posted) {
		const credited = (await creditNotesOf(tx, document.id)).flatMap((note) => note.totals.taxLines);
		const left = subtractGroups(document.totals.taxLines, credited);
		const taken = await takenBack(tx, document);
		deposits.push({
			document,
			isPaid: (await openAmount(tx, document)) <= 0,
			posted: left,
			gross: grossOf(left),
			rest: subtractGroups(left, taken),
		});
	}
	return deposits;
}

/** What invoices have taken back of a deposit; a credit note of such an invoice gives it free again. */
async function takenBack(tx: Books, deposit: BillingDocument): Promise<TaxGroup[]> {
	const links = await tx.links.ofDocuments([deposit.id]);
	const ids = links
		.filter((link) => link.fromDocumentId === deposit.id && link.relation === 'deductedOn')
		.map((link) => link.toDocumentId);
	const invoices = (await tx.documents.getMany(ids)).filter(({ state }) => holdsQuantities(state));
	const taken: TaxGroup[] = [];
	for (const invoice of invoices) {
		taken.push(...linesTakingBack(invoice, deposit.id));
		for (const note of await creditNotesOf(tx, invoice.id))
			taken.push(...negateGroups(linesTakingBack(note, deposit.id)));
		taken.push(...prepaidOf(invoice, deposit));
	}
	return mergeGroups(taken);
}

function linesTakingBack({ lines }: BillingDocument, depositId: string): TaxGroup[] {
	return negateGroups(lines.filter((line) => line.deposit?.documentId === depositId).map(groupOfLine));
}

/** Where the company shows deposits as a prepaid amount, only their gross counts. */
function prepaidOf({ prepayments = [] }: BillingDocument, deposit: BillingDocument): TaxGroup[] {
	const amount = sumMinor(
		prepayments.filter((one) => one.documentId === deposit.id).map((one) => one.amount),
	);
	return amount === 0 ? [] : prorateGross(deposit.totals.taxLines, amount);
}
