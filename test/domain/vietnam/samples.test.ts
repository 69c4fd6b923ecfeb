import { checkArithmetic } from '../../../domain/vietnam/checkArithmetic';
import type { EInvoiceAmounts } from '../../../domain/vietnam/eInvoiceAmounts';
import { parseSeries } from '../../../domain/vietnam/parseSeries';
import { readVatRate } from '../../../domain/vietnam/readVatRate';
import { writeAmountInWords } from '../../../domain/vietnam/writeAmountInWords';
import { readSample } from './conformance';

type Figures = Readonly<Record<string, number>>;

interface ViettelBody {
	readonly generalInvoiceInfo: { readonly templateCode: string; readonly invoiceSeries: string };
	readonly itemInfo: readonly Figures[];
	readonly taxBreakdowns: readonly Figures[];
	readonly summarizeInfo: Figures & { readonly totalAmountWithTaxInWords: string };
}

interface MisaBody {
	readonly InvoiceData: ReadonlyArray<
		Figures & {
			readonly InvSeries: string;
			readonly TotalAmountInWords: string;
			readonly OriginalInvoiceDetail: ReadonlyArray<Figures & { readonly VATRateName: string }>;
			readonly TaxRateInfo: ReadonlyArray<Figures & { readonly VATRateName: string }>;
		}
	>;
}

const text = (value: number | undefined) => String(value ?? 0);
const codeOf = (rate: number | string | undefined) => readVatRate(String(rate)).code;

function readViettel({ itemInfo, taxBreakdowns, summarizeInfo: sums }: ViettelBody): EInvoiceAmounts {
	return {
		currency: 'VND',
		rows: itemInfo.map((row) => ({
			kind: row['selection'] === 2 ? 'note' : 'goods',
			quantity: text(row['quantity']),
			unitPrice: text(row['unitPrice']),
			amount: text(row['itemTotalAmountWithoutTax']),
			discount: text(row['itemDiscount']),
			code: row['selection'] === 2 ? null : codeOf(row['taxPercentage']),
			tax: text(row['taxAmount']),
		})),
		rates: taxBreakdowns.map((row) => ({
			code: codeOf(row['taxPercentage']),
			base: text(row['taxableAmount']),
			tax: text(row['taxAmount']),
		})),
		totals: {
			amount: text(sums['sumOfTotalLineAmountWithoutTax']),
			discount: text(sums['discountAmount']),
			net: text(sums['totalAmountWithoutTax']),
			tax: text(sums['totalTaxAmount']),
			gross: text(sums['totalAmountWithTax']),
		},
	};
}

function readMisa({ InvoiceData: [invoice] }: MisaBody): EInvoiceAmounts {
	return {
		currency: 'VND',
		rows: (invoice?.OriginalInvoiceDetail ?? []).map((row) => ({
			kind: row['ItemType'] === 4 ? 'note' : 'goods',
			quantity: text(row['Quantity']),
			unitPrice: text(row['UnitPrice']),
			amount: text(row['AmountOC']),
			discount: text(row['DiscountAmountOC']),
			code: row['ItemType'] === 4 ? null : codeOf(row.VATRateName),
			tax: text(row['VATAmountOC']),
		})),
		rates: (invoice?.TaxRateInfo ?? []).map((row) => ({
			code: codeOf(row.VATRateName),
			base: text(row['AmountWithoutVATOC']),
			tax: text(row['VATAmountOC']),
		})),
		totals: {
			amount: text(invoice?.['TotalSaleAmountOC']),
			discount: text(invoice?.['TotalDiscountAmountOC']),
			net: text(invoice?.['TotalAmountWithoutVATOC']),
			tax: text(invoice?.['TotalVATAmountOC']),
			gross: text(invoice?.['TotalAmountOC']),
		},
	};
}

/** The figures hold; with one đồng more of VAT they do not, so that the check has seen them. */
function expectToHold(amounts: EInvoiceAmounts, words: string): void {
	expect(amounts.rows).toHaveLength(3);
	expect(checkArithmetic(amounts)).toEqual([]);
	const tax = String(Number(amounts.totals.tax) + 1);
	const faults = checkArithmetic({ ...amounts, totals: { ...amounts.totals, tax } });
	expect(faults.map(({ check }) => check)).toEqual(['totals.tax', 'totals.gross']);
	expect(writeAmountInWords(Number(amounts.totals.gross), 'VND')).toBe(words);
}

const viettel = readSample<ViettelBody>('viettel-createInvoice.skeleton.json');
(viettel ? test : test.skip)('the body of S-Invoice: figures, words, series', () => {
	const { summarizeInfo, generalInvoiceInfo } = viettel as ViettelBody;
	expectToHold(readViettel(viettel as ViettelBody), summarizeInfo.totalAmountWithTaxInWords);
	expect(parseSeries(generalInvoiceInfo.invoiceSeries, generalInvoiceInfo.templateCode)).toMatchObject({
		form: '1',
		withCode: true,
	});
});

const misa = readSample<MisaBody>('misa-publish.request.skeleton.json');
(misa ? test : test.skip)('the body of MISA: figures, words, series', () => {
	const [invoice] = (misa as MisaBody).InvoiceData;
	expectToHold(readMisa(misa as MisaBody), invoice?.TotalAmountInWords ?? '');
	expect(parseSeries(invoice?.InvSeries ?? '')).toMatchObject({ form: '1', withCode: true });
});
