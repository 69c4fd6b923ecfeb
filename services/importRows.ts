import type { Master } from '../domain/masters/schemas';
import { Refusal } from '../domain/refusal';
import type { CsvChoices } from '../formats/csv';
import type { ServiceContext } from './context';
import { checkAgainstBooks } from './imports/checkAgainstBooks';
import { findConventions, type AskedConventions } from './imports/conventions';
import { DATASETS, type Dataset, type DatasetName, type ImportFacts } from './imports/dataset';
import { groupLines, oneARow, textAt, type Entry, type ReadRow, type Verdict } from './imports/entries';
import { groupTerms } from './imports/groupTerms';
import { importMaster } from './imports/importMaster';
import { importOpenDocument } from './imports/importOpenDocument';
import { importOpenInvoice } from './imports/importOpenInvoice';
import { matchColumns, type MatchedColumn } from './imports/matchColumns';
import { prepareInvoice, skipSettled } from './imports/prepareInvoice';
import { prepareMaster } from './imports/prepareMaster';
import { readRow, type RowValues } from './imports/readRow';
import { summarize, type ImportReport } from './imports/report';
import { entryRows, undoneRows } from './imports/reportRows';
import type { RowView } from './imports/rowView';
import { tableOfFile, tableOfItems, type Table } from './imports/table';
import { takeTurns } from './imports/takeTurns';
import { withoutTorn } from './imports/withoutTorn';
import { resolveCompany } from './parts/resolve';
import { runUseCase, type AnyUseCase, type Outcome } from './useCase';

export { DATASET_NAMES, DATASETS, type DatasetName } from './imports/dataset';
export { DATE_ORDERS } from './imports/readDate';
export { assertSize as assertFileSize, CSV_LIMITS, ENCODINGS } from '../formats/csv';
export type { ImportedRow, ImportReport, ImportSummary } from './imports/report';

export interface ImportRequest extends AskedConventions {
	readonly dataset: DatasetName;
	/** Code or id; may be left out where there is only one. */
	readonly company?: string;
	readonly source:
		| { readonly file: Uint8Array; readonly choices?: CsvChoices }
		| { readonly items: ReadonlyArray<Readonly<Record<string, unknown>>> };
	readonly createMissingCustomers?: boolean;
	readonly createMissingProducts?: boolean;
}

/**
 * Brings the rows of a file, or of items, into the books. Each row stands for itself: what is wrong with one is said
 * of it, and the others go in. Running it again changes only what differs.
 *
 * @throws Refusal for what concerns the whole of it: the file, its titles, the company.
 */
export async function importRows(context: ServiceContext, request: ImportRequest): Promise<ImportReport> {
	const dataset: Dataset = DATASETS[request.dataset];
	const { ledger } = context;
	const company = await resolveCompany(ledger.read, request.company);
	const { source } = request;
	const table =
		'file' in source
			? await tableOfFile(source.file, source.choices ?? {})
			: await tableOfItems(source.items);
	const { matched, unknown, doubled } = matchColumns(table.columns, dataset.columns, dataset.required);
	const counts = new Map<string, number>();
	const facts: ImportFacts = {
		company,
		has: (field) => matched.some(({ column }) => column.field === field),
		count: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
	};
	const { read, refused } = await readRows(table, matched, dataset, facts, request);
	const verdicts = await checkAgainstBooks(ledger.read, dataset, company, verdictsOf(dataset, read, refused));
	const entries = verdicts.flatMap((verdict) => ('entry' in verdict ? [verdict.entry] : []));
	const { useCase, inputOf } = useCaseOf(dataset, company, request);
	const outcomes = (await runUseCase(useCase, context, entries.map(inputOf))) as Array<Outcome<RowView>>;
	const say = { ledger: ledger.id, matched, dryRun: context.dryRun === true };
	const rows = [
		...verdicts.flatMap((verdict) => ('entry' in verdict ? [] : undoneRows(verdict, say))),
		...outcomes.flatMap((outcome, index) => entryRows(entries[index] as Entry, outcome, say)),
	].sort((a, b) => a.row - b.row);
	return {
		rows,
		summary: summarize(rows, {
			ledger: ledger.id,
			dataset: request.dataset,
			dryRun: say.dryRun,
			unknownColumns: unknown,
		}),
		hints: hintsOf(unknown, doubled, counts),
	};
}

