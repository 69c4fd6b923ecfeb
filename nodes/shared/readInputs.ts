import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { breathing } from '../../ledger/breathing';
import type { WriteOperation } from './operation';
import { readFile } from './readFile';
import { readInput, type InputPlan } from './readInput';

/** The input of one item, or why it could not be read. */
export type Read =
	{ readonly ok: true; readonly input: IDataObject } | { readonly ok: false; readonly error: unknown };

export async function readInputs(
	functions: IExecuteFunctions,
	plan: InputPlan,
	prepare = (input: IDataObject) => input,
): Promise<Read[]> {
	const reads: Read[] = [];
	const breathe = breathing();
	for (const [index] of functions.getInputData().entries()) {
		await breathe();
		try {
			reads.push({ ok: true, input: prepare(readInput(functions, index, plan)) });
		} catch (error) {
			reads.push({ ok: false, error });
		}
	}
	return reads;
}

/** Adds the file that each item brings, where the operation takes one. */
export async function withFiles(
	functions: IExecuteFunctions,
	{ fileField }: WriteOperation,
	reads: readonly Read[],
): Promise<readonly Read[]> {
	if (fileField === undefined) return reads;
	const withFile: Read[] = [];
	for (const [index, read] of reads.entries()) {
		try {
			if (!read.ok) throw read.error;
			const field = functions.getNodeParameter(fileField, index, 'data') as string;
			withFile.push({ ok: true, input: { ...read.input, ...(await readFile(functions, index, field)) } });
		} catch (error) {
			withFile.push({ ok: false, error });
		}
	}
	return withFile;
}
