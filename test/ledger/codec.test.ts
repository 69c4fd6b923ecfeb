import fc from 'fast-check';
import { Exact } from '../../domain/money/decimal';
import { decodeQuantity, decodeSum, encodeMinor, encodeQuantity } from '../../ledger/amounts';
import { newId } from '../../ledger/newId';
import { foldText, likePatterns, searchText } from '../../ledger/searchText';
import { NOW } from '../support/ledgers';

describe('the codec', () => {
	it('keeps every quantity of six decimals exactly', () => {
		const millionths = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
		fc.assert(
			fc.property(millionths, (value) => {
				const text = new Exact(value).div(1_000_000).toFixed();
				expect(encodeQuantity(text)).toBe(value);
				expect(new Exact(decodeQuantity(value)).eq(text)).toBe(true);
			}),
			{ verbose: true },
		);
	});

	it.each(['0.0000001', '1.2345678', '9007199254.740992', '-9007199254.740992', '1e30'])(
		'refuses the quantity %s',
		(quantity) => {
			expect(() => encodeQuantity(quantity)).toThrow(expect.objectContaining({ rule: 'quantity.range' }));
		},
	);

	it('lets whole amounts to 2^53 − 1 through the door, and nothing else', () => {
		for (const amount of [0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])
			expect(encodeMinor(amount)).toBe(amount);
		for (const amount of [2 ** 53, -(2 ** 53), 1e300]) {
			expect(() => encodeMinor(amount)).toThrow(expect.objectContaining({ rule: 'amount.tooLarge' }));
		}
		for (const amount of [0.5, Number.NaN, Number.POSITIVE_INFINITY])
			expect(() => encodeMinor(amount)).toThrow(TypeError);
	});

	it('shows a sum exactly or not at all', () => {
		expect(decodeSum('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
		expect(() => decodeSum('9007199254740992')).toThrow(expect.objectContaining({ rule: 'sum.tooLarge' }));
		expect(() => decodeSum('1.5e30')).toThrow(expect.objectContaining({ rule: 'sum.tooLarge' }));
	});
});

describe('search text', () => {
	it.each([
		['Société Générale', 'societe generale'],
		['Đường Hồ Gươm', 'duong ho guom'],
		['Œuvre  &\tSœur', 'oeuvre & soeur'],
		['ẮẰẲẴẶ ỔỖỘ ƯỨỪ', 'aaaaa ooo uuu'],
		['Crème\u0000 brûlée', 'creme brulee'],
	])('folds %j to %j', (given, folded) => expect(foldText(given)).toBe(folded));

	it('searches words anywhere, in any order', () => {
		expect(likePatterns(' Đà  50%_\\ ')).toEqual(['%da%', '%50\\%\\_\\\\%']);
		expect(likePatterns('   ')).toEqual([]);
		expect(searchText(['A', null, undefined, '', 'B'])).toBe('a b');
	});
});

describe('ids', () => {
	it('rise, are distinct and name their kind, also within a millisecond and when the clock goes back', () => {
		const back = new Date(Date.parse(NOW) - 60_000).toISOString();
		const ids = Array.from({ length: 10_000 }, (_, index) => newId('inv', index % 7 ? NOW : back));
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toEqual([...ids].sort());
		for (const id of ids.slice(0, 50))
			expect(id).toMatch(/^inv_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	});
});
