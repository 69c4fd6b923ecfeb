import type { Master } from '../../domain/masters/schemas';
import { Refusal } from '../../domain/refusal';
import type { Reading } from '../../ledger/port';
import { NO_TWINS, readCodeTwins, type CodeTwins } from './codeTwins';
import type { Dataset } from './dataset';
import { textAt, type Entry, type Verdict } from './entries';
import { readTakenNumbers, type FormerKind, type TakenNumbers } from './formerSeries';

/** What can be told from the books before anything is written: spoilt codes, numbers that are taken. */
export async function checkAgainstBooks(
	read: Pick<Reading, 'masters' | 'series'>,
	dataset: Dataset,
	company: Master<'company'>,
	verdicts: readonly Verdict[],
): Promise<Verdict[]> {
	const checks: Array<(entry: Entry) => Entry> = [];
	for (const [kind, field] of referencesOf(dataset)) {
		const codes = verdicts.map((verdict) =>
			'entry' in verdict ? textAt(verdict.entry.input, field) : undefined,
		);
		const twins: CodeTwins = codes.some((code) => code !== undefined && /^[1-9]\d*$/.test(code))
			? await readCodeTwins(read, kind, company.id)
			: NO_TWINS;
		checks.push((entry) => {
			twins.assertWhole(textAt(entry.input, field) ?? '', field);
			return entry;
		});
	}
	for (const kind of formerKindsOf(dataset)) {
		const taken = await readTakenNumbers(read, company, kind);
		checks.push((entry) => ((entry.input['type'] ?? kind) === kind ? knownEntry(entry, taken) : entry));
	}
	return verdicts.map((verdict): Verdict => {
		if (!('entry' in verdict)) return verdict;
		try {
			return { entry: checks.reduce((entry, check) => check(entry), verdict.entry) };
		} catch (error) {
			return { rows: verdict.entry.rows, key: verdict.entry.key, error };
		}
	});
}

type Reference = readonly [kind: 'party' | 'product' | 'contact' | 'mandate', field: string];

function referencesOf(dataset: Dataset): Reference[] {
	if (dataset.makes !== 'master') return [['party', 'customer']];
	const own: Reference = [dataset.kind as Reference[0], 'code'];
	return dataset.kind === 'contact' || dataset.kind === 'mandate' ? [own, ['party', 'party']] : [own];
}

function formerKindsOf({ makes }: Dataset): FormerKind[] {
	if (makes === 'invoice') return ['invoice', 'creditNote'];
	if (makes === 'linesOfQuotation') return ['quotation'];
	return makes === 'linesOfOrder' ? ['salesOrder'] : [];
}

function knownEntry(entry: Entry, { former, own }: TakenNumbers): Entry {
	const known = former.get(entry.key);
	if (known !== undefined) return { ...entry, input: { ...entry.input, known } };
	if (!own.has(entry.key)) return entry;
	throw new Refusal({
		rule: 'number.taken',
		field: 'number',
		message: `'${entry.key}' is the number of a document that was made here.`,
		fix: 'Only documents of the former system are imported; leave the row out.',
	});
}
