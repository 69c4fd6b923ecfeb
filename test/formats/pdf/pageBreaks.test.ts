import type { PageBreak } from '../../../domain/documents/document';
import { layoutDocument } from '../../../formats/pdf/layoutDocument';
import { writePdf } from '../../../formats/pdf/writePdf';
import { linesTables } from './readDefinition';
import { takenBack } from './richSamples';
import { frenchDocument } from './samples';

type Breaks = ReadonlyArray<PageBreak | null>;

const document = (breaks: Breaks, kind: 'invoice' | 'deliveryNote' = 'invoice') =>
	frenchDocument(kind, {
		charges: [],
		lines: breaks.map((pageBreak, index) => ({
			description: `Article ${index + 1}`,
			unitPrice: '10',
			...(pageBreak === null ? {} : { pageBreak }),
		})),
	});

/** Number of lines on each page of lines. */
const pages = (breaks: Breaks) =>
	linesTables(layoutDocument(document(breaks))).map(({ table }) => table.body.length - 1);

const pagesOf = async (breaks: Breaks, kind?: 'invoice' | 'deliveryNote') => {
	const pdf = await writePdf(layoutDocument(document(breaks, kind)));
	return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length;
};

test.each<[string, Breaks, number[]]>([
	['nowhere', [null, null, null], [3]],
	['before a line', [null, 'before', null], [1, 2]],
	['after a line', ['after', null, null], [1, 2]],
	['after one line and before the next, once', ['after', 'before', null], [1, 2]],
	['before each', ['before', 'before', 'before'], [1, 1, 1]],
])('a page begins %s', (_, breaks, expected) => {
	expect(pages(breaks)).toEqual(expected);
});

test('each page has the heading, in the same columns', () => {
	const tables = linesTables(layoutDocument(document([null, 'before', 'before'])));
	const [first, ...others] = tables.map(({ table }) => [table.body[0], table.widths]);
	for (const other of others) expect(other).toEqual(first);
	expect(others).toHaveLength(2);
});

test.each<[string, Breaks, number]>([
	['none', [null, null], 1],
	['one between lines', [null, 'before'], 2],
	['two between lines', ['after', 'after', null], 3],
	['one behind the last line, before the totals', [null, 'after'], 2],
	['one before the first line', ['before', null], 2],
	['before and behind the only line', ['before', 'after'], 3],
])('the PDF has its pages: %s', async (_, breaks, expected) => {
	expect(await pagesOf(breaks)).toBe(expected);
});

test('delivery notes have them too', async () => {
	expect(await pagesOf([null, 'before'], 'deliveryNote')).toBe(2);
});

test('the heading of deposits goes with its lines', () => {
	const deposit = { ...takenBack('FA1', '2026-09-02', '20', -10_00, -2_00), pageBreak: 'before' as const };
	const sample = frenchDocument('invoice', {
		charges: [],
		lines: [{ description: 'A', unitPrice: '50' }, deposit],
	});
	expect(linesTables(layoutDocument(sample)).map(({ table }) => table.body.length - 1)).toEqual([1, 2]);
});
