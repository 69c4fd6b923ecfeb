import { deflateSync } from 'node:zlib';
import { detectKind } from '../../intake/detectKind';
import { INTAKE_LIMITS } from '../../intake/limits';
import { measureImage } from '../../intake/ocr/measureImage';
import { makeBmp, makeJpegHeader, makePng, makeWebpHeader } from './support/makeImage';
import { makePdf } from './support/makePdf';
import { ublInvoice } from './support/samples';

test.each([
	['a PDF', makePdf({ pages: ['x'] }), 'pdf'],
	['a PDF behind some bytes', Buffer.concat([Buffer.from('junk\n'), makePdf({ pages: ['x'] })]), 'pdf'],
	['XML', Buffer.from(ublInvoice()), 'xml'],
	['XML in UTF-16', Buffer.from(`\ufeff${ublInvoice()}`, 'utf16le'), 'xml'],
	['XML without a declaration', Buffer.from('  <HDon/>'), 'xml'],
	['a PNG', makePng(10, 10), 'image'],
	['a JPEG', makeJpegHeader(10, 10), 'image'],
	['a mail', Buffer.from('Received: by x\r\nFrom: a@example.com\r\nSubject: y\r\n\r\nz'), 'mail'],
	['a ZIP', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'zip'],
])('%s is told by its bytes', (_, bytes, kind) => {
	expect(detectKind(bytes)).toBe(kind);
});

test.each([
	['nothing', Buffer.alloc(0), 'file.empty'],
	['a TIFF', Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]), 'file.notRead'],
	['an Outlook message', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'file.notRead'],
	['a RAR archive', Buffer.from('Rar!\x1a\x07'), 'file.notRead'],
	['a web page', Buffer.from('<!DOCTYPE html><html></html>'), 'file.unknown'],
	['plain text', Buffer.from('Dear all, the invoice is: 12'), 'file.unknown'],
	['random bytes', deflateSync(Buffer.from('x'.repeat(99))), 'file.unknown'],
])('%s is refused', (_, bytes, rule) => {
	expect(() => detectKind(bytes)).toThrow(expect.objectContaining({ name: 'Refusal', rule }));
});

describe('the size of a picture is told by its header', () => {
	test.each([
		['PNG', makePng(640, 480)],
		['JPEG', makeJpegHeader(640, 480)],
		['WebP', makeWebpHeader(640, 480)],
		['BMP', makeBmp(640, 480)],
	])('%s', (_, bytes) => {
		expect(measureImage(bytes, INTAKE_LIMITS)).toEqual({ width: 640, height: 480 });
	});

	test.each([
		['one pixel', makePng(1, 1), 'image.tooSmall'],
		['30,000 pixels on a side', makePng(30_000, 200), 'image.tooLarge'],
		['30,000 pixels on both sides', makeJpegHeader(30_000, 30_000), 'image.tooLarge'],
		[
			'a header without a size',
			Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(40)]),
			'image.damaged',
		],
		['a cut header', makePng(640, 480).subarray(0, 20), 'image.damaged'],
	])('%s is refused', (_, bytes, rule) => {
		expect(() => measureImage(bytes, INTAKE_LIMITS)).toThrow(expect.objectContaining({ rule }));
	});
});
