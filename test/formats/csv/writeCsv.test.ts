import fc from 'fast-check';
import { neutralizeFormula, readCsv, undoNeutralizing, writeCsv } from '../../../formats/csv';

const RISKY = ['=1+1', '+33 1 23', '-12', '@SUM(A1)', '\tx', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x'];

test.each(RISKY)('%j is no formula any more, and comes back', (text) => {
	const safe = neutralizeFormula(text);
	expect(safe).toBe(`'${text}`);
	expect(undoNeutralizing(safe)).toBe(text);
});

test.each(['MARTIN', "d'Artagnan", "'t Hof", '', '12', 'a=b'])('%j stays as it is, both ways', (text) => {
	expect(neutralizeFormula(text)).toBe(text);
	expect(undoNeutralizing(text)).toBe(text);
});

test('whatever a text is, it is safe when it is written and the same when it is read', () => {
	const apostrophes = fc.tuple(fc.nat(3), fc.constantFrom(...RISKY, 'x', ''), fc.string());
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string({ unit: 'binary' }),
				apostrophes.map(([count, start, rest]) => "'".repeat(count) + start + rest),
			),
			(text) => {
				const safe = neutralizeFormula(text);
				expect(safe).not.toMatch(/^[=+\-@\t\r\n＋－＝＠]/);
				expect(undoNeutralizing(safe)).toBe(text);
			},
		),
	);
});

test('tables come back cell by cell, whatever stands in them', async () => {
	const cell = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\u0000'));
	const quirks = fc.constantFrom('"', '""', ';', ',', '\n', '\r\n', '\r', ' x ', '"a\nb"', "'", '\t');
	const cells = fc.array(
		fc.oneof(
			cell,
			quirks,
			fc.tuple(cell, quirks).map((parts) => parts.join('')),
		),
		{
			minLength: 3,
			maxLength: 3,
		},
	);
	await fc.assert(
		fc.asyncProperty(
			fc.array(cells, { minLength: 1, maxLength: 8 }),
			fc.constantFrom(';', ',', '\t', '|'),
			async (rows, sign) => {
				// A row with nothing in it is left out by the reader.
				const filled = rows.map(([first = '', ...rest]) => [`x${first}`, ...rest]);
				const file = await writeCsv([['a', 'b', 'c'], ...filled], { delimiter: sign as ';' });
				const table = await readCsv(file, { delimiter: sign });
				expect(table.rows.map((row) => row.cells)).toEqual(filled);
			},
		),
		{ numRuns: 300 },
	);
});

test('the file bears a byte order mark and the line ends of RFC 4180', async () => {
	const file = await writeCsv(
		[
			['a', 'b'],
			['1', 'é;'],
		],
		{ delimiter: ';' },
	);
	expect(file.toString()).toBe('\ufeffa;b\r\n1;"é;"\r\n');
});
