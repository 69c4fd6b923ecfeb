import type { Relation } from '../../domain/documents/conversions';
import type { BillingDocument } from '../../domain/documents/document';
import { nameOf } from '../../domain/documents/nameOf';
import { holdsQuantities } from '../../domain/documents/transitions';
import { refuse } from '../../domain/refusal';
import type { LedgerTx } from '../../ledger/port';

/** A copy and a tied document stand on their own. */
const LOOSE: readonly Relation[] = ['duplicateOf', 'tiedTo'];

/**
 * A document from which others came keeps its place under them.
 *
 * @param participle what cannot be done to it: `cancelled`, `deleted`, `unlocked`.
 * @throws Refusal `document.hasFollowers` naming them.
 */
export async function assertNothingHangsOn(
	tx: LedgerTx,
	document: BillingDocument,
	participle: 'cancelled' | 'deleted' | 'unlocked',
): Promise<void> {
	const links = await tx.links.ofDocuments([document.id]);
	const hanging = links.filter(
		(link) => link.fromDocumentId === document.id && !LOOSE.includes(link.relation),
	);
	const below = await tx.documents.getMany(hanging.map((link) => link.toDocumentId));
	const held = below.filter((other) => holdsQuantities(other.state)).map(nameOf);
	if (held.length === 0) return;
	refuse({
		rule: participle === 'cancelled' ? 'cancel.hasFollowers' : 'document.hasFollowers',
		document: nameOf(document),
		message: `${nameOf(document)} cannot be ${participle}: ${held.join(', ')} came from it.`,
		fix: 'Cancel or credit those first.',
	});
}
