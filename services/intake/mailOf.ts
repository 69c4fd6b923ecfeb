import type { MailFacts } from '../../intake';

interface Given {
	readonly sender?: string | undefined;
	readonly subject?: string | undefined;
	readonly messageId?: string | undefined;
	readonly sentAt?: string | undefined;
}

/** Who sent a file: as the workflow says, else as the mail itself does; null where it came in no mail. */
export function mailOf(given: Given, mail: MailFacts | undefined): Record<string, string> | null {
	const facts = {
		from: given.sender ?? mail?.from,
		subject: given.subject ?? mail?.subject,
		messageId: given.messageId ?? mail?.messageId,
		date: given.sentAt ?? mail?.date,
	};
	const known = Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== undefined);
	return known.length === 0 ? null : Object.fromEntries(known);
}
