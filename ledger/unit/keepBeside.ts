import type { LedgerTx } from '../port';
import { decodeFact, decodeTransmission, encodeFact, encodeTransmission } from '../stores/facts';
import { decodeMatch, encodeMatch, isOfDocument } from '../stores/matches';
import { answerFor, pendingRows } from './keepRows';
import type { UnitOfWork } from './UnitOfWork';

/** Facts of documents that are born in this chunk. */
export function keepFacts(unit: UnitOfWork, tables: LedgerTx['facts'], now: string): LedgerTx['facts'] {
	return {
		ofDocuments(ids) {
			const wanted = new Set(ids);
			const pending = pendingRows(unit, 'facts').filter((row) => wanted.has(row.document_id));
			return answerFor(
				unit,
				ids,
				pending,
				(rows) => rows.map(decodeFact),
				() => tables.ofDocuments(ids),
			);
		},
		async add(fact) {
			if (unit.born(fact.documentId)) {
				unit.own.facts.push(encodeFact(fact, now));
				return unit.kept();
			}
			await unit.beforeWrite();
			await tables.add(fact);
		},
	};
}

/** Transmissions of documents that are born in this chunk. */
export function keepTransmissions(
	unit: UnitOfWork,
	tables: LedgerTx['transmissions'],
	now: string,
): LedgerTx['transmissions'] {
	return {
		ofDocuments(ids) {
			const wanted = new Set(ids);
			const pending = pendingRows(unit, 'transmissions').filter((row) => wanted.has(row.document_id));
			return answerFor(
				unit,
				ids,
				pending,
				(rows) => rows.map(decodeTransmission),
				() => tables.ofDocuments(ids),
			);
		},
		async add(record) {
			if (unit.born(record.documentId)) {
				unit.own.transmissions.push(encodeTransmission(record, now));
				return unit.kept();
			}
			await unit.beforeWrite();
			await tables.add(record);
		},
	};
}

/**
 * Matches that have a document which is born in this chunk on either side. Nobody can have attached money to such a
 * document or handed in a collection of it: both are written at once, and the document before them.
 */
export function keepMatches(
	unit: UnitOfWork,
	tables: LedgerTx['payments'],
	now: string,
): Pick<LedgerTx['payments'], 'matchesOf' | 'matchesFrom' | 'match' | 'attachedTo' | 'collectionsOf'> {
	const asked = (side: 'document_id' | 'source_id', ids: readonly string[]) => {
		const wanted = new Set<string | null>(ids);
		return pendingRows(unit, 'matches').filter((row) => wanted.has(row[side]));
	};
	const written = (ids: readonly string[]) => ids.filter((id) => unit.born(id) === undefined);
	return {
		matchesOf: (ids) =>
			answerFor(
				unit,
				ids,
				asked('document_id', ids),
				(rows) => rows.map(decodeMatch).filter(isOfDocument),
				() => tables.matchesOf(ids),
			),
		matchesFrom: (ids) =>
			answerFor(
				unit,
				ids,
				asked('source_id', ids),
				(rows) => rows.map(decodeMatch),
				() => tables.matchesFrom(ids),
			),
		async match(match) {
			if (unit.born(match.documentId ?? '') ?? unit.born(match.sourceId)) {
				unit.own.matches.push(encodeMatch(match, now));
				return unit.kept();
			}
			await unit.beforeWrite();
			await tables.match(match);
		},
		attachedTo: (ids) => tables.attachedTo(written(ids)),
		collectionsOf: (ids) => tables.collectionsOf(written(ids)),
	};
}
