import { createRequire } from 'node:module';

interface Context {
	fillStyle: string;
	font: string;
	fillRect(x: number, y: number, width: number, height: number): void;
	fillText(text: string, x: number, y: number): void;
	rotate(angle: number): void;
}
interface Drawing {
	createCanvas(
		width: number,
		height: number,
	): {
		getContext(kind: '2d'): Context;
		toBuffer(type: 'image/jpeg', quality: number): Buffer;
	};
	readonly GlobalFonts: { registerFromPath(path: string, name: string): unknown };
}

const inPdfParse = createRequire(require.resolve('pdf-parse'));
const { createCanvas, GlobalFonts } = inPdfParse('@napi-rs/canvas') as Drawing;
GlobalFonts.registerFromPath(require.resolve('pdfmake/build/fonts/Roboto/Roboto-Regular.ttf'), 'Receipt');

const WIDTH = 480;
const ROW = 24;

/** A small grey picture of a receipt, a little askew; two parts of a line stand left and right. */
export function drawReceipt(lines: ReadonlyArray<string | readonly [string, string]>): Buffer {
	const height = lines.length * ROW + 80;
	const canvas = createCanvas(WIDTH, height);
	const context = canvas.getContext('2d');
	context.fillStyle = '#f4f2ee';
	context.fillRect(0, 0, WIDTH, height);
	context.fillStyle = '#333333';
	context.font = '16px Receipt';
	context.rotate(0.005);
	lines.forEach((line, index) => {
		const [left, right] = typeof line === 'string' ? [line, ''] : line;
		context.fillText(left, 20, 40 + index * ROW);
		context.fillText(right, 360, 40 + index * ROW);
	});
	return canvas.toBuffer('image/jpeg', 70);
}
