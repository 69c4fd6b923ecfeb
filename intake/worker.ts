import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../domain/refusal';
import type { IntakeLimits } from './limits';
import { drawFirstPage } from './drawFirstPage';
import { readFile, type FileReading, type Progress, type ReadableKind } from './readFile';
import type { Part, Unpacked } from './unpack/part';
import { unpack } from './unpack/unpack';

export interface WorkerSetup {
	readonly languageFolder: string;
}

export type IntakeRequest =
	| {
			readonly task: 'read';
			readonly kind: ReadableKind;
			readonly bytes: Uint8Array;
			readonly limits: IntakeLimits;
	  }
	| { readonly task: 'unpack'; readonly part: Part; readonly limits: IntakeLimits }
	| {
			readonly task: 'picture';
			readonly kind: 'pdf' | 'image';
			readonly bytes: Uint8Array;
			readonly limits: IntakeLimits;
	  };
export type IntakeAnswer =
	{ readonly reading: FileReading } | { readonly unpacked: Unpacked } | { readonly picture: Uint8Array };

const { languageFolder } = workerData as WorkerSetup;

async function work(request: IntakeRequest, onProgress: (progress: Progress) => void): Promise<IntakeAnswer> {
	if (request.task === 'unpack') return { unpacked: await unpack(request.part, request.limits) };
	const { bytes, limits } = request;
	if (request.task === 'picture') return { picture: await drawFirstPage(bytes, request.kind, limits) };
	const { kind } = request;
	return { reading: await readFile(bytes, kind, { limits, languageFolder, onProgress }) };
}

async function answer(request: IntakeRequest & { readonly id: number }): Promise<void> {
	const { id } = request;
	try {
		parentPort?.postMessage({
			id,
			...(await work(request, (progress) => parentPort?.postMessage({ id, progress }))),
		});
	} catch (error) {
		parentPort?.postMessage({
			id,
			failure: messageOf(error),
			...(error instanceof Refusal && { details: detailsOf(error) }),
		});
	}
}

/** A refusal crosses threads as plain data. */
function detailsOf({ rule, message, fix, field }: Refusal): object {
	return { rule, message, fix, ...(field !== undefined && { field }) };
}

const messageOf = (error: unknown) => String((error as Partial<Error> | null)?.message ?? error);

parentPort?.on('message', (request: IntakeRequest & { readonly id: number }) => void answer(request));
