import fc from 'fast-check';
import { compileMessage, renderMessage, type MessageValues } from '../../../formats/message';
import { htmlToText } from '../../../formats/message/htmlToText';
import { expectComplete, refusalOf } from '../../domain/refusalOf';
import { euros } from './values';

const compile = (html: string, more: object = {}) =>
	compileMessage({ file: 'own.en.html', kind: 'sending', language: 'en', html, ...more });
const mail = (body: string, subject = 'Hello') =>
	compile(`<title>${subject}</title>${body}{{#number}}{{number}}{{/number}}`);
const bodyOf = (html: string) => /<div[^>]*>([\s\S]*)<\/div>/.exec(html)?.[1]?.trim() ?? '';

describe('what a template may say', () => {
	test.each([
		['an unknown field', '<p>{{nmber}}</p>', 'message.field'],
		['what every object inherits', '<p>{{constructor}}</p>', 'message.field'],
		['a field of a list outside it', '<p>{{paid}}</p>', 'message.field'],
		['a field of the message in a list', '{{#invoices}}{{companyName}}{{/invoices}}', 'message.field'],
		['a list in a list', '{{#invoices}}{{#interestParts}}{{/interestParts}}{{/invoices}}', 'message.field'],
		['a flag as text', '<p>{{many}}</p>', 'message.flag'],
		['a field inside a tag', '<p style="color: {{title}}">x</p>', 'message.fieldInTag|message.attribute'],
		['a text as an address', '<a href="{{title}}">x</a>', 'message.fieldInTag'],
		['a section that stays open', '<p>{{#title}}</p>', 'message.section'],
		['sections that cross', '{{#title}}{{#place}}{{/title}}{{/place}}', 'message.section'],
		['a section that was never opened', '{{/title}}', 'message.section'],
		['braces that are no mark', '<p>{{{title}}}</p>', 'message.mark'],
		['a script', '<script>alert(1)</script>', 'message.tag'],
		['a picture', '<img src="https://x.example/a.png">', 'message.tag'],
		['a handler', '<p onclick="x()">a</p>', 'message.attribute'],
		['an address of a script', '<a href="javascript:x()">a</a>', 'message.attribute'],
		['a style that fetches', '<p style="background: url(https://x.example)">a</p>', 'message.attribute'],
		['a comment', '<!-- x --><p>a</p>', 'message.html'],
		['a stray bracket', '<p>1 < 2</p>', 'message.html'],
		['an attribute without quotes', '<p align=left>a</p>', 'message.html'],
	])('%s is refused', (_what, body, rule) => {
		const refusal = refusalOf(() => mail(body));
		expect(refusal.rule).toMatch(new RegExp(`^(${rule})$`));
		expectComplete(refusal);
	});

	test('an unknown field is named, and so are those that exist', () => {
		const { message, fix } = refusalOf(() => mail('<p>{{nmber}}</p>'));
		expect(message).toContain('{{nmber}}');
		expect(fix).toMatch(/companyName.*number.*invoices/);
	});

	test('a template without a subject, without its content, too long', () => {
		expect(refusalOf(() => compile('<p>{{number}}</p>')).rule).toBe('message.subject');
		expect(refusalOf(() => compile('<title> </title>{{number}}')).rule).toBe('message.subject');
		expect(refusalOf(() => compile('<title>A</title><p>Hello</p>')).message).toContain(
			'does not show number',
		);
		expect(refusalOf(() => compile(`<title>A</title>${'x'.repeat(50_001)}`)).rule).toBe('message.length');
	});

	test('a formal notice cannot lose its content or its name', () => {
		const refusal = refusalOf(() =>
			compile('<title>Formal notice</title><p>{{companyName}}</p>', { kind: 'formalNotice' }),
		);
		expect(refusal.rule).toBe('message.required');
		expect(refusal.message).toMatch(/customerName.*invoices.*interest.*payBy.*legalBasis.*invoices\.number/);
		const everything = `<title>Pay</title>${'companyName companyAddress customerName customerAddress today interest indemnity toPay payBy iban nextStep legalBasis'
			.split(' ')
			.map((name) => `{{${name}}}`)
			.join(' ')}{{#invoices}}{{number}}{{documentDate}}{{dueDate}}{{open}}{{/invoices}}`;
		expect(refusalOf(() => compile(everything, { kind: 'formalNotice' })).rule).toBe('message.words');
		expect(compile(`${everything}<p>Formal Notice</p>`, { kind: 'formalNotice' }).kind).toBe('formalNotice');
	});
});

