import fc from 'fast-check';
import { isCurrency, minorDigits } from '../../domain/money/currencies';
import { Exact, isPlainDecimal, scaleOf, toDecimal } from '../../domain/money/decimal';
import {
	fromMinor,
	minorToFixed,
	minorToNumber,
	parseMinor,
	roundToMinor,
	sumMinor,
} from '../../domain/money/minor';
import { refusalOf } from './refusalOf';

const currency = fc.constantFrom('EUR', 'VND', 'TND', 'JPY', 'CLF', 'USD');
const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
/** Major units whose minor units the ledger holds in every currency, four digits included. */
const majorUnits = fc.integer({ min: -900_000_000_000, max: 900_000_000_000 });

describe('a decimal', () => {
	it.each(['0', '-12.5', '1000', '0.000001', '123456789012345678901234567890.5'])('is %s', (text) => {
		expect(isPlainDecimal(text)).toBe(true);
	});

	it.each(['', ' 1', '1,5', '1e3', '+1', '.5', '1.', '--1', '1.2.3', 'NaN', 'Infinity', '0x10', '１'])(
		'is not %j',
		(text) => {
			expect(isPlainDecimal(text)).toBe(false);
		},
	);

	it('is written without exponent, trailing zeros or a negative zero', () => {
		expect(toDecimal(new Exact('1e-12'))).toBe('0.000000000001');
		expect(toDecimal(new Exact('1e25'))).toBe('10000000000000000000000000');
		expect(toDecimal(new Exact('12.500'))).toBe('12.5');
		expect(toDecimal(new Exact('-0'))).toBe('0');
	});

	it('counts its decimals', () => {
		expect([scaleOf('12'), scaleOf('12.5'), scaleOf('0.0001')]).toEqual([0, 1, 4]);
	});

	it('adds tenths exactly, as a binary float does not', () => {
		expect(toDecimal(new Exact('0.1').plus('0.2'))).toBe('0.3');
		expect(0.1 + 0.2).not.toBe(0.3);
	});

	it('keeps its own settings when another package changes those of big.js', async () => {
		const shared = (await import('big.js')).default;
		const before = shared.RM;
		shared.RM = 0;
		expect(roundToMinor(new Exact('0.005'), 'EUR')).toBe(1);
		shared.RM = before;
	});
});

describe('the minor unit', () => {
	it.each([
		['EUR', 2],
		['VND', 0],
		['TND', 3],
		['JPY', 0],
		['KWD', 3],
		['CLF', 4],
		['USD', 2],
	])('of %s has %i digits', (code, digits) => {
		expect(minorDigits(code)).toBe(digits);
		expect(isCurrency(code)).toBe(true);
	});

	it.each(['eur', 'EU', 'XXX', 'DEM', '', '__proto__', 'constructor'])('is not known for %j', (code) => {
		expect(isCurrency(code)).toBe(false);
	});

	it.each([
		['1.005', 'EUR', 101],
		['-1.005', 'EUR', -101],
		['1.0049999999', 'EUR', 100],
		['0.5', 'VND', 1],
		['-0.5', 'VND', -1],
		['0.4999', 'VND', 0],
		['1.0005', 'TND', 1001],
		['-0.001', 'EUR', 0],
	])('of %s %s, rounded half away from zero, is %i', (text, code, minor) => {
		expect(roundToMinor(new Exact(text), code)).toBe(minor);
	});

	it('never gives a negative zero', () => {
		expect(Object.is(roundToMinor(new Exact('-0.001'), 'EUR'), 0)).toBe(true);
		expect(Object.is(sumMinor([5, -5]), 0)).toBe(true);
	});

	it('goes to major units and back unchanged', () => {
		fc.assert(
			fc.property(amount, currency, (minor, code) => {
				expect(roundToMinor(fromMinor(minor, code), code)).toBe(minor);
				expect(parseMinor(toDecimal(fromMinor(minor, code)), code, 'amount')).toBe(minor);
				expect(minorToNumber(minor, code)).toBe(Number(minorToFixed(minor, code)));
			}),
		);
	});

	it('rounds a negative amount as the positive one', () => {
		fc.assert(
			fc.property(majorUnits, fc.integer({ min: 1, max: 100_000 }), currency, (dividend, divisor, code) => {
				const exact = new Exact(dividend).div(divisor);
				expect(roundToMinor(exact.times(-1), code) + roundToMinor(exact, code)).toBe(0);
			}),
		);
	});

	it('is never further than half a unit from the exact amount', () => {
		fc.assert(
			fc.property(majorUnits, fc.integer({ min: 1, max: 100_000 }), currency, (dividend, divisor, code) => {
				const exact = new Exact(dividend).div(divisor);
				const distance = fromMinor(roundToMinor(exact, code), code).minus(exact).abs();
				expect(distance.lte(fromMinor(1, code).div(2))).toBe(true);
			}),
		);
	});

	it('shows all its digits in print and none too many in JSON', () => {
		expect(minorToFixed(1250, 'EUR')).toBe('12.50');
		expect(minorToFixed(1250, 'VND')).toBe('1250');
		expect(minorToFixed(-1250, 'TND')).toBe('-1.250');
		expect(minorToNumber(1250, 'EUR')).toBe(12.5);
		expect(JSON.stringify(minorToNumber(30, 'EUR'))).toBe('0.3');
	});
});

describe('an amount that is read', () => {
	it.each([
		['12.5', 'EUR', 1250],
		['12.50', 'EUR', 1250],
		['1500', 'VND', 1500],
		['1.234', 'TND', 1234],
		['-3', 'EUR', -300],
	])('%s %s is taken as %i', (text, code, minor) => expect(parseMinor(text, code, 'amount')).toBe(minor));

	it.each([
		['12.505', 'EUR', 2],
		['0.5', 'VND', 0],
		['1.2345', 'TND', 3],
	])('%s %s is refused, not rounded', (text, code, digits) => {
		expect(refusalOf(() => parseMinor(text, code, 'charges[0].amount'))).toMatchObject({
			rule: 'amount.tooFine',
			field: 'charges[0].amount',
			fix: expect.stringContaining(String(digits)),
		});
	});

	it('beyond what an integer holds exactly is refused', () => {
		expect(refusalOf(() => roundToMinor(new Exact('90071992547409.92'), 'EUR')).rule).toBe('amount.tooLarge');
		expect(roundToMinor(new Exact('90071992547409.91'), 'EUR')).toBe(Number.MAX_SAFE_INTEGER);
		expect(refusalOf(() => sumMinor([Number.MAX_SAFE_INTEGER, 1])).rule).toBe('amount.tooLarge');
	});
});
