import {
	CONVERSIONS,
	copyFields,
	DUPLICATE_HEADER,
	findConversion,
	FLOWS,
	headerMap,
	lineMap,
	RELATIONS,
} from '../../domain/documents/conversions';
import { KIND_RULES, KINDS } from '../../domain/documents/kinds';
import { STATES } from '../../domain/documents/transitions';
import { expectComplete, refusalOf } from './refusalOf';

/** Every field that a document or a line bears, by hand: a field that is added must be placed in every map. */
const HEADER_FIELDS = [
	'companyId',
	'partyId',
	'contactId',
	'owner',
	'currency',
	'language',
	'issueDate',
	'validUntil',
	'deliveries',
	'deliveryDate',
	'dueDate',
	'title',
	'nature',
	'customerReference',
	'supplierNumber',
	'parent',
	'origin',
	'journal',
	'operationCode',
	'operationNature',
	'vatRegime',
	'parafiscalRegime',
	'cashDiscount',
	'creditInsured',
	'paymentMethod',
	'paymentTerms',
	'referenceDates',
	'priceBasis',
	'discount',
	'prepayments',
	'exchangeRate',
	'taxRounding',
	'sellerProfileId',
	'senderBlock',
	'legalFooter',
	'billTo',
	'shipTo',
	'charges',
	'headerComment',
	'footerComment',
	'internalNote',
	'attachments',
	'customLabel',
	'invoiceType',
	'shippingByQuantity',
	'summary',
	'reason',
	'correction',
].sort();
const LINE_FIELDS = [
	'id',
	'position',
	'kind',
	'productId',
	'productCode',
	'description',
	'comment',
	'quantity',
	'unit',
	'unitPrice',
	'unitCost',
	'discountPercent',
	'taxCategory',
	'taxRate',
	'operationCode',
	'exemptionReason',
	'net',
	'gross',
	'amountIsRest',
	'netIsRest',
	'tax',
	'deposit',
	'otherTaxes',
	'pageBreak',
	'availableOn',
	'disposition',
	'deliveryNoteId',
].sort();

const PAIRS = CONVERSIONS.map(({ from, to }) => [from, to] as const);
const RULES = ['copied', 'recalculated', 'dropped'];

describe.each(PAIRS)('%s → %s', (from, to) => {
	it('places every header field in exactly one list', () => {
		const map = headerMap(from, to);
		expect(Object.keys(map).sort()).toEqual(HEADER_FIELDS);
		for (const rule of Object.values(map)) expect(RULES).toContain(rule);
	});

	it('places every line field in exactly one list', () => {
		const map = lineMap(from, to);
		expect(Object.keys(map).sort()).toEqual(LINE_FIELDS);
		for (const rule of Object.values(map)) expect(RULES).toContain(rule);
	});

	it('never takes over an identity, a date of issue or an internal note', () => {
		const map = headerMap(from, to);
		expect([map.issueDate, map.internalNote, map.attachments, map.customLabel]).toEqual([
			'recalculated',
			'dropped',
			'dropped',
			'dropped',
		]);
		expect([lineMap(from, to).id, lineMap(from, to).quantity]).toEqual(['recalculated', 'recalculated']);
	});

	it('takes prices over only between priced documents of one side', () => {
		const same =
			KIND_RULES[from].priced && KIND_RULES[to].priced && KIND_RULES[from].side === KIND_RULES[to].side;
		expect(lineMap(from, to).unitPrice === 'copied').toBe(same);
		expect(lineMap(from, to).unitPrice === 'dropped').toBe(!KIND_RULES[to].priced);
	});
});

describe('conversions', () => {
	it('are these and no others', () => {
		expect(PAIRS.map((pair) => pair.join(' → '))).toEqual([
			'quotation → salesOrder',
			'quotation → invoice',
			'quotation → proForma',
			'quotation → purchaseOrder',
			'salesOrder → deliveryNote',
			'salesOrder → invoice',
			'salesOrder → proForma',
			'salesOrder → requestForQuotation',
			'salesOrder → purchaseOrder',
			'deliveryNote → invoice',
			'deliveryNote → returnNote',
			'returnNote → creditNote',
			'invoice → deliveryNote',
			'invoice → creditNote',
			'requestForQuotation → purchaseOrder',
			'purchaseOrder → supplierInvoice',
		]);
	});

	it('use known states, flows and relations, and never start from a draft', () => {
		for (const { sourceStates, flow, competing, relation } of CONVERSIONS) {
			expect(sourceStates).not.toContain('draft');
			expect(STATES).toEqual(expect.arrayContaining([...sourceStates]));
			expect(FLOWS).toEqual(expect.arrayContaining([flow, ...competing]));
			expect(RELATIONS).toContain(relation);
		}
	});

	it('between all other kinds are refused, naming what is possible', () => {
		const legal = new Set(PAIRS.map((pair) => pair.join()));
		for (const from of KINDS)
			for (const to of KINDS) {
				if (legal.has([from, to].join())) {
					expect(findConversion(from, to, 'X-1')).toMatchObject({ from, to });
					continue;
				}
				const refusal = refusalOf(() => findConversion(from, to, 'X-1'));
				expect(refusal).toMatchObject({ rule: 'conversion.unknown', document: 'X-1' });
				CONVERSIONS.filter((one) => one.from === from).forEach((one) =>
					expect(refusal.fix).toContain(one.to),
				);
				expectComplete(refusal);
			}
	});
});

describe('a copy of the same kind', () => {
	it('places every header field, and drops what is bound to time or to the number', () => {
		expect(Object.keys(DUPLICATE_HEADER).sort()).toEqual(HEADER_FIELDS);
		expect(DUPLICATE_HEADER).toMatchObject({
			issueDate: 'recalculated',
			dueDate: 'recalculated',
			supplierNumber: 'dropped',
			reason: 'dropped',
		});
	});

	it('takes over exactly the copied fields', () => {
		expect(copyFields({ a: 1, b: 2, c: 3 }, { a: 'copied', b: 'dropped', c: 'recalculated' })).toEqual({
			a: 1,
		});
	});
});
