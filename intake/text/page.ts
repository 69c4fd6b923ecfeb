import type { Box, Origin } from '../../domain/received/receivedInvoice';

/** A word on a page, in the units of the page (points or pixels), from the top left. */
export interface Word {
	readonly text: string;
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
	/** Of its reading: 1 for a text layer, less for a picture. */
	readonly confidence: number;
}

export interface TextPage {
	/** From 1. */
	readonly number: number;
	readonly width: number;
	readonly height: number;
	readonly source: 'text' | 'ocr';
	readonly words: readonly Word[];
}

/** Where words stand, as a person can be shown it. */
export function originOf(page: TextPage, words: readonly Word[]): Origin {
	return { source: page.source, page: page.number, box: boxOf(page, words) };
}

function boxOf({ width, height }: TextPage, words: readonly Word[]): Box {
	const part = (value: number, whole: number) => Math.round((value / whole) * 10_000) / 10_000;
	return {
		left: part(Math.min(...words.map((word) => word.left)), width),
		top: part(Math.min(...words.map((word) => word.top)), height),
		right: part(Math.max(...words.map((word) => word.right)), width),
		bottom: part(Math.max(...words.map((word) => word.bottom)), height),
	};
}
