import fc from 'fast-check';
import { openInstalments } from '../../../domain/payments/openInstalments';

const instalment = (position: number, amount: number) => ({
	position,
	amount,
	type: 'settlement' as const,
	percent: null,
	dueDate: `2026-0${position}-10`,
	awaits: null,
	method: null,
	title: null,
});
const invoice = (...amounts: number[]) => ({
	dueDate: '2026-03-10',
	totals: {
		gross: amounts.reduce((sum, amount) => sum + amount, 0),
		...(amounts.length > 1 && { instalments: amounts.map((amount, index) => instalment(index + 1, amount)) }),
	},
});
const money = (amount: number, sourceId = 'pay_1') => ({ sourceId, amount });
const claim = (position: number, amount: number, more: object = {}) => ({
	instalment: position,
	amount,
	state: 'claimed',
	paymentId: null,
	...more,
});
const left = (...given: Parameters<typeof openInstalments>) =>
	openInstalments(...given).map(({ open, toCollect }) => [open, toCollect]);

describe('what of each instalment is open, and to collect', () => {
	test('an invoice without a schedule is one instalment', () => {
		expect(openInstalments(invoice(100), [money(30)], [], 0)).toEqual([
			{ position: 1, dueDate: '2026-03-10', amount: 100, open: 70, toCollect: 70 },
		]);
	});

	test('money covers the instalments in their order, but what was collected for one covers that one', () => {
		expect(left(invoice(60, 40), [money(70)], [], 0)).toEqual([
			[0, 0],
			[30, 30],
		]);
		const settled = claim(2, 40, { state: 'settled', paymentId: 'pay_2' });
		expect(left(invoice(60, 40), [money(40, 'pay_2')], [settled], 0)).toEqual([
			[60, 60],
			[0, 0],
		]);
		// The bank took it back: a counter-match of the same payment.
		expect(left(invoice(60, 40), [money(40, 'pay_2'), money(-40, 'pay_2')], [settled], 0)).toEqual([
			[60, 60],
			[40, 40],
		]);
	});

	test('a claim reserves its instalment; a collection that names none reserves the first ones', () => {
		expect(left(invoice(60, 40), [], [claim(2, 40)], 40)).toEqual([
			[60, 60],
			[40, 0],
		]);
		expect(left(invoice(60, 40), [], [claim(2, 40)], 65)).toEqual([
			[60, 35],
			[40, 0],
		]);
		expect(left(invoice(60, 40), [], [claim(2, 40, { state: 'returned' })], 0)).toEqual([
			[60, 60],
			[40, 40],
		]);
	});

	test('never more than is open, and together no more than the invoice has left', () => {
		const amounts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 5 });
		const facts = fc.record({
			amounts,
			matches: fc.array(
				fc.record({
					sourceId: fc.constantFrom('pay_1', 'pay_2'),
					amount: fc.integer({ min: 1, max: 400 }),
				}),
				{ maxLength: 4 },
			),
			claimed: fc.option(fc.integer({ min: 1, max: 1000 })),
			pending: fc.integer({ min: 0, max: 500 }),
		});
		fc.assert(
			fc.property(facts, ({ amounts: parts, matches, claimed, pending }) => {
				const gross = parts.reduce((sum, amount) => sum + amount, 0);
				const matched = matches.reduce((sum, { amount }) => sum + amount, 0);
				fc.pre(matched <= gross);
				const claims = claimed === null ? [] : [claim(1, Math.min(claimed, parts[0] ?? 1))];
				const found = openInstalments(invoice(...parts), matches, claims, pending);
				const open = found.reduce((sum, one) => sum + one.open, 0);
				const toCollect = found.reduce((sum, one) => sum + one.toCollect, 0);
				expect(open).toBe(gross - matched);
				for (const one of found) {
					expect(one.toCollect).toBeGreaterThanOrEqual(0);
					expect(one.toCollect).toBeLessThanOrEqual(one.open);
				}
				expect(toCollect).toBeLessThanOrEqual(open);
			}),
		);
	});
});
