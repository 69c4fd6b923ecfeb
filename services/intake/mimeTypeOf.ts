import { detectKind } from '../../intake';

const OF_KIND = { pdf: 'application/pdf', xml: 'application/xml' } as const;

/** First bytes of pictures. */
const PICTURES: ReadonlyArray<readonly [first: number, type: string]> = [
	[0x89, 'image/png'],
	[0xff, 'image/jpeg'],
	[0x52, 'image/webp'],
	[0x42, 'image/bmp'],
];

/** What a file is, by its bytes: the type that a mail or browser states may be anything. */
export function mimeTypeOf(bytes: Uint8Array): string {
	const kind = detectKind(bytes);
	if (kind === 'pdf' || kind === 'xml') return OF_KIND[kind];
	return PICTURES.find(([first]) => bytes[0] === first)?.[1] ?? 'application/octet-stream';
}
