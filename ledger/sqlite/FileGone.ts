import { statSync } from 'node:fs';

/** The file that was opened is not where it was: what is written to it now would be lost. */
export class FileGone extends Error {}

/** The file as the disk knows it, whatever its name. */
export interface FileIdentity {
	readonly device: bigint;
	readonly inode: bigint;
}

/** Undefined where there is no file. */
export function identifyFile(path: string): FileIdentity | undefined {
	const found = statSync(path, { bigint: true, throwIfNoEntry: false });
	return found && { device: found.dev, inode: found.ino };
}

/** @throws FileGone when another file, or none, lies at the path: SQLite would go on writing to the deleted one. */
export function assertSameFile(path: string, opened: FileIdentity | undefined): void {
	const now = identifyFile(path);
	if (now && opened && now.inode === opened.inode && now.device === opened.device) return;
	throw new FileGone(now ? `${path} was replaced by another file` : `${path} was deleted or moved`);
}
