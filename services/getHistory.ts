import { KIND_RULES, type Kind } from '../domain/documents/kinds';
import type { DocumentLink } from '../ledger/port';
import type { ServiceContext } from './context';
import { viewDocuments, type DocumentView } from './parts/documentView';
import { getDocumentView } from './findDocuments';

/** Far more documents than one sale has; a runaway graph ends here and says so. */
const MAX_DOCUMENTS = 500;
/** Entries of the map from which on nothing is shown twice: documents with many parents each would multiply it. */
const MAX_ENTRIES = 2000;

export interface MapNode {
	readonly id: string;
	readonly kind: Kind;
	readonly title: string;
	readonly number: string | null;
	readonly state: string;
	readonly deleted: boolean;
	readonly label: string;
	readonly issueDate: string;
	readonly currency: string;
	readonly gross: number;
	/** True for the document that was asked for. */
	readonly isSelf: boolean;
	readonly children: readonly MapNode[];
}

export interface HistoryView {
	readonly id: string;
	readonly ledger: string;
	readonly number: string | null;
	readonly kind: Kind;
	/** The link map as a hierarchy, from the oldest ancestors down. */
	readonly map: readonly MapNode[];
	readonly links: ReadonlyArray<{ from: string; to: string; relation: string }>;
	readonly facts: DocumentView['details']['facts'];
	readonly audit: ReadonlyArray<{
		sequence: number;
		at: string;
		actor: string;
		action: string;
		data: unknown;
		hash: string;
	}>;
	/** False where more documents hang together than are shown. */
	readonly complete: boolean;
}

/** Everything that is linked to a document, and everything that happened to it. */
export async function getHistory(context: ServiceContext, reference: string): Promise<HistoryView> {
	const self = await getDocumentView(context, reference);
	const { ids, links, complete } = await collect(context, self.id);
	const views = await viewDocuments(context.ledger.read, context.ledger.id, ids, context.now());
	const audit = await context.ledger.read.audit.ofSubject(self.id);
	return {
		id: self.id,
		ledger: self.ledger,
		number: self.number,
		kind: self.kind,
		map: hierarchy(views, links, self.id),
		links: links.map((link) => ({
			from: link.fromDocumentId,
			to: link.toDocumentId,
			relation: link.relation,
		})),
		facts: self.details.facts,
		audit: audit.map(({ sequence, at, actor, action, data, hash }) => ({
			sequence,
			at,
			actor,
			action,
			data,
			hash,
		})),
		complete,
	};
}

/** Walks the links in both directions, level by level, until no document is left or there are too many. */
async function collect(
	{ ledger }: ServiceContext,
	start: string,
): Promise<{ ids: string[]; links: DocumentLink[]; complete: boolean }> {
	const ids = new Set([start]);
	const links = new Map<string, DocumentLink>();
	let level = [start];
	while (level.length > 0) {
		const found = await ledger.read.links.ofDocuments(level);
		found.forEach((link) => links.set(`${link.fromDocumentId} ${link.toDocumentId} ${link.relation}`, link));
		const ends = new Set(found.flatMap((link) => [link.fromDocumentId, link.toDocumentId]));
		level = [...ends].filter((id) => !ids.has(id)).slice(0, MAX_DOCUMENTS - ids.size);
		level.forEach((id) => ids.add(id));
	}
	const within = [...links.values()].filter(
		(link) => ids.has(link.fromDocumentId) && ids.has(link.toDocumentId),
	);
	return { ids: [...ids], links: within, complete: within.length === links.size };
}

/**
 * The documents below those that have nothing above them. A document with several parents stands below each of them;
 * once the map has many entries, what hangs below it is shown only the first time.
 */
function hierarchy(views: readonly DocumentView[], links: readonly DocumentLink[], self: string): MapNode[] {
	// By age, so that the map is the same whichever of its documents it was asked for.
	const byAge = views.toSorted((a, b) => (ageOf(a) < ageOf(b) ? -1 : 1));
	const byId = new Map(byAge.map((view) => [view.id, view]));
	const linksByAge = links.toSorted((a, b) =>
		ageOf(byId.get(a.toDocumentId)) < ageOf(byId.get(b.toDocumentId)) ? -1 : 1,
	);
	const childrenOf = Map.groupBy(linksByAge, (link) => link.fromDocumentId);
	const hasParent = new Set(links.map((link) => link.toDocumentId));
	const expanded = new Set<string>();
	let entries = 0;
	const node = (view: DocumentView, above: ReadonlySet<string>): MapNode => {
		entries += 1;
		const path = new Set([...above, view.id]);
		const isShown = entries > MAX_ENTRIES && expanded.has(view.id);
		expanded.add(view.id);
		const below = new Set((childrenOf.get(view.id) ?? []).map((link) => link.toDocumentId));
		const children = isShown
			? []
			: [...below].filter((id) => !path.has(id)).flatMap((id) => byId.get(id) ?? []);
		return { ...entryOf(view, self), children: children.map((child) => node(child, path)) };
	};
	return byAge.filter((view) => !hasParent.has(view.id)).map((view) => node(view, new Set()));
}

function ageOf(view: DocumentView | undefined): string {
	return view === undefined ? '' : `${view.details.createdAt} ${view.id}`;
}

function entryOf(view: DocumentView, self: string): Omit<MapNode, 'children'> {
	return {
		id: view.id,
		kind: view.kind,
		title: KIND_RULES[view.kind].title,
		number: view.number ?? view.internalReference,
		state: view.state,
		deleted: view.deleted,
		label: view.label,
		issueDate: view.issueDate,
		currency: view.currency,
		gross: view.gross,
		isSelf: view.id === self,
	};
}
