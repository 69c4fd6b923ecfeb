import { AxiosError } from 'axios';
import { sessionStore } from '../../../providers/session/sessionStore';
import { createSInvoice } from '../../../providers/sinvoice/createSInvoice';
import { ERROR_CODES } from '../../../providers/sinvoice/errors/errorCodes';
import { answerWith, type Asked, type Canned } from './answerWith';
import { clientThatGets, issueWith, LOGIN, SETTINGS } from './clientThatGets';
import { anInvoice } from './invoices';

afterEach(() => sessionStore().clear());

test.each<[string, Canned, string, string, string]>([
	[
		'a code with its words',
		{
			status: 400,
			body: { code: 400, message: 'INVOICE_SERIAL_NOT_FOUND', data: 'Ký hiệu', errorCode: null },
		},
		'refused',
		'INVOICE_SERIAL_NOT_FOUND',
		'Ký hiệu',
	],
	[
		'an errorCode in an answer that went well',
		{ status: 200, body: { errorCode: 'TEMPLATE_NOT_FOUND', description: 'Mẫu hóa đơn' } },
		'refused',
		'TEMPLATE_NOT_FOUND',
		'Mẫu hóa đơn',
	],
	['words alone', { status: 400, body: { message: 'Mẫu hóa đơn' } }, 'refused', 'HTTP_400', 'Mẫu hóa đơn'],
	[
		'a code of an answer that went well by its status',
		{ status: 200, body: { code: 400, message: 'TAX_CODE_INVALID', data: 'Sai mã số thuế' } },
		'refused',
		'TAX_CODE_INVALID',
		'Sai mã số thuế',
	],
	[
		'a code that nobody has described',
		{ status: 400, body: { errorCode: 'SOMETHING_NEW', description: 'Lỗi mới' } },
		'refused',
		'SOMETHING_NEW',
		'Lỗi mới',
	],
	[
		'a key that was used',
		{ status: 400, body: { code: 400, message: 'TRANSACTION_UUID_INVALID', data: 'đã được dùng' } },
		'unknown',
		'TRANSACTION_UUID_INVALID',
		'đã được dùng',
	],
	[
		'a key in flight',
		{ status: 400, body: { code: 400, message: 'TRANSACTION_IS_BEING_PROCESSED' } },
		'unknown',
		'TRANSACTION_IS_BEING_PROCESSED',
		'S-Invoice answered TRANSACTION_IS_BEING_PROCESSED.',
	],
	[
		'the end of a token, or any other fault',
		{ status: 500, body: { error: 'Internal Server Error', message: 'GENERAL' } },
		'unknown',
		'GENERAL',
		'Internal Server Error',
	],
	[
		'a fault with words',
		{ status: 500, body: { code: 500, message: 'Có lỗi xảy ra' } },
		'unknown',
		'HTTP_500',
		'Có lỗi xảy ra',
	],
	[
		'a fault that names a reason of the list',
		{ status: 500, body: { code: 500, message: 'INVOICE_SERIAL_NOT_FOUND', data: 'Ký hiệu' } },
		'refused',
		'INVOICE_SERIAL_NOT_FOUND',
		'Ký hiệu',
	],
	[
		'plain text',
		{ status: 500, body: 'java.lang.NullPointerException' },
		'unknown',
		'HTTP_500',
		'S-Invoice answered with HTTP 500 and nothing to read.',
	],
	[
		'a page of a gateway',
		{ status: 503, body: '<html>503</html>' },
		'unknown',
		'HTTP_503',
		'S-Invoice answered with HTTP 503 and nothing to read.',
	],
	[
		'a redirect, which is not followed',
		{ status: 302, body: '' },
		'unknown',
		'HTTP_302',
		'S-Invoice answered with HTTP 302 and nothing to read.',
	],
	[
		'a page in place of an answer',
		{ status: 200, body: '<html>đăng nhập</html>' },
		'unknown',
		'NOT_JSON',
		'S-Invoice answered with a web page.',
	],
	[
		'half an answer',
		{ status: 200, body: '{"result":{' },
		'unknown',
		'NOT_JSON',
		'S-Invoice answered with something that is not JSON.',
	],
	[
		'success without a number',
		{ status: 200, body: { errorCode: null, result: { transactionID: '1' } } },
		'unknown',
		'NO_RESULT',
		'S-Invoice answered without a number that can be read.',
	],
	[
		'a number of the old law',
		{ status: 200, body: { errorCode: null, result: { invoiceNo: 'AA/20E0000001' } } },
		'unknown',
		'NO_RESULT',
		'S-Invoice answered without a number that can be read.',
	],
	[
		'too many calls',
		{ status: 429, body: 'slow down' },
		'refused',
		'HTTP_429',
		'S-Invoice answered HTTP_429.',
	],
	[
		'a path that is not there',
		{ status: 404, body: '<h1>404</h1>' },
		'refused',
		'HTTP_404',
		'S-Invoice answered HTTP_404.',
	],
	[
		'a time-out of a gateway',
		{ status: 408, body: '' },
		'unknown',
		'HTTP_408',
		'S-Invoice answered with HTTP 408 and nothing to read.',
	],
])('issuing: %s', async (_name, answer, state, code, message) => {
	const outcome = await issueWith(answer);
	expect(outcome).toMatchObject({ state, error: { code, message } });
	expect((outcome as { error: { fix: string } }).error.fix.length).toBeGreaterThan(15);
});

