import type { BillingDocument } from '../../domain/documents/document';
import { KIND_RULES } from '../../domain/documents/kinds';
import { nameOf } from '../../domain/documents/nameOf';
import { Refusal, refuse } from '../../domain/refusal';
import { id } from '../../domain/schemas/fields';
import type { Reading } from '../../ledger/port';
import { resolveCompany, unknownDocument } from '../parts/resolve';

/** A pick that is no delivery note of this ledger. */
export interface RefusedPick {
	/** Place in the list of picks. */
	readonly index: number;
	readonly refusal: Refusal;
}

export interface Picks {
	readonly notes: readonly BillingDocument[];
	readonly refused: readonly RefusedPick[];
}

/**
 * Delivery notes that were picked one by one (pointage), by id or number; one that is picked twice is taken once.
 *
 * @param company of the numbers: two companies may have the same
 */
export async function findPicks(
	{ documents, masters }: Pick<Reading, 'documents' | 'masters'>,
	picks: readonly string[],
	company?: string,
): Promise<Picks> {
	const companyId = company === undefined ? undefined : (await resolveCompany({ masters }, company)).id;
	const isId = (pick: string) => id.safeParse(pick).success;
	const byId = new Map((await documents.getMany(picks.filter(isId))).map((note) => [note.id, note]));
	const notes = new Map<string, BillingDocument>();
	const refused: RefusedPick[] = [];
	for (const [index, pick] of picks.entries()) {
		try {
			const found = isId(pick) ? byId.get(pick) : await byNumber({ documents }, pick, companyId);
			const note = assertNote(found ?? unknownDocument(pick));
			notes.set(note.id, note);
		} catch (refusal) {
			if (!(refusal instanceof Refusal)) throw refusal;
			refused.push({ index, refusal });
		}
	}
	return { notes: [...notes.values()], refused };
}

async function byNumber(
	{ documents }: Pick<Reading, 'documents'>,
	number: string,
	companyId: string | undefined,
): Promise<BillingDocument | undefined> {
	const [note, another] = await documents.find({
		kinds: ['deliveryNote'],
		number,
		limit: 2,
		...(companyId === undefined ? {} : { companyId }),
	});
	if (!another) return note;
	return refuse({
		rule: 'document.ambiguous',
		field: 'notes',
		document: number,
		message: `Several delivery notes bear the number ${number}.`,
		fix: "Give its id, or 'company' beside the number.",
	});
}

function assertNote(document: BillingDocument): BillingDocument {
	if (document.deletedAt !== null) return unknownDocument(nameOf(document));
	if (document.kind === 'deliveryNote') return document;
	return refuse({
		rule: 'note.otherKind',
		field: 'notes',
		document: nameOf(document),
		message: `${nameOf(document)} is a ${KIND_RULES[document.kind].title.toLowerCase()}; only delivery notes are grouped.`,
		fix: 'Pick delivery notes; an order or a quotation is invoiced with Create Invoice.',
	});
}
