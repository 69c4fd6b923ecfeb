import { KIND_RULES, type Kind } from '../domain/documents/kinds';
import type { DocumentLink } from '../ledger/port';
import type { ServiceContext } from './context';
import { viewDocuments, type DocumentView } from './parts/documentView';
import { getDocumentView } from './findDocuments';

/** Far more documents than one sale has; a runaway graph ends here and says so. */
const MAX_DOCUMENTS = 500;

export interface MapNode {
	readonly id: string;
	readonly kind: Kind;
	readonly title: string;
	readonly number: string | null;
	readonly state: string;
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

/** Walks the links in both directions, level by level. */
async function collect(
	{ ledger }: ServiceContext,
	start: string,
): Promise<{ ids: string[]; links: DocumentLink[]; complete: boolean }> {
	const ids = new Set([start]);
	const links = new Map<string, DocumentLink>();
	let level = [start];
	while (level.length > 0 && ids.size < MAX_DOCUMENTS) {
		const found = await ledger.read.links.ofDocuments(level);
		found.forEach((link) => links.set(`${link.fromDocumentId} ${link.toDocumentId} ${link.relation}`, link));
		level = [...new Set(found.flatMap((link) => [link.fromDocumentId, link.toDocumentId]))].filter(
			(id) => !ids.has(id),
		);
		level.forEach((id) => ids.add(id));
	}
	return { ids: [...ids], links: [...links.values()], complete: level.length === 0 };
}

function hierarchy(views: readonly DocumentView[], links: readonly DocumentLink[], self: string): MapNode[] {
	const byId = new Map(views.map((view) => [view.id, view]));
	const childrenOf = Map.groupBy(links, (link) => link.fromDocumentId);
	const hasParent = new Set(links.map((link) => link.toDocumentId));
	const node = (view: DocumentView, above: ReadonlySet<string>): MapNode => {
		const path = new Set([...above, view.id]);
		const below = [...new Set((childrenOf.get(view.id) ?? []).map((link) => link.toDocumentId))].map((id) =>
			byId.get(id),
		);
		return {
			id: view.id,
			kind: view.kind,
			title: KIND_RULES[view.kind].title,
			number: view.number ?? view.internalReference,
			state: view.state,
			label: view.label,
			issueDate: view.issueDate,
			currency: view.currency,
			gross: view.gross,
			isSelf: view.id === self,
			children: below
				.filter((child) => child !== undefined && !path.has(child.id))
				.map((child) => node(child as DocumentView, path)),
		};
	};
	return views.filter((view) => !hasParent.has(view.id)).map((view) => node(view, new Set()));
}
