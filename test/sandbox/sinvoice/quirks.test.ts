import { anInvoice } from '../../providers/sinvoice/invoices';
import { bodyOf, talk, type Talk } from './talk';
import type { SInvoiceSandboxOptions } from '../../../sandbox/sinvoice/startSInvoiceSandbox';

const open: Talk[] = [];
async function begin(options: SInvoiceSandboxOptions = {}): Promise<Talk> {
	const one = await talk(options);
	open.push(one);
	return one;
}
afterEach(async () => {
	await Promise.all(open.splice(0).map(({ sandbox }) => sandbox.close()));
});

const SEARCH = '/InvoiceWS/searchInvoiceByTransactionUuid';
const login = ({ post, sandbox }: Talk, password = sandbox.account.password) =>
	post('/auth/login', { username: sandbox.account.username, password });

test('a login gives a token of 1198 s; a wrong password is an error of the server', async () => {
	const one = await begin();
	const { body } = await login(one);
	expect(body).toMatchObject({ token_type: 'bearer', expires_in: 1198, type: 1 });
	expect(String(body['access_token']).split('.')).toHaveLength(3);
	expect(await login(one, 'wrong')).toEqual({
		status: 500,
		body: { error: 'Internal Server Error', message: 'GENERAL' },
	});
	expect(JSON.stringify(one.sandbox.requests())).not.toContain(one.sandbox.account.password);
});

test('a token ends, and its end is told by HTTP 500', async () => {
	const one = await begin({ rules: { auth: ['cookie'] } });
	const token = String((await login(one)).body['access_token']);
	const ask = () =>
		one.post(
			'/InvoiceUtilsWS/getAllInvoiceTemplates',
			{ taxCode: one.sandbox.account.taxCode, invoiceType: 'all' },
			{
				Authorization: '',
				Cookie: `a=b; access_token=${token}`,
			},
		);
	expect((await ask()).status).toBe(200);
	one.clock.now += 1_198_000;
	expect(await ask()).toEqual({ status: 500, body: { error: 'Internal Server Error', message: 'GENERAL' } });
});

test('forms are taken in the body and in the query', async () => {
	const { post, issue, sandbox } = await begin();
	const invoice = anInvoice();
	await issue(bodyOf(invoice));
	const form = new URLSearchParams({
		supplierTaxCode: sandbox.account.taxCode,
		transactionUuid: invoice.key,
	});
	const inBody = await post(SEARCH, form);
	const inQuery = await post(`${SEARCH}?${form}`, new URLSearchParams());
	expect(inBody.body).toMatchObject({ result: [{ invoiceNo: 'C26TAA1' }] });
	expect(inQuery).toEqual(inBody);
});

test.each([
	[
		'code400',
		400,
		{ code: 400, message: 'TEMPLATE_NOT_FOUND', data: 'Mẫu hóa đơn không tồn tại', errorCode: null },
	],
	[
		'errorCode200',
		200,
		{ errorCode: 'TEMPLATE_NOT_FOUND', description: 'Mẫu hóa đơn không tồn tại', result: null },
	],
	['message400', 400, { message: 'Mẫu hóa đơn không tồn tại' }],
] as const)('it says no in the form %s', async (errorForm, status, body) => {
	const { issue } = await begin({ rules: { errorForm } });
	const template = { ...anInvoice().template, templateCode: '1/999' };
	expect(await issue(bodyOf(anInvoice({ template })))).toEqual({ status, body });
});

test('numbers are counted in each series, without zeros; drafts take none', async () => {
	const { issue, post, sandbox } = await begin();
	const numberOf = async () =>
		((await issue(bodyOf(anInvoice()))).body['result'] as Record<string, string>)['invoiceNo'];
	expect([await numberOf(), await numberOf()]).toEqual(['C26TAA1', 'C26TAA2']);
	const draft = anInvoice();
	const path = `/InvoiceWS/createOrUpdateInvoiceDraft/${sandbox.account.taxCode}`;
	expect((await post(path, bodyOf(draft))).body).toEqual({ errorCode: '', description: '', result: {} });
	expect(await numberOf()).toBe('C26TAA3');
	sandbox.deleteDraft(draft.key);
	expect(sandbox.drafts()).toEqual([]);
});

test('the code of the tax office comes late, or never', async () => {
	for (const codeDelay of [3000, null]) {
		const { issue, post, sandbox, clock } = await begin({ rules: { codeDelay } });
		const invoice = anInvoice();
		await issue(bodyOf(invoice));
		const status = async () => {
			const form = new URLSearchParams({
				supplierTaxCode: sandbox.account.taxCode,
				transactionUuid: invoice.key,
			});
			const { body } = await post(SEARCH, form);
			return (body['result'] as Array<Record<string, unknown>>)[0]?.['exchangeStatus'];
		};
		expect(await status()).toBe('INVOICE_HAS_CODE_SENT');
		clock.now += 86_400_000;
		expect(await status()).toBe(codeDelay === null ? 'INVOICE_HAS_CODE_SENT' : 'INVOICE_HAS_CODE_APPROVED');
		sandbox.answerTaxOffice(invoice.key, 'refuse');
		expect(await status()).toBe('INVOICE_HAS_CODE_DISAPPROVED');
	}
});

test('an invoice is invisible for a while', async () => {
	const { issue, post, sandbox, clock } = await begin({ rules: { visibleAfter: 5000 } });
	const invoice = anInvoice();
	await issue(bodyOf(invoice));
	const form = new URLSearchParams({
		supplierTaxCode: sandbox.account.taxCode,
		transactionUuid: invoice.key,
	});
	expect(await post(SEARCH, form)).toMatchObject({ status: 400, body: { message: 'NOT_FOUND_DATA' } });
	clock.now += 5000;
	expect((await post(SEARCH, form)).status).toBe(200);
});

test('another seller, another method and another path are turned away', async () => {
	const { post, sandbox } = await begin();
	const { body } = await post('/InvoiceWS/createInvoice/0101243150', bodyOf(anInvoice()));
	expect(body).toMatchObject({ message: 'TAX_CODE_INVALID' });
	expect((await fetch(`${sandbox.url}/auth/login`)).status).toBe(404);
	expect((await fetch(`${sandbox.url}/constructor`, { method: 'POST' })).status).toBe(404);
});

test('hooks that name nothing fail loudly', async () => {
	const { sandbox } = await begin();
	expect(() => sandbox.issueOnPortal('nothing')).toThrow('no draft');
	expect(() => sandbox.answerTaxOffice('nothing', 'accept')).toThrow('no invoice');
});
