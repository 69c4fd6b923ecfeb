import { unzipSync, type UnzipFileInfo } from 'fflate';
import { refuse } from '../../domain/refusal';
import { inMegabytes, type IntakeLimits } from '../limits';
import type { Part } from './part';

/** Word, Excel and their like are archives too. */
const OFFICE = /^(?:\[Content_Types\]\.xml|mimetype|META-INF\/manifest\.xml)$/;
/** What systems leave in archives beside the files. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/;

/**
 * Files of a ZIP archive. Their sizes are looked at as the archive declares them, before anything is unpacked; the
 * library makes no more of a file than it declares. Names are only shown: nothing is written to a disk.
 *
 * @throws Refusal `zip.parts`, `zip.bomb`, `zip.damaged`, `zip.encrypted`, `zip.empty` or `file.office`
 */
export function unzip({ name, bytes }: Part, limits: IntakeLimits): Part[] {
	const guard = guardOf(bytes.length, limits);
	refuseEncrypted(bytes);
	let files: Readonly<Record<string, Uint8Array>>;
	try {
		files = unzipSync(bytes, { filter: guard });
	} catch (error) {
		if ((error as Partial<Error>).name === 'Refusal') throw error;
		return refuse({
			...{ rule: 'zip.damaged', field: 'file' },
			message: 'The archive cannot be unpacked: it is cut off or damaged.',
			fix: 'Ask the sender for it again, or for the files themselves.',
		});
	}
	const parts = Object.entries(files).map(([path, content]) => ({
		name: `${name} / ${path}`,
		bytes: content,
	}));
	if (parts.length === 0) {
		refuse({
			...{ rule: 'zip.empty', field: 'file', message: 'The archive holds no files.' },
			fix: 'Ask the sender for it again.',
		});
	}
	return parts;
}

function guardOf(packed: number, limits: IntakeLimits): (file: UnzipFileInfo) => boolean {
	let count = 0;
	let total = 0;
	return ({ name, originalSize }) => {
		if (OFFICE.test(name)) {
			refuse({
				...{ rule: 'file.office', field: 'file' },
				message:
					'The file is a document of an office program (Word, Excel, OpenDocument), which is not read.',
				fix: 'Save it as PDF.',
			});
		}
		if (name.endsWith('/') || LITTER.test(name)) return false;
		count += 1;
		total += originalSize;
		if (count > limits.parts) {
			refuse({
				...{ rule: 'zip.parts', field: 'file' },
				message: `The archive holds more than ${limits.parts} files.`,
				fix: 'Send them in several archives.',
			});
		}
		const isBomb = total > limits.unpackedBytes || total > packed * limits.ratio + limits.fileBytes / 10;
		if (isBomb || originalSize > limits.fileBytes) {
			refuse({
				...{ rule: 'zip.bomb', field: 'file' },
				message: `The archive of ${inMegabytes(packed)} would become more than ${inMegabytes(total - 1)}; nothing of it was unpacked.`,
				fix: `Send the files themselves, each of up to ${inMegabytes(limits.fileBytes)}.`,
			});
		}
		return true;
	};
}

/** Bit 0 of the flags of the first entry (APPNOTE 4.4.4): the library would take the cipher for data. */
function refuseEncrypted(bytes: Uint8Array): void {
	if (((bytes[6] ?? 0) & 1) === 0) return;
	refuse({
		...{ rule: 'zip.encrypted', field: 'file', message: 'The archive is locked with a password.' },
		fix: 'Unpack it and send the files.',
	});
}
