import { Readable } from 'node:stream';
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { exportMasters, type ExportRequest } from '../../services/exportMasters';
import type { ServiceContext } from '../../services/context';
import { assertFileSize, importRows, type ImportReport, type ImportRequest } from '../../services/importRows';
import { refuse } from '../../services/refusal';
import { systemClock } from '../shared/clock';
import { failedItem, nodeErrorOf } from '../shared/failure';
import { openLedger } from '../shared/ledgerHandle';
import type { Operation } from '../shared/operation';
import { readInput } from '../shared/readInput';
import { EXPORT_FIELDS, IMPORT_FIELDS } from './importFields';

/** What the parameters of an import say, beside the rows. */
interface ImportInput extends Omit<ImportRequest, 'source'> {
	readonly rowsFrom?: 'file' | 'items';
	readonly inputFileField?: string;
	readonly delimiter?: string;
	readonly encoding?: NonNullable<Extract<ImportRequest['source'], { file: unknown }>['choices']>['encoding'];
	readonly give?: 'rows' | 'refused' | 'summary';
	readonly actor?: string;
}

export const IMPORT_OPERATIONS: readonly Operation[] = [
	{
		does: 'takeRows',
		name: 'import',
		output: 'importedRow',
		displayName: 'Import',
		action: 'Import rows of an old system',
		description:
			'Bring in customers, suppliers, contacts, products, mandates, open quotations, orders and invoices; importing the same rows again changes nothing',
		fields: IMPORT_FIELDS,
		run: takeRows,
	},
	{
		does: 'keepBooks',
		name: 'export',
		output: 'exportedMasters',
		displayName: 'Export',
		action: 'Export records to a file',
		description:
			'Write customers, suppliers, contacts, products or mandates to a CSV file that Import reads back',
		fields: EXPORT_FIELDS,
		async run({ books, input, now }) {
			const { ledger } = await books();
			const request = input as unknown as ExportRequest;
			const { content, mimeType, fileName, ...json } = await exportMasters(
				{ ledger, now, actor: 'export' },
				request,
			);
			return [
				{
					json: { ...json, fileName },
					file: { name: fileName, mimeType, content: Readable.from([content]) },
				},
			];
		},
	},
];

async function takeRows(functions: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const input = readParameters(functions);
	const options = functions.getNodeParameter('options', 0, {}) as { useEmbeddedLedgerAnyway?: boolean };
	const { name, id } = functions.getWorkflow();
	const context: ServiceContext = {
		ledger: await openLedger(functions, { useEmbeddedAnyway: options.useEmbeddedLedgerAnyway }),
		now: systemClock,
		actor: input.actor || `workflow ${name ?? id ?? ''}`.trim(),
		dryRun: functions.getNodeParameter('dryRun', 0, false) === true,
		signal: functions.getExecutionCancelSignal(),
	};
	return input.rowsFrom === 'items'
		? takeItems(functions, context, input)
		: takeFiles(functions, context, input);
}

function readParameters(functions: IExecuteFunctions): ImportInput {
	const fields = IMPORT_FIELDS.filter(({ name }: INodeProperties) => name !== 'dryRun');
	return readInput(functions, 0, { source: 'fields', itemField: '', fields }) as unknown as ImportInput;
}

/** All items are the rows of one table. */
async function takeItems(
	functions: IExecuteFunctions,
	context: ServiceContext,
	input: ImportInput,
): Promise<INodeExecutionData[]> {
	const items = functions.getInputData().map(({ json }) => json);
	const report = await importRows(context, { ...input, source: { items } });
	showHints(functions, report);
	// The titles are row 1, so the first item is row 2.
	return itemsOf(
		report,
		context,
		input,
		(row) => ({ item: row - 2 }),
		items.map((_item, item) => ({ item })),
	);
}

/** Each item brings a file of its own. */
async function takeFiles(
	functions: IExecuteFunctions,
	context: ServiceContext,
	input: ImportInput,
): Promise<INodeExecutionData[]> {
	const given: INodeExecutionData[] = [];
	for (const [index] of functions.getInputData().entries()) {
		const paired = { item: index };
		try {
			const { file, name } = await loadFile(functions, index, input.inputFileField ?? 'data');
			const choices = { delimiter: input.delimiter, encoding: input.encoding };
			const report = await importRows(context, { ...input, source: { file, choices } });
			showHints(functions, report);
			given.push(...itemsOf(report, context, input, () => paired, paired, name));
		} catch (error) {
			if (!functions.continueOnFail()) throw nodeErrorOf(functions, error, index);
			given.push(failedItem(functions, error, index));
		}
	}
	return given;
}

/** Its size is looked at before it is loaded. */
async function loadFile(
	functions: IExecuteFunctions,
	index: number,
	field: string,
): Promise<{ file: Buffer; name: string | undefined }> {
	const item = functions.getInputData()[index];
	const binary = item?.binary?.[field];
	if (!binary) {
		const others = Object.keys(item?.binary ?? {}).join(', ');
		refuse({
			rule: 'file.missing',
			field: 'inputFileField',
			message: `The item has no file in its binary field '${field}'. ${others === '' ? 'It has no file at all' : `It has: ${others}`}.`,
			fix: "Name the binary field in 'Input File Field', or take 'Rows From' the incoming items.",
		});
	}
	const size =
		binary.id === undefined
			? Math.floor((binary.data.length * 3) / 4)
			: (await functions.helpers.getBinaryMetadata(binary.id)).fileSize;
	assertFileSize(size);
	return { file: await functions.helpers.getBinaryDataBuffer(index, field), name: binary.fileName };
}

type Paired = NonNullable<INodeExecutionData['pairedItem']>;

function itemsOf(
	{ rows, summary }: ImportReport,
	{ dryRun }: ServiceContext,
	{ give = 'rows' }: ImportInput,
	pairedOf: (row: number) => Paired,
	all: Paired,
	file?: string,
): INodeExecutionData[] {
	const named = file === undefined ? {} : { file };
	const dry = dryRun ? { dryRun: true } : {};
	const shown = rows.filter(({ status }) => give === 'rows' || (give === 'refused' && status === 'refused'));
	return [
		...shown.map((row) => ({
			json: { ...row, ...named, ...dry } as IDataObject,
			pairedItem: pairedOf(row.row),
		})),
		{ json: { ...summary, ...named } as unknown as IDataObject, pairedItem: all },
	];
}

function showHints(functions: IExecuteFunctions, { hints, summary }: ImportReport): void {
	functions.addExecutionHints(
		{ message: summary.message, type: summary.refused > 0 ? 'warning' : 'info', location: 'outputPane' },
		...hints.map((message) => ({ message, type: 'info', location: 'outputPane' }) as const),
	);
}
