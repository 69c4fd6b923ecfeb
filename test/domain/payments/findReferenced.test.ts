import { findReferenced } from '../../../domain/payments/findReferenced';

const found = (text: string, ...references: string[]) =>
	findReferenced(
		text,
		references.map((reference) => ({ id: reference, references: [reference] })),
	).map(({ id }) => id);

describe('invoices that a payment names', () => {
	it.each([
		['VIR MARTIN FA2026-00012', 'FA2026-00012'],
		['vir sepa fa2026 00012 martin', 'FA2026-00012'],
		['REF/FA202600012/INV', 'FA2026-00012'],
		['FA2026.00012', 'FA2026-00012'],
		['Facture n°FA2026-00012.', 'FA2026-00012'],
		['Thanh toán đơn ĐH-0042', 'ĐH-0042'],
		['PO (4711) a+b', '4711'],
	])('%s names %s', (text, reference) => {
		expect(found(text, reference)).toEqual([reference]);
	});

	it.each([
		['FA2026-000123', 'FA2026-00012'],
		['XFA2026-00012', 'FA2026-00012'],
		['FA2026-00012-2', 'FA2026-00012'],
		['12 bags', '12'],
		['MARTIN', 'MARTIN'],
		['anything', '....'],
		['', 'FA2026-00012'],
	])('%s does not name %s', (text, reference) => {
		expect(found(text, reference)).toEqual([]);
	});

	it('several are taken in the order in which they are named, each once', () => {
		expect(found('FA-0003, FA-0001; FA-0003', 'FA-0001', 'FA-0002', 'FA-0003')).toEqual([
			'FA-0003',
			'FA-0001',
		]);
		const twice = { id: 'one', references: ['FA-0001', 'PO-9999'] };
		expect(findReferenced('PO-9999 FA-0001', [twice])).toEqual([twice]);
	});

	it('a reference is text, not a pattern', () => {
		expect(found('FA 1234', 'FA.*1234', '(FA|XX)1234')).toEqual(['FA.*1234']);
	});
});
