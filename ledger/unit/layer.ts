import type { LedgerTables } from '../schema';
import type { SealedDraft } from '../stores/audit';
import type { BornDocument } from './BornDocument';

export type CounterRow = LedgerTables['series_counters'];
export type KeyRow = LedgerTables['idempotency_records'];

/**
 * What is known but not yet written: of the item that is at work, or of the items that went well before it. Rows hang
 * on documents that were born in this chunk; everything else is written at once.
 */
export interface Layer {
	readonly documents: Map<string, BornDocument>;
	readonly links: Array<LedgerTables['document_links']>;
	readonly lineLinks: Array<LedgerTables['line_links']>;
	readonly facts: Array<LedgerTables['document_facts']>;
	readonly transmissions: Array<LedgerTables['transmissions']>;
	readonly matches: Array<LedgerTables['settlement_matches']>;
	readonly movements: Array<LedgerTables['stock_movements']>;
	/** Counters whose rows are locked, by series and period; `changed` where they have counted on. */
	readonly counters: Map<string, { readonly row: CounterRow; readonly changed: boolean }>;
	/** New keys; written last, see `insertKeys`. */
	readonly keys: Map<string, KeyRow>;
	readonly audit: SealedDraft[];
}

/** The part of a layer that a question in SQL could ask for. */
export type Rows = Pick<
	Layer,
	'documents' | 'links' | 'lineLinks' | 'facts' | 'transmissions' | 'matches' | 'movements'
>;

export function emptyLayer(): Layer {
	return {
		documents: new Map(),
		links: [],
		lineLinks: [],
		facts: [],
		transmissions: [],
		matches: [],
		movements: [],
		counters: new Map(),
		keys: new Map(),
		audit: [],
	};
}

export function hasRows({ documents, ...lists }: Rows): boolean {
	const { links, lineLinks, facts, transmissions, matches, movements } = lists;
	return (
		documents.size > 0 ||
		[links, lineLinks, facts, transmissions, matches, movements].some(({ length }) => length > 0)
	);
}

/** Empties the rows of a layer and gives them. */
export function takeRows(layer: Layer): Rows {
	const { documents, links, lineLinks, facts, transmissions, matches, movements } = layer;
	const taken: Rows = {
		documents: new Map(documents),
		links: links.splice(0),
		lineLinks: lineLinks.splice(0),
		facts: facts.splice(0),
		transmissions: transmissions.splice(0),
		matches: matches.splice(0),
		movements: movements.splice(0),
	};
	documents.clear();
	return taken;
}

/** Adds what an item leaves behind to what those before it left. */
export function mergeInto(settled: Layer, own: Layer): void {
	for (const [id, document] of own.documents) settled.documents.set(id, document);
	settled.links.push(...own.links);
	settled.lineLinks.push(...own.lineLinks);
	settled.facts.push(...own.facts);
	settled.transmissions.push(...own.transmissions);
	settled.matches.push(...own.matches);
	settled.movements.push(...own.movements);
	for (const [name, counter] of own.counters) {
		const changed = counter.changed || (settled.counters.get(name)?.changed ?? false);
		settled.counters.set(name, { row: counter.row, changed });
	}
	for (const [key, row] of own.keys) settled.keys.set(key, row);
	settled.audit.push(...own.audit);
}