test.each([
	['ECONNABORTED', 'TIMEOUT'],
	['ETIMEDOUT', 'TIMEOUT'],
	['ECONNRESET', 'CONNECTION'],
	['ECONNREFUSED', 'CONNECTION'],
])('issuing: no answer at all (%s) is unknown, and is not tried again', async (code, told) => {
	const outcome = await issueWith(new AxiosError('socket hang up', code));
	expect(outcome).toMatchObject({ state: 'unknown', error: { code: told, retryable: true } });
});

test.each([401, 403])(
	'issuing: HTTP %d proves that nothing was done: once more, with a new token',
	async (status) => {
		let refusals = 1;
		const { http, asked } = answerWith(({ url }) => {
			if (url.endsWith('/auth/login')) return LOGIN;
			if (url.endsWith('/getAllInvoiceTemplates')) return { status: 200, body: [] };
			if ((refusals -= 1) >= 0) return { status, body: { error: 'invalid_token' } };
			return { status: 200, body: { errorCode: null, result: { invoiceNo: 'C26TAA9' } } };
		});
		const client = createSInvoice(SETTINGS, http);
		expect((await client.issue([anInvoice()]))[0]).toMatchObject({
			state: 'issued',
			invoice: { sequence: 9 },
		});
		expect(asked.filter(({ url }) => url.endsWith('/auth/login'))).toHaveLength(2);
		refusals = 9;
		expect((await client.issue([anInvoice()]))[0]).toMatchObject({
			state: 'refused',
			error: { code: `HTTP_${status}` },
		});
	},
);

test('reading: a hiccup of the network is tried again, a refusal and a time-out are not', async () => {
	const hiccup = clientThatGets({ status: 503, body: '<html/>' });
	await expect(hiccup.client.findByKey(anInvoice())).rejects.toMatchObject({
		name: 'ProviderUnreachable',
		error: { code: 'HTTP_503' },
	});
	expect([hiccup.calls().length, hiccup.pauses]).toEqual([3, [500, 2000]]);
	const late = clientThatGets(new AxiosError('timeout', 'ECONNABORTED'));
	await expect(late.client.findByKey(anInvoice())).rejects.toMatchObject({ error: { code: 'TIMEOUT' } });
	expect(late.calls()).toHaveLength(1);
	const no = clientThatGets({ status: 400, body: { code: 400, message: 'TAX_CODE_INVALID' } });
	await expect(no.client.findByKey(anInvoice())).rejects.toMatchObject({ name: 'ProviderRefusal' });
	expect(no.calls()).toHaveLength(1);
});

test('requests follow no redirect, are limited in size and time, and take any status', async () => {
	const { client, asked } = clientThatGets(
		{ status: 400, body: { message: 'NOT_FOUND_DATA' } },
		{ timeoutMs: 70_000 },
	);
	await client.findByKey(anInvoice());
	const { config } = asked.at(-1) as Asked;
	expect(config).toMatchObject({ maxRedirects: 0, timeout: 70_000, method: 'post' });
	expect(config.maxContentLength).toBe(32 * 1024 * 1024);
	expect(config.validateStatus?.(599)).toBe(true);
	expect(asked[0]?.config.timeout).toBe(30_000);
});

test('every code has a fix that a person can read', () => {
	for (const { fix } of Object.values(ERROR_CODES)) expect(fix).toMatch(/^[A-Z].{15,}\.$/);
});
