import fc from 'fast-check';
import type { Disposition, DocumentLine } from '../../../domain/documents/document';
import { KINDS, type Kind } from '../../../domain/documents/kinds';
import type { Master } from '../../../domain/masters/schemas';
import { movingLines, MOVING_KINDS, planMovements } from '../../../domain/stock/planMovements';
import { aLine } from '../../ledger/support/books';

const ids = { newId: (prefix: string) => `${prefix}_1` };
const FLOUR = 'pro_flour';

const line = (more: Partial<DocumentLine> = {}): DocumentLine =>
	aLine(ids, { productId: FLOUR, quantity: '3', ...more });

function master<K extends 'product' | 'operationCode'>(
	kind: K,
	code: string,
	content: Partial<Master<K>['content']>,
): Master<K> {
	const whole = { kind, code, name: code, companyId: null, active: true, version: 1 };
	return { ...whole, id: code, content: { code, name: code, ...content } } as unknown as Master<K>;
}

const CODES = new Map(
	[
		['SALE', true],
		['SCRAP', false],
	].map(([code, movesStock]) => [
		String(code),
		master('operationCode', String(code), { movesStock: movesStock === true }),
	]),
);

/** What a document of one line moves, as `kind quantity unit code`. */
function moved(
	kind: Kind,
	lines: readonly DocumentLine[],
	{ product = {}, operationCode = null }: { product?: object; operationCode?: string | null } = {},
): string[] {
	const goods = movingLines({ kind, lines });
	const products = new Map([[FLOUR, master('product', 'FLOUR', product)]]);
	return planMovements({ kind, operationCode }, goods, { products, operationCodes: CODES }).map((movement) =>
		[movement.kind, movement.quantity, movement.unit, movement.operationCode ?? '-'].join(' '),
	);
}

const IN = 'return 3 C62 -';
const OUT = 'delivery -3 C62 -';
const SCRAPPED = [IN, 'scrap -3 C62 -'];

describe('what a line moves', () => {
	it.each<[Kind, Disposition | undefined, readonly string[]]>([
		['deliveryNote', undefined, [OUT]],
		['returnNote', undefined, [IN]],
		['returnNote', 'restock', [IN]],
		['returnNote', 'scrap', SCRAPPED],
		['returnNote', 'none', []],
		['creditNote', undefined, []],
		['creditNote', 'restock', [IN]],
		['creditNote', 'scrap', SCRAPPED],
		['creditNote', 'none', []],
	])('on a %s whose goods say %s', (kind, disposition, expected) => {
		expect(moved(kind, [line(disposition ? { disposition } : {})])).toEqual(expected);
	});

	it.each(KINDS.filter((kind) => !MOVING_KINDS.includes(kind)))('is nothing on a %s', (kind) => {
		for (const disposition of ['restock', 'scrap'] as const)
			expect(moved(kind, [line({ disposition })])).toEqual([]);
	});

	it('is nothing without a product, on notes and deposits, and for services', () => {
		const lines = [line({ productId: null }), line({ kind: 'note' }), line({ kind: 'deposit' })];
		expect(moved('deliveryNote', lines)).toEqual([]);
		expect(moved('deliveryNote', [line()], { product: { stocked: false } })).toEqual([]);
		expect(moved('deliveryNote', [line({ productId: 'pro_gone' })])).toEqual([]);
	});

	it('follows the operation code of the line, else that of the document', () => {
		const codes: ReadonlyArray<[line: string | null, document: string | null, moves: readonly string[]]> = [
			['SCRAP', null, []],
			[null, 'SCRAP', []],
			['SALE', 'SCRAP', ['delivery -3 C62 SALE']],
			['SCRAP', 'SALE', []],
			[null, 'SALE', ['delivery -3 C62 SALE']],
			['OTHER', null, ['delivery -3 C62 OTHER']],
		];
		for (const [own, operationCode, expected] of codes)
			expect(moved('deliveryNote', [line({ operationCode: own })], { operationCode })).toEqual(expected);
		expect(moved('returnNote', [line({ operationCode: 'SCRAP', disposition: 'scrap' })])).toEqual([]);
	});

	it("is counted in the product's own unit, and in that of the line where nobody can convert it", () => {
		const product = { unit: 'C62', units: [{ unit: 'XBX', contains: '12' }] };
		const of = (unit: string, quantity: string, own: object = product) =>
			moved('deliveryNote', [line({ unit, quantity })], { product: own });
		expect(of('XBX', '2.5')).toEqual(['delivery -30 C62 -']);
		expect(of('DZN', '1')).toEqual(['delivery -12 C62 -']);
		expect(of('GRM', '250', { unit: 'KGM' })).toEqual(['delivery -0.25 KGM -']);
		expect(of('KGM', '2')).toEqual(['delivery -2 KGM -']);
		expect(of('GRM', '0.5555', { unit: 'TNE' })).toEqual(['delivery -0.000001 TNE -']);
		expect(of('GRM', '0.0004', { unit: 'TNE' })).toEqual([]);
	});

	it('of a return is the delivery with the other sign, and of scrap nothing', () => {
		const quantities = fc.integer({ min: 1, max: 10_000_000 }).map((millis) => String(millis / 1000));
		fc.assert(
			fc.property(quantities, fc.constantFrom('C62', 'DZN', 'XBX'), (quantity, unit) => {
				const of = (kind: Kind, more: Partial<DocumentLine> = {}) =>
					moved(kind, [line({ quantity, unit, ...more })], {
						product: { units: [{ unit: 'XBX', contains: '0.125' }] },
					}).map((text) => Number(text.split(' ')[1]));
				const [out = 0] = of('deliveryNote');
				expect(out).toBeLessThan(0);
				expect(of('returnNote')).toEqual([-out]);
				expect(of('creditNote', { disposition: 'scrap' })).toEqual([-out, out]);
			}),
		);
	});
});
