import { createRequire } from 'node:module';
import type { Size } from './measureImage';

interface Canvas {
	getContext(kind: '2d'): {
		imageSmoothingQuality: string;
		drawImage(image: unknown, x: number, y: number, width: number, height: number): void;
	};
	toBuffer(type: 'image/png'): Uint8Array;
}
interface CanvasLibrary {
	loadImage(bytes: Uint8Array): Promise<unknown>;
	createCanvas(width: number, height: number): Canvas;
}

/** Pictures narrower than this have letters of a few pixels; twice the size, they are read better. */
const NARROW = 1000;
const FACTOR = 2;

/** A small picture at twice its size; any other as it is. */
export async function enlarge(bytes: Uint8Array, { width, height }: Size): Promise<Uint8Array> {
	if (Math.min(width, height) >= NARROW) return bytes;
	// The library that pdf-parse draws with; it brings the one for this machine.
	const { loadImage, createCanvas } = createRequire(require.resolve('pdf-parse'))(
		'@napi-rs/canvas',
	) as CanvasLibrary;
	const canvas = createCanvas(width * FACTOR, height * FACTOR);
	const context = canvas.getContext('2d');
	context.imageSmoothingQuality = 'high';
	context.drawImage(await loadImage(Buffer.from(bytes)), 0, 0, width * FACTOR, height * FACTOR);
	return canvas.toBuffer('image/png');
}
