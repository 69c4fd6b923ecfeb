import { decodeXml } from '../../../formats/xml/decodeXml';
import { parseXml } from '../../../formats/xml/parseXml';
import { XML_LIMITS } from '../../../formats/xml/limits';

const bytes = (text: string) => Buffer.from(text);

test('elements are found by local names, whatever their prefix', async () => {
	const root = await parseXml(
		bytes('<a:R xmlns:a="u"><a:B x="1"> one </a:B><a:B>two</a:B><a:C><a:D/></a:C></a:R>'),
	);
	expect(root.name).toBe('R');
	expect(root.all('B').map(({ text }) => text)).toEqual(['one', 'two']);
	expect(root.first('B')?.attribute('x')).toBe('1');
	expect(root.first('X|C/D')).toMatchObject({ path: 'R/C/D', text: undefined });
	expect(root.descendants('D')).toHaveLength(1);
});

test('names that JavaScript knows are plain names', async () => {
	const root = await parseXml(bytes('<R><constructor>1</constructor><__proto__>2</__proto__><_>3</_></R>'));
	expect(root.first('constructor')?.text).toBe('1');
	expect(root.first('toString')).toBeUndefined();
	expect(root.text).toBeUndefined();
	expect(({} as Record<string, unknown>)['text']).toBeUndefined();
});

const bomb = `<!DOCTYPE r [<!ENTITY a "x">${[...'bcdefgh'].map((name, index) => `<!ENTITY ${name} "${`&${'abcdefg'[index]};`.repeat(10)}">`).join('')}]><r>&h;</r>`;
test.each([
	['a DOCTYPE', '<!DOCTYPE r><r/>', 'xml.doctype'],
	['entities of its own', bomb, 'xml.doctype'],
	['a file outside', '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]><r>&a;</r>', 'xml.doctype'],
	['an entity that nobody declared', '<r>&a;</r>', 'xml.malformed'],
	['10,000 levels', '<a>'.repeat(10_000) + '</a>'.repeat(10_000), 'xml.depth'],
	['too many elements', `<r>${'<a/>'.repeat(XML_LIMITS.elements)}</r>`, 'xml.elements'],
	['a cut end', '<r><a>text</a>', 'xml.malformed'],
	['two roots', '<r/><r/>', 'xml.malformed'],
	['no XML', 'hello', 'xml.malformed'],
])('%s is refused', async (_, xml, rule) => {
	await expect(parseXml(bytes(xml))).rejects.toMatchObject({ name: 'Refusal', rule });
});

test('a word of DOCTYPE in a text is no DOCTYPE', async () => {
	const root = await parseXml(bytes('<r><!-- <!DOCTYPE x> --><![CDATA[<!DOCTYPE x>]]></r>'));
	expect(root.text).toBe('<!DOCTYPE x>');
});

test('the size is looked at before anything is decoded', async () => {
	await expect(parseXml(bytes('<r/>'), { ...XML_LIMITS, bytes: 3 })).rejects.toMatchObject({
		rule: 'xml.tooLarge',
	});
});

const viet = 'Hóa đơn';
test.each([
	['UTF-8 without a word', Buffer.from(`<r>${viet}</r>`)],
	['UTF-8 with a mark', Buffer.from(`\ufeff<?xml version="1.0" encoding="utf-8"?><r>${viet}</r>`)],
	[
		'UTF-16 with a mark',
		Buffer.from(`\ufeff<?xml version="1.0" encoding="utf-16"?><r>${viet}</r>`, 'utf16le'),
	],
	['UTF-16 without a mark', Buffer.from(`<?xml version="1.0"?><r>${viet}</r>`, 'utf16le')],
	['UTF-16 big end first', Buffer.from(`\ufeff<r>${viet}</r>`, 'utf16le').swap16()],
	['UTF-8 that says UTF-16', Buffer.from(`<?xml version="1.0" encoding="utf-16"?><r>${viet}</r>`)],
])('%s is read', (_, file) => {
	expect(decodeXml(file)).toContain(`<r>${viet}</r>`);
});

test('Windows-1252 is read where the file says so', () => {
	expect(
		decodeXml(Buffer.from('<?xml version="1.0" encoding="windows-1252"?><r>é\x80</r>', 'latin1')),
	).toContain('é€');
});

test.each([
	['UTF-8 that is none', Buffer.from('<?xml version="1.0" encoding="UTF-8"?><r>\xe9</r>', 'latin1')],
	['an encoding that is none', Buffer.from('<?xml version="1.0" encoding="klingon"?><r/>')],
])('%s is refused', (_, file) => {
	expect(() => decodeXml(file)).toThrow(expect.objectContaining({ rule: 'xml.encoding' }));
});
