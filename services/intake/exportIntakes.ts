import { setImmediate } from 'node:timers/promises';
import { Zip, ZipPassThrough } from 'fflate';
import { z } from 'zod/v4';
import { monthPeriod } from '../../domain/dates/periods';
import { refuse } from '../../domain/refusal';
import { reference, text } from '../../domain/schemas/fields';
import { parseInput } from '../../domain/schemas/parseInput';
import { neutralizeFormula, writeCsv } from '../../formats/csv';
import type { ServiceContext } from '../context';
import { findIntakes } from './findIntakes';
import { getIntakeFile } from './getIntakeFile';
import type { IntakeView } from './intakeView';

const schema = z.object({
	ledger: text(60).optional(),
	company: reference.optional(),
	/** Of the issue dates. */
	month: z
		.string('must be a month, written YYYY-MM')
		.trim()
		.regex(/^(19|2\d)\d\d-(0[1-9]|1[0-2])$/, 'must be a month, written YYYY-MM'),
	direction: z.enum(['purchase', 'sale'], 'must be purchase or sale').optional(),
});

export interface ExportedIntakes {
	readonly view: {
		readonly ledger: string;
		readonly month: string;
		readonly count: number;
		/** Of that month and still to verify: they are not in it. */
		readonly waiting: number;
		readonly name: string;
		readonly mimeType: string;
	};
	readonly content: Buffer;
}

/** A list for whoever keeps the accounts: what stands in the file beside the originals. */
const COLUMNS = [
	'direction',
	'kind',
	'number',
	'invoiceSeries',
	'issueDate',
	'dueDate',
	'sellerName',
	'sellerTaxId',
	'buyerName',
	'currency',
	'net',
	'tax',
	'gross',
	'accountCode',
	'title',
	'source',
	'fileHash',
] as const satisfies ReadonlyArray<keyof IntakeView>;

/** Invoices of one archive; more are asked for by company or direction. */
const MOST = 2000;
/** Bytes of all files: an archive is held in memory. */
const LARGEST = 400 * 1024 * 1024;

/** The confirmed invoices of a month as the accountant takes them: the original files and a list, in one ZIP. */
export async function exportIntakes(context: ServiceContext, query: unknown): Promise<ExportedIntakes> {
	const { month, company, direction } = parseInput(schema, query);
	const { from, to } = monthPeriod(month);
	const period = { company, direction, issuedFrom: from, issuedTo: to };
	const views = await findIntakes(context, { ...period, states: ['confirmed'] });
	if (views.length > MOST) refuseMany(`${views.length} invoices`);
	const waiting = await findIntakes(context, { ...period, states: ['toVerify'] });
	const content = await zipOf(context, views.toReversed());
	return {
		view: {
			...{ ledger: context.ledger.id, month, count: views.length, waiting: waiting.length },
			...{ name: `invoices-${month}.zip`, mimeType: 'application/zip' },
		},
		content,
	};
}

async function zipOf(context: ServiceContext, views: readonly IntakeView[]): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	const zip = new Zip((error, chunk) => {
		if (error) throw error;
		chunks.push(chunk);
	});
	const names = new Set<string>();
	const rows: string[][] = [['file', ...COLUMNS]];
	let size = 0;
	for (const view of views) {
		const file = await getIntakeFile(context, view.id);
		if (file === undefined) continue;
		size += file.bytes.length;
		if (size > LARGEST) refuseMany(`the files of more than ${LARGEST / 1024 / 1024} MB`);
		const name = freeName(view, file.name, names);
		await add(zip, name, file.bytes);
		rows.push([name, ...COLUMNS.map((column) => neutralizeFormula(String(view[column] ?? '')))]);
	}
	await add(zip, 'list.csv', await writeCsv(rows, { delimiter: ';' }));
	zip.end();
	return Buffer.concat(chunks);
}

/** Zip keeps local times without a zone: any other day would be other bytes elsewhere. */
const FIXED_DAY = new Date(1980, 0, 1);
/** Piece by piece, so that the checksum of a large file does not hold others up. */
const PIECE = 1024 * 1024;

async function add(zip: Zip, name: string, bytes: Uint8Array): Promise<void> {
	const entry = new ZipPassThrough(name);
	entry.mtime = FIXED_DAY;
	zip.add(entry);
	for (let start = 0; start + PIECE < bytes.length; start += PIECE) {
		entry.push(bytes.subarray(start, start + PIECE));
		await setImmediate();
	}
	entry.push(bytes.subarray(Math.floor(Math.max(0, bytes.length - 1) / PIECE) * PIECE), true);
}

const FOLDERS: Readonly<Record<string, string>> = { purchase: 'purchases', sale: 'sales' };

/** `purchases/2026-03-04 Kiste 17.pdf`: names are ours, and no path of a sender is taken. */
function freeName(
	{ direction, issueDate, sellerName, buyerName, number }: IntakeView,
	file: string,
	taken: Set<string>,
) {
	const party = (direction === 'sale' ? buyerName : sellerName) ?? '';
	const ending = /\.[A-Za-z0-9]{1,5}$/.exec(file)?.[0] ?? '';
	const plain = [issueDate, party, number]
		.join(' ')
		.replace(/[^\p{L}\p{N} ._-]+/gu, '-')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 120);
	for (let place = 1; ; place += 1) {
		const name = `${FOLDERS[direction] ?? 'other'}/${plain}${place === 1 ? '' : ` (${place})`}${ending}`;
		if (taken.has(name.toLowerCase())) continue;
		taken.add(name.toLowerCase());
		return name;
	}
}

function refuseMany(what: string): never {
	refuse({
		...{
			rule: 'intake.exportTooLarge',
			field: 'month',
			message: `The month has ${what}, too many for one archive.`,
		},
		fix: "Export by 'Direction' or by company.",
	});
}
