import { writeWebDraft } from '../../../providers/misa/payload/writeWebDraft';
import { anInvoice, correctionOf, TODAY } from '../../providers/misa/support/invoices';
import { closeAll, openDoor, payloadOf, publish, type Tree } from './support';

afterEach(closeAll);

const draftOf = () => structuredClone(writeWebDraft(anInvoice())) as Tree;

describe('the sandbox behaves as MISA does', () => {
	it('spells names in capitals and not, and writes lists as text', async () => {
		const { call } = await openDoor();
		const names = new Set<string>();
		for (let time = 0; time < 6; time += 1) {
			const { raw } = await call('GET', '/invoice/templates?invoiceWithCode=true&ticket=false');
			const data = raw['data'] ?? raw['Data'];
			expect(typeof data).toBe('string');
			for (const name of [...Object.keys(raw), ...Object.keys((JSON.parse(String(data)) as Tree[])[0] ?? {})])
				names.add(name);
		}
		expect([...names]).toEqual(expect.arrayContaining(['success', 'Success', 'InvSeries', 'invSeries']));
	});

	it('counts each series by itself, with eight digits', async () => {
		const door = await openDoor();
		const numbers: unknown[] = [];
		for (const series of ['1C26TAA', '1K26TAA', '1C26TAA'])
			numbers.push((await publish(door, [payloadOf(anInvoice({ series }))])).rows[0]?.['invno']);
		expect(numbers).toEqual(['00000001', '00000001', '00000002']);
	});

	it('gives no number to a call that overlaps another in its series', async () => {
		const door = await openDoor({ rules: { publishDelay: 50 } });
		const answers = await Promise.all([
			publish(door, [payloadOf(anInvoice())]),
			publish(door, [payloadOf(anInvoice())]),
			publish(door, [payloadOf(anInvoice({ series: '1K26TAA' }))]),
		]);
		const codes = answers.map(({ rows }) => rows[0]?.['errorcode']);
		expect(codes.sort()).toEqual(['', '', 'InvoiceNumberNotCotinuous']);
		expect(door.sandbox.issued()).toHaveLength(2);
	});

	it('takes a key once, and again one that it has refused', async () => {
		const door = await openDoor();
		const invoice = payloadOf(anInvoice());
		const wrong = await publish(door, [{ ...invoice, TotalAmount: 1 }]);
		expect(wrong.rows[0]).toMatchObject({ errorcode: 'Invalid_[Invoice.TotalAmount]' });
		expect((await publish(door, [invoice])).rows[0]).toMatchObject({ errorcode: '' });
		const again = await publish(door, [{ ...invoice, RefID: String(invoice['RefID']).toUpperCase() }]);
		expect(again.rows[0]).toMatchObject({ errorcode: 'DuplicateInvoiceRefID', invno: null });
		expect(door.sandbox.issued()).toHaveLength(1);
	});

	it('takes 30 invoices and 50 keys at once', async () => {
		const door = await openDoor();
		const many = Array.from({ length: 31 }, () => payloadOf(anInvoice()));
		expect(await publish(door, many)).toMatchObject({ status: 400, errorCode: 'InvoiceQuantityTooLarge' });
		expect((await publish(door, many.slice(0, 30))).rows).toHaveLength(30);
		const ids = Array.from({ length: 51 }, (_, index) => `id-${index}`);
		const path = '/invoice/status?invoiceWithCode=true&invoiceCalcu=false&inputType=2';
		expect(await door.call('POST', path, ids)).toMatchObject({
			status: 400,
			errorCode: 'InvoiceQuantityTooLarge',
		});
		expect(await door.call('POST', path, ids.slice(0, 50))).toMatchObject({ status: 200, rows: [] });
		const drafts = Array.from({ length: 31 }, draftOf);
		expect(await door.call('POST', '/invoiceweb/insert', drafts)).toMatchObject({ status: 400 });
	});

	it('finds by key and by lookup code, among the kind that it is asked for, after a moment', async () => {
		const door = await openDoor();
		const invoice = payloadOf(anInvoice({ series: '1C26MAA' }));
		const { rows } = await publish(door, [invoice], 5);
		const ask = async (flags: string, id: unknown) =>
			(await door.call('POST', `/invoice/status?${flags}`, [id])).rows.length;
		const right = 'invoiceWithCode=true&invoiceCalcu=true';
		expect(await ask(`${right}&inputType=2`, invoice['RefID'])).toBe(0);
		door.clock.now += 200;
		expect(await ask(`${right}&inputType=2`, invoice['RefID'])).toBe(1);
		expect(await ask(`${right}&inputType=1`, rows[0]?.['transactionid'])).toBe(1);
		expect(await ask(`${right}&inputType=1`, invoice['RefID'])).toBe(0);
		expect(await ask('invoiceWithCode=false&invoiceCalcu=true&inputType=2', invoice['RefID'])).toBe(0);
		expect(await ask('invoiceWithCode=true&invoiceCalcu=false&inputType=2', invoice['RefID'])).toBe(0);
	});

	it('signs as the account can, and as the series wants', async () => {
		const door = await openDoor();
		const register = payloadOf(anInvoice({ series: '1C26MAA' }));
		expect((await publish(door, [register], 2)).rows[0]).toMatchObject({
			errorcode: 'APINotSupportTypeInvoice',
		});
		expect((await publish(door, [payloadOf(anInvoice())], 5)).rows[0]).toMatchObject({
			errorcode: 'APINotSupportTypeInvoice',
		});
		expect(await publish(door, [payloadOf(anInvoice())], 1)).toMatchObject({
			errorCode: 'APINotSupportTypeInvoice',
		});
		const token = await openDoor({ account: { signing: 'usbToken' } });
		expect((await publish(token, [payloadOf(anInvoice())])).rows[0]).toMatchObject({
			errorcode: 'CallSignServiceFail',
		});
		expect((await publish(token, [register], 5)).rows[0]).toMatchObject({ errorcode: '' });
	});

	it('stores nothing in the first step of SignType 1, and takes no bad signature in the second', async () => {
		const door = await openDoor();
		const body = { SignType: 1, InvoiceData: [payloadOf(anInvoice())], PublishInvoiceData: null };
		const [first, second] = [
			await door.call('POST', '/invoice/publishing/token', body),
			await door.call('POST', '/invoice/publishing/token', body),
		];
		expect(first.rows[0]).toMatchObject({
			invno: '00000001',
			invoicedata: expect.stringContaining('<HDon>') as string,
		});
		expect(second.rows[0]?.['invno']).toBe('00000001');
		expect(second.rows[0]?.['transactionid']).not.toBe(first.rows[0]?.['transactionid']);
		expect(door.sandbox.issued()).toEqual([]);
		const signed = {
			SignType: 1,
			InvoiceData: null,
			PublishInvoiceData: [{ RefID: 'r', InvoiceData: '<HDon/>' }],
		};
		expect((await door.call('POST', '/invoice/publishing/token', signed)).rows[0]).toMatchObject({
			errorcode: 'SignatureEmpty',
		});
		expect(door.sandbox.issued()).toEqual([]);
	});

	it('gives links to PDFs that end', async () => {
		const door = await openDoor();
		const { data } = await door.call('POST', '/invoice/unpublishview', payloadOf(anInvoice()));
		const read = async (link: unknown) => (await fetch(String(link))).status;
		expect(await read(data)).toBe(200);
		await publish(door, [payloadOf(anInvoice())]);
		const view = await door.call('POST', '/invoice/publishview', [door.sandbox.issued()[0]?.transactionId]);
		expect(await read(view.data)).toBe(200);
		door.clock.now += 5 * 60_000;
		expect([await read(data), await read(view.data)]).toEqual([404, 404]);
	});

	it('says nothing of a draft that it has already, among others', async () => {
		const door = await openDoor();
		const [one, other] = [draftOf(), draftOf()];
		expect((await door.call('POST', '/invoiceweb/insert', [one])).rows).toHaveLength(1);
		expect((await door.call('POST', '/invoiceweb/insert', [one])).rows).toHaveLength(1);
		const answer = await door.call('POST', '/invoiceweb/insert', [one, other]);
		expect(answer.rows.map(({ refid }) => refid)).toEqual([other['RefID']]);
		expect(door.sandbox.drafts().map(({ inserted }) => inserted)).toEqual([3, 1]);
	});

	it('lists, prints, signs and deletes drafts', async () => {
		const door = await openDoor();
		const [one, other] = [draftOf(), draftOf()];
		await door.call('POST', '/invoiceweb/insert', [one, other]);
		const list = () =>
			door.call('POST', '/invoiceweb/getlist?invoiceWithCode=true', [one['RefID'], 'strange']);
		expect((await list()).rows).toMatchObject([
			{ invno: '<Chưa cấp số>', transactionid: null, publishstatus: 0 },
		]);
		const pdf = await door.call(
			'GET',
			`/invoiceweb/viewrefid?invoiceWithCode=true&RefID=${String(one['RefID'])}`,
		);
		expect(Buffer.from(String(pdf.data), 'base64').subarray(0, 5).toString()).toBe('%PDF-');
		door.sandbox.signOnWeb(String(one['RefID']));
		expect((await list()).rows).toMatchObject([{ invno: '00000001', publishstatus: 4 }]);
		const remove = (key: unknown) =>
			door.call('DELETE', `/invoiceweb/delete?invoiceWithCode=true&refid=${String(key)}`);
		expect(await remove(one['RefID'])).toMatchObject({ errorCode: 'InvoiceNotExist' });
		expect(await remove(other['RefID'])).toMatchObject({ errorCode: null });
		expect(door.sandbox.drafts()).toEqual([]);
	});

	it('gives two rows of a list to whoever does not say how many', async () => {
		const door = await openDoor();
		await publish(
			door,
			Array.from({ length: 5 }, () => payloadOf(anInvoice())),
		);
		door.clock.now += 1000;
		const page = async (body: Tree) =>
			(await door.call('POST', '/invoice/paging?invoiceWithCode=true&invoiceCalcu=false', body)).rows.length;
		expect(await page({ FromDate: TODAY, ToDate: TODAY })).toBe(2);
		expect(await page({ FromDate: TODAY, ToDate: TODAY, Start: 3, Length: 100 })).toBe(2);
		expect(await page({ FromDate: '2026-12-01', ToDate: '2026-12-31', Length: 100 })).toBe(0);
	});

	it('opens no door with the token of the other, nor without its client', async () => {
		const door = await openDoor();
		await door.call('GET', '/invoice/templates?invoiceWithCode=true');
		const ask = async (headers: Record<string, string>) => {
			const response = await fetch(`${door.sandbox.url}/apis/itg/meinvoice/invoice/templates`, { headers });
			return [response.status, /"errorcode":"(\w+)"/i.exec(await response.text())?.[1]];
		};
		const { clientId } = door.sandbox.account;
		expect(await ask({})).toEqual([401, 'InvalidAppID']);
		expect(await ask({ ClientID: clientId })).toEqual([401, 'UnAuthorize']);
		expect(await ask({ ClientID: clientId, Authorization: 'Bearer nonsense' })).toEqual([401, 'UnAuthorize']);
	});

	it('says of a dead token that it is dead: ended, or revoked', async () => {
		const door = await openDoor();
		const templates = () => door.call('GET', '/invoice/templates?invoiceWithCode=true');
		expect((await templates()).errorCode).toBeNull();
		door.clock.now += 14 * 24 * 60 * 60_000;
		expect(await templates()).toMatchObject({ status: 200, errorCode: 'TokenExpiredCode' });
		door.sandbox.revokeTokens();
		expect(await templates()).toMatchObject({ status: 200, errorCode: 'InvalidTokenCode' });
	});

	it('knows what has become of an original', async () => {
		const door = await openDoor();
		const send = async (method: 'replacement' | 'adjustment', number: string) =>
			(await publish(door, [payloadOf(anInvoice({ correction: correctionOf(number, method) }))])).rows[0]?.[
				'errorcode'
			];
		await publish(
			door,
			Array.from({ length: 2 }, () => payloadOf(anInvoice())),
		);
		expect(await send('replacement', '00000001')).toBe('');
		expect(await send('replacement', '00000001')).toBe('InvoiceCannotReplaceByStatusNew');
		expect(await send('adjustment', '00000001')).toBe('InvoiceCannotAdjust');
		expect(await send('adjustment', '00000002')).toBe('');
		expect(await send('adjustment', '00000002')).toBe('');
		expect(await send('replacement', '00000002')).toBe('HasAdjustmentInvoice');
		// Of another provider: nobody here knows it.
		expect(await send('replacement', '00009999')).toBe('');
	});

	it('hears from the tax office later, and at once for cash registers', async () => {
		const door = await openDoor();
		door.sandbox.nextTaxOfficeAnswer('refuse');
		await publish(door, [payloadOf(anInvoice()), payloadOf(anInvoice())]);
		const { rows } = await publish(door, [payloadOf(anInvoice({ series: '1C26MAA' }))], 5);
		expect(rows[0]?.['invcode']).toMatch(/^M1-26-[0-9A-F]{5}-00000000001$/);
		const states = async () => {
			const path = '/invoice/status?invoiceWithCode=true&invoiceCalcu=false&inputType=2';
			const keys = door.sandbox.issued().map(({ refId }) => refId);
			return (await door.call('POST', path, keys)).rows.map(({ sendtaxstatus }) => sendtaxstatus);
		};
		door.clock.now += 1000;
		expect(await states()).toEqual([0, 0]);
		door.clock.now += 5000;
		expect(await states()).toEqual([3, 2]);
	});

	it('asks for mails, and keeps no password of a login', async () => {
		const door = await openDoor();
		await publish(door, [payloadOf(anInvoice())]);
		const id = door.sandbox.issued()[0]?.transactionId;
		const mail = {
			SendEmailDatas: [{ TransactionID: id }, { TransactionID: 'strange' }],
			IsInvoiceCode: true,
		};
		const { rows } = await door.call('POST', '/invoice/sendemail', mail);
		expect(rows.map(({ sendemailstatus }) => sendemailstatus)).toEqual([4, 0]);
		expect(JSON.stringify(door.sandbox.requests())).not.toContain(door.sandbox.account.password);
		expect(door.sandbox.requests()[0]).toMatchObject({ operation: 'login', status: 200 });
	});
});
