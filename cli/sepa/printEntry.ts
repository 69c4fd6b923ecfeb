import type { BankEntry } from '../../domain/sepa/bankEntry';
import { findReason } from '../../domain/sepa/reasonCodes';
import { clean } from '../grouping/printGrouping';

/** One thing that the bank tells, on one line, with what to do about a debit that failed. */
export function printEntry(entry: BankEntry): string {
	const { kind, level, amount, currency, bookedOn, valueOn, counterparty, references, reason, status } =
		entry;
	const parts = [
		bookedOn ?? valueOn ?? 'no date',
		level === 'transaction' ? kind : `${kind} of the ${level}`,
		amount === null ? (status ?? '') : `${amount} ${currency ?? ''}`.trim(),
		counterparty.name ?? '',
		references.endToEndId ?? references.blockId ?? references.messageId ?? '',
		references.mandateId === null ? '' : `mandate ${references.mandateId}`,
		reason === null ? '' : tellReason(reason.code, reason.text),
		entry.remittance.join(' '),
	];
	return clean(parts.filter((part) => part !== '').join('  '));
}

function tellReason(code: string, text: string | null): string {
	const { meaning, action } = findReason(code);
	return `${code}: ${meaning} ${action}${text === null ? '' : ` (${text})`}`;
}
