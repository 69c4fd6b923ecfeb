import fc from 'fast-check';
import { writeAmountInWords } from '../../../domain/vietnam/writeAmountInWords';
import { readSample } from './conformance';

test.each([
	[0, 'Không đồng'],
	[4, 'Bốn đồng'],
	[5, 'Năm đồng'],
	[10, 'Mười đồng'],
	[11, 'Mười một đồng'],
	[14, 'Mười bốn đồng'],
	[15, 'Mười lăm đồng'],
	[21, 'Hai mươi mốt đồng'],
	[44, 'Bốn mươi tư đồng'],
	[55, 'Năm mươi lăm đồng'],
	[104, 'Một trăm linh bốn đồng'],
	[110, 'Một trăm mười đồng'],
	[1_010, 'Một nghìn không trăm mười đồng'],
	[1_000_001, 'Một triệu không trăm linh một đồng'],
	[864_000, 'Tám trăm sáu mươi tư nghìn đồng'],
	[1_000_000_000_000, 'Một nghìn tỷ đồng'],
	[1_000_000_001_000, 'Một nghìn tỷ không trăm linh một nghìn đồng'],
	[
		999_999_999_999_999,
		'Chín trăm chín mươi chín nghìn chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín đồng',
	],
	[-1_500, 'Âm một nghìn năm trăm đồng'],
])('%i VND', (amount, words) => {
	expect(writeAmountInWords(amount, 'VND')).toBe(words);
});

test.each([
	[1_200, 'USD', 'Mười hai đô la Mỹ'],
	[1_245, 'USD', 'Mười hai đô la Mỹ và bốn mươi lăm xu'],
	[5, 'EUR', 'Không euro và năm xu'],
	[-1_201, 'EUR', 'Âm mười hai euro và một xu'],
	[1_205, 'CHF', 'Mười hai phẩy không năm CHF'],
	[12_345, 'TND', 'Mười hai phẩy ba bốn năm TND'],
	[1_200, 'CHF', 'Mười hai CHF'],
	[15, 'JPY', 'Mười lăm yên Nhật'],
])('%i in the smallest unit of %s', (amount, currency, words) => {
	expect(writeAmountInWords(amount, currency)).toBe(words);
});

const vectors = readSample<{ amount_in_words: Record<string, string> }>('vn-test-vectors.json');
(vectors ? test : test.skip)('the vectors of the sheet', () => {
	const written = Object.keys(vectors?.amount_in_words ?? {});
	expect(written.length).toBeGreaterThan(0);
	for (const amount of written)
		expect(writeAmountInWords(Number(amount), 'VND')).toBe(vectors?.amount_in_words[amount]);
});

const WORDS = 'không một hai ba bốn năm sáu bảy tám chín mười'.split(' ');
const OTHER_SOUNDS: Readonly<Record<string, number>> = { mốt: 1, tư: 4, lăm: 5 };
const SCALES: Readonly<Record<string, number>> = { nghìn: 1e3, triệu: 1e6 };

/** Reads Vietnamese number words, by another way than they are written: word by word, from the left. */
function readBack(words: string): number {
	const billions = words.lastIndexOf(' tỷ');
	if (billions > 0) return readBack(words.slice(0, billions)) * 1e9 + readBack(words.slice(billions + 3));
	let [sum, group, digit] = [0, 0, 0];
	for (const word of words.split(' ').filter(Boolean)) {
		if (word === 'trăm') [group, digit] = [digit * 100, 0];
		else if (word === 'mươi') [group, digit] = [group + digit * 10, 0];
		else if (word in SCALES) [sum, group, digit] = [sum + (group + digit) * (SCALES[word] ?? 0), 0, 0];
		else if (word === 'mười') [group, digit] = [group + 10, 0];
		else if (word !== 'linh') digit = OTHER_SOUNDS[word] ?? WORDS.indexOf(word);
		if (digit < 0) throw new Error(`Not a number word: ${word}`);
	}
	return sum + group + digit;
}

test('reading it back gives the number, up to 15 digits', () => {
	const digits = fc.integer({ min: 1, max: 15 });
	const amount = digits.chain((count) => fc.integer({ min: 0, max: 10 ** count - 1 }));
	fc.assert(
		fc.property(amount, (value) => {
			const words = writeAmountInWords(value, 'VND');
			expect(words).toMatch(/^\p{Lu}.* đồng$/u);
			expect(readBack(words.toLowerCase().replace(/ đồng$/, ''))).toBe(value);
		}),
		{ numRuns: 2000 },
	);
});

test('of amounts below a hundred thousand each is read back, and no two share their words', () => {
	const seen = new Set<string>();
	for (let value = 0; value < 100_000; value += 37) {
		const words = writeAmountInWords(value, 'VND');
		seen.add(words);
		expect(readBack(words.toLowerCase().replace(/ đồng$/, ''))).toBe(value);
	}
	expect(seen.size).toBe(Math.ceil(100_000 / 37));
});
