import { sumMinor } from '../../../domain/money/minor';
import { layoutDocument } from '../../../formats/pdf/layoutDocument';
import { makeContext } from '../../../formats/pdf/layout/context';
import { accountingRows, totalRows, type TotalRow } from '../../../formats/pdf/layout/totalRows';
import { loadTexts } from '../../../formats/pdf/loadTemplates';
import {
	PRINT_LANGUAGES,
	type PrintableDocument,
	type PrintedPayments,
} from '../../../formats/pdf/printable';
import { rowsOf, textsOf } from './readDefinition';
import {
	counterInvoice,
	depositCreditNote,
	dollarInvoice,
	fullInvoice,
	goods,
	hanoiInvoice,
	loyalty,
} from './richSamples';
import { frenchDocument } from './samples';

const rows = (document: PrintableDocument) => totalRows(makeContext(document));
const plain = (text: string) => text.replace(/\u00a0/g, ' ');
const said = (document: PrintableDocument) =>
	rows(document).map(({ label, value }) => [plain(label), plain(value)]);
const labels = (document: PrintableDocument) => rows(document).map(({ label }) => label);
/** All amounts are printed with every digit of their currency. */
const minor = (value: string) => Number(value.replace(/[^\d-]/g, ''));

const SAMPLES = [
	...PRINT_LANGUAGES.flatMap((language) => [
		['in net prices', language, fullInvoice(language)] as const,
		['in gross prices', language, counterInvoice(language)] as const,
		['in dollars', language, dollarInvoice(language)] as const,
		['that credits a deposit', language, depositCreditNote(language)] as const,
	]),
	['in đồng', 'vi', hanoiInvoice()] as const,
];

describe.each(SAMPLES)('the totals of a document %s (%s)', (_, language, document) => {
	const texts = loadTexts(language).totals;
	const all = rows(document);
	const main = all.filter(({ weight }) => weight !== 'detail');
	const at = (label: string) => main.findIndex((row) => row.label === label);
	const values = (from: number, to: number) => main.slice(from, to).map(({ value }) => minor(value));

	test('are the stored ones', () => {
		const { net, tax, gross } = document.totals;
		const shown = [texts.net, texts.tax, texts.gross].map((label) => minor(main[at(label)]?.value ?? ''));
		expect(shown).toEqual([net, tax, gross]);
		const whole = textsOf(layoutDocument(document));
		for (const row of all) expect(whole).toEqual(expect.arrayContaining([row.label, row.value]));
	});

	test('add up from the lines to the net, and from the net to the gross', () => {
		const first = Math.max(0, at(texts.lines));
		if (first < at(texts.net)) expect(sumMinor(values(first, at(texts.net)))).toBe(document.totals.net);
		expect(sumMinor(values(at(texts.net), at(texts.gross)))).toBe(document.totals.gross);
	});

	test('their column of amounts sums to the first of them', () => {
		const printed = rowsOf(layoutDocument(document)).slice(1);
		const column = printed.map((row) => minor(row.at(-1) ?? '')).filter((amount) => !Number.isNaN(amount));
		expect(sumMinor(column)).toBe(minor(main[0]?.value ?? ''));
	});

	test('details sum to the line that they break up', () => {
		for (const [index, row] of all.entries()) {
			const next = all.slice(index + 1);
			const end = next.findIndex(({ weight }) => weight !== 'detail');
			const parts = next.slice(0, end === -1 ? next.length : end);
			if (row.weight === 'detail' || parts.length === 0) continue;
			expect(sumMinor(parts.map(({ value }) => minor(value)))).toBe(minor(row.value));
		}
	});
});

