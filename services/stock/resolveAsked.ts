import type { Reading } from '../../ledger/port';
import { resolveCompany, resolveMaster } from '../parts/resolve';

/**
 * Ids of the company and the product that a question names by code or id. A product that is not sold any more still has
 * its movements.
 *
 * @throws Refusal `company.unknown`, `product.unknown`
 */
export async function resolveAsked(
	read: Reading,
	{ company: companyGiven, product: productGiven }: { company?: string; product?: string },
): Promise<{ companyId: string | undefined; productId: string | undefined }> {
	const company = companyGiven === undefined ? undefined : await resolveCompany(read, companyGiven);
	if (productGiven === undefined) return { companyId: company?.id, productId: undefined };
	const product =
		(await read.masters.find('product', productGiven, company?.id)) ??
		(await resolveMaster(read, 'product', productGiven, company?.id, 'product'));
	return { companyId: company?.id, productId: product.id };
}
