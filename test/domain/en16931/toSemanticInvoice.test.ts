import fc from 'fast-check';
import { priceLine } from '../../../domain/en16931/priceLine';
import { textsIn } from '../../../domain/en16931/texts';
import { toSemanticInvoice } from '../../../domain/en16931/toSemanticInvoice';
import { Exact } from '../../../domain/money/decimal';
import { roundToMinor } from '../../../domain/money/minor';
import { frenchDocument } from '../../formats/pdf/samples';
import { frenchSeller } from '../../formats/pdf/sampleData';
import { ecoTax, french, germanBuyer, manyRates, prepayment, takenBack, without } from './builders';
import { samples } from './samples';

const byName = (wanted: string) => {
	const { document, context } = samples().find(({ name }) => name === wanted) ?? {};
	if (!document) throw new Error(`No sample is called ${wanted}`);
	return toSemanticInvoice(document, context);
};

test('the figures are those of the document', () => {
	for (const { document, context } of samples()) {
		const { totals, taxes, lines } = toSemanticInvoice(document, context);
		const { lines: net, net: base, tax, gross, taxLines } = document.totals;
		expect(totals).toMatchObject({ lines: net, net: base, tax, gross });
		expect(taxes.map((one) => [one.category, one.rate, one.base, one.tax])).toEqual(
			taxLines.map((one) => [one.category, one.rate, one.base, one.tax]),
		);
		expect(lines.map((line) => line.net)).toEqual(
			document.lines.filter(({ kind }) => kind !== 'note').map((line) => line.net),
		);
	}
});

test.each([
	['one line', '380', 'B1'],
	['deposit invoice', '386', 'B1'],
	['credit note', '381', 'B1'],
	['credit note of a deposit', '503', 'B1'],
	['corrected invoice', '384', 'B1'],
	['self-billed', '389', 'B1'],
	['deposit taken back as lines', '380', 'B4'],
	['deposit as prepaid amount', '380', 'B4'],
	['paid before', '380', 'B2'],
	['services, option for debits, direct debit', '380', 'S1'],
	['Ha Noi in đồng', '380', undefined],
])('%s has type %s and frame %s', (name, typeCode, process) => {
	expect(byName(name)).toMatchObject({ typeCode });
	expect(byName(name).process).toBe(process);
});

test.each(['quotation', 'salesOrder', 'deliveryNote', 'proForma', 'supplierInvoice'] as const)(
	'a %s is no e-invoice',
	(kind) => {
		expect(() => toSemanticInvoice(frenchDocument(kind))).toThrow(
			expect.objectContaining({ rule: 'einvoice.kind' }),
		);
	},
);

test('self-billing changes the sides', () => {
	const { seller, buyer } = byName('self-billed');
	const document = frenchDocument('supplierInvoice', { buyer: frenchSeller });
	expect([seller.name, buyer.name]).toEqual([frenchSeller.name, document.seller.name]);
});

test('French parties are known by SIREN and SIRET, and reached by their SIREN', () => {
	const { seller, buyer } = byName('one line');
	expect(seller).toMatchObject({
		ids: [{ id: '81234567600017', scheme: '0009' }],
		legalId: { id: '812345676', scheme: '0002' },
		vatNumber: 'FR19812345676',
		endpoint: { id: '812345676', scheme: '0225' },
	});
	expect(buyer).toMatchObject({ ids: [], legalId: { id: '303265045', scheme: '0002' } });
});

test('a SIREN is found in a VAT number; a foreign customer is reached by mail, else by its VAT number', () => {
	const onlyVat = { ...frenchSeller, registrationNumber: undefined };
	expect(toSemanticInvoice(french('invoice', { seller: onlyVat })).seller.legalId).toEqual({
		id: '812345676',
		scheme: '0002',
	});
	expect(toSemanticInvoice(without('K', { buyer: germanBuyer })).buyer.endpoint?.scheme).toBe('EM');
	const { email: _email, ...silent } = germanBuyer;
	expect(toSemanticInvoice(without('K', { buyer: silent })).buyer.endpoint).toEqual({
		id: 'DE136695976',
		scheme: '9930',
	});
});

test('the legal notes stand once each, in the words of the company', () => {
	const own = { latePenaltyRate: '12,40 % par an', escompteText: 'Escompte : néant' };
	const { notes } = toSemanticInvoice(
		french('invoice', { seller: { ...frenchSeller, legal: own }, cashDiscount: null }),
	);
	const textOf = (subject: string) =>
		notes.filter((note) => note.subject === subject).map(({ text }) => text);
	expect(textOf('PMT')).toHaveLength(1);
	expect(textOf('PMD')).toEqual([expect.stringContaining('12,40 % par an')]);
	expect(textOf('AAB')).toEqual(['Escompte : néant']);
	expect(textOf('BAR')).toEqual(['B2B']);
});

