import { MASTER_KINDS, type Master, type MasterKind } from '../domain/masters/schemas';
import { refuse } from '../domain/refusal';
import type { ServiceContext } from './context';
import { viewMaster, type MasterView } from './parts/masterView';
import { resolveCompany } from './parts/resolve';

export interface MasterQuery {
	readonly company?: string;
	readonly search?: string;
	readonly includeInactive?: boolean;
	/** Of a party: customers or suppliers only. */
	readonly role?: 'customer' | 'supplier';
	readonly limit?: number;
}

const PAGE = 1000;

export async function findMasters(
	context: ServiceContext,
	kind: MasterKind,
	query: MasterQuery = {},
): Promise<MasterView[]> {
	const { ledger } = context;
	const company = query.company === undefined ? undefined : await resolveCompany(ledger.read, query.company);
	const limit = query.limit ?? 50;
	const found: Master[] = [];
	let after: string | undefined;
	while (found.length < limit) {
		const page = await ledger.read.masters.list({
			kind,
			companyId: company?.id,
			search: query.search,
			onlyActive: query.includeInactive !== true,
			after,
			limit: PAGE,
		});
		found.push(...page.filter((master) => hasRole(master, query.role)));
		if (page.length < PAGE) break;
		after = page.at(-1)?.id;
	}
	return found.slice(0, limit).map((master) => viewMaster(master, ledger.id));
}

export async function getMaster(
	{ ledger }: ServiceContext,
	kind: MasterKind,
	reference: string,
): Promise<MasterView> {
	const master = await ledger.read.masters.find(kind, reference);
	if (master) return viewMaster(master, ledger.id);
	return refuse({
		rule: `${kind}.unknown`,
		field: 'id',
		message: `${MASTER_KINDS[kind].title} '${reference}' does not exist.`,
		fix: 'Choose it from the list, or give its code.',
	});
}

function hasRole(master: Master, role: MasterQuery['role']): boolean {
	if (role === undefined || master.kind !== 'party') return true;
	const { isCustomer, isSupplier } = master.content as { isCustomer?: boolean; isSupplier?: boolean };
	return role === 'customer' ? isCustomer !== false : isSupplier === true;
}
