import fc from 'fast-check';
import { canonicalJson } from '../../domain/canonicalJson';

describe('canonical JSON (RFC 8785)', () => {
	it('writes the example of the RFC', () => {
		const sample = JSON.parse(
			'{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
		) as unknown;
		expect(canonicalJson(sample)).toBe(
			'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
		);
	});

	it('sorts keys by UTF-16 code unit, as the RFC shows', () => {
		const sample = {
			'€': 'Euro',
			'\r': 'Return',
			'\ufb33': 'Dalet',
			'1': 'One',
			'😀': 'Emoji',
			'\u0080': 'Control',
			ö: 'O',
		};
		const order = [...canonicalJson(sample).matchAll(/:"(\w+)"/g)].map((match) => match[1]);
		expect(order).toEqual(['Return', 'One', 'Control', 'O', 'Euro', 'Emoji', 'Dalet']);
	});

	it.each([
		[0, '0'],
		[-0, '0'],
		[1e21, '1e+21'],
		[1e20, '100000000000000000000'],
		[5e-324, '5e-324'],
		[-1.5, '-1.5'],
		[9007199254740993, '9007199254740992'],
	])('writes the number %p as %s', (number, text) => expect(canonicalJson(number)).toBe(text));

	it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %p, which JSON has not', (number) => {
		expect(() => canonicalJson({ amount: number })).toThrow(TypeError);
	});

	it('leaves undefined members out and writes undefined items as null, as JSON does', () => {
		expect(canonicalJson({ b: undefined, a: [undefined, 1] })).toBe('{"a":[null,1]}');
		expect(canonicalJson({ a: 1 })).toBe(canonicalJson({ a: 1, b: undefined }));
		expect(canonicalJson({ a: null })).not.toBe(canonicalJson({}));
	});

	it('tells a number from its text, and an empty list from an empty object', () => {
		expect(canonicalJson({ a: 1 })).not.toBe(canonicalJson({ a: '1' }));
		expect(canonicalJson([])).not.toBe(canonicalJson({}));
	});

	it('keeps a member called __proto__ like any other', () => {
		expect(canonicalJson(JSON.parse('{"__proto__":{"a":1},"b":2}'))).toBe('{"__proto__":{"a":1},"b":2}');
	});

	it('reads back as the same value, whatever the order of its keys', () => {
		const shuffled = (value: unknown): unknown =>
			Array.isArray(value)
				? value.map(shuffled)
				: value !== null && typeof value === 'object'
					? Object.fromEntries(
							Object.entries(value)
								.reverse()
								.map(([key, member]) => [key, shuffled(member)]),
						)
					: value;
		const plain = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'));
		fc.assert(
			fc.property(plain, (value) => {
				const text = canonicalJson(value);
				expect(canonicalJson(shuffled(value))).toBe(text);
				expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
			}),
		);
	});
});
