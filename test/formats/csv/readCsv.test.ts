import { startCpuTime } from '../../support/cpuTime';
import { readCsv, type CsvChoices } from '../../../formats/csv';
import type { Refusal } from '../../../domain/refusal';
import { watchLoop } from '../../ledger/support/loopDelay';

const TABLE = 'Code;Nom;Ville\r\nMARTIN;Épicerie Martin;Lyon\r\nHOGUOM;Công ty Hồ Gươm;Hà Nội\r\n';

const read = (file: string | Uint8Array, choices?: CsvChoices) => readCsv(Buffer.from(file), choices);
const cellsOf = async (file: string | Uint8Array, choices?: CsvChoices) =>
	(await read(file, choices)).rows.map(({ cells }) => cells);

async function refusalOf(file: string | Uint8Array, choices?: CsvChoices): Promise<Refusal> {
	return read(file, choices).then(
		() => Promise.reject(new Error('The file was not refused')),
		(error: Refusal) => error,
	);
}

const utf16 = (text: string, big: boolean): Buffer => {
	const bytes = Buffer.from(text, 'utf16le');
	return big ? bytes.swap16() : bytes;
};

describe('encodings', () => {
	test.each([
		['UTF-8', Buffer.from(TABLE), 'utf-8'],
		['UTF-8 with a mark', Buffer.from(`\ufeff${TABLE}`), 'utf-8'],
		['UTF-16 as Excel writes it', utf16(`\ufeff${TABLE}`, false), 'utf-16le'],
		['UTF-16 with the bytes the other way round', utf16(`\ufeff${TABLE}`, true), 'utf-16be'],
	])('%s is found', async (_name, bytes, encoding) => {
		const table = await read(bytes);
		expect(table.encoding).toBe(encoding);
		expect(table.columns).toEqual(['Code', 'Nom', 'Ville']);
		expect(table.rows.map(({ cells }) => cells[1])).toEqual(['Épicerie Martin', 'Công ty Hồ Gươm']);
	});

	test.each([
		['without a mark', false, 'utf-16le'],
		['without a mark, the other way round', true, 'utf-16be'],
	])('UTF-16 %s is found by its zero bytes', async (_name, big, encoding) => {
		const table = await read(utf16('Code;Nom\nMARTIN;Épicerie\n', big));
		expect(table).toMatchObject({ encoding, columns: ['Code', 'Nom'] });
		expect(table.rows[0]?.cells).toEqual(['MARTIN', 'Épicerie']);
	});

	test('Windows-1252 is what is no UTF-8: accents, euro sign, oe', async () => {
		const bytes = Buffer.from([...Buffer.from('Nom;Prix\n', 'latin1'), 0xc9, 0x70, 0x9c, 0x3b, 0x80, 0x0a]);
		const table = await read(bytes);
		expect(table.encoding).toBe('windows-1252');
		expect(table.rows[0]?.cells).toEqual(['Épœ', '€']);
	});

	test('an encoding that is named is taken; UTF-8 that is none is refused', async () => {
		const bytes = Buffer.from([...Buffer.from('Nom;b\n', 'latin1'), 0xd2, 0x3b, 0x31]);
		expect((await read(bytes, { encoding: 'windows-1258' })).rows[0]?.cells[0]).toBe('\u0309');
		expect(await refusalOf(bytes, { encoding: 'utf-8' })).toMatchObject({ rule: 'csv.encoding' });
	});
});

describe('delimiters', () => {
	test.each([';', ',', '\t', '|'])('%j is found', async (delimiter) => {
		const table = await read(TABLE.replaceAll(';', delimiter));
		expect(table).toMatchObject({ delimiter, columns: ['Code', 'Nom', 'Ville'] });
	});

	test('signs inside of quotes do not count, and among equals the rows decide', async () => {
		expect((await read('"a;b;c;d",e\n1,2\n')).delimiter).toBe(',');
		expect((await read('a;b,c\n1;2\n3;4\n')).delimiter).toBe(';');
		expect((await read('a;b,c\n1,2\n3,4\n')).delimiter).toBe(',');
	});

	test("Excel's own line names it, and counts as a row", async () => {
		const table = await read('sep=|\r\na|b;c\r\n1|2;3\r\n');
		expect(table).toMatchObject({ delimiter: '|', columns: ['a', 'b;c'] });
		expect(table.rows).toEqual([{ row: 3, cells: ['1', '2;3'] }]);
	});

	test('one column alone needs none', async () => {
		expect(await cellsOf('Code\nMARTIN\nLEROY\n')).toEqual([['MARTIN'], ['LEROY']]);
	});
});

