import type { Master } from '../../domain/masters/schemas';
import { findMandateGaps } from '../../domain/sepa/findMandateGaps';
import { findMandateState, type MandateState } from '../../domain/sepa/findMandateState';
import type { MandateUse } from '../../domain/sepa/mandate';
import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { Reading, StoredDebit } from '../../ledger/port';

/** A mandate with the debits that were made under it, also under the reference that it had before. */
export interface UsedMandate {
	readonly mandate: Master<'mandate'>;
	readonly debits: readonly StoredDebit[];
	/** The debits as its rules see them, after the last collection by a former system. */
	readonly uses: readonly MandateUse[];
}

/** Reads what was collected under mandates, once for all of them. */
export async function usesOfMandates(
	{ masters, debits }: Pick<Reading, 'masters' | 'debits'>,
	mandates: ReadonlyArray<Master<'mandate'>>,
): Promise<(mandateId: string) => UsedMandate | undefined> {
	const former = new Map<string, string>();
	for (const { id, companyId, content } of mandates) {
		if (content.formerReference === undefined) continue;
		const before = await masters.find('mandate', content.formerReference, companyId ?? undefined);
		if (before) former.set(id, before.id);
	}
	const all = await debits.ofMandates([...mandates.map(({ id }) => id), ...former.values()]);
	const byMandate = Map.groupBy(all, ({ mandateId }) => mandateId);
	const known = new Map(
		mandates.map((mandate) => {
			const ids = [former.get(mandate.id), mandate.id];
			const own = ids.flatMap((id) => byMandate.get(id ?? '') ?? []);
			return [mandate.id, { mandate, debits: own, uses: [...takenOver(mandate), ...own.map(useOf)] }];
		}),
	);
	return (mandateId) => known.get(mandateId);
}

const useOf = ({ dueOn, sequence, outcome }: StoredDebit): MandateUse => ({ dueOn, sequence, outcome });

/** What a former system collected last. */
function takenOver({ content }: Master<'mandate'>): MandateUse[] {
	const { lastCollectionOn, recurrence } = content;
	if (lastCollectionOn === undefined) return [];
	const sequence = recurrence === 'oneOff' ? 'OOFF' : 'RCUR';
	return [{ dueOn: lastCollectionOn, sequence, outcome: 'settled' }];
}

/** What a mandate lacks before it can collect on a day; empty where it is ready. */
export function gapsOf({ mandate, uses, debits }: UsedMandate, onDate: CalendarDate): string[] {
	const { code, content, active } = mandate;
	const { iban, signedOn, signedAt, recurrence, cancelledOn } = content;
	const kept = { reference: code, iban, signedOn, signedAt, recurrence, cancelledOn, uses };
	return [
		...(active ? [] : ['to be active']),
		...findMandateGaps(kept, onDate),
		...(isAccountRefused(content.iban, debits) ? ['another account: the bank has refused this one'] : []),
	];
}

/** Codes by which a bank says that the account itself is wrong or closed. */
const WRONG_ACCOUNT = new Set(['AC01', 'AC04']);

/** The bank said so of this account, and nothing has settled since. */
function isAccountRefused(iban: string, debits: readonly StoredDebit[]): boolean {
	const isRefused = ({ reasonCode }: StoredDebit) => WRONG_ACCOUNT.has(reasonCode ?? '');
	const last = debits.findLast((debit) => debit.outcome === 'settled' || isRefused(debit));
	return last !== undefined && isRefused(last) && last.plan.debtor.iban === iban;
}

export function stateOf({ mandate, uses }: UsedMandate, onDate: CalendarDate): MandateState {
	const { signedOn, cancelledOn, recurrence = 'recurrent' } = mandate.content;
	return findMandateState({ signedOn, cancelledOn, recurrence, uses }, onDate);
}
