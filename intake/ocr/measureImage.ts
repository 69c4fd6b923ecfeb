import { refuse } from '../../domain/refusal';
import type { IntakeLimits } from '../limits';

export interface Size {
	readonly width: number;
	readonly height: number;
}

/**
 * Width and height as the header of a picture declares them. Nothing is decoded.
 *
 * @throws Refusal `image.damaged`, `image.tooSmall` or `image.tooLarge`
 */
export function measureImage(bytes: Uint8Array, limits: IntakeLimits): Size {
	const size = sizeOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
	if (size === undefined || size.width < 1 || size.height < 1) {
		return refuse({
			...{ rule: 'image.damaged', field: 'file' },
			message: 'The picture is damaged: its header does not tell its size.',
			fix: 'Ask the sender for it again.',
		});
	}
	const { width, height } = size;
	if (Math.min(width, height) < limits.leastPixels) {
		refuse({
			...{ rule: 'image.tooSmall', field: 'file' },
			message: `The picture has ${width} × ${height} pixels; there is nothing to read in it.`,
			fix: `Take the picture again: its shorter side needs ${limits.leastPixels} pixels, and better 1,000.`,
		});
	}
	if (Math.max(width, height) > limits.mostPixels || width * height > limits.area) {
		refuse({
			...{ rule: 'image.tooLarge', field: 'file' },
			message: `The picture has ${width} × ${height} pixels; up to ${limits.mostPixels} on a side and ${limits.area / 1_000_000} million in all are read.`,
			fix: 'Save it smaller: 200 dots an inch are enough, 1,700 × 2,300 pixels for a page of A4.',
		});
	}
	return size;
}

function sizeOf(bytes: Buffer): Size | undefined {
	if (bytes.length < 30) return undefined;
	if (bytes[0] === 0x89) return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
	if (bytes[0] === 0x42) {
		return { width: Math.abs(bytes.readInt32LE(18)), height: Math.abs(bytes.readInt32LE(22)) };
	}
	if (bytes[0] === 0x52) return sizeOfWebp(bytes);
	return sizeOfJpeg(bytes);
}

/** The three kinds of WebP: lossy, lossless, extended (RFC 9649). */
function sizeOfWebp(bytes: Buffer): Size | undefined {
	const kind = bytes.toString('latin1', 12, 16);
	if (kind === 'VP8 ')
		return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
	if (kind === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
	if (kind !== 'VP8L') return undefined;
	const packed = bytes.readUInt32LE(21);
	return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
}

/** Walks from segment to segment to the one that begins a frame (ITU-T T.81, B.2.2). */
function sizeOfJpeg(bytes: Buffer): Size | undefined {
	const notFrames = [0xc4, 0xc8, 0xcc];
	for (let at = 2; at + 9 < bytes.length;) {
		if (bytes[at] !== 0xff) return undefined;
		const marker = bytes[at + 1] as number;
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		if (marker >= 0xc0 && marker <= 0xcf && !notFrames.includes(marker)) {
			return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
		}
		at += 2 + bytes.readUInt16BE(at + 2);
	}
	return undefined;
}
