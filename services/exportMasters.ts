import { setImmediate } from 'node:timers/promises';
import type { Master } from '../domain/masters/schemas';
import { neutralizeFormula, writeCsv, type Delimiter } from '../formats/csv';
import type { ServiceContext } from './context';
import type { Column, Language } from './imports/columns/column';
import { DATASETS, type MasterDatasetName } from './imports/dataset';
import { maskIban } from './parts/masterView';
import { resolveCompany } from './parts/resolve';

/** How a spreadsheet of the country reads a CSV file. */
export const SPREADSHEET_STYLES = {
	/** Excel in French or Vietnamese. */
	semicolon: { delimiter: ';', decimal: ',' },
	/** Excel in English, and most programs. */
	comma: { delimiter: ',', decimal: '.' },
} as const satisfies Record<string, { delimiter: Delimiter; decimal: string }>;
export type SpreadsheetStyle = keyof typeof SPREADSHEET_STYLES;

export interface ExportRequest {
	readonly dataset: MasterDatasetName;
	readonly company?: string;
	/** Of the titles; the company's own where it is missing. */
	readonly language?: Language;
	readonly style?: SpreadsheetStyle;
	readonly includeInactive?: boolean;
	/** IBANs are masked unless they are asked for: a file is easily passed on. */
	readonly fullIbans?: boolean;
}

export interface ExportedFile {
	readonly ledger: string;
	readonly dataset: string;
	readonly rows: number;
	readonly fileName: string;
	readonly mimeType: 'text/csv';
	readonly content: Buffer;
}

const PAGE = 500;

/** Writes the masters of a company, and those that all share, as a CSV file that an import reads back unchanged. */
export async function exportMasters(context: ServiceContext, request: ExportRequest): Promise<ExportedFile> {
	const { ledger } = context;
	const company = await resolveCompany(ledger.read, request.company);
	const { columns, kind, name } = DATASETS[request.dataset];
	const { style = 'semicolon', language = company.content.language, fullIbans = false } = request;
	const rows: string[][] = [columns.map(({ titles }) => titles[language][0] ?? '')];
	const codes = new Map<string, string>();
	for (let after: string | undefined; ;) {
		const page = await ledger.read.masters.list({
			kind,
			companyId: company.id,
			onlyActive: request.includeInactive !== true,
			after,
			limit: PAGE,
		});
		for (const master of page.filter((candidate) => belongsTo(candidate, request.dataset))) {
			const content = { ...(master.content as Content), ...(await codesOf(context, master, codes)) };
			for (const part of partsOf(content))
				rows.push(columns.map((column) => cellOf(valueAt(part, column.field), column, style, fullIbans)));
		}
		if (page.length < PAGE) break;
		after = page.at(-1)?.id;
		await setImmediate();
	}
	return {
		ledger: ledger.id,
		dataset: name,
		rows: rows.length - 1,
		fileName: `${company.code}-${name.replace(/s?$/, 's')}.csv`.replace(/[^A-Za-z0-9._-]+/g, '-'),
		mimeType: 'text/csv',
		content: await writeCsv(rows, SPREADSHEET_STYLES[style]),
	};
}

type Content = Readonly<Record<string, unknown>>;

function belongsTo({ content }: Master, dataset: MasterDatasetName): boolean {
	const { isCustomer, isSupplier } = content as { isCustomer?: boolean; isSupplier?: boolean };
	if (dataset === 'customer') return isCustomer !== false;
	return dataset !== 'supplier' || isSupplier === true;
}

/** A contact or mandate keeps the id of its customer, a customer that of its payment terms; people know the code. */
async function codesOf(
	{ ledger }: ServiceContext,
	{ content }: Master,
	known: Map<string, string>,
): Promise<Content> {
	const codes: Record<string, string> = {};
	for (const kind of ['party', 'paymentTerms'] as const) {
		const id = (content as Content)[kind];
		if (typeof id !== 'string') continue;
		const code = known.get(id) ?? (await ledger.read.masters.get(kind, id))?.code ?? id;
		known.set(id, code);
		codes[kind] = code;
	}
	return codes;
}

/** Payment terms take a row a line; every other record is one row. */
function partsOf(content: Content): Content[] {
	const { lines } = content;
	return Array.isArray(lines) ? lines.map((line: Content) => ({ ...content, line })) : [content];
}

function valueAt(content: Content, path: string): unknown {
	return path.split('.').reduce<unknown>((value, name) => (value as Content | undefined)?.[name], content);
}

const NUMBERS = new Set(['decimal', 'amount', 'percent']);

function cellOf(value: unknown, { type }: Column, style: SpreadsheetStyle, fullIbans: boolean): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	const text = String(value);
	if (NUMBERS.has(type)) return unmistakable(text, type).replace('.', SPREADSHEET_STYLES[style].decimal);
	if (type === 'iban' && !fullIbans) return maskIban(text);
	return neutralizeFormula(text);
}

/** With three decimals a number could be read as thousands, and a small percentage as a share of one. */
function unmistakable(decimal: string, type: Column['type']): string {
	if (type === 'percent' && decimal.startsWith('0.')) return `${decimal} %`;
	return /\.\d{3}$/.test(decimal) ? `${decimal}0` : decimal;
}
