import type { BillingDocument } from '../../domain/documents/document';
import type { LedgerTx, Reading, Writing } from '../port';
import { refuseLocked } from '../stores/refuseLocked';
import { BornDocument } from './BornDocument';
import type { UnitOfWork } from './UnitOfWork';

type Documents = Reading['documents'] & Writing['documents'];

/**
 * Documents that are born in this chunk are answered from memory by their ids, and changed there by the item that made
 * them. Everything else goes to the tables, as `tables` does it.
 */
export function keepDocuments(
	unit: UnitOfWork,
	tables: Documents,
	masters: LedgerTx['masters'],
): Pick<
	Documents,
	'get' | 'getMany' | 'lock' | 'insert' | 'saveDraft' | 'fix' | 'setState' | 'unlock' | 'markDeleted'
> {
	/** A document that the item at work has made itself; one of an earlier item is changed in its table. */
	const own = (id: string) => unit.own.documents.get(id);

	const change = async (
		id: string,
		inMemory: (document: BornDocument) => BornDocument | Promise<BornDocument>,
		inTable: () => Promise<void>,
	): Promise<void> => {
		const document = own(id);
		if (document) {
			unit.own.documents.set(id, await inMemory(document));
			return unit.kept();
		}
		await unit.beforeWrite();
		return inTable();
	};

	const partyName = async ({ buyer, partyId }: BillingDocument): Promise<string> =>
		buyer?.name ?? (await masters.get('party', partyId))?.name ?? '';

	/**
	 * Of ids that are pending and ids that are not, each is asked where it is; answers come sorted by id. Nothing may be
	 * written between the two.
	 */
	const readWith = async (
		ids: readonly string[],
		ask: (others: string[]) => Promise<BillingDocument[]>,
	): Promise<BillingDocument[]> => {
		const unique = [...new Set(ids)].sort();
		const others = unique.filter((id) => !unit.born(id));
		const asked = others.length > 0 ? await ask(others) : [];
		if (others.length === unique.length) return asked;
		const byId = new Map(asked.map((document) => [document.id, document]));
		return unique.flatMap((id) => unit.born(id)?.read() ?? byId.get(id) ?? []);
	};

	return {
		get: async (id) => unit.born(id)?.read() ?? tables.get(id),
		getMany: (ids) => readWith(ids, (others) => tables.getMany(others)),
		async lock(ids) {
			// A lock that is waited for in vain breaks the transaction, unless the item can be undone.
			if (unit.engine.rowLocks && ids.some((id) => !unit.born(id))) await unit.guard();
			return readWith(ids, (others) => tables.lock(others));
		},
		async insert(document) {
			if (unit.born(document.id)) throw new Error(`Document ${document.id} is there already`);
			unit.own.documents.set(document.id, new BornDocument(document, await partyName(document)));
			await unit.kept();
		},
		saveDraft: (document) =>
			change(
				document.id,
				async (born) => unlocked(born, document).changed(document, await partyName(document), 'replace'),
				() => tables.saveDraft(document),
			),
		fix: (document) =>
			change(
				document.id,
				(born) => unlocked(born, document).changed(document, document.buyer?.name ?? '', 'keep'),
				() => tables.fix(document),
			),
		setState: (id, state) =>
			change(
				id,
				(born) => born.inState(state),
				() => tables.setState(id, state),
			),
		async unlock(id) {
			await unit.beforeWrite();
			await tables.unlock(id);
		},
		async markDeleted(id) {
			await unit.beforeWrite();
			await tables.markDeleted(id);
		},
	};
}

function unlocked(born: BornDocument, document: BillingDocument): BornDocument {
	if (born.validatedAt !== null) refuseLocked(document.number ?? document.id);
	return born;
}
