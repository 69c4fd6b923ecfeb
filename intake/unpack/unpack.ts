import { detectKind, type FileKind } from '../detectKind';
import type { IntakeLimits } from '../limits';
import { readMail } from './readMail';
import type { Part, Unpacked } from './part';
import { unzip } from './unzip';

export type ContainerKind = Extract<FileKind, 'zip' | 'mail'>;

export const isContainer = (kind: FileKind): kind is ContainerKind => kind === 'zip' || kind === 'mail';

/** The files in an archive or mail, one level deep. */
export async function unpack(part: Part, limits: IntakeLimits): Promise<Unpacked> {
	const kind = detectKind(part.bytes);
	if (kind === 'zip') return { parts: unzip(part, limits) };
	if (kind === 'mail') return readMail(part, limits);
	return { parts: [part] };
}
