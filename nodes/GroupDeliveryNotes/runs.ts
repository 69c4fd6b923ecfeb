import type { IDataObject } from 'n8n-workflow';
import type { ServiceContext } from '../../services/context';
import { groupNotes, type GroupedNotes } from '../../services/groupNotes';
import { listNotes } from '../../services/listNotes';

interface NamedNote {
	readonly id: string;
	readonly number: string | null;
}

/** An output item and the delivery notes that it is about. */
interface AboutNotes {
	readonly json: object;
	readonly notes: readonly NamedNote[];
}

export interface NotesRun {
	readonly taken: readonly AboutNotes[];
	readonly leftOut: readonly AboutNotes[];
	readonly refused: GroupedNotes['refused'];
	readonly hints: readonly string[];
}

/** @param tolerant a pick that is no delivery note is told, and the rest goes on */
export type RunOfNotes = (
	context: ServiceContext,
	input: IDataObject,
	tolerant: boolean,
) => Promise<NotesRun>;

/** Most notes of one pick list. */
const MOST = 10_000;

const group: RunOfNotes = async (context, input, tolerant) => {
	const { groups, leftOut, ...rest } = await groupNotes(context, input, tolerant);
	return {
		...rest,
		taken: groups.map((json) => ({ json, notes: json.notes })),
		leftOut: leftOut.map((json) => ({ json, notes: [json] })),
	};
};

/** What could not be invoiced even if it were picked is nothing to pick. */
const list: RunOfNotes = async (context, { returnAll, limit, ...input }, tolerant) => {
	const query = { ...input, limit: returnAll === true ? MOST : limit };
	const { notes, ...rest } = await listNotes(context, query, tolerant);
	const shown = notes.map((json) => ({ json, notes: [json], canBePicked: json.canBePicked }));
	return {
		...rest,
		taken: shown.filter(({ canBePicked }) => canBePicked),
		leftOut: shown.filter(({ canBePicked }) => !canBePicked),
	};
};

export const RUNS: Readonly<Record<string, RunOfNotes>> = { group, list };
