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

/** A picture in the size in which it is read best: small ones twice as large, huge ones no larger than a large page. */
export async function fitPicture(bytes: Uint8Array, size: Size, mostArea: number): Promise<Uint8Array> {
	const factor = factorOf(size, mostArea);
	if (factor === 1) return bytes;
	// The library that pdf-parse draws with; it brings the one for this machine.
	const { loadImage, createCanvas } = createRequire(require.resolve('pdf-parse'))(
		'@napi-rs/canvas',
	) as CanvasLibrary;
	const width = Math.round(size.width * factor);
	const height = Math.round(size.height * factor);
	const canvas = createCanvas(width, height);
	const context = canvas.getContext('2d');
	context.imageSmoothingQuality = 'high';
	context.drawImage(await loadImage(Buffer.from(bytes)), 0, 0, width, height);
	return canvas.toBuffer('image/png');
}

function factorOf({ width, height }: Size, mostArea: number): number {
	if (width * height > mostArea) return Math.sqrt(mostArea / (width * height));
	const isSmall = Math.min(width, height) < NARROW && width * height * FACTOR ** 2 <= mostArea;
	return isSmall ? FACTOR : 1;
}
