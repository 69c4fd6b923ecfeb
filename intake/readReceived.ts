import { Refusal, refuse, type RefusalDetails } from '../domain/refusal';
import { WorkerFailure } from '../formats/worker/WorkerPool';
import { detectKind } from './detectKind';
import { inMegabytes, INTAKE_LIMITS, type IntakeLimits } from './limits';
import { openReader, type ReaderPool } from './openReader';
import type { FileReading, Progress } from './readFile';
import type { MailFacts, Part } from './unpack/part';
import { isContainer } from './unpack/unpack';

/** One file that came, read or refused. */
export type FileAnswer = {
	/** Names from the outside in: `mail.eml / invoices.zip / 17.pdf`. */
	readonly name: string;
	readonly mail?: MailFacts;
} & ({ readonly reading: FileReading } | { readonly refusal: RefusalDetails });
export type ReceivedFile = FileAnswer & { readonly bytes: Uint8Array };

export interface ReadOptions {
	/** Where the work is done; the worker of this process if not said. */
	readonly pool?: ReaderPool;
	readonly limits?: IntakeLimits;
	/** For the log: page by page, file by file. */
	readonly onProgress?: (name: string, progress: Progress) => void;
}

/**
 * A file as it was received → its invoices. An archive or mail gives one entry for each file in it; one that cannot be
 * read is an entry with its refusal and stops no other.
 */
export async function readReceived(part: Part, options: ReadOptions = {}): Promise<ReceivedFile[]> {
	return readPart(part, { limits: INTAKE_LIMITS, pool: options.pool ?? openReader(), ...options }, 0);
}

type Settings = ReadOptions & { readonly limits: IntakeLimits; readonly pool: ReaderPool };

async function readPart(
	part: Part,
	settings: Settings,
	depth: number,
	mail?: MailFacts,
): Promise<ReceivedFile[]> {
	const { name, bytes } = part;
	const entry = { name, bytes, ...(mail !== undefined && { mail }) };
	try {
		refuseSize(part, settings.limits);
		const kind = detectKind(part.bytes);
		if (isContainer(kind)) return await readContainer(part, settings, depth, mail);
		const { pool, limits, onProgress } = settings;
		const answer = await pool.run({
			request: { task: 'read', kind, bytes: part.bytes, limits },
			onProgress: (progress) => onProgress?.(name, progress as Progress),
		});
		return 'reading' in answer ? [{ ...entry, reading: answer.reading }] : [];
	} catch (error) {
		return [{ ...entry, refusal: refusalOf(error) }];
	}
}

async function readContainer(
	part: Part,
	settings: Settings,
	depth: number,
	mail?: MailFacts,
): Promise<ReceivedFile[]> {
	const { pool, limits } = settings;
	if (depth >= limits.nesting) {
		refuse({
			...{ rule: 'file.nesting', field: 'file' },
			message: `Archives and mails lie within each other more than ${limits.nesting} deep.`,
			fix: 'Send the files themselves.',
		});
	}
	const answer = await pool.run({ request: { task: 'unpack', part, limits } });
	if (!('unpacked' in answer)) return [];
	const found: ReceivedFile[] = [];
	for (const inner of answer.unpacked.parts) {
		found.push(...(await readPart(inner, settings, depth + 1, answer.unpacked.mail ?? mail)));
	}
	return found;
}

function refuseSize({ bytes }: Part, { fileBytes }: IntakeLimits): void {
	if (bytes.length <= fileBytes) return;
	refuse({
		...{ rule: 'file.tooLarge', field: 'file' },
		message: `The file has ${inMegabytes(bytes.length)}; up to ${inMegabytes(fileBytes)} are read.`,
		fix: 'Scan it with 200 dots an inch, or send the pages of the invoice alone.',
	});
}

/** What the worker refused, and what ended it: an engine that failed, ran too long or took too much memory. */
function refusalOf(error: unknown): RefusalDetails {
	if (error instanceof Refusal) {
		const { rule, message, fix, field } = error;
		return { rule, message, fix, ...(field !== undefined && { field }) };
	}
	if (!(error instanceof WorkerFailure)) throw error;
	if (error.details !== undefined) return error.details as RefusalDetails;
	return {
		...{ rule: 'file.gaveUp', field: 'file' },
		message: `The file could not be read: ${error.message}.`,
		fix: 'Look at the file by hand. The next one is read by a new worker.',
	};
}
