import type { Master } from '../../domain/masters/schemas';
import type { LedgerTx } from '../../ledger/port';
import { foldText } from '../../ledger/searchText';

type Product = Master<'product'>;

/** More than these are told apart by their codes. */
const MOST = 200;

export interface NamedProducts {
	/** Those whose whole name it is; capitals and accents do not matter. */
	readonly named: readonly Product[];
	/** Those whose code or name holds it. */
	readonly near: readonly Product[];
}

/** Active products of a company, or shared by all, by what was typed in place of a code (libellé). */
export async function findProductsNamed(
	tx: Pick<LedgerTx, 'masters'>,
	typed: string,
	companyId: string,
): Promise<NamedProducts> {
	const filter = { kind: 'product', companyId, search: typed, onlyActive: true, limit: MOST } as const;
	const near = await tx.masters.list(filter);
	const wanted = foldText(typed);
	return { named: near.filter(({ name }) => foldText(name) === wanted), near };
}