interface Read {
	readonly read: ReadRow[];
	readonly refused: Verdict[];
}

async function readRows(
	table: Table,
	matched: readonly MatchedColumn[],
	dataset: Dataset,
	facts: ImportFacts,
	asked: AskedConventions,
): Promise<Read> {
	const conventionsOf = await findConventions(table, matched, facts.company, asked);
	const prepare =
		dataset.makes === 'master'
			? prepareMaster(dataset)
			: dataset.makes === 'invoice'
				? prepareInvoice
				: asItIs;
	const read: ReadRow[] = [];
	const refused: Verdict[] = [];
	const turn = takeTurns();
	for (const row of table.rows) {
		await turn();
		try {
			const values = readRow(row, matched, table.columns.length, conventionsOf(row));
			if (Object.keys(values).length > 0) read.push({ row: row.row, values: prepare(values, facts) });
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			refused.push({ rows: [row.row], key: keyOf(row.cells, matched, dataset), error });
		}
	}
	return { read, refused };
}

const asItIs = (values: RowValues): RowValues => values;

/** A row that cannot be read as a whole still has a code that its reader knows. */
function keyOf(
	cells: readonly unknown[],
	matched: readonly MatchedColumn[],
	{ required }: Dataset,
): string | undefined {
	const cell = cells[matched.find(({ column }) => column.field === required[0])?.index ?? -1];
	return cell === undefined || cell === null || cell === '' ? undefined : String(cell).trim();
}

function verdictsOf(dataset: Dataset, read: readonly ReadRow[], refused: readonly Verdict[]): Verdict[] {
	if (dataset.makes === 'master' && dataset.kind === 'paymentTerms')
		return [...refused, ...withoutTorn(groupTerms(read), refused)];
	if (dataset.makes === 'master') return [...refused, ...oneARow(read, 'code')];
	if (dataset.makes === 'invoice') {
		const invoices = oneARow(read, 'number', (values) => textAt(values, 'type') ?? '');
		return [...refused, ...invoices.map(skipSettled)];
	}
	return [...refused, ...withoutTorn(groupLines(read), refused)];
}

function useCaseOf(
	dataset: Dataset,
	company: Master<'company'>,
	{ createMissingCustomers, createMissingProducts }: ImportRequest,
): { useCase: AnyUseCase<RowView>; inputOf: (entry: Entry) => object } {
	if (dataset.makes === 'master') {
		const inputOf = ({ key, input }: Entry) => ({ company: company.id, code: key, values: input });
		return { useCase: importMaster(dataset), inputOf };
	}
	const more = { company: company.id, ...(createMissingCustomers ? { createMissingCustomer: true } : {}) };
	if (dataset.makes === 'invoice')
		return { useCase: importOpenInvoice(), inputOf: ({ input }) => ({ ...input, ...more }) };
	const kind = dataset.makes === 'linesOfQuotation' ? 'quotation' : 'salesOrder';
	const products = createMissingProducts ? { createMissingProducts: true } : {};
	return { useCase: importOpenDocument(kind), inputOf: ({ input }) => ({ ...input, ...more, ...products }) };
}

function hintsOf(
	unknown: readonly string[],
	doubled: readonly string[],
	counts: ReadonlyMap<string, number>,
): string[] {
	const named = (titles: readonly string[]) =>
		titles
			.slice(0, 20)
			.map((title) => `'${title}'`)
			.join(', ');
	return [
		...(unknown.length > 0 ? [`Columns that are not known were left aside: ${named(unknown)}.`] : []),
		...(doubled.length > 0
			? [`Columns whose field another column fills were left aside: ${named(doubled)}.`]
			: []),
		...[...counts].map(([what, count]) => `${count} times: ${what}.`),
	];
}
