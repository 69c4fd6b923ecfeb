import type { Reading } from '../../ledger/port';

interface Names {
	readonly code: string;
	readonly name: string;
}

/** Codes and names of the companies and products that a page of rows is about, by id; read once for the whole page. */
export async function namesOf(
	{ masters }: Pick<Reading, 'masters'>,
	rows: ReadonlyArray<{ readonly companyId: string; readonly productId: string }>,
): Promise<(id: string) => Names> {
	const names = new Map<string, Names>();
	for (const [companyId, own] of Map.groupBy(rows, (row) => row.companyId)) {
		const company = await masters.get('company', companyId);
		if (company) names.set(companyId, company);
		const ids = [...new Set(own.map(({ productId }) => productId))];
		for (const [id, product] of await masters.findMany('product', ids, companyId)) names.set(id, product);
	}
	return (id) => names.get(id) ?? { code: '', name: '' };
}
