import { DateTime } from 'luxon';
import { isCalendarDate, type Instant } from '../dates/calendarDate';
import { refuse } from '../refusal';
import { LONGEST_NAME, type DebitBatch } from './debitBatch';
import type { DebitHead } from './debitPlan';
import { DEFAULT_VERSION } from './debitVersions';
import { findIdProblem } from './findIdProblem';
import { toSepaText } from './toSepaText';

/** Time of most banks that take these files. */
const BANK_ZONE = 'Europe/Paris';

/**
 * What stands above all debits. The time is written as the clock of the bank shows it, without fractions.
 *
 * @throws Refusal `sepa.id` for the id of the message, `sepa.createdAt`, `sepa.initiatingParty`
 */
export function readHead(batch: DebitBatch, firstCreditorName: string, now: Instant): DebitHead {
	const createdAt = localTime(batch.createdAt ?? now, batch.timeZone ?? BANK_ZONE);
	const messageId = batch.messageId ?? `SDD-${createdAt.replace(/\D/g, '')}`;
	const fault = findIdProblem(messageId, { name: 'Message id' });
	if (fault) refuse({ ...fault, field: 'messageId' });
	const given = batch.initiatingParty ?? {};
	const set = batch.options?.characterSet;
	const name = toSepaText(given.name ?? firstCreditorName, LONGEST_NAME, set);
	if (name === '') {
		refuse({
			rule: 'sepa.initiatingParty',
			field: 'initiatingParty.name',
			message: 'Nobody is named who sends the file.',
			fix: 'Give initiatingParty.name, or a creditor with a name in Latin letters.',
		});
	}
	return {
		version: batch.version ?? DEFAULT_VERSION,
		messageId,
		createdAt,
		initiatingParty: {
			name,
			idKind: given.idKind ?? 'organisation',
			...(given.id !== undefined && { id: toSepaText(given.id, 35, set) }),
			...(given.idScheme !== undefined && { idScheme: toSepaText(given.idScheme, 35, set) }),
		},
	};
}

function localTime(text: string, zone: string): string {
	const hasZone = /(?:Z|[+-]\d{2}:\d{2})$/.test(text);
	const time = hasZone ? DateTime.fromISO(text, { zone }) : DateTime.fromISO(text, { zone: 'utc' });
	if (time.isValid && isCalendarDate(text.slice(0, 10))) return time.toFormat("yyyy-MM-dd'T'HH:mm:ss");
	return refuse({
		rule: 'sepa.createdAt',
		field: 'createdAt',
		message: `'${text}' is not a time that exists.`,
		fix: 'Write it as 2026-11-23T09:30:00.',
	});
}