describe('values', () => {
	test('one that is missing is refused by its name, or has what the template says', () => {
		const refusal = refusalOf(() => renderMessage(mail('<p>{{title}}</p>'), {}));
		expect([refusal.rule, refusal.field]).toEqual(['message.missing', 'title']);
		expectComplete(refusal);
		for (const title of [undefined, null, '', '  '])
			expect(renderMessage(mail('<p>{{title|Caf&eacute; &amp; co}}</p>'), { title }).text).toBe(
				'Caf&eacute; & co',
			);
		const list = mail('{{#invoices}}<p>{{paid}}</p>{{/invoices}}');
		expect(refusalOf(() => renderMessage(list, { invoices: [{ paid: euros(1) }, {}] })).field).toBe(
			'invoices[1].paid',
		);
	});

	test.each<[string, string, MessageValues]>([
		['a float', '{{amount}}', { amount: { amount: 1.5, currency: 'EUR' } }],
		['a number for money', '{{amount}}', { amount: 12 }],
		['no currency', '{{amount}}', { amount: { amount: 1, currency: 'e' } }],
		['no date', '{{dueDate}}', { dueDate: '2026-02-30' }],
		['no number', '{{daysLate}}', { daysLate: '3' }],
		['no rate', '{{interestRate}}', { interestRate: '12,4' }],
		['a script for an address', '<a href="{{paymentLink}}">x</a>', { paymentLink: 'javascript:alert(1)' }],
		[
			'quotes in an address',
			'<a href="{{paymentLink}}">x</a>',
			{ paymentLink: 'https://x.example/"onclick="y' },
		],
		['a text without end', '{{title}}', { title: 'x'.repeat(5001) }],
	])('%s is refused', (_what, body, values) => {
		const refusal = refusalOf(() => renderMessage(mail(body), values));
		expect(refusal.rule).toBe('message.value');
		expectComplete(refusal);
	});

	test('sections: what is there, what is not, nothing as good as missing', () => {
		const template = mail('<p>{{#interest}}with {{interest}}{{/interest}}{{^interest}}none{{/interest}}</p>');
		const text = (interest: MessageValues['interest']) => renderMessage(template, { interest }).text;
		expect([text(euros(1_00)), text(euros(0)), text(undefined)]).toEqual(['with €1.00', 'none', 'none']);
		const lists = mail(
			'{{#invoices}}<p>{{number}}</p>{{/invoices}}{{^invoices}}<p>no invoice</p>{{/invoices}}',
		);
		expect(renderMessage(lists, {}).text).toBe('no invoice');
		expect(renderMessage(lists, { invoices: [{ number: 'A' }, { number: 'B' }] }).text).toBe('A\n\nB');
	});

	test('currencies without minor units, and those without a symbol', () => {
		const text = (amount: number, currency: string) =>
			renderMessage(mail('{{amount}}'), { amount: { amount, currency } }).text;
		expect([text(1_500_000, 'VND'), text(1_500, 'TND')]).toEqual(['₫1,500,000', 'TND\u00a01.500']);
	});
});

describe('nothing in data does anything', () => {
	test('tags, marks, entities and line breaks in a value', () => {
		const title = '<b>{{number}}</b> &amp; "x" \'y\'\nsecond {{#invoices}}';
		const { html, text } = renderMessage(mail('<p>{{title}}</p>'), { title });
		expect(bodyOf(html)).toBe(
			'<p>&lt;b&gt;{{number}}&lt;/b&gt; &amp;amp; &quot;x&quot; &#39;y&#39;<br>second {{#invoices}}</p>',
		);
		expect(text).toBe(title);
	});

	test('a subject is one line: no header can follow it', () => {
		const title = 'A\r\nBcc: all@x.example\u2028\u0000\u0085X';
		const { subject } = renderMessage(mail('', '{{title}}'), { title });
		expect(subject).toBe('A Bcc: all@x.example X');
		expect(renderMessage(mail('', '{{title}}'), { title: 'x'.repeat(900) }).subject).toHaveLength(250);
	});

	test('any text: the page has the tags of its template and no others', () => {
		const template = mail('<p>Dear {{contactName}}, <strong>{{title}}</strong></p>', '{{title}}');
		const tagsOf = (html: string) => html.match(/<[^>]*>/g)?.filter((tag) => tag !== '<br>');
		const clean = tagsOf(renderMessage(template, { contactName: 'A', title: 'B' }).html);
		const nasty = fc.oneof(
			fc.string({ unit: 'grapheme', maxLength: 40 }),
			fc.string({
				unit: fc.constantFrom('<', '>', '"', "'", '&', '{', '}', '\r', '\n', '#', '/', 'p', ';'),
				maxLength: 30,
			}),
		);
		fc.assert(
			fc.property(nasty, nasty, (contactName, title) => {
				const values = { contactName: `x${contactName}`, title: `x${title}` };
				const { subject, html, text } = renderMessage(template, values);
				expect(tagsOf(html)).toEqual(clean);
				expect(subject).not.toMatch(/[\r\n\p{Cc}\u2028\u2029]/u);
				const words = (content: string) => content.replace(/\s+/g, ' ').trim();
				expect(words(htmlToText(bodyOf(html)))).toBe(words(text));
			}),
			{ numRuns: 300 },
		);
	});
});
