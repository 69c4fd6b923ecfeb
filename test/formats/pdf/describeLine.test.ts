import { layoutDocument } from '../../../formats/pdf/layoutDocument';
import type { PrintableDocument } from '../../../formats/pdf/printable';
import { french, rowsOf, textOf } from './readDefinition';
import { counterInvoice, depositCreditNote, ecoTax, fullInvoice, goods, parafiscalTax } from './richSamples';
import { frenchDocument } from './samples';

const printed = (document: PrintableDocument) => rowsOf(layoutDocument(document));
const plain = (text: string | undefined) => text?.replace(/\u00a0/g, ' ');
const line = { description: 'A', unitPrice: '100', quantity: '2' };

describe('prices', () => {
	test('with VAT are called so, and the column of amounts shows what the customer pays', () => {
		const rows = printed(counterInvoice());
		expect(rows[0]?.slice(-4)).toEqual(['P.U. TTC', 'Remise', 'TVA', 'Montant TTC (EUR)']);
		expect(rows[1]?.slice(-4).map(plain)).toEqual(['149,00', '7,5 %', '20 %', '1 653,90']);
		expect(counterInvoice().lines[0]?.gross).toBe(1653_90);
	});

	test.each([
		['en', 'Price incl. VAT', 'Amount incl. VAT (EUR)'],
		['vi', 'Đơn giá gồm thuế', 'Thành tiền gồm thuế (EUR)'],
	] as const)('with VAT are called so in %s', (language, price, amount) => {
		expect(printed(counterInvoice(language))[0]).toEqual(expect.arrayContaining([price, amount]));
	});

	test('of one unit stand before the discount, in a column of its own', () => {
		const rows = rowsOf(french('invoice', { lines: [{ ...line, discountPercent: '10' }] }));
		expect(rows[0]?.slice(-4)).toEqual(['P.U. HT', 'Remise', 'TVA', 'Montant HT (EUR)']);
		expect(rows[1]?.slice(-4).map(plain)).toEqual(['100,00', '10 %', '20 %', '180,00']);
	});

	test('are the discounted ones where discounts are hidden', () => {
		const lines = [
			{ ...line, discountPercent: '10' },
			{ ...line, unitPrice: '62.3333', discountPercent: '7.5' },
			line,
		];
		const rows = rowsOf(french('invoice', { lines, print: { hideDiscounts: true } }));
		expect(rows[0]).toEqual(['N°', 'Désignation', 'Quantité', 'P.U. HT', 'TVA', 'Montant HT (EUR)']);
		expect(rows.slice(1).map((row) => [row[3], row[5]])).toEqual([
			['90,00', '180,00'],
			['57,6583025', '115,32'],
			['100,00', '200,00'],
		]);
	});
});

describe('other taxes', () => {
	test('stand in small print under their line, with how much of what, their VAT and their comment', () => {
		const [, drill, , book] = printed(fullInvoice());
		expect(plain(drill?.[1])).toBe(
			'Perceuse-visseuse 18 V avec deux batteries\n' +
				'Éco-contribution (12 × 0,15 €) : 1,80 €, TVA 20 % – Outillage électrique',
		);
		expect(plain(book?.[1])).toContain('Taxe parafiscale (0,2 % du prix HT) : 1,14 €, TVA 5,5 %');
		expect(
			fullInvoice().lines.flatMap(({ otherTaxes = [] }) => otherTaxes.map(({ amount }) => amount)),
		).toEqual([180, 114]);
	});

	test.each([
		['fr', '0,2 % du prix TTC', 'TVA 5,5 %'],
		['en', '0.2% of the price with VAT', 'VAT 5.5%'],
		['vi', '0,2% giá gồm thuế', 'thuế GTGT 5,5%'],
	] as const)('of the price with VAT say so in %s', (language, base, vat) => {
		const taxed = { ...line, otherTaxes: [{ ...parafiscalTax, base: 'netAndTax' as const }] };
		const text = plain(textOf('invoice', { lines: [taxed], print: { language } }));
		expect(text).toContain(base);
		expect(text).toContain(vat);
	});

	test('are no matter of documents without prices', () => {
		expect(textOf('deliveryNote', { lines: [{ ...line, otherTaxes: [ecoTax] }] })).not.toContain(
			'contribution',
		);
	});
});

