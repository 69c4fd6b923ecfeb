import { checkInvoice } from '../../../domain/received/checkInvoice';
import { summarize } from '../../../domain/received/summarize';
import type { TextPage } from '../../../intake/text/page';
import { readText } from '../../../intake/text/readText';
import { FRENCH_TEXT } from '../support/samples';
import { pageOf } from '../support/pageOf';

const read = (text: string, changes: Partial<TextPage> = {}) => readText([pageOf(text, changes)]);
const values = (text: string) => summarize(read(text));

test('a plain French invoice', () => {
	const invoice = read(FRENCH_TEXT);
	expect(summarize(invoice)).toMatchObject({
		...{ kind: 'invoice', number: 'FA-2026-17', issueDate: '2026-03-04', dueDate: '2026-04-03' },
		...{ sellerName: 'Kiste & Fils SARL', sellerTaxId: 'FR83404833048', currency: 'EUR' },
		...{ netTotal: '100', taxTotal: '20', grossTotal: '120' },
	});
	expect(invoice.taxes).toMatchObject([{ rate: '20', base: '100', tax: '20' }]);
	expect(checkInvoice(invoice, { ownIds: [] })).toMatchObject({ state: 'checked', problems: [] });
});

test('a value tells where it stands', () => {
	const { number } = read(FRENCH_TEXT);
	expect(number?.origin).toMatchObject({ source: 'text', page: 1 });
	const { left = 0, top = 0, right = 0, bottom = 0 } = number?.origin.box ?? {};
	expect(left).toBeGreaterThan(0.05);
	expect(right).toBeLessThan(0.5);
	expect(bottom).toBeGreaterThan(top);
	expect(top * 1100).toBeCloseTo(40 + 5 * 20, 0);
});

test('headings over their values, in columns', () => {
	expect(
		values(`
ETS MOREAU SAS
N de facture      Date          Code client   Echeance
FC-118            04/03/2026    C0031         03/04/2026

Total HT          Total TVA     Total TTC     Net a payer
      1 250,50        242,78      1 493,28       1 493,28`),
	).toMatchObject({
		...{ number: 'FC-118', issueDate: '2026-03-04', dueDate: '2026-04-03' },
		...{ netTotal: '1250.5', taxTotal: '242.78', grossTotal: '1493.28' },
	});
});

test('German, with a rate in the label and two tax numbers', () => {
	expect(
		values(`
Kastell Hosting AG                              Rechnungsnr.: 30064443
Uferweg 40                                      Datum: 07. Mai 2014
63571 Gelnhausen                                Ihre USt-IdNr.: DE812871812

                                   Netto           29,00 EUR
                                   + 19,00% USt.    5,51 EUR
                                   Gesamtbetrag    34,51 EUR
Amtsgericht Hanau HRB 90838   USt-IdNr.: DE136695976`),
	).toMatchObject({
		...{ sellerName: 'Kastell Hosting AG', sellerTaxId: 'DE136695976', buyerTaxId: 'DE812871812' },
		...{ number: '30064443', issueDate: '2014-05-07', netTotal: '29', taxTotal: '5.51', grossTotal: '34.51' },
	});
});

test('Vietnamese, with seller and buyer in one column', () => {
	expect(
		values(`
CÔNG TY TNHH THƯƠNG MẠI HOA SEN
Mã số thuế: 0100109106
HÓA ĐƠN GIÁ TRỊ GIA TĂNG
Ngày 15 tháng 06 năm 2024
Ký hiệu: 1C24THS        Số: 0000123

Tên đơn vị: CÔNG TY CỔ PHẦN ABC
Mã số thuế: 0101243150

Cộng tiền hàng:                 10.000.000
Tiền thuế GTGT:                  1.000.000
Tổng cộng tiền thanh toán:      11.000.000
Số tiền viết bằng chữ: Mười một triệu đồng`),
	).toMatchObject({
		...{ number: '0000123', issueDate: '2024-06-15', currency: 'VND' },
		...{ sellerName: 'CÔNG TY TNHH THƯƠNG MẠI HOA SEN', sellerTaxId: '0100109106', buyerTaxId: '0101243150' },
		...{ netTotal: '10000000', taxTotal: '1000000', grossTotal: '11000000' },
	});
});

test('a credit note is told by its title, not by a word in its text', () => {
	expect(values(`Dupont SAS\nAVOIR N AV-7\n${FRENCH_TEXT}`).kind).toBe('creditNote');
	expect(values(`${FRENCH_TEXT}\nUn avoir sera emis en cas de retour`).kind).toBe('invoice');
});

