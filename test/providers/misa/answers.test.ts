import { readEnvelope } from '../../../providers/misa/answers/readEnvelope';
import { readFile } from '../../../providers/misa/answers/readFile';
import { readDate, readInstant } from '../../../providers/misa/answers/readMoments';
import { readPublishResult } from '../../../providers/misa/answers/readPublishResult';
import { readStatusRow } from '../../../providers/misa/answers/readStatusRow';
import { dataRows } from '../../../providers/misa/answers/dataRows';
import { ERROR_CODES } from '../../../providers/misa/errors/errorCodes';
import { readError } from '../../../providers/misa/errors/readError';
import { readSample } from '../../domain/vietnam/conformance';
import { anInvoice, templateOf } from './support/invoices';

const answer = (value: unknown, status = 200) => ({
	status,
	text: typeof value === 'string' ? value : JSON.stringify(value),
});
const row = (given: object) => ({
	...{ RefID: 'r1', TransactionID: '11CRTPWJG5', InvSeries: '1C26TAA', InvNo: '00000033', ErrorCode: '' },
	...given,
});
const invoice = () => anInvoice({ key: 'r1' });
const read = (value: unknown) => readPublishResult(readEnvelope(answer(value)), [invoice()])[0];

describe('forms of an answer to publishing', () => {
	it.each([
		['text in small letters', { success: true, publishInvoiceResult: JSON.stringify([row({})]) }],
		['text in capitals', { Success: true, PublishInvoiceResult: JSON.stringify([row({})]) }],
		['a list', { success: true, errorCode: '', publishInvoiceResult: [row({})] }],
		['text of text', { success: true, publishInvoiceResult: JSON.stringify(JSON.stringify([row({})])) }],
		['rows as text', { success: true, publishInvoiceResult: [JSON.stringify(row({ ErrorCode: null }))] }],
		[
			'other capitals',
			{ SUCCESS: true, publishinvoiceresult: [{ refid: 'R1', transactionid: 'T', invno: 33 }] },
		],
		['all of it as text', JSON.stringify(JSON.stringify({ success: true, publishInvoiceResult: [row({})] }))],
	])('reads %s', (_name, value) => {
		expect(read(value)).toMatchObject({
			state: 'issued',
			invoice: { key: 'r1', number: '00000033', sequence: 33 },
		});
	});

	it.each([
		['no result', { success: true, publishInvoiceResult: null }, 'NO_RESULT'],
		['an empty result', { success: true, publishInvoiceResult: '[]' }, 'NO_RESULT'],
		['a result of another key', { success: true, publishInvoiceResult: [row({ RefID: 'r2' })] }, 'NO_RESULT'],
		['two results', { success: true, publishInvoiceResult: [row({}), row({})] }, 'NO_RESULT'],
		['no number', { success: true, publishInvoiceResult: [row({ InvNo: null })] }, 'NO_RESULT'],
		[
			'a word for a number',
			{ success: true, publishInvoiceResult: [row({ InvNo: '<Chưa cấp số>' })] },
			'NO_RESULT',
		],
		['no lookup code', { success: true, publishInvoiceResult: [row({ TransactionID: null })] }, 'NO_RESULT'],
		[
			'a code beside a number',
			{ success: true, publishInvoiceResult: [row({ ErrorCode: 'CertRevocation' })] },
			'CertRevocation',
		],
		[
			'a used key',
			{ success: true, publishInvoiceResult: [row({ InvNo: null, ErrorCode: 'InvoiceDuplicated' })] },
			'InvoiceDuplicated',
		],
		[
			'an overlap',
			{ success: true, publishInvoiceResult: [row({ InvNo: null, ErrorCode: 'InvoiceNumberNotCotinuous' })] },
			'InvoiceNumberNotCotinuous',
		],
	])('does not know from %s', (_name, value, code) => {
		expect(read(value)).toMatchObject({ state: 'unknown', error: { code } });
	});

	it.each([
		[
			'a code',
			{ InvNo: null, TransactionID: null, ErrorCode: 'LicenseInfo_OutOfInvoice', Description: 'Hết hóa đơn' },
		],
		['a code nobody knows', { InvNo: null, ErrorCode: 'SomethingNew' }],
	])('takes %s for a refusal, word for word', (_name, given) => {
		const outcome = read({ success: true, publishInvoiceResult: [row(given)] });
		expect(outcome).toMatchObject({ state: 'refused', error: { code: given.ErrorCode } });
	});

	it('reads the samples of clients', () => {
		const samples = readSample<Record<string, Record<string, unknown>>>('misa-integration-responses.json');
		if (!samples) return;
		expect(read(samples['publish.ok'])).toMatchObject({
			state: 'issued',
			invoice: {
				providerKey: '11CRTPWJG5',
				number: '00000033',
				issueDate: '2025-09-25',
				taxOffice: 'waiting',
			},
		});
		expect(read(samples['publish.itemError'])).toMatchObject({
			state: 'unknown',
			error: { code: 'InvoiceDuplicated' },
		});
		const first = samples['signType1.firstStep (POST /invoice/publishing/token)'];
		expect(read(first)).toMatchObject({ state: 'unknown', error: { code: 'NO_RESULT' } });
		const [status] = dataRows(readEnvelope(answer(samples['status'])));
		const numbered = { ...status, InvNo: '00000007' };
		expect(readStatusRow(numbered, templateOf('1C26TAA'))).toMatchObject({
			...{ status: 'deleted', taxOffice: 'accepted', taxOfficeCode: 'ABC', providerKey: 'M9CKT_180J' },
		});
		const draft = samples['webGetlist.draft.row'];
		expect(readStatusRow(draft ?? {}, templateOf('1C26TAA'))).toBeUndefined();
	});
});

