import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';
import type { WorkContext } from '../context';
import type { Done } from '../useCase';
import type { ConvertRequest } from './convertRequest';
import { documentsMadeFrom } from './convert';
import { creditRest } from './creditRest';
import { findReturnedGoods, type ReturnedGoods } from './returnedGoods';

/** Makes one credit note from lines of one invoice. */
export type CreditLines = (
	invoice: BillingDocument,
	choices: ReturnedGoods['choices'],
	more: Pick<ConvertRequest, 'complete' | 'besides'>,
) => Promise<Done>;

/**
 * Credits a return (validation du retour en avoir): restocked and scrapped lines on one credit note, or on one for each
 * invoice where several billed the goods.
 */
export async function creditReturn(
	tx: LedgerTx,
	returnNote: BillingDocument,
	named: BillingDocument | undefined,
	creditLines: CreditLines,
	{ hint }: Pick<WorkContext, 'hint'>,
): Promise<Done> {
	assertValidated(returnNote);
	const goods = await findReturnedGoods(tx, returnNote, named);
	if (goods.length === 0) return creditedBefore(tx, returnNote);
	if (goods.length > 1) {
		const names = goods.map(({ invoice }) => nameOf(invoice)).join(', ');
		hint(`The goods were billed on ${names}: each gets its own credit note.`);
	}
	const ids: string[] = [];
	for (const { invoice, choices } of goods) {
		const done = await creditLines(invoice, choices, {
			complete: await creditRest(tx, invoice),
			besides: (taken) => ({
				parents: [{ id: returnNote.id, relation: 'convertedFrom' }],
				lineLinks: taken.map(({ line }, index) => ({
					fromDocumentId: returnNote.id,
					fromLineId: choices[index]?.returnLineId ?? '',
					toLineId: line.id,
					flow: 'credit',
					quantity: line.quantity,
				})),
			}),
		});
		ids.push(...done.ids);
	}
	return { ids };
}

function assertValidated(returnNote: BillingDocument): void {
	if (returnNote.state === 'validated' || returnNote.state === 'closed') return;
	refuse({
		rule: 'conversion.sourceState',
		document: nameOf(returnNote),
		message: `Return note ${nameOf(returnNote)} is ${returnNote.state}; there is nothing to credit.`,
		fix: 'Validate it first.',
	});
}

async function creditedBefore(tx: LedgerTx, returnNote: BillingDocument): Promise<Done> {
	const made = await documentsMadeFrom(tx, [returnNote], 'creditNote');
	if (made.length > 0) return { ids: made.map(({ id }) => id), reused: true };
	return refuse({
		rule: 'return.notInvoiced',
		document: nameOf(returnNote),
		message: `Nothing of ${nameOf(returnNote)} was invoiced; there is nothing to credit.`,
		fix: 'The invoice of the delivery note leaves out what came back; no credit note is needed.',
	});
}
