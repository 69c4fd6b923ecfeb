import { sessionStore } from '../../../providers/session/sessionStore';
import { readSample } from '../../domain/vietnam/conformance';
import { clientThatGets, issueWith } from './clientThatGets';
import { anInvoice } from './invoices';

afterEach(() => sessionStore().clear());

const samples = readSample<Record<string, unknown>>('viettel-responses.json');
const sampleOf = (name: string) => (samples as Record<string, unknown>)[name];
(samples ? describe : describe.skip)('answers of the samples', () => {
	const forms: Array<[string, number, string, string]> = [
		['error HTTP 400 series', 400, 'refused', 'INVOICE_SERIAL_NOT_FOUND'],
		['error HTTP 400 uuid reuse', 400, 'unknown', 'TRANSACTION_UUID_INVALID'],
		['error HTTP 200 business', 200, 'refused', 'TEMPLATE_NOT_FOUND'],
		['error HTTP 400 message only', 400, 'refused', 'HTTP_400'],
		['tokenExpired HTTP 500', 500, 'unknown', 'GENERAL'],
	];
	test.each(forms)('%s', async (name, status, state, code) => {
		expect(await issueWith({ status, body: sampleOf(name) })).toMatchObject({ state, error: { code } });
	});

	test('an issued invoice, both forms of a search, a search in vain, a draft', async () => {
		const ok = await issueWith({ status: 200, body: sampleOf('createInvoice.ok') });
		expect(ok).toMatchObject({ state: 'issued', invoice: { number: 'C26TYY308', taxOffice: 'waiting' } });
		const find = (name: string, status = 200) =>
			clientThatGets({ status, body: sampleOf(name) }).client.findByKey(anInvoice());
		expect(await find('searchInvoiceByTransactionUuid.found (variant A)')).toMatchObject({
			number: 'C26TYY308',
			taxOffice: 'accepted',
			taxOfficeCode: 'ABC123',
			paid: null,
		});
		expect(await find('searchInvoiceByTransactionUuid.found (variant B)')).toMatchObject({
			number: 'C26TIS12',
			taxOffice: 'waiting',
			status: 'unknown',
		});
		expect(await find('searchInvoiceByTransactionUuid.notFound HTTP 400', 400)).toBeUndefined();
		const draft = sampleOf('createOrUpdateInvoiceDraft.ok (measured on a Viettel test account)');
		expect(await clientThatGets({ status: 200, body: draft }).client.pushDraft(anInvoice())).toEqual({
			state: 'stored',
		});
	});

	test('a list', async () => {
		const { client } = clientThatGets({ status: 200, body: sampleOf('getListInvoiceDataControl.shape') });
		const found = [];
		for await (const one of client.list({ from: '2026-10-01', to: '2026-10-02' })) found.push(one);
		expect(found).toMatchObject([
			{ number: 'K25TII1', sequence: 1, key: null, status: 'original', taxOffice: 'none', gross: '0' },
		]);
	});
});
