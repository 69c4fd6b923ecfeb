import { MASTER_KINDS, type Master, type MasterKind } from '../domain/masters/schemas';
import { refuse } from '../domain/refusal';
import type { PartyRow, Reading } from '../ledger/port';
import type { ServiceContext } from './context';
import { viewOutstanding, type OutstandingView } from './getOutstanding';
import { viewMaster, type MasterView } from './parts/masterView';
import { outstandingOf, todaysOf } from './parts/outstandingOf';
import { resolveCompany } from './parts/resolve';

export interface MasterQuery {
	readonly company?: string;
	readonly search?: string;
	readonly includeInactive?: boolean;
	/** Of a party: customers or suppliers only, in the order of their names. */
	readonly role?: 'customer' | 'supplier';
	/** Of a party: what it owes and is owed (chiffres clés). */
	readonly includeFigures?: boolean;
	/** Id of the last master of the page before; not for a role. */
	readonly after?: string;
	readonly limit?: number;
}

export type FiguresOfParty = Omit<
	OutstandingView,
	'ledger' | 'companyCode' | 'partyId' | 'partyCode' | 'partyName'
>;

export interface MasterWithFigures extends MasterView {
	/** One for each company, side and currency with something open. */
	readonly figures?: readonly FiguresOfParty[];
}

const PAGE = 1000;

export async function findMasters(
	context: ServiceContext,
	kind: MasterKind,
	query: MasterQuery = {},
): Promise<MasterWithFigures[]> {
	const { ledger } = context;
	const company = query.company === undefined ? undefined : await resolveCompany(ledger.read, query.company);
	const { role, search, limit = 50 } = query;
	const asked = { companyId: company?.id, search, onlyActive: query.includeInactive !== true };
	const found = await (kind === 'party' && role !== undefined
		? inPages(limit, async (last: PartyRow | undefined, size) =>
				ledger.read.documents.parties({ ...asked, role, after: last?.key, limit: size }),
			).then((rows) => rows.map((row): Master => row.party))
		: inPages(limit, async (last: Master | undefined, size) =>
				ledger.read.masters.list({ ...asked, kind, after: last?.id ?? query.after, limit: size }),
			));
	return withFigures(context, found, query.includeFigures === true);
}

async function inPages<Row>(
	limit: number,
	read: (last: Row | undefined, size: number) => Promise<Row[]>,
): Promise<Row[]> {
	const rows: Row[] = [];
	while (rows.length < limit) {
		const size = Math.min(PAGE, limit - rows.length);
		const page = await read(rows.at(-1), size);
		rows.push(...page);
		if (page.length < size) break;
	}
	return rows;
}

export async function getMaster(
	context: ServiceContext,
	kind: MasterKind,
	reference: string,
	{ includeFigures = false }: Pick<MasterQuery, 'includeFigures'> = {},
): Promise<MasterWithFigures> {
	const master = await context.ledger.read.masters.find(kind, reference);
	if (!master) {
		return refuse({
			rule: `${kind}.unknown`,
			field: 'id',
			message: `${MASTER_KINDS[kind].title} '${reference}' does not exist.`,
			fix: 'Choose it from the list, or give its code.',
		});
	}
	const [view] = await withFigures(context, [master], includeFigures);
	return view ?? viewMaster(master, context.ledger.id);
}

async function withFigures(
	{ ledger, now }: ServiceContext,
	masters: readonly Master[],
	asked: boolean,
): Promise<MasterWithFigures[]> {
	const parties = asked ? masters.filter((master) => master.kind === 'party') : [];
	const figures = await figuresOf(
		ledger.read,
		parties.map((party) => party.id),
		now(),
	);
	return masters.map((master) => ({
		...viewMaster(master, ledger.id),
		...(asked && master.kind === 'party' ? { figures: figures.get(master.id) ?? [] } : {}),
	}));
}

async function figuresOf(
	read: Reading,
	partyIds: readonly string[],
	now: string,
): Promise<Map<string, FiguresOfParty[]>> {
	if (partyIds.length === 0) return new Map();
	const rows = await outstandingOf(read, partyIds, await todaysOf(read, now));
	const byParty = Map.groupBy(rows, (row) => row.partyId);
	return new Map(
		[...byParty].map(([id, group]) => [
			id,
			group.map((row) => {
				const { partyId, partyCode, partyName, ...figures } = viewOutstanding(row);
				return figures;
			}),
		]),
	);
}