describe('the parts of the net', () => {
	test('stand in the order in which one adds them up, discount and charges with reason and VAT', () => {
		expect(said(fullInvoice())).toEqual([
			['Total des lignes HT', '1 790,67 €'],
			['Remise 5 % sur le HT', '-122,03 €'],
			['dont base 20 %', '-82,69 €'],
			['dont base 10 %', '-10,91 €'],
			['dont base 5,5 %', '-28,43 €'],
			['Port et emballage', '24,50 €'],
			['Taxes (hors TVA)', '2,94 €'],
			['Total HT', '1 696,08 €'],
			['Total TVA', '245,00 €'],
			['dont TVA 20 %', '199,50 €'],
			['dont TVA 10 %', '15,73 €'],
			['dont TVA 5,5 %', '29,77 €'],
			['Total TTC', '1 941,08 €'],
			['Net à payer', '1 941,08 €'],
		]);
		const noteOf = (label: string) =>
			plain(rows(fullInvoice()).find((row) => plain(row.label) === label)?.note ?? '');
		expect(noteOf('Remise 5 % sur le HT')).toBe('Fidélité 2026');
		expect(noteOf('Port et emballage')).toBe('Transport – TVA 20 %');
	});

	test.each([
		[{ ...loyalty }, 'Remise 5 % sur le HT'],
		[{ ...loyalty, percent: null, amount: 100_00 }, 'Remise sur le HT'],
		[{ ...loyalty, base: 'gross' as const }, 'Remise 5 % sur le TTC, part HT'],
		[
			{ ...loyalty, base: 'gross' as const, percent: null, amount: 100_00 },
			'Remise de 100,00 € sur le TTC, part HT',
		],
	])('a discount says what it is stated on', (discount, label) => {
		const document = frenchDocument('invoice', { lines: goods, discount });
		const row = rows(document).find((one) => plain(one.label) === label);
		expect(row && minor(row.value)).toBe(-(document.totals.allowance ?? 0));
		expect(document.totals.allowance).toBeGreaterThan(0);
	});

	test('a document of one rate shows no breakdown, one without extras no sum of lines', () => {
		const lines = [{ description: 'A', unitPrice: '10' }];
		expect(labels(frenchDocument('invoice', { lines, charges: [], discount: loyalty }))).toEqual([
			'Total des lignes HT',
			'Remise 5\u00a0% sur le HT',
			'Total HT',
			'Total TVA',
			'Total TTC',
			'Net à payer',
		]);
		expect(labels(frenchDocument('invoice', { lines, charges: [] }))[0]).toBe('Total HT');
	});

	test('a charge without a label of its own goes by its nature', () => {
		const charge = { nature: 'Assurance', label: '', amount: 5_00, taxCategory: 'S', taxRate: '10' } as const;
		const row = rows(frenchDocument('invoice', { charges: [charge] })).find(
			({ label }) => label === 'Assurance',
		);
		expect(row).toMatchObject({ value: '5,00\u00a0€', note: 'TVA 10\u00a0%' });
	});

	test('where prices include VAT, the sum of the lines as printed comes first', () => {
		expect(said(counterInvoice()).slice(0, 2)).toEqual([
			['Total des lignes TTC', '2 320,67 €'],
			['Total des lignes HT', '2 015,55 €'],
		]);
	});
});

const paid: PrintedPayments = {
	received: [
		{ source: 'payment', amount: 500_00 },
		{ source: 'creditNote', amount: 20_00 },
		{ source: 'pending', amount: 80_00 },
	],
	due: 41_08,
};
const prepayments = [
	{ documentId: 'inv_1', number: 'FA2026-00030', issueDate: '2026-09-02', amount: 1000_00 },
	{ documentId: 'inv_2', number: 'FA2026-00035', issueDate: '2026-10-05', amount: 300_00 },
];

describe('deposits and payments', () => {
	const shown = (payments: PrintedPayments | undefined): PrintableDocument => {
		const { print, ...document } = { ...fullInvoice(), prepayments };
		const { payments: _, ...others } = print;
		return { ...document, print: { ...others, ...(payments ? { payments } : {}) } };
	};

	test('are taken off the total where they are shown, each deposit by number and date', () => {
		const all = said(shown(paid));
		expect(all.slice(all.findIndex(([label]) => label === 'Total TTC'))).toEqual([
			['Total TTC', '1 941,08 €'],
			['Acompte, facture FA2026-00030 du 02/09/2026', '-1 000,00 €'],
			['Acompte, facture FA2026-00035 du 05/10/2026', '-300,00 €'],
			['Déjà réglé', '-500,00 €'],
			['Avoirs imputés', '-20,00 €'],
			['En cours d’encaissement', '-80,00 €'],
			['Net à payer', '41,08 €'],
		]);
	});

	test('leave the total where they are hidden, and it is the last word', () => {
		expect(rows(shown(undefined)).at(-1)).toEqual({
			weight: 'result',
			label: 'Total TTC',
			value: '1\u00a0941,08\u00a0€',
		});
	});

	test('money that came for a quotation is taken off, though a quotation asks for none', () => {
		const payments: PrintedPayments = { received: [{ source: 'payment', amount: 100_00 }], due: 5_00 };
		expect(said(frenchDocument('quotation', { print: { payments } })).slice(-2)).toEqual([
			['Déjà réglé', '-100,00 €'],
			['Net à payer', '5,00 €'],
		]);
		expect(labels(frenchDocument('quotation')).at(-1)).toBe('Total TTC');
	});
});

describe('another currency than that of the books', () => {
	test.each([
		['fr', 'En EUR (1 EUR = 1,085 USD)', '300,00\u00a0€'],
		['en', 'In EUR (EUR 1 = USD 1.085)', '€300.00'],
		['vi', 'Quy đổi EUR (1 EUR = 1,085 USD)', '300,00\u00a0€'],
	] as const)('shows the VAT in the currency of the books in %s', (language, heading, tax) => {
		const all: TotalRow[] = accountingRows(makeContext(dollarInvoice(language)));
		expect(all.map(({ label, value }) => [label, value])).toEqual(
			expect.arrayContaining([
				[heading, ''],
				[loadTexts(language).totals.tax, tax],
			]),
		);
		expect(textsOf(layoutDocument(dollarInvoice(language)))).toEqual(expect.arrayContaining([heading, tax]));
	});

	test('says nothing where it is the same', () => {
		expect(accountingRows(makeContext(fullInvoice()))).toEqual([]);
	});
});
