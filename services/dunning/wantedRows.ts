import { z } from 'zod/v4';
import type { BillingDocument } from '../../domain/documents/document';
import { gatherLetters } from '../../domain/dunning/gatherLetters';
import type { DunningLetter, DunningPlan, DunningRow } from '../../domain/dunning/plan';
import { envelope } from '../../domain/schemas/documentInput';
import { text } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import type { ServiceContext } from '../context';
import { unknownDocument } from '../parts/resolve';
import { assertSameLedger } from '../useCase';

/** A row of a plan that somebody has chosen; the rest of the row may come along. */
const wantedRow = z.object({
	ledger: envelope.ledger,
	/** As Plan gives it: document, instalment, stage and policy version. */
	rowKey: text(300),
	/** Rows that Plan puts in one letter stay together; a row without one goes alone. */
	letter: text(600).optional(),
});

export interface WantedRow {
	/** Place of the input. */
	readonly index: number;
	readonly rowKey: string;
	readonly documentId: string;
	readonly instalment: number;
}

/** Rows that go out together. */
export interface WantedLetter {
	readonly companyId: string;
	readonly partyId: string;
	readonly rows: readonly WantedRow[];
}

export interface Wanted {
	readonly letters: readonly WantedLetter[];
	readonly refused: ReadonlyArray<{ readonly index: number; readonly error: unknown }>;
}

/** Reads the chosen rows and puts those together that go out together. */
export async function readWanted(context: ServiceContext, inputs: readonly unknown[]): Promise<Wanted> {
	const refused: Array<{ index: number; error: unknown }> = [];
	const rows: Array<WantedRow & { readonly group: string }> = [];
	for (const [index, raw] of inputs.entries()) {
		try {
			const { rowKey, letter, ledger } = parseInput(wantedRow, raw);
			assertSameLedger(context, { ledger });
			const [documentId = '', instalment = '1'] = rowKey.split('/');
			rows.push({ index, rowKey, documentId, instalment: Number(instalment), group: letter ?? rowKey });
		} catch (error) {
			refused.push({ index, error });
		}
	}
	const ids = [...new Set(rows.map(({ documentId }) => documentId))];
	const found = await context.ledger.read.documents.getMany(ids);
	const documents = new Map(found.map((document) => [document.id, document]));
	const known = rows.filter(({ index, documentId }) => {
		if (documents.has(documentId)) return true;
		refused.push({ index, error: errorOf(() => unknownDocument(documentId)) });
		return false;
	});
	const ownerOf = ({ documentId }: WantedRow) => documents.get(documentId) as BillingDocument;
	const groups = Map.groupBy(
		known,
		(row) => `${ownerOf(row).companyId}/${ownerOf(row).partyId}/${row.group}`,
	);
	const letters = [...groups.values()].map((group) => {
		const [first] = group as readonly WantedRow[] as readonly [WantedRow];
		const { companyId, partyId } = ownerOf(first);
		return { companyId, partyId, rows: group };
	});
	return { letters, refused };
}

function errorOf(work: () => unknown): unknown {
	try {
		work();
	} catch (error) {
		return error;
	}
	return undefined;
}

/** A chosen row to which nothing goes out, and why. */
export interface LeftOutRow {
	readonly index: number;
	readonly row: DunningRow | undefined;
	readonly rule: string;
	readonly reason: string;
}

export interface Chosen {
	readonly letters: readonly DunningLetter[];
	readonly leftOut: readonly LeftOutRow[];
}

/** Of a fresh plan the rows that were chosen and are due still, as letters; and what has changed since of the others. */
export function chooseRows(
	plan: DunningPlan,
	wanted: WantedLetter,
	isWanted: (row: DunningRow) => boolean,
): Chosen {
	const chosen: DunningRow[] = [];
	const leftOut: LeftOutRow[] = [];
	for (const { index, rowKey, documentId, instalment } of wanted.rows) {
		const row = plan.rows.find(({ item }) => item.id === documentId && (item.instalment ?? 1) === instalment);
		if (row && row.key === rowKey && isWanted(row)) {
			if (!chosen.includes(row)) chosen.push(row);
		} else leftOut.push({ index, row, ...whyNot(row, rowKey) });
	}
	const planned = new Map(plan.letters.flatMap((letter) => letter.rows.map((row) => [row, letter] as const)));
	const letters = gatherLetters(chosen, {
		oneLetter: () => true,
		creditOf: (row) => planned.get(row)?.credit ?? 0,
	});
	return { letters, leftOut };
}

function whyNot(row: DunningRow | undefined, rowKey: string): Pick<LeftOutRow, 'rule' | 'reason'> {
	if (row === undefined)
		return { rule: 'dunning.gone', reason: `There is nothing to follow up under ${rowKey} any more.` };
	if (row.standing !== 'due' || row.key === rowKey) return { rule: row.rule, reason: row.reason };
	return {
		rule: 'dunning.changed',
		reason: `${row.reason} It was planned by another stage or another version of the policy; plan again.`,
	};
}