describe('records', () => {
	test('rows are counted as a spreadsheet shows them: empty ones and cells of several lines are one row each', async () => {
		const { rows } = await read('a;b\n1;2\n\n;\n3;"x\ny"\n4;5\n');
		expect(rows.map(({ row }) => row)).toEqual([2, 5, 6]);
		expect(rows[1]?.cells).toEqual(['3', 'x\ny']);
	});

	test('quotes, doubled quotes, line ends of every system, no line end at the end', async () => {
		expect(await cellsOf('a;b\r\n"so ""q""";1\n"x;y";2\r\n3;4')).toEqual([
			['so "q"', '1'],
			['x;y', '2'],
			['3', '4'],
		]);
	});

	test('quotes within a text, as old systems leave them, stay in it', async () => {
		expect(await cellsOf('a;b\n1;Société "Le Bon" SARL\n2;"Le Bon" SARL\n')).toEqual([
			['1', 'Société "Le Bon" SARL'],
			['2', '"Le Bon" SARL'],
		]);
	});

	test('a text that begins with a quote and goes over several lines is read as it is meant', async () => {
		expect(await cellsOf('a;b\n1;"""Le Bon""\nSARL"\n')).toEqual([['1', '"Le Bon"\nSARL']]);
	});

	test('short and long rows come as they are', async () => {
		expect(await cellsOf('a;b\n1\n1;2;3\n')).toEqual([['1'], ['1', '2', '3']]);
	});
});

describe('files that are none', () => {
	test.each([
		['nothing', '', 'csv.empty'],
		['titles alone', 'a;b\n', 'csv.empty'],
		['empty rows alone', '\n\n;;\n', 'csv.empty'],
		['a quote that is never closed', 'a;b\n1;2\n3;"open\n4;5\n', 'csv.quote'],
		['a quote that another row closes', 'a;b\n1;2\n3;"open\n4;5\n6;"7"\n', 'csv.quote'],
		['a zero byte', 'a;b\n1;2\u0000\n', 'csv.binary'],
		['a spreadsheet', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]), 'csv.otherFile'],
		['an old spreadsheet', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), 'csv.otherFile'],
		['a PDF', '%PDF-1.7', 'csv.otherFile'],
		['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2]), 'csv.binary'],
	])('%s is refused', async (_name, file, rule) => {
		const refusal = await refusalOf(file);
		expect(refusal).toMatchObject({ rule, field: 'file' });
		expect(refusal.fix.length).toBeGreaterThan(20);
	});

	test('the row of an open quote is named as a spreadsheet shows it', async () => {
		expect((await refusalOf('a;b\n1;2\n3;"open\n4;5\n')).message).toMatch(/^Row 3 /);
	});

	test('one line of 10 MB is refused within a moment', async () => {
		const cpuTime = startCpuTime();
		expect(await refusalOf(`a;b\n1;${'x'.repeat(10 * 1024 * 1024)}`)).toMatchObject({
			rule: 'csv.rowTooLong',
		});
		// Looking again at what has been read, each time a piece comes, would take minutes.
		expect(cpuTime()).toBeLessThan(10_000);
	});

	test('size, rows and columns have bounds', async () => {
		expect(await refusalOf(Buffer.alloc(20 * 1024 * 1024 + 1, 'a'))).toMatchObject({ rule: 'csv.tooLarge' });
		const wide = Array.from({ length: 5000 }, (_member, index) => `c${index}`).join(';');
		expect(await refusalOf(`${wide}\n${wide}\n`)).toMatchObject({ rule: 'csv.tooManyColumns' });
		const rows = await refusalOf(`a\n${'1\n'.repeat(11)}`, { limits: { rows: 11 } });
		expect(rows).toMatchObject({ rule: 'csv.tooManyRows', message: 'The file has more than 10 rows.' });
		expect(await cellsOf(`a\n${'1\n'.repeat(10)}`, { limits: { rows: 11 } })).toHaveLength(10);
	});
});

test('50,000 rows leave the event loop its turns', async () => {
	const file = Buffer.from(`a;b;c\n${'MARTIN;Épicerie Martin;12,50\n'.repeat(50_000)}`);
	const stop = watchLoop();
	const { rows } = await read(file);
	const { share } = stop();
	expect(rows).toHaveLength(50_000);
	// Reading it in one go would hold the loop all the while; a single long turn may be the collector's.
	expect(share(50)).toBeLessThan(0.2);
});
