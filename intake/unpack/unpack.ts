import { detectKind, type FileKind } from '../detectKind';
import type { IntakeLimits } from '../limits';
import { readMail } from './readMail';
import { unzip } from './unzip';

/** A file that came by itself, or in an archive or mail. */
export interface Part {
	/** Names from the outside in: `mail.eml / invoices.zip / 17.pdf`. */
	readonly name: string;
	readonly bytes: Uint8Array;
}

export interface MailFacts {
	readonly from?: string;
	readonly subject?: string;
	readonly messageId?: string;
	readonly date?: string;
}

export interface Unpacked {
	readonly parts: readonly Part[];
	/** Of a mail, who sent it. */
	readonly mail?: MailFacts;
}

export type ContainerKind = Extract<FileKind, 'zip' | 'mail'>;

export const isContainer = (kind: FileKind): kind is ContainerKind => kind === 'zip' || kind === 'mail';

/** The files in an archive or mail, one level deep. */
export async function unpack(part: Part, limits: IntakeLimits): Promise<Unpacked> {
	const kind = detectKind(part.bytes);
	if (kind === 'zip') return { parts: unzip(part, limits) };
	if (kind === 'mail') return readMail(part, limits);
	return { parts: [part] };
}
