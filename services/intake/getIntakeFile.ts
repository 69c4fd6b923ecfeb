import { createHash } from 'node:crypto';
import { refuse } from '../../domain/refusal';
import type { IntakeFile, Reading } from '../../ledger/port';
import type { ServiceContext } from '../context';

export interface KeptFile extends Pick<IntakeFile, 'name' | 'mimeType' | 'sha256' | 'size'> {
	readonly bytes: Buffer;
}

/** The file that an intake stands on, and by which its number was fixed. */
export async function getIntakeFile(
	{ ledger }: Pick<ServiceContext, 'ledger'>,
	id: string,
): Promise<KeptFile | undefined> {
	const files = await ledger.read.intakes.filesOf([id]);
	const file = files.find(({ role }) => role === 'original') ?? files.at(-1);
	return file && { ...file, bytes: await bytesOf(ledger.read, file) };
}

/** @throws Refusal `attachment.changed` when a content no longer fits the hash under which it was kept. */
export async function bytesOf(
	{ intakes }: Pick<Reading, 'intakes'>,
	{ sha256, name }: Pick<IntakeFile, 'sha256' | 'name'>,
): Promise<Buffer> {
	const bytes = Buffer.from((await intakes.content(sha256)) ?? '', 'base64');
	if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
	return refuse({
		rule: 'attachment.changed',
		document: name,
		message: `The file '${name}' was changed after it was taken in.`,
		fix: 'Somebody has written past the ledger: run Verify, and restore the file from a backup.',
	});
}
