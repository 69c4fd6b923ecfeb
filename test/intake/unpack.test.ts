import { strToU8, zipSync } from 'fflate';
import { INTAKE_LIMITS } from '../../intake/limits';
import { unpack } from '../../intake/unpack/unpack';
import { makePng } from './support/makeImage';

const open = (bytes: Uint8Array, limits = {}) =>
	unpack({ name: 'outer', bytes }, { ...INTAKE_LIMITS, ...limits });

describe('archives', () => {
	test('give their files, and not the litter of systems', async () => {
		const zip = zipSync({
			'a.xml': strToU8('<a/>'),
			dir: { 'b.xml': strToU8('<b/>') },
			__MACOSX: { '._a.xml': strToU8('x') },
			'.DS_Store': strToU8('x'),
		});
		const { parts } = await open(zip);
		expect(parts.map(({ name }) => name)).toEqual(['outer / a.xml', 'outer / dir/b.xml']);
		expect(Buffer.from(parts[0]?.bytes ?? []).toString()).toBe('<a/>');
	});

	test('that would fill the memory are refused by what they declare', async () => {
		const bomb = zipSync({ 'zeros.pdf': new Uint8Array(60 * 1024 * 1024) }, { level: 9 });
		expect(bomb.length).toBeLessThan(100_000);
		await expect(open(bomb)).rejects.toMatchObject({
			rule: 'zip.bomb',
			message: expect.stringContaining('nothing of it'),
		});
	});

	test('that declare little and hold much are cut at what they declare', async () => {
		const bomb = Buffer.from(zipSync({ 'zeros.pdf': new Uint8Array(20 * 1024 * 1024) }, { level: 9 }));
		// Size as the central directory declares it.
		const central = bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
		bomb.writeUInt32LE(10, central + 24);
		const outcome = await open(bomb).catch((error: { rule: string }) => error);
		const size = 'parts' in outcome ? outcome.parts[0]?.bytes.length : 0;
		expect(size).toBeLessThanOrEqual(10);
	});

	test.each([
		[
			'of many files',
			zipSync(Object.fromEntries([...Array(5)].map((_, index) => [`${index}`, strToU8('x')]))),
			{ parts: 4 },
			'zip.parts',
		],
		['of no file', zipSync({}), {}, 'file.unknown'],
		['of folders only', zipSync({ dir: {} }), {}, 'zip.empty'],
		['cut off', zipSync({ a: new Uint8Array(5000) }).subarray(0, 60), {}, 'zip.damaged'],
		[
			'of Word',
			zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>') }),
			{},
			'file.office',
		],
	])('%s are refused', async (_, bytes, limits, rule) => {
		await expect(open(bytes, limits)).rejects.toMatchObject({ rule });
	});

	test('behind a password are refused', async () => {
		const zip = Buffer.from(zipSync({ a: strToU8('x') }));
		zip[6] = 1;
		await expect(open(zip)).rejects.toMatchObject({ rule: 'zip.encrypted' });
	});
});

describe('mails', () => {
	const attachment = (name: string, bytes: Uint8Array, disposition = 'attachment') =>
		[
			'--b',
			`Content-Type: application/octet-stream; name="${name}"`,
			`Content-Disposition: ${disposition}; filename="${name}"`,
			'Content-Transfer-Encoding: base64',
			'',
			Buffer.from(bytes).toString('base64'),
		].join('\r\n');
	const mail = (...parts: string[]) =>
		Buffer.from(
			[
				'From: Kiste <billing@kiste.example>',
				'Subject: =?utf-8?B?SMOzYSDEkcahbg==?=',
				'Message-ID: <m1@kiste.example>',
				'MIME-Version: 1.0',
				'Content-Type: multipart/mixed; boundary=b',
				'',
				'--b\r\nContent-Type: text/plain\r\n\r\nPlease find enclosed.',
				...parts,
				'--b--',
			].join('\r\n'),
		);

	test('give their attachments, and who sent them', async () => {
		const { parts, mail: facts } = await open(
			mail(attachment('a.xml', strToU8('<a/>')), attachment('b.xml', strToU8('<b/>'))),
		);
		expect(parts.map(({ name }) => name)).toEqual(['outer / a.xml', 'outer / b.xml']);
		expect(facts).toMatchObject({
			from: 'billing@kiste.example',
			subject: 'Hóa đơn',
			messageId: '<m1@kiste.example>',
		});
	});

	test('leave out logos: small pictures, and those within the text', async () => {
		const large = Buffer.concat([makePng(800, 800), Buffer.alloc(40_000)]);
		const { parts } = await open(
			mail(
				attachment('logo.png', makePng(50, 20)),
				attachment('photo.png', large, 'inline'),
				attachment('scan.png', large),
			),
		);
		expect(parts.map(({ name }) => name)).toEqual(['outer / scan.png']);
	});

	test.each([
		['nothing attached', mail(), {}, 'mail.noAttachment'],
		['only a logo', mail(attachment('logo.png', makePng(50, 20))), {}, 'mail.noAttachment'],
		[
			'too many',
			mail(...['a', 'b', 'c'].map((name) => attachment(name, strToU8('<a/>')))),
			{ parts: 2 },
			'mail.parts',
		],
	])('with %s are refused', async (_, bytes, limits, rule) => {
		await expect(open(bytes, limits)).rejects.toMatchObject({ rule });
	});
});
