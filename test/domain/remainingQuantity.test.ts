import fc from 'fast-check';
import { FLOWS, type Flow } from '../../domain/documents/conversions';
import { remainingQuantity, type LineLink } from '../../domain/documents/remaining';
import { Exact } from '../../domain/money/decimal';

const link = (flow: Flow, quantity: string): LineLink => ({
	fromDocumentId: 'ord',
	fromLineId: 'a',
	toDocumentId: 'dln',
	toLineId: 'b',
	flow,
	quantity,
});

describe('what is left of a quantity', () => {
	it('is the quantity less the links of the asked flows', () => {
		const links = [link('deliver', '4'), link('invoice', '10'), link('deliver', '2.5')];
		expect(remainingQuantity('10', links, ['deliver'])).toBe('3.5');
		expect(remainingQuantity('10', links, ['invoice'])).toBe('0');
		expect(remainingQuantity('10', links, ['return'])).toBe('10');
		expect(remainingQuantity('10', links, ['deliver', 'return'])).toBe('3.5');
	});

	it('is exact in tenths and thousandths', () => {
		expect(remainingQuantity('0.3', [link('deliver', '0.1'), link('deliver', '0.2')], ['deliver'])).toBe('0');
		expect(remainingQuantity('1', [link('deliver', '0.999999')], ['deliver'])).toBe('0.000001');
	});

	it('is never below zero', () => {
		expect(remainingQuantity('5', [link('invoice', '6')], ['invoice'])).toBe('0');
	});

	it('and what was used make up the whole', () => {
		const used = fc.array(
			fc.record({ flow: fc.constantFrom(...FLOWS), millionths: fc.integer({ min: 1, max: 9_000_000 }) }),
			{ maxLength: 8 },
		);
		fc.assert(
			fc.property(
				used,
				fc.constantFrom(...FLOWS),
				fc.integer({ min: 0, max: 9_000_000 }),
				(given, flow, rest) => {
					const links = given.map((one) =>
						link(one.flow, new Exact(one.millionths).div(1_000_000).toFixed()),
					);
					const taken = given
						.filter((one) => one.flow === flow)
						.reduce((sum, one) => sum + one.millionths, 0);
					const left = remainingQuantity(new Exact(taken + rest).div(1_000_000).toFixed(), links, [flow]);
					expect(new Exact(left).times(1_000_000).eq(rest)).toBe(true);
				},
			),
		);
	});
});
