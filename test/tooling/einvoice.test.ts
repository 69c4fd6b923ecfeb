import { createRequire } from 'node:module';
import { join } from 'node:path';
import { writePayloads } from '../../scripts/einvoice/writePayloads.mjs';
import type { Json } from '../nodes/support/bench';

/** `npm run einvoice`: what would be sent for a document of anybody's, with nothing but the file. */

jest.setTimeout(60_000);

const ofDist = createRequire(join(__dirname, '../../dist/cli/main.js'));
const write = async (given: Json, options: Json): Promise<{ payloads: Json[]; assumed: string[] }> =>
	writePayloads(ofDist, given, options) as Promise<{ payloads: Json[]; assumed: string[] }>;

const tea = { description: 'Trà ô long', quantity: 12, unitPrice: 185000, taxRate: 8 };
const wine = { description: 'Rượu mơ', quantity: 6, unitPrice: 210000, taxRate: 10 };
const on = { date: '2026-08-10' };

describe.each(['sinvoice', 'misa'])('%s', (provider) => {
	/** Series, gross, rates and buyer, whatever the provider calls them. */
	const told = (payload: Json) => {
		const [misa] = (payload['InvoiceData'] ?? []) as Json[];
		if (misa)
			return {
				series: misa['InvSeries'],
				gross: misa['TotalAmountOC'],
				rates: (misa['TaxRateInfo'] as Json[]).map(({ VATRateName }) => VATRateName),
				buyer: misa['BuyerLegalName'] ?? misa['BuyerFullName'],
				original: misa['OrgInvNo'],
			};
		const { generalInvoiceInfo: general, buyerInfo, summarizeInfo, taxBreakdowns } = payload;
		return {
			series: `1${general['invoiceSeries']}`,
			gross: summarizeInfo['totalAmountWithTax'],
			rates: (taxBreakdowns as Json[]).map(({ taxPercentage }) => `${taxPercentage}%`),
			buyer: buyerInfo['buyerLegalName'] ?? buyerInfo['buyerName'],
			original: general['originalInvoiceId'],
		};
	};

	test('one request a rate, from lines alone, and it says what it assumed', async () => {
		const { payloads, assumed } = await write({ lines: [tea, wine] }, { provider, ...on });
		expect(payloads.map(told)).toMatchObject([
			{ series: '1C26TAA', gross: 2397600, rates: ['8%'] },
			{ series: '1C26TAA', gross: 1386000, rates: ['10%'] },
		]);
		expect(assumed.join()).toMatch(/company.*customer.*templateCode.*series/);
	});

	test('company, customer, template and series of the file and of the command line', async () => {
		const { payloads, assumed } = await write(
			{
				company: { code: 'A', name: 'Công ty A' },
				customer: {
					code: 'B',
					name: 'Công ty B',
					address: { line1: '1 Lê Lợi', city: 'Huế', country: 'VN' },
				},
				lines: [tea, wine],
				split: 'never',
				templateCode: '1/002',
			},
			{ provider, series: '1K26TBB', ...on },
		);
		expect(payloads.map(told)).toMatchObject([
			{ series: '1K26TBB', gross: 3783600, rates: ['8%', '10%'], buyer: 'Công ty B' },
		]);
		expect(assumed).toEqual([]);
	});

	test('a consumer who gives no data bears the words of the law', async () => {
		const { payloads } = await write({ lines: [tea], consumer: true }, { provider, ...on });
		expect(payloads.map(told)).toMatchObject([{ buyer: 'Bán cho người tiêu dùng' }]);
	});

	test('a replacement of an invoice of which the file says the number', async () => {
		const { payloads } = await write(
			{
				lines: [tea],
				issuedAs: { number: provider === 'misa' ? '00000004' : 'C26TAA4', issueDate: '2026-08-03' },
				replace: {
					wrong: ['amount'],
					reason: 'Ten boxes, not twelve',
					agreement: { reference: 'BB-1', date: '2026-08-07' },
					changes: [{ line: 1, quantity: 10 }],
				},
			},
			{ provider, ...on },
		);
		expect(payloads.map(told)).toMatchObject([
			{ gross: 1998000, original: provider === 'misa' ? '00000004' : 'C26TAA4' },
		]);
	});

	test('what the law does not let pass is refused with the rule', async () => {
		await expect(
			write({ lines: [tea] }, { provider, date: '2027-01-10', series: '1C27TAA' }),
		).rejects.toThrow(expect.objectContaining({ rule: expect.stringMatching(/^vietnam\./) }));
	});
});
