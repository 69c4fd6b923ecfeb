import type { Master } from '../../domain/masters/schemas';
import { findDirection } from '../../domain/received/findDirection';
import type { ReceivedInvoice } from '../../domain/received/receivedInvoice';
import type { Reading } from '../../ledger/port';
import { resolveMaster } from '../parts/resolve';

type Masters = Pick<Reading, 'masters'>;

/** More companies than that no ledger has. */
const MOST = 1000;

/** Numbers by which an invoice names one of our companies. */
export const ownIdsOf = ({ content }: Master<'company'>): string[] =>
	[content.vatNumber, content.registrationNumber].filter((id) => id !== undefined);

/**
 * The company of ours that an invoice is for: the one that is named, the one whose number is on it, the only one there
 * is. Undefined where several may be meant: a person says.
 */
export async function companyFor(
	{ masters }: Masters,
	invoice: ReceivedInvoice,
	named: string | undefined,
): Promise<Master<'company'> | undefined> {
	if (named !== undefined) return resolveMaster({ masters }, 'company', named, undefined, 'company');
	const all = await masters.list({ kind: 'company', onlyActive: true, limit: MOST });
	const onIt = all.filter((company) => findDirection(invoice, ownIdsOf(company)) !== 'unknown');
	const found = onIt.length > 0 ? onIt : all;
	return found.length === 1 ? found[0] : undefined;
}
