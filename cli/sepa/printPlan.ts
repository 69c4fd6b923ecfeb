import type { DebitPlan, DebitPlace } from '../../domain/sepa/debitPlan';
import { clean } from '../grouping/printGrouping';

const NOTICES_PRINTED = 20;

/** What became of a batch, for people: faults by debtor, then what else to know. */
export function printPlan({ head, debits, problems, notices }: DebitPlan, outcome: string): string {
	const refused = new Set(problems.map(({ position }) => position)).size;
	const lines = [
		`${head.version}, message ${head.messageId}: ${count(debits.length, 'debit')} ready${refused === 0 ? '' : `, ${refused} refused`}.`,
		...byDebtor(problems, ({ field, message, fix, rule }) => [`${field}: ${message} ${fix} [${rule}]`]),
		...(notices.length === 0 ? [] : ['To know:']),
		...notices.slice(0, NOTICES_PRINTED).map(({ message, ...place }) => `  ${nameOf(place)}: ${message}`),
		...(notices.length > NOTICES_PRINTED
			? [`  and ${notices.length - NOTICES_PRINTED} more; --json lists them all.`]
			: []),
		outcome,
	];
	return clean(lines.join('\n'));
}

function byDebtor<P extends DebitPlace>(all: readonly P[], write: (one: P) => string[]): string[] {
	const places = new Map<string, P[]>();
	for (const one of all) places.set(nameOf(one), [...(places.get(nameOf(one)) ?? []), one]);
	return [...places].flatMap(([name, own]) => [`${name}:`, ...own.flatMap(write).map((line) => `  ${line}`)]);
}

function nameOf({ position, debtor, mandate }: DebitPlace): string {
	if (position === null) return 'The batch';
	return `Collection ${position + 1}, ${debtor ?? 'no name'} (mandate ${mandate ?? 'missing'})`;
}

function count(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
