import type { LedgerTx, Reading } from '../port';
import { decodeMovement, encodeMovement } from '../stores/stockMovements';
import { answerFor, pendingRows } from './keepRows';
import type { UnitOfWork } from './UnitOfWork';

/** Movements of documents that are born in this chunk; those of other documents are written at once, in one statement. */
export function keepStock(unit: UnitOfWork, tables: Reading['stock'], now: string): LedgerTx['stock'] {
	return {
		ofDocuments(ids) {
			const wanted = new Set(ids);
			const pending = pendingRows(unit, 'movements').filter((row) => wanted.has(row.document_id));
			return answerFor(
				unit,
				ids,
				pending,
				(rows) => {
					const undoing = new Map(rows.map(({ id, undoes }) => [undoes, id]));
					return rows.map((row) => decodeMovement(row, undoing.get(row.id) ?? null));
				},
				() => tables.ofDocuments(ids),
			);
		},
		async find(filter) {
			await unit.flush();
			return tables.find(filter);
		},
		async balances(filter) {
			await unit.flush();
			return tables.balances(filter);
		},
		async add(movements) {
			if (movements.length === 0) return;
			const rows = movements.map((movement) => encodeMovement(movement, now));
			if (movements.every(({ documentId }) => unit.born(documentId) !== undefined)) {
				unit.own.movements.push(...rows);
				return unit.kept();
			}
			await unit.beforeWrite();
			await unit.engine.insertRows(unit.connection, 'stock_movements', rows, 'refuse');
		},
	};
}
