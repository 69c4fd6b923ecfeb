import { strToU8, zipSync, type Zippable } from 'fflate';
import { nameFile } from '../../../providers/sinvoice/files/nameFile';
import { takeXml } from '../../../providers/sinvoice/files/takeXml';

const XML = '<?xml version="1.0"?><HDon><DLHDon Id="x"/></HDon>';
const zipOf = (files: Record<string, string>) =>
	zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const taken = async (zip: Uint8Array) => Buffer.from((await takeXml(zip, 'K26TAA1')).bytes).toString('utf8');

test('the XML comes out byte for byte, stored or deflated, flat or nested once', async () => {
	const flat = zipOf({ 'invoice.xsl': '<x/>', 'a.xml': XML });
	expect(await taken(flat)).toBe(XML);
	expect(await taken(zipSync({ 'a.xml': [strToU8(XML), { level: 0 }] }))).toBe(XML);
	expect(await taken(zipSync({ 'in.zip': flat }))).toBe(XML);
	await expect(taken(zipSync({ 'in.zip': zipSync({ 'in.zip': flat }) }))).rejects.toThrow(
		'no invoice in XML',
	);
});

test('of several XML it is the one of the invoice', async () => {
	const other = XML.replace('"x"', '"other"');
	expect(await taken(zipOf({ 'a.xml': other, '0100-K26TAA1.xml': XML }))).toBe(XML);
	expect(await taken(zipOf({ 'a.xml': '<Other/>', 'b.XML': XML }))).toBe(XML);
	await expect(taken(zipOf({ 'a.xml': '<Other/>' }))).rejects.toThrow('no invoice in XML');
});

test('entities are refused', async () => {
	const evil = '<!DOCTYPE HDon [<!ENTITY x SYSTEM "file:///etc/passwd">]><HDon>&x;</HDon>';
	await expect(taken(zipOf({ 'a.xml': evil }))).rejects.toThrow('DOCTYPE');
});

test('a bomb is stopped at its limit, whatever size it states', async () => {
	const bomb = zipSync({ 'a.xml': [new Uint8Array(20 * 1024 * 1024), { level: 9 }] });
	expect(bomb.length).toBeLessThan(128 * 1024);
	await expect(taken(bomb)).rejects.toThrow('too large');
	const liar = Buffer.from(bomb);
	liar.writeUInt32LE(100, liar.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
	await expect(taken(liar)).rejects.toThrow('too large');
	await expect(taken(zipSync({ 'a.xml': [new Uint8Array(9 * 1024 * 1024), { level: 0 }] }))).rejects.toThrow(
		'too large',
	);
	const crowd: Zippable = Object.fromEntries(
		Array.from({ length: 65 }, (_, index) => [`${index}.xml`, strToU8(XML)]),
	);
	await expect(taken(zipSync(crowd))).rejects.toThrow('too many files');
});

test('what is cut off or damaged is told, at every length', async () => {
	const zip = zipOf({ 'a.xml': XML });
	for (let length = 0; length < zip.length; length += 1)
		await expect(taken(zip.slice(0, length))).rejects.toBeInstanceOf(RangeError);
	const damaged = Uint8Array.from(zip);
	damaged[35 + 5] = (damaged[40] ?? 0) ^ 0xff;
	await expect(taken(damaged)).rejects.toThrow('damaged');
});

test('a directory that points elsewhere is told, wherever it points', async () => {
	const zip = zipOf({ 'a.xml': XML });
	const end = zip.length - 22;
	const entry = Buffer.from(zip).readUInt32LE(end + 16);
	for (const place of [end + 16, entry + 42, entry + 20])
		for (const value of [1, zip.length, 0xffffffff]) {
			const bent = Buffer.from(zip);
			bent.writeUInt32LE(value, place);
			await expect(taken(bent)).rejects.toBeInstanceOf(RangeError);
		}
});

test.each([
	['K26TAA1.pdf', 'K26TAA1.pdf'],
	['../../etc/passwd', 'passwd.pdf'],
	['C:\\temp\\hóa đơn.PDF', 'hóa_đơn.pdf'],
	['', 'K26TAA1.pdf'],
	['.hidden', 'hidden.pdf'],
	['a\u0000b:c.pdf', 'a_b_c.pdf'],
	['x'.repeat(300), `${'x'.repeat(120)}.pdf`],
])('%j becomes %s', (given, name) => {
	expect(nameFile(given, 'K26TAA1', 'pdf')).toBe(name);
});
