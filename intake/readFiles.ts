import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { CheckContext } from '../domain/received/checks';
import { checkInvoice, type CheckReport } from '../domain/received/checkInvoice';
import type { ReceivedInvoice } from '../domain/received/receivedInvoice';
import { summarize, type ReceivedSummary } from '../domain/received/summarize';
import type { RefusalDetails } from '../domain/refusal';
import { inMegabytes, INTAKE_LIMITS } from './limits';
import { closeReader } from './openReader';
import { readReceived, type FileAnswer } from './readReceived';

export interface FileResult {
	readonly name: string;
	readonly refusal?: RefusalDetails;
	readonly pages?: number;
	readonly notes?: readonly string[];
	readonly invoices?: ReadonlyArray<{
		readonly summary: ReceivedSummary;
		readonly report: CheckReport;
		readonly invoice: ReceivedInvoice;
	}>;
}

/**
 * Files of this machine → what each says and which checks it passed, one after another.
 *
 * @param folder from which relative paths are meant
 * @param log one line for each page of a long file
 */
export async function readFiles(
	paths: readonly string[],
	folder: string,
	context: CheckContext,
	log: (line: string) => void,
): Promise<FileResult[]> {
	const results: FileResult[] = [];
	for (const path of paths) {
		const files = await readPath(resolve(folder, path), log);
		results.push(...files.map((file) => resultOf(file, context)));
	}
	await closeReader();
	return results;
}

/** The size is asked before a byte is read. */
async function readPath(path: string, log: (line: string) => void): Promise<FileAnswer[]> {
	const name = basename(path);
	const facts = await stat(path).catch(() => undefined);
	if (facts?.isFile() !== true) {
		return [
			{
				name,
				refusal: {
					...{ rule: 'file.missing', field: 'file', message: `There is no file '${name}'.` },
					fix: 'Correct the path; it is read from where the command was called.',
				},
			},
		];
	}
	const { size } = facts;
	if (size > INTAKE_LIMITS.fileBytes) {
		const message = `The file has ${inMegabytes(size)}; up to ${inMegabytes(INTAKE_LIMITS.fileBytes)} are read.`;
		return [{ name, refusal: { rule: 'file.tooLarge', field: 'file', message, fix: 'Send it smaller.' } }];
	}
	return readReceived(
		{ name, bytes: await readFile(path) },
		{
			onProgress: (file, { page, pages, doing }) => {
				if (pages > 1 && doing === 'recognising') log(`${file}: ${doing} page ${page} of ${pages}`);
			},
		},
	);
}

function resultOf(file: FileAnswer, context: CheckContext): FileResult {
	if ('refusal' in file) return { name: file.name, refusal: file.refusal };
	const { invoices, pages, notes } = file.reading;
	return {
		name: file.name,
		...(pages !== undefined && { pages }),
		notes,
		invoices: invoices.map((invoice) => ({
			summary: summarize(invoice),
			report: checkInvoice(invoice, context),
			invoice,
		})),
	};
}
