import type { BillingDocument } from '../../domain/documents/document';
import type { GroupingRun } from '../../domain/grouping/grouping';
import type { Master } from '../../domain/masters/schemas';
import type { ServiceContext } from '../context';
import type { Candidate } from './candidate';
import { openNoteRun, type NoteRun } from './noteRun';
import { resolveSelection } from './noteSelection';
import { readCandidates, readPicks, type CandidatePage, type Tally } from './readCandidates';
import { toRun, type RunInput } from './runFields';

/** The part of a run that is about one company: two companies never share an invoice, and each has its own today. */
export interface CompanyPart {
	readonly company: Master<'company'>;
	readonly run: GroupingRun;
	readonly pages: AsyncIterable<CandidatePage>;
}

/** @param picked notes that were picked one by one; the selection is asked where it is undefined */
export async function partsOf(
	{ ledger, now }: ServiceContext,
	given: RunInput,
	picked: readonly BillingDocument[] | undefined,
	tally: Tally,
): Promise<CompanyPart[]> {
	const partOf = (company: Master<'company'>, pagesOf: (run: NoteRun) => CompanyPart['pages']) => {
		const notes = openNoteRun(ledger.read, company, given, now());
		return { company, run: toRun(given, notes.onDate), pages: pagesOf(notes) };
	};
	if (!picked) {
		const selections = await resolveSelection(ledger.read, given);
		return selections.map(({ company, queries }) =>
			partOf(company, (run) => readCandidates(run, queries, tally)),
		);
	}
	const parts: CompanyPart[] = [];
	for (const [companyId, notes] of Map.groupBy(picked, (note) => note.companyId)) {
		const company = await ledger.read.masters.get('company', companyId);
		if (!company) throw new Error(`The company of ${notes.length} delivery notes is missing`);
		parts.push(partOf(company, (run) => readPicks(run, notes)));
	}
	return parts;
}

/** The billing mode is a setting of the customer, so it is known once the customer is. */
export function ofModes(
	candidates: readonly Candidate[],
	modes: readonly string[] | undefined,
): readonly Candidate[] {
	return modes ? candidates.filter(({ groupable }) => modes.includes(groupable.mode)) : candidates;
}