describe('envelopes that say no, or nothing', () => {
	it.each([
		[
			'a code',
			answer({ success: false, errorCode: 'InvalidInvoiceData' }),
			'ProviderRefusal',
			'InvalidInvoiceData',
		],
		[
			'a code in capitals',
			answer({ Success: false, ErrorCode: 'UnAuthorize' }),
			'ProviderRefusal',
			'UnAuthorize',
		],
		[
			'a code with status 400',
			answer({ success: false, errorCode: 'InvoiceQuantityTooLarge' }, 400),
			'ProviderRefusal',
			'InvoiceQuantityTooLarge',
		],
		[
			'a code in a list',
			answer({ success: false, errors: ['InvalidAppID'] }),
			'ProviderRefusal',
			'InvalidAppID',
		],
		[
			'a code in text',
			answer({ success: false, Errors: '[{"ErrorCode":"CertRevocation"}]' }),
			'ProviderRefusal',
			'CertRevocation',
		],
		[
			'success beside a code',
			answer({ success: true, errorCode: 'InvalidTokenCode' }),
			'ProviderRefusal',
			'InvalidTokenCode',
		],
		[
			'an error of the system',
			answer({ success: false, errorCode: 'SystemError' }),
			'ProviderUnreachable',
			'SystemError',
		],
		['nothing but no', answer({ success: false }), 'ProviderUnreachable', 'NO_RESULT'],
		['HTTP 503 as a page', answer('<html></html>', 503), 'ProviderUnreachable', 'HTTP_503'],
		['HTTP 500 as JSON', answer({ message: 'x' }, 500), 'ProviderUnreachable', 'HTTP_500'],
		['a page', answer('  <!DOCTYPE html><html></html>'), 'ProviderUnreachable', 'MAINTENANCE'],
		['half of an answer', answer('{"success":tr'), 'ProviderUnreachable', 'NOT_JSON'],
		['a list', answer('[]'), 'ProviderUnreachable', 'NOT_JSON'],
		['nothing', answer(''), 'ProviderUnreachable', 'NOT_JSON'],
		['a redirect', answer('', 302), 'ProviderUnreachable', 'HTTP_302'],
		['HTTP 401', answer('', 401), 'ProviderRefusal', 'UnAuthorize'],
		['HTTP 404', answer('<h1>404</h1>', 404), 'ProviderRefusal', 'HTTP_404'],
		['HTTP 429', answer('', 429), 'ProviderUnreachable', 'HTTP_429'],
	])('reads %s', (_name, given, name, code) => {
		expect(() => readEnvelope(given)).toThrow(
			expect.objectContaining({ name, error: expect.objectContaining({ code }) as unknown }),
		);
	});

	it('takes a missing list for no answer, and an empty one for nothing', () => {
		expect(() => dataRows({ data: null })).toThrow(expect.objectContaining({ name: 'ProviderUnreachable' }));
		expect(dataRows({ Data: '[]' })).toEqual([]);
		expect(dataRows({ Data: '{"PageData":[{"a":1}],"Total":1}' })).toEqual([{ a: 1 }]);
	});

	it('has a fix for every code', () => {
		for (const [code, { fix }] of Object.entries(ERROR_CODES))
			expect([code, fix.length > 20]).toEqual([code, true]);
		expect(readError('RequireError_BuyerAddress', null)).toMatchObject({
			retryable: false,
			code: 'RequireError_BuyerAddress',
		});
		expect(readError('callsignservicefail', 'x'.repeat(9000))).toMatchObject({
			fix: expect.stringContaining('USB token') as string,
			message: 'x'.repeat(500),
		});
	});
});

describe('files and moments', () => {
	it('reads a file in base64 or as text, and nothing else', () => {
		const pdf = Buffer.from('%PDF-1.7\n…').toString('base64');
		expect(readFile(pdf, 'pdf', 'a')).toMatchObject({ fileName: 'a.pdf', mimeType: 'application/pdf' });
		const xml = '<?xml version="1.0"?><HDon>đ</HDon>';
		for (const data of [xml, Buffer.from(xml).toString('base64')])
			expect(Buffer.from(readFile(data, 'xml', 'a').bytes).toString()).toBe(xml);
		for (const data of ['', 'bm90IGEgcGRm', '<html></html>'])
			expect(() => readFile(data, 'pdf', 'a')).toThrow(
				expect.objectContaining({ name: 'ProviderUnreachable' }),
			);
	});

	it('reads moments in the time of Viet Nam', () => {
		expect(readInstant('2026-10-05T00:30:00')).toBe('2026-10-04T17:30:00.000Z');
		expect(readInstant('2026-10-05T00:30:00+07:00')).toBe('2026-10-04T17:30:00.000Z');
		expect(readInstant('0001-01-01T00:00:00')).toBeNull();
		expect(readDate('2026-10-05T00:00:00+07:00')).toBe('2026-10-05');
		expect(readDate('2026-10-04T17:00:00Z')).toBe('2026-10-05');
		expect(readDate('soon')).toBeNull();
	});
});
