import { refuse } from '../../domain/refusal';
import type { DebitNotice } from '../../domain/sepa/debitPlan';
import type { WorkContext } from '../context';
import type { PlannedCollections } from './planCollections';
import { nameOfDebit } from './toCollection';

type LeftOutList = PlannedCollections['leftOut'];

/** Far more than a person reads; the count says how many there are. */
const TOLD = 50;

/** Every fault of every debtor in one refusal: a person mends them all at once. */
export function refuseLeftOut(list: LeftOutList): never {
	const [first] = list;
	const faults = list.flatMap(sentencesOf);
	refuse({
		rule: 'batch.refused',
		field: 'items',
		...(first && { document: nameOfDebit(first.examined.document) }),
		message: `${list.length} of the debits are refused, so no file is written. ${tellAll(faults)}`,
		fix: first?.reasons[0]?.fix ?? "Correct them all, or build the valid debits alone ('Valid Only').",
	});
}

/** What is left out, where the valid ones are asked for alone. */
export function tellLeftOut(list: LeftOutList, { hint }: Pick<WorkContext, 'hint'>): void {
	if (list.length === 0) return;
	hint(`${list.length} of the debits are left out. ${tellAll(list.flatMap(sentencesOf))}`);
}

/** What to know of a batch that is built: days that were moved, versions that a bank may refuse. */
export function tellNotices(notices: readonly DebitNotice[], { hint }: Pick<WorkContext, 'hint'>): void {
	for (const { message, debtor } of notices.slice(0, TOLD))
		hint(debtor === null ? message : `${debtor}: ${message}`);
}

function sentencesOf({ examined, reasons }: LeftOutList[number]): string[] {
	const { document, party, mandate } = examined;
	const who = [party?.name, mandate?.mandate.code].filter(Boolean).join(', ');
	return reasons.map(({ message }) => `${nameOfDebit(document)}${who === '' ? '' : ` (${who})`}: ${message}`);
}

function tellAll(sentences: readonly string[]): string {
	const rest = sentences.length - TOLD;
	return [...sentences.slice(0, TOLD), ...(rest > 0 ? [`And ${rest} more.`] : [])].join(' ');
}
