import fc from 'fast-check';
import { marginOf, marginPercent, sumMargins } from '../../domain/documents/computeMargin';
import type { DocumentLine } from '../../domain/documents/document';
import { KINDS, type Kind } from '../../domain/documents/kinds';

const line = (fields: Partial<DocumentLine>): DocumentLine => ({
	id: 'lin_1',
	position: 1,
	kind: 'item',
	productId: null,
	productCode: null,
	description: 'Farine',
	comment: null,
	quantity: '1',
	unit: 'C62',
	unitPrice: '10',
	unitCost: null,
	discountPercent: '0',
	taxCategory: 'S',
	taxRate: '20',
	operationCode: null,
	net: 1000,
	...fields,
});

function document(
	lines: readonly DocumentLine[],
	{ kind = 'invoice' as Kind, currency = 'EUR', charges = 0 } = {},
) {
	const net = lines.reduce((sum, { net: amount }) => sum + amount, charges);
	const totals = { lines: net - charges, charges, net, tax: 0, gross: net, taxLines: [] };
	return { kind, currency, lines, totals };
}

test('is what the lines sold for, less what they cost', () => {
	const margin = marginOf(
		document([
			line({ quantity: '10', unitPrice: '18.40', unitCost: '11', net: 18_400 }),
			line({ quantity: '3', unitCost: '3.333', net: 1500 }),
		]),
	);
	expect(margin).toEqual({ net: 19_900, cost: 12_000, margin: 7900, linesWithoutCost: 0, netWithoutCost: 0 });
	expect(margin && marginPercent(margin)).toBe('39.7');
});

test('counts apart what has no known cost: lines, charges and deposits; comments are nothing', () => {
	const lines = [
		line({ unitCost: '4' }),
		line({ unitCost: null, net: 500 }),
		line({ kind: 'deposit', unitCost: '1', net: 300 }),
		line({ kind: 'note', quantity: '0', unitPrice: null, net: 0 }),
	];
	expect(marginOf(document(lines, { charges: 200 }))).toEqual({
		net: 1000,
		cost: 400,
		margin: 600,
		linesWithoutCost: 2,
		netWithoutCost: 1000,
	});
});

test('may be a loss, and nothing sold has no percent', () => {
	const loss = marginOf(document([line({ unitCost: '12.50' })]));
	expect(loss).toMatchObject({ margin: -250 });
	expect(loss && marginPercent(loss)).toBe('-25');
	const free = marginOf(document([line({ unitCost: '2', net: 0 })]));
	expect(free).toMatchObject({ margin: -200 });
	expect(free && marginPercent(free)).toBeNull();
});

test.each([
	['VND', '1234.5', 1235],
	['TND', '1.2345', 1235],
])('rounds a cost to the unit of %s', (currency, unitCost, cost) => {
	expect(marginOf(document([line({ unitCost })], { currency }))).toMatchObject({ cost });
});

test('exists for what is sold with prices', () => {
	const sold = KINDS.filter((kind) => marginOf(document([line({})], { kind })) !== null);
	expect(sold).toEqual(['quotation', 'salesOrder', 'invoice', 'creditNote', 'proForma']);
});

test('of several documents is the sum of theirs', () => {
	const lines = fc.array(
		fc.record({
			quantity: fc.integer({ min: 1, max: 1000 }).map(String),
			unitCost: fc.option(fc.integer({ min: 0, max: 1000 }).map(String)),
			net: fc.integer({ min: 0, max: 1_000_000 }),
		}),
		{ minLength: 1, maxLength: 5 },
	);
	fc.assert(
		fc.property(lines, lines, (first, second) => {
			const [a, b, both] = [first, second, [...first, ...second]].map((members) =>
				marginOf(document(members.map(line))),
			);
			expect(a && b && sumMargins([a, b])).toEqual(both);
		}),
	);
});
