import { KINDS } from '../../../domain/documents/kinds';
import { escapeXml } from '../../../formats/pdf/escapeMetadata';
import { layoutDocument } from '../../../formats/pdf/layoutDocument';
import type { PrintableDocument } from '../../../formats/pdf/printable';
import { writePdf } from '../../../formats/pdf/writePdf';
import { manyLines } from './sampleData';
import { draft, frenchDocument, hanoiDocument } from './samples';

const write = (document: PrintableDocument) => writePdf(layoutDocument(document));
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length;

/** The XMP block is the one stream that is not compressed. */
function xmpOf(pdf: Buffer): string {
	const text = pdf.toString('utf8');
	return text.slice(text.indexOf('<?xpacket begin'), text.indexOf('<?xpacket end'));
}

test.each(KINDS)('%s: one PDF/A page', async (kind) => {
	for (const document of [frenchDocument(kind), hanoiDocument(kind)]) {
		const pdf = await write(document);
		expect(pdf.subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
		expect(pdf.subarray(-6).toString('latin1').trim()).toBe('%%EOF');
		expect(pagesOf(pdf)).toBe(1);
		expect(pdf.length).toBeLessThan(60_000);
		expect(xmpOf(pdf)).toContain('<pdfaid:part>3</pdfaid:part>');
	}
});

test('sixty lines take three pages', async () => {
	expect(pagesOf(await write(frenchDocument('invoice', { ...draft, lines: manyLines(60) })))).toBe(3);
});

test('rows taller than a page and comments longer than one lose nothing and end', async () => {
	const lines = [{ description: 'A'.repeat(1000), comment: 'Ligne\n'.repeat(300), unitPrice: '10' }];
	const pdf = await write(frenchDocument('invoice', { lines, footerComment: 'Suite. '.repeat(700) }));
	expect(pagesOf(pdf)).toBeGreaterThan(5);
});

test('a draft without lines is a page too', async () => {
	expect(pagesOf(await write(frenchDocument('invoice', { ...draft, lines: [], charges: [] })))).toBe(1);
});

describe('the same document', () => {
	test('gives the same bytes, today and tomorrow', async () => {
		const document = frenchDocument('invoice');
		const first = await write(document);
		jest.useFakeTimers({
			now: new Date('2031-05-06T07:08:09Z'),
			doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'],
		});
		try {
			expect((await write(structuredClone(document))).equals(first)).toBe(true);
		} finally {
			jest.useRealTimers();
		}
	});

	test('and other bytes when anything printed changes', async () => {
		const first = await write(frenchDocument('invoice'));
		expect((await write(frenchDocument('invoice', { number: 'FA2026-00043' }))).equals(first)).toBe(false);
	});

	test('but the same when an internal note changes', async () => {
		const first = await write(frenchDocument('invoice'));
		expect((await write(frenchDocument('invoice', { internalNote: 'autre' }))).equals(first)).toBe(true);
	});
});

describe('metadata', () => {
	const title = 'R&D <phase "1"> — Hợp đồng số 7';

	test.each([
		['Dupont & Fils <SARL>', 'Dupont &amp; Fils &lt;SARL&gt;'],
		['Công ty Cổ phần Đầu tư Nguyễn Huệ', 'Công ty Cổ phần Đầu tư Nguyễn Huệ'],
	])('seller %s is escaped in the XMP block', async (name, escaped) => {
		const document = frenchDocument('invoice', { title });
		const xmp = xmpOf(await write({ ...document, seller: { ...document.seller, name } }));
		expect(xmp).toContain(`<rdf:li>${escaped}</rdf:li>`);
		expect(xmp).toContain('R&amp;D &lt;phase &quot;1&quot;&gt; — Hợp đồng số 7');
		expect(xmp.replace(/&(amp|lt|gt|quot);/g, '')).not.toContain('&');
		expect(tagsAreBalanced(xmp)).toBe(true);
	});

	test('the Info dictionary keeps the text as it is', async () => {
		const document = frenchDocument('invoice');
		const pdf = await write({ ...document, seller: { ...document.seller, name: 'Dupont & Fils <SARL>' } });
		expect(pdf.toString('latin1')).toContain('\n(Dupont & Fils <SARL>)\nendobj');
		expect(pdf.toString('latin1')).toContain('\n(D:20261122000000Z)\nendobj');
	});

	test('escapes what XML reserves', () => {
		expect(escapeXml('a & b < c > "d" &amp;')).toBe('a &amp; b &lt; c &gt; &quot;d&quot; &amp;amp;');
	});
});

describe('no file and no address is opened', () => {
	test.each([
		['an image from the disk', { image: '/etc/hostname' }],
		['a font from the disk', { text: 'x', font: 'Other' }],
	])('%s', async (_, content) => {
		await expect(writePdf({ content })).rejects.toThrow(/denied|not defined|Invalid image/);
	});

	test('an image from the network', async () => {
		const definition = { content: { image: 'logo' }, images: { logo: 'http://127.0.0.1:9/logo.png' } };
		await expect(writePdf(definition)).rejects.toThrow('denied by resource access policy');
	});

	test('a file to attach', async () => {
		const definition = { content: 'x', files: { a: { src: '/etc/hostname' } } };
		await expect(writePdf(definition)).rejects.toThrow('denied by resource access policy');
	});
});

function tagsAreBalanced(xml: string): boolean {
	const open: string[] = [];
	for (const [, closing, name, self] of xml.matchAll(/<(\/?)([a-zA-Z][\w:-]*)[^<>]*?(\/?)>/g)) {
		if (closing) {
			if (open.pop() !== name) return false;
		} else if (!self) open.push(name as string);
	}
	return open.length === 0;
}
