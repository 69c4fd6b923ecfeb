import type { Master } from '../../domain/masters/schemas';
import type { Reading } from '../../ledger/port';
import { resolveCompany } from '../parts/resolve';

const MOST = 1000;

/** The company that is asked for, else all that are in use. */
export async function companiesOf(
	read: Pick<Reading, 'masters'>,
	asked: string | undefined,
): Promise<Array<Master<'company'>>> {
	if (asked !== undefined) return [await resolveCompany(read, asked)];
	return read.masters.list({ kind: 'company', onlyActive: true, limit: MOST });
}