describe('dates that can be read in two ways', () => {
	const english = (date: string, more = '') => `
Invoice No: 17
Invoice Date: ${date}
${more}
Total: $ 20.00`;

	test('are asked: both readings, and not confidence enough for one', () => {
		const { issueDate } = read(english('03/04/2026'));
		expect(issueDate?.confidence).toBeLessThan(0.5);
		expect([issueDate?.value, issueDate?.alternatives[0]?.value].sort()).toEqual([
			'2026-03-04',
			'2026-04-03',
		]);
		expect(checkInvoice(read(english('03/04/2026')), { ownIds: [] }).state).toBe('toVerify');
	});

	test('are settled by another date, or by the country', () => {
		expect(read(english('03/04/2026', 'Due Date: 25/04/2026')).issueDate).toMatchObject({
			value: '2026-04-03',
		});
		expect(read(english('03/04/2026', 'Due Date: 04/25/2026')).issueDate).toMatchObject({
			value: '2026-03-04',
		});
		const { issueDate } = read(english('03/04/2026', 'Portland, OR 97201 United States'));
		expect(issueDate).toMatchObject({ value: '2026-03-04' });
		expect(issueDate?.confidence).toBeGreaterThan(0.8);
	});

	test('that are the same either way are not asked', () => {
		expect(read(english('04/04/2026')).issueDate?.confidence).toBeGreaterThan(0.8);
	});
});

describe('which of several totals', () => {
	test('arithmetic chooses between candidates', () => {
		expect(
			values(`
Total                 50,00
Total HT             100,00
TVA                   20,00
Total                120,00
Total                999,00`),
		).toMatchObject({ netTotal: '100', taxTotal: '20', grossTotal: '120' });
	});

	test('two lines that add up to the total are no net and tax', () => {
		expect(values('A   9.00\nB   5.07\nTOTAL   14.07')).toMatchObject({
			...{ netTotal: null, taxTotal: null, grossTotal: '14.07' },
		});
	});

	test('cash less change, and the total with its rounding, prove what was paid', () => {
		const receipt = `
SHOP SDN BHD
TOTAL                RM 14.07
ROUNDING ADJUSTMENT   -0.02
TOTAL ROUNDED        RM 14.05
CASH                 RM 50.00
CHANGE               RM 35.95`;
		expect(values(receipt)).toMatchObject({ grossTotal: '14.05', currency: 'MYR' });
	});

	test('what was paid before leaves the gross alone', () => {
		expect(
			values('Total HT   100,00\nTVA 20%   20,00\nTotal TTC   120,00\nAcompte   20,00\nNet a payer   100,00'),
		).toMatchObject({ grossTotal: '120', payable: '100' });
	});
});

test('a dollar sign in Malaysia is no American money', () => {
	expect(values('SHOP SDN BHD\n81200 JOHOR BAHRU\nTOTAL AMOUNT   $80.90').currency).toBe('MYR');
});

test('lines are given where they add up, and else not at all', () => {
	const invoice = (second: string) => `
Designation          Qte      PU HT     Montant HT
Farine               100      10,00       1 000,00
Livre                  5      10,10          ${second}
Total HT                                  1 050,50
TVA 20 %                                    210,10
Total TTC                                 1 260,60`;
	expect(read(invoice('50,50')).lines).toMatchObject([
		{ description: 'Farine', quantity: '100', unitPrice: '10', net: '1000' },
		{ description: 'Livre', quantity: '5', unitPrice: '10.1', net: '50.5' },
	]);
	expect(read(invoice('60,50')).lines).toEqual([]);
});

test('what was read badly is not sure', () => {
	const blurred = pageOf(FRENCH_TEXT, { source: 'ocr' });
	const page = { ...blurred, words: blurred.words.map((word) => ({ ...word, confidence: 0.6 })) };
	const invoice = readText([page]);
	expect(invoice.format).toBe('ocr');
	expect(invoice.number?.confidence).toBeLessThan(0.6);
	expect(checkInvoice(invoice, { ownIds: [] }).state).toBe('toVerify');
});

test('an empty page gives nothing, and says so', () => {
	const invoice = readText([pageOf(' ')]);
	expect(summarize(invoice)).toMatchObject({ number: null, grossTotal: null, sellerName: null });
	expect(checkInvoice(invoice, { ownIds: [] }).state).toBe('toVerify');
});
