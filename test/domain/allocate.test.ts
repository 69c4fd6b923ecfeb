import fc from 'fast-check';
import { allocate } from '../../domain/money/allocate';

const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const shares = fc
	.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 })
	.filter((list) => list.some((share) => share > 0));

describe('an amount shared out', () => {
	it('sums to the amount', () => {
		fc.assert(
			fc.property(amount, shares, (whole, list) => {
				expect(allocate(whole, list).reduce((sum, part) => sum + part, 0)).toBe(whole);
			}),
		);
	});

	it('mirrors for the negative amount', () => {
		fc.assert(
			fc.property(amount, shares, (whole, list) => {
				expect(allocate(-whole, list)).toEqual(allocate(whole, list).map((part) => (part === 0 ? 0 : -part)));
			}),
		);
	});

	it('gives nothing to a share of zero', () => {
		fc.assert(
			fc.property(amount, shares, (whole, list) => {
				const parts = allocate(whole, list);
				list.forEach((share, index) => share === 0 && expect(parts[index]).toBe(0));
			}),
		);
	});

	it('gives each share less than one unit more or less than its exact part', () => {
		fc.assert(
			fc.property(amount, shares, (whole, list) => {
				const total = list.reduce((sum, share) => sum + share, 0);
				allocate(whole, list).forEach((part, index) => {
					const difference = BigInt(part) * BigInt(total) - BigInt(whole) * BigInt(list[index] ?? 0);
					expect(difference < BigInt(total) && -difference < BigInt(total)).toBe(true);
				});
			}),
		);
	});

	it('gives the odd cent to the largest remainder, and of equal ones to the earlier', () => {
		expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
		expect(allocate(101, [1, 1, 1])).toEqual([34, 34, 33]);
		expect(allocate(10, [1, 2])).toEqual([3, 7]);
		expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
		expect(allocate(2, [0, 1, 0, 1, 1])).toEqual([0, 1, 0, 1, 0]);
		expect(allocate(0, [1, 2])).toEqual([0, 0]);
	});

	it.each([[[0, 0]], [[]], [[1, -1, 2]]])('cannot be shared by %j', (list) => {
		expect(() => allocate(100, list)).toThrow(RangeError);
	});
});
