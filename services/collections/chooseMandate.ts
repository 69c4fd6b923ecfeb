import type { CalendarDate } from '../../domain/dates/calendarDate';
import { gapsOf, type UsedMandate } from './usesOfMandates';

/**
 * The mandate that collects: the one that is asked for, else the one that is ready and was signed last; where none is
 * ready, the last one, so that its gaps are told.
 */
export function chooseMandate(
	mandates: readonly UsedMandate[],
	asked: string | undefined,
	today: CalendarDate,
): UsedMandate | undefined {
	if (asked !== undefined)
		return mandates.find(({ mandate }) => mandate.id === asked || mandate.code === asked);
	const inUse = mandates.filter(({ mandate }) => mandate.active);
	const bySignature = (one: UsedMandate, other: UsedMandate) =>
		signedOn(one) < signedOn(other) ? -1 : signedOn(one) > signedOn(other) ? 1 : 0;
	const sorted = [...inUse].sort(bySignature);
	return sorted.findLast((used) => gapsOf(used, today).length === 0) ?? sorted.at(-1);
}

const signedOn = ({ mandate }: UsedMandate) => mandate.content.signedOn ?? '';
