import fc from 'fast-check';
import { zipSync } from 'fflate';
import { readBankStatement } from '../../../formats/bankStatement';
import { oneOfEach, read, refused } from './readAll';
import { entry, statement, transaction } from './statements';

describe('as files really are', () => {
	const two = `${oneOfEach('053', '02')}\n${oneOfEach('054', '08')}`;

	test('several documents in one file, with and without a declaration between them, and with a mark before each', async () => {
		const count = (await read(oneOfEach('053', '02'))).length * 2;
		expect(await read(two)).toHaveLength(count);
		expect(await read(two.replaceAll(/<\?xml[^?]*\?>/g, ''))).toHaveLength(count);
		expect(await read(two.replaceAll('<?xml', '\uFEFF<?xml'))).toHaveLength(count);
	});

	test('the outcome does not depend on how the file is cut', async () => {
		const xml = two.replaceAll('Muster', 'Müller & Söhne €'.replace('&', '&amp;'));
		const whole = await read(xml);
		expect(whole[0]?.counterparty.name).toBe('Müller & Söhne € GmbH');
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), async (size) =>
				expect(await read(xml, size)).toEqual(whole),
			),
			{ numRuns: 15 },
		);
		expect(await read(xml, 1)).toEqual(whole);
	});

	test('a prefix on every element', async () => {
		const xml = oneOfEach('053', '08')
			.replace('xmlns=', 'xmlns:b=')
			.replace(/<(\/?)(?=[A-Z])/g, '<$1b:');
		expect(await read(xml)).toEqual(await read(oneOfEach('053', '08')));
	});

	const named = oneOfEach('053', '08').replaceAll('Muster', 'Müller é');
	test.each([
		['UTF-8 that says it is ISO-8859-1', Buffer.from(named.replace('UTF-8', 'ISO-8859-1'))],
		['ISO-8859-1 that says it is UTF-8', Buffer.from(named, 'latin1')],
		['UTF-16 with a mark', Buffer.from(`\uFEFF${named}`, 'utf16le')],
		['UTF-16 without one', Buffer.from(named, 'utf16le')],
		[
			'a document of each, one after the other',
			Buffer.concat([Buffer.from(named), Buffer.from(named, 'latin1')]),
		],
	])('%s', async (_what, bytes) => {
		for (const size of [7, 64 * 1024])
			for (const { counterparty, level } of await read(bytes, size))
				if (level === 'transaction') expect(counterparty.name).toBe('Müller é GmbH');
	});

	test('a zip of files, folders among them', async () => {
		const zip = zipSync({
			'2026/': new Uint8Array(),
			'2026/a.xml': Buffer.from(oneOfEach('053', '02')),
			'../b.xml': Buffer.from(oneOfEach('054', '08')),
		});
		const separate = [...(await read(oneOfEach('053', '02'))), ...(await read(oneOfEach('054', '08')))];
		for (const size of [1, 100, 64 * 1024]) expect(await read(zip, size)).toEqual(separate);
	});

	test('20,000 transactions in one entry come one by one, with what they are', async () => {
		const one = transaction('08', { endToEndId: 'E', amount: '1.00' });
		const head = statement('054', '08', [entry('08', { amount: '20000.00', transactions: ['|'] })]).split(
			'|',
		);
		function* file() {
			yield Buffer.from(head[0] as string);
			for (let count = 0; count < 20; count += 1) yield Buffer.from(one.repeat(1000));
			yield Buffer.from(head[1] as string);
		}
		const keys = new Set<string>();
		for await (const { amount, key } of readBankStatement(file())) {
			expect(amount).toBe('1');
			keys.add(key);
		}
		expect(keys.size).toBe(20_000);
	}, 120_000);
});

describe('what is refused', () => {
	const right = oneOfEach('053', '08');

	test.each([
		['nothing', ''],
		['no XML', 'hello'],
		['cut', right.slice(0, -20)],
		['a tag that is not closed', right.replace('</Ntry>', '')],
		['text outside', `${right}x`],
		['an entity of its own', right.replace('Muster', '&x;')],
	])('%s', async (_what, xml) => refused(xml, 'xml.malformed'));

	test('document type definitions, whatever they hold', async () => {
		const bomb = '<!DOCTYPE Document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
		await refused(right.replace('<Document', `${bomb}<Document`), 'xml.malformed');
		await refused(`${right}${bomb}${right}`, 'xml.malformed');
		await refused(
			right.replace('<Document', '<!DOCTYPE Document SYSTEM "file:///etc/passwd"><Document'),
			'xml.malformed',
		);
	});

	test('too deep, too long, too much that is held', async () => {
		await refused(right.replace('<GrpHdr>', '<a>'.repeat(100)), 'xml.tooLarge');
		await refused(right.replace('<Nm>Muster', `<Nm>${'x'.repeat(2_000_000)}`), 'xml.tooLarge');
		await refused(right.replace('<Document', `<!--${'x'.repeat(2_000_000)}--><Document`), 'xml.tooLarge');
		await refused(right.replace('<Bal>', `${'<Bal></Bal>'.repeat(200_000)}<Bal>`), 'xml.tooLarge');
		await refused(right.replace('<?xml', `<?xml ${' '.repeat(70_000)}`), 'xml.declaration');
	});

	test('other messages, and amounts that are none', async () => {
		await refused(right.replace('camt.053.001.08', 'camt.052.001.08'), 'statement.unknown');
		await refused(right.replace(/xmlns="[^"]*"/, ''), 'statement.unknown');
		await refused(right.replace('12.34', '12,34'), 'statement.amount');
	});

	test('zips that are cut, that hold a zip, or that unpack to too much', async () => {
		const zip = zipSync({ 'a.xml': Buffer.from(right) });
		await refused(zip.subarray(0, zip.length / 2), 'zip.malformed');
		await refused(zipSync({ 'a.zip': zip }), 'zip.malformed');
		await refused(
			zipSync(
				Object.fromEntries(Array.from({ length: 501 }, (_, number) => [`${number}.xml`, Buffer.from(right)])),
			),
			'zip.tooLarge',
		);
		// Megabytes of one letter in a few kilobytes.
		const bomb = zipSync({ 'a.xml': Buffer.alloc(8 * 1024 * 1024, 'x') });
		await refused(bomb, 'xml.tooLarge');
	});
});