describe('deposits taken back', () => {
	test('stand apart under their heading, negative, with their VAT and the deposit invoice', () => {
		const rows = printed(fullInvoice()).map((row) => row.map(plain));
		const at = rows.findIndex(([first]) => first === 'Acomptes déduits');
		expect(at).toBe(4);
		expect(rows.slice(at + 1).map((row) => [row[1], row.at(-2), row.at(-1)])).toEqual([
			['Acompte déduit – facture FA2026-00030 du 02/09/2026\nTVA de l’acompte : -80,00 €', '20 %', '-400,00'],
			['Acompte déduit – facture FA2026-00030 du 02/09/2026\nTVA de l’acompte : -5,00 €', '10 %', '-50,00'],
			['Acompte déduit – facture FA2026-00035 du 05/10/2026\nTVA de l’acompte : -40,00 €', '20 %', '-200,00'],
		]);
	});

	test('are with VAT among prices with VAT', () => {
		expect(printed(counterInvoice()).at(-1)?.at(-1)).toBe('-120,00');
	});

	test('come last even where a line was added behind them', () => {
		const sample = fullInvoice();
		const [first, ...others] = sample.lines;
		const lines = [...others, { ...(first as (typeof sample.lines)[0]), position: 99 }];
		const codes = printed({ ...sample, lines }).map(([code]) => code);
		expect(codes.slice(0, 5)).toEqual(['Réf.', 'FORM-1', 'LIV-TECH', 'PERC-18V', 'Acomptes déduits']);
	});

	test.each([
		['en', 'Deposits deducted'],
		['vi', 'Khấu trừ tiền đặt cọc'],
	] as const)('have their heading in %s', (language, heading) => {
		expect(printed(fullInvoice(language)).map(([first]) => first)).toContain(heading);
	});

	test('the lines of the deposit invoice itself are plain lines', () => {
		const lines = [
			{ kind: 'deposit' as const, description: 'Acompte 30 %', unitPrice: '400', net: 400_00, tax: 80_00 },
		];
		const rows = rowsOf(french('invoice', { invoiceType: 'deposit', lines, charges: [] }));
		expect(rows).toHaveLength(2);
		expect(rows[1]?.map(plain)).toEqual(['1', 'Acompte 30 %', '1 u.', '400,00', '20 %', '400,00']);
	});
});

describe('credit notes', () => {
	test.each([
		['fr', 'Avoir sur acompte'],
		['en', 'Deposit credit note'],
		['vi', 'Giấy báo có tiền đặt cọc'],
	] as const)('of a deposit invoice (503) in %s are called %s', (language, title) => {
		const document = depositCreditNote(language);
		expect(textOf('creditNote', { ...document, lines: goods, print: { language } })).toContain(title);
		const { title: info } = layoutDocument(document).info ?? {};
		expect(info).toContain(title);
	});

	test('say of each line what becomes of the goods', () => {
		const lines = (['restock', 'scrap', 'none'] as const).map((disposition) => ({ ...line, disposition }));
		const told = (language: 'fr' | 'en' | 'vi') =>
			rowsOf(french('creditNote', { lines, print: { language } }))
				.slice(1)
				.map((row) => row[1]?.split('\n')[1]);
		expect(told('fr')).toEqual(['Remis en stock', 'Mis au rebut', 'Sans retour de marchandise']);
		expect(told('en')).toEqual(['Back to stock', 'Scrapped', 'No return of goods']);
		expect(told('vi')).toEqual(['Nhập lại kho', 'Loại bỏ', 'Không trả lại hàng']);
	});
});

test('availability stands under the line on quotations and orders, nowhere else', () => {
	const lines = [{ ...line, availableOn: '2026-12-04' }];
	for (const kind of ['quotation', 'salesOrder'] as const) {
		expect(textOf(kind, { lines })).toContain('Disponible à partir du 04/12/2026');
	}
	for (const kind of ['deliveryNote', 'invoice', 'creditNote'] as const) {
		expect(textOf(kind, { lines })).not.toContain('04/12/2026');
	}
	expect(
		printed(frenchDocument('quotation', { lines, print: { language: 'vi' } }))
			.flat()
			.join(),
	).toContain('Có hàng từ ngày 04/12/2026');
});
