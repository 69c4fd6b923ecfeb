import type { BillingDocument, DocumentLine } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';

/**
 * Ids of the lines whose amounts are settled elsewhere: they came from another document or went into one, or they ask
 * for a deposit, take one back or give money back. Their words and their place may change, not what they cost.
 */
export async function boundLines(
	tx: Pick<LedgerTx, 'links'>,
	draft: BillingDocument,
): Promise<ReadonlySet<string>> {
	const came = (await tx.links.linesTo(draft.id)).map(({ toLineId }) => toLineId);
	const went = (await tx.links.linesFrom(draft.id)).map(({ fromLineId }) => fromLineId);
	const owing = draft.lines.filter(({ deposit, tax }) => deposit !== undefined || tax !== undefined);
	return new Set([...came, ...went, ...owing.map(({ id }) => id)]);
}

/** @throws Refusal `lines.linked` */
export function refuseBound(draft: BillingDocument, { position }: DocumentLine, field: string): never {
	refuse({
		rule: 'lines.linked',
		field,
		document: nameOf(draft),
		message: `Line ${position} of ${nameOf(draft)} belongs to another document; its quantity and price were settled there.`,
		fix: 'Change its description or comment, or cancel the draft and convert again with the quantities that you want.',
	});
}
