import fc from 'fast-check';
import { allocatePayment } from '../../../domain/payments/allocatePayment';
import { amountDue } from '../../../domain/payments/amountDue';
import { averageDelay } from '../../../domain/payments/averageDelay';
import { cashDiscountOf, lastDiscountDay } from '../../../domain/payments/cashDiscount';
import { lastPaidOn } from '../../../domain/payments/lastPaidOn';
import { findMethod, PAYMENT_METHODS, readMethod } from '../../../domain/payments/methods';
import { orderOldestFirst } from '../../../domain/payments/orderOldestFirst';
import { standingMatches } from '../../../domain/payments/standingMatches';
import { pendingAmount, toPay } from '../../../domain/payments/toPay';
import { writeOffLimitOf } from '../../../domain/payments/writeOffLimit';
import { refusalOf } from '../refusalOf';

const items = fc
	.array(fc.integer({ min: -5, max: 100_000 }), { maxLength: 20 })
	.map((opens) => opens.map((open, index) => ({ id: `inv ${index}`, open })));

describe('allocating an amount', () => {
	it('gives no item more than is open, no cent away and none twice', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1_000_000 }), items, (amount, list) => {
				const { allocations, left } = allocatePayment(amount, list);
				const sum = allocations.reduce((total, one) => total + one.amount, 0);
				expect(sum + left).toBe(amount);
				expect(left).toBeGreaterThanOrEqual(0);
				for (const { id, amount: part } of allocations) {
					expect(part).toBeGreaterThan(0);
					expect(part).toBeLessThanOrEqual(list.find((item) => item.id === id)?.open ?? 0);
				}
				const openAfter = list.reduce((total, { open }) => total + Math.max(0, open), 0) - sum;
				expect(Math.min(left, openAfter)).toBe(0);
				expect(allocations.map(({ id }) => id)).toEqual([...new Set(allocations.map(({ id }) => id))]);
			}),
		);
	});

	it('goes in the order of the items, oldest debt first where they are put so', () => {
		const list = [
			{ id: 'c', dueDate: '2026-03-01', issueDate: '2026-02-01', open: 10 },
			{ id: 'a', dueDate: null, issueDate: '2026-01-15', open: 10 },
			{ id: 'b', dueDate: '2026-03-01', issueDate: '2026-01-01', open: 10 },
		];
		const { allocations } = allocatePayment(25, orderOldestFirst(list));
		expect(allocations).toEqual([
			{ id: 'a', amount: 10 },
			{ id: 'b', amount: 10 },
			{ id: 'c', amount: 5 },
		]);
	});

	it('nothing comes of money that goes out', () => {
		expect(allocatePayment(-5, [{ id: 'a', open: 10 }])).toEqual({ allocations: [], left: -5 });
	});
});

describe('matches that stand', () => {
	const match = (
		id: string,
		undoes: string | null,
		sourceKind: 'payment' | 'creditNote',
		onDate: string,
	) => ({
		id,
		undoes,
		sourceKind,
		onDate,
	});
	const all = [
		match('1', null, 'payment', '2026-03-05'),
		match('2', null, 'payment', '2026-03-20'),
		match('3', '2', 'payment', '2026-03-25'),
		match('4', null, 'creditNote', '2026-04-01'),
		match('5', null, 'payment', '2026-03-02'),
	];

	it('are those that nobody took back; the last money of them is what a document was paid on, in any order', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (matches) => {
				expect(
					standingMatches(matches)
						.map(({ id }) => id)
						.sort(),
				).toEqual(['1', '4', '5']);
				expect(lastPaidOn(matches)).toBe('2026-03-05');
			}),
		);
	});

	it('a credit note alone is no payment', () => {
		expect(lastPaidOn([match('4', null, 'creditNote', '2026-04-01')])).toBeNull();
		expect(lastPaidOn([])).toBeNull();
	});
});

describe('what is to pay', () => {
	it('falls by what is on its way, and rises again when that fails', () => {
		const at = (state: 'pending' | 'failed' | 'collected') => [{ amount: 20, state }];
		expect([toPay(100, at('pending')), toPay(100, at('failed')), toPay(80, at('collected'))]).toEqual([
			80, 100, 80,
		]);
		expect(toPay(10, at('pending'))).toBe(0);
		expect(pendingAmount([...at('pending'), ...at('pending'), ...at('failed')])).toBe(40);
	});

	it('is the rest of an invoice, and of what is only agreed its total less the money that came', () => {
		const totals = { gross: 1000 } as Parameters<typeof amountDue>[0]['totals'];
		const of = (
			kind: 'invoice' | 'salesOrder' | 'creditNote' | 'deliveryNote',
			state: 'draft' | 'validated' | 'cancelled',
		) =>
			amountDue(
				{ kind, state, totals, validatedAt: state === 'draft' ? null : '2026-03-10T00:00:00.000Z' },
				{ open: 700, pending: 100, waiting: 250 },
			);
		expect(of('invoice', 'validated')).toBe(600);
		expect(of('invoice', 'draft')).toBe(750);
		expect(of('salesOrder', 'validated')).toBe(750);
		expect([
			of('creditNote', 'validated'),
			of('deliveryNote', 'validated'),
			of('invoice', 'cancelled'),
		]).toEqual([0, 0, 0]);
	});
});

describe('the rest of the rules', () => {
	it('a cash discount is its rate of the gross, rounded half up, until its last day', () => {
		expect(cashDiscountOf(34_550, { rate: '2' })).toBe(691);
		expect(cashDiscountOf(25, { rate: '2' })).toBe(1);
		expect(cashDiscountOf(24, { rate: '2' })).toBe(0);
		expect(lastDiscountDay('2026-02-25', { rate: '2', days: 8 })).toBe('2026-03-05');
	});

	it('the average delay is a mean of days, to one decimal', () => {
		expect(averageDelay([])).toBeNull();
		const days = (paidOn: string) => ({ dueDate: '2026-03-10', paidOn });
		expect(averageDelay([days('2026-03-10'), days('2026-03-11'), days('2026-03-11')])).toBe(0.7);
		expect(averageDelay([days('2026-03-05')])).toBe(-5);
		expect(averageDelay([days('2026-03-10')])).toBe(0);
	});

	it('write-offs have a limit in each currency', () => {
		const company = { currency: 'EUR', writeOffLimit: '2.5' };
		expect(writeOffLimitOf(company, 'EUR')).toBe(250);
		expect(writeOffLimitOf(company, 'USD')).toBe(1000);
		expect(writeOffLimitOf({ currency: 'EUR' }, 'EUR')).toBe(1000);
		expect(writeOffLimitOf({ currency: 'VND' }, 'VND')).toBe(10_000);
		expect(writeOffLimitOf({ currency: 'TND', writeOffLimit: '0' }, 'TND')).toBe(0);
	});

	it('each method has a code of its own, and is found by both', () => {
		const codes = Object.values(PAYMENT_METHODS).map(({ code }) => code);
		expect(codes).toEqual([...new Set(codes)]);
		for (const [name, { code }] of Object.entries(PAYMENT_METHODS)) {
			expect(findMethod(name.toUpperCase())).toBe(name);
			expect(readMethod(` ${code} `)).toBe(name);
		}
		expect(findMethod('by hand')).toBeUndefined();
		expect(refusalOf(() => readMethod('by hand'))).toMatchObject({ rule: 'payment.method', field: 'method' });
	});
});
