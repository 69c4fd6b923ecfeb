import { crc32, deflateSync } from 'node:zlib';

function chunk(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const frame = Buffer.alloc(8);
	frame.writeUInt32BE(data.length, 0);
	frame.writeUInt32BE(crc32(body), 4);
	return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A grey PNG; `pixels` gives the rows where they matter, else the header declares more than there is. */
export function makePng(width: number, height: number, pixels?: Uint8Array): Buffer {
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 0, 0, 0, 0], 8);
	const rows = Buffer.alloc((width + 1) * (pixels === undefined ? 1 : height), 0xff);
	if (pixels !== undefined) {
		for (let row = 0; row < height; row += 1) {
			rows[row * (width + 1)] = 0;
			rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
		}
	}
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(rows)),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

/** The beginning of a JPEG: a comment, then the frame. */
export function makeJpegHeader(width: number, height: number): Buffer {
	const frame = Buffer.from([0xff, 0xc0, 0, 17, 8, 0, 0, 0, 0, 3]);
	frame.writeUInt16BE(height, 5);
	frame.writeUInt16BE(width, 7);
	return Buffer.concat([
		Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 6, 0x61, 0x62, 0x63, 0x64]),
		frame,
		Buffer.alloc(40),
	]);
}

export function makeWebpHeader(width: number, height: number): Buffer {
	const bytes = Buffer.alloc(40);
	bytes.write('RIFF', 0, 'latin1');
	bytes.write('WEBPVP8X', 8, 'latin1');
	bytes.writeUIntLE(width - 1, 24, 3);
	bytes.writeUIntLE(height - 1, 27, 3);
	return bytes;
}

export function makeBmp(width: number, height: number): Buffer {
	const bytes = Buffer.alloc(60);
	bytes.write('BM', 0, 'latin1');
	bytes.writeInt32LE(width, 18);
	bytes.writeInt32LE(-height, 22);
	return bytes;
}