test.each([
	['intra-community', 'B2BINT'],
	['private person', 'B2C'],
	['one line', 'B2B'],
])('%s is treated as %s', (name, treatment) => {
	expect(byName(name).notes.at(-1)).toEqual({ subject: 'BAR', text: treatment });
});

test('other taxes are charges of the document, one for each VAT, and a part of each line', () => {
	const lines = manyRates(4).map((line) => ({ ...line, otherTaxes: [ecoTax] }));
	const { allowancesAndCharges, lines: made } = toSemanticInvoice(french('invoice', { lines, charges: [] }));
	expect(allowancesAndCharges).toEqual([
		expect.objectContaining({ isCharge: true, reasonCode: 'AEO', amount: 42 * (1 + 2 + 3 + 4), rate: '20' }),
	]);
	expect(made[1]?.attributes).toEqual([{ name: 'Éco-participation DEEE', value: '0.84 EUR' }]);
});

test('deposits are named: those taken back as lines, and those that were paid', () => {
	const expected = [{ number: 'FA2026-00039', issueDate: '2026-10-15' }];
	const asLines = toSemanticInvoice(
		french('invoice', { lines: [...manyRates(2), takenBack(100, 20, '20')] }),
	);
	expect(asLines.precedingInvoices).toEqual(expected);
	expect(asLines.lines.at(-1)).toMatchObject({ quantity: '-1', price: '1', net: -100 });
	const prepaid = toSemanticInvoice(french('invoice', { prepayments: [prepayment] }));
	expect(prepaid.precedingInvoices).toEqual(expected);
	expect(prepaid.totals.due).toBe(prepaid.totals.gross - 12000);
});

test('comment lines go to the line above', () => {
	const lines = [
		{ kind: 'note', description: 'Lot 1' } as const,
		{ description: 'Vis', unitPrice: '1' },
		{ kind: 'note', description: 'sans plomb' } as const,
	];
	const { lines: made, notes } = toSemanticInvoice(french('invoice', { lines }));
	expect(made).toHaveLength(1);
	expect(made[0]?.note).toBe('sans plomb');
	expect(notes).toContainEqual({ subject: 'AAI', text: 'Lot 1' });
});

const decimal = (digits: number, scale: number) =>
	fc
		.tuple(fc.integer({ min: -(10 ** digits), max: 10 ** digits }), fc.nat({ max: scale }))
		.map(([digitsOf, places]) => new Exact(digitsOf).div(10 ** places).toFixed());

test('quantity × price − allowances + charges is the net, whatever it was made from', () => {
	const line = fc.record({
		quantity: decimal(6, 6),
		unitPrice: decimal(7, 10),
		discountPercent: fc.nat({ max: 10000 }).map((hundredths) => new Exact(hundredths).div(100).toFixed()),
		net: fc.integer({ min: -(10 ** 10), max: 10 ** 10 }),
		taxRate: fc.constantFrom('20', '5.5', '0'),
	});
	fc.assert(
		fc.property(
			line,
			fc.constantFrom('net' as const, 'gross' as const),
			fc.constantFrom('EUR', 'VND', 'TND'),
			(one, priceBasis, currency) => {
				const made = priceLine(one, { currency, priceBasis, texts: textsIn('fr') });
				expect(made.price).toMatch(/^\d+(\.\d{1,6})?$/);
				expect(made.quantity).toMatch(/^-?\d+(\.\d{1,4})?$/);
				const full = new Exact(made.quantity).times(made.price).div(made.priceQuantity ?? '1');
				const parts = made.allowancesAndCharges.map(({ isCharge, amount }) => (isCharge ? amount : -amount));
				expect(parts.reduce((sum, part) => sum + part, roundToMinor(full, currency))).toBe(one.net);
			},
		),
	);
});

test('a plain line has neither allowance nor charge; a price of ten decimals loses none', () => {
	const context = { currency: 'EUR', priceBasis: 'net', texts: textsIn('fr') } as const;
	const line = {
		quantity: '12500',
		unitPrice: '0.0012345678',
		discountPercent: '0',
		net: 1543,
		taxRate: '20',
	};
	expect(priceLine(line, context)).toEqual({
		quantity: '12500',
		price: '12.345678',
		priceQuantity: '10000',
		allowancesAndCharges: [],
	});
});

test('what a locked document does not say comes with the call', () => {
	const silent = without('K', { buyer: germanBuyer, deliveryDate: null, operationNature: undefined });
	const told = toSemanticInvoice(silent, { deliveredOn: '2026-11-20', operationNature: 'services' });
	expect(told.delivery?.date).toBe('2026-11-20');
	expect(told.process).toBe('S1');
	expect(toSemanticInvoice({ ...silent, kind: 'creditNote' }).delivery?.date).toBe('2026-11-22');
});
