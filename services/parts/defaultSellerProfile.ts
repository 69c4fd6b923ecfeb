import type { Reading } from '../../ledger/port';

/** The seller profile of papers that name none: the one that is marked as default, else the first. */
export async function defaultSellerProfile(
	{ masters }: Pick<Reading, 'masters'>,
	companyId: string,
): Promise<string | null> {
	const profiles = await masters.list({ kind: 'sellerProfile', companyId, onlyActive: true, limit: 100 });
	return (profiles.find((profile) => profile.content.isDefault) ?? profiles[0])?.id ?? null;
}
