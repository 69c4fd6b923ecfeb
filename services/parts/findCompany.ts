import type { Master } from '../../domain/masters/schemas';
import { refuse } from '../../domain/refusal';
import type { Reading } from '../../ledger/port';

/**
 * A company by its id or code, also one that is out of use: its books are verified and exported like any other.
 *
 * @throws Refusal `company.unknown`.
 */
export async function findCompany(
	{ masters }: Pick<Reading, 'masters'>,
	reference: string,
): Promise<Master<'company'>> {
	return (
		(await masters.find('company', reference)) ??
		refuse({
			rule: 'company.unknown',
			field: 'company',
			message: `Company '${reference}' does not exist.`,
			fix: 'Choose it from the list, or give its code.',
		})
	);
}
