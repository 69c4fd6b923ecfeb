import { ProviderRefusal } from '../../../providers/providerErrors';
import { anInvoice, templateOf, TODAY } from './support/invoices';
import { issuedOf } from './support/issuedOf';
import { asked, closeAll, GENERATIONS, openMisa } from './support/open';

afterEach(closeAll);

describe.each(GENERATIONS)('MISA, generation %s', (generation) => {
	it('passes the test of a right account, and says what is wrong with another', async () => {
		const { misa, again } = await openMisa(generation);
		await expect(misa.test()).resolves.toBeUndefined();
		await expect(again({ password: 'not-this-one' }).test()).rejects.toMatchObject({
			name: 'ProviderRefusal',
			error: { code: 'UnAuthorize', fix: expect.stringContaining('password') as string },
		});
		await expect(again({ appId: 'other', clientSecret: 'other' }).test()).rejects.toMatchObject({
			error: { code: 'InvalidAppID' },
		});
	});

	it('lists templates with and without a code of the tax office', async () => {
		const { misa, sandbox } = await openMisa(generation);
		const templates = await misa.listTemplates();
		expect(templates).toHaveLength(sandbox.templates.length);
		expect(templates.find(({ templateCode }) => templateCode === templateOf('1C26TBB').templateCode)).toEqual(
			{
				...templateOf('1C26TBB'),
				title: 'Hóa đơn GTGT nhiều thuế suất',
				active: true,
				severalRates: true,
				cannotIssue: null,
			},
		);
		expect(templates.filter(({ active }) => !active)).toHaveLength(1);
		expect(templates.filter(({ series }) => !series.withCode)).toHaveLength(2);
	});

	it('previews an invoice without storing it', async () => {
		const { misa, sandbox } = await openMisa(generation);
		const file = await misa.preview(anInvoice());
		expect(Buffer.from(file.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
		expect(file).toMatchObject({ fileName: '1C26TAA-preview.pdf', mimeType: 'application/pdf' });
		expect(sandbox.issued()).toEqual([]);
		expect(sandbox.drafts()).toEqual([]);
	});

	it('issues, and finds the code of the tax office when it has come', async () => {
		const { misa, clock, sandbox } = await openMisa(generation);
		const invoice = anInvoice();
		const issued = issuedOf((await misa.issue([invoice]))[0]);
		expect(issued).toMatchObject({
			key: invoice.key,
			number: '00000001',
			sequence: 1,
			issueDate: TODAY,
			taxOffice: 'waiting',
			taxOfficeCode: null,
			paid: null,
			status: 'original',
		});
		expect(issued.providerKey).toBe(sandbox.issued()[0]?.transactionId);
		expect(issued.lookupCode).toBe(issued.providerKey);
		clock.now += 60_000;
		const found = await misa.findByKey(invoice);
		expect(found).toMatchObject({
			...{ key: invoice.key, number: '00000001', taxOffice: 'accepted' },
			taxOfficeCode: expect.stringMatching(/^00[0-9A-F]{32}$/) as string,
			issuedAt: '2026-11-30T05:00:00.000Z',
		});
	});

	it('issues a batch in its order, a pause after the one before', async () => {
		const { misa, slept, sandbox } = await openMisa(generation);
		const batch = [anInvoice(), anInvoice(), anInvoice()];
		const first = await misa.issue(batch);
		expect(first.map((outcome) => issuedOf(outcome).sequence)).toEqual([1, 2, 3]);
		await misa.issue([anInvoice()]);
		expect(slept).toEqual([misa.capabilities.issueGap]);
		expect(asked(sandbox, 'issue')).toHaveLength(2);
	});

	it('issues in one series one call at a time, whoever asks', async () => {
		const { misa, again, sandbox } = await openMisa(generation, { sandbox: { rules: { publishDelay: 30 } } });
		const clients = [misa, again(), misa, again()];
		const outcomes = await Promise.all(clients.map((client) => client.issue([anInvoice()])));
		expect(
			outcomes
				.flat()
				.map((outcome) => issuedOf(outcome).sequence)
				.sort(),
		).toEqual([1, 2, 3, 4]);
		expect(sandbox.issued()).toHaveLength(4);
	});

	it('downloads PDF and XML, and no ZIP', async () => {
		const { misa } = await openMisa(generation);
		const invoice = anInvoice({ goods: [{ name: 'Bánh <mì> & trà' }] });
		const issued = issuedOf((await misa.issue([invoice]))[0]);
		const reference = { ...invoice, ...issued, key: invoice.key, issueDate: TODAY };
		const pdf = await misa.download(reference, 'pdf');
		expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
		expect(pdf.fileName).toBe('1C26TAA-00000001.pdf');
		// MISA writes XML as it is or in base64, by turns.
		for (let time = 0; time < 2; time += 1) {
			const xml = await misa.download(reference, 'xml');
			expect(Buffer.from(xml.bytes).toString()).toContain('<SHDon>1</SHDon>');
			expect(Buffer.from(xml.bytes).toString()).toContain('Bánh &lt;mì&gt; &amp; trà');
		}
		await expect(misa.download(reference, 'zip')).rejects.toThrow(ProviderRefusal);
		await expect(misa.download({ ...reference, providerKey: 'STRANGER' }, 'pdf')).rejects.toMatchObject({
			error: { code: 'InvoiceNotExist' },
		});
		expect((await misa.download({ ...reference, providerKey: null }, 'pdf')).bytes.length).toBeGreaterThan(
			1000,
		);
	});

	it('keeps no payment status, and says so', async () => {
		const { misa, sandbox } = await openMisa(generation);
		const invoice = anInvoice();
		const reference = { ...invoice, number: '00000001', providerKey: null, issuedAt: null };
		await expect(misa.setPaid(reference, true)).rejects.toMatchObject({ error: { code: 'NOT_OFFERED' } });
		expect(misa.capabilities.paymentStatus).toBe(false);
		expect(sandbox.requests()).toEqual([]);
	});

	it('stores a draft once; signed on the web, it is found and listed, and takes no draft any more', async () => {
		const { misa, sandbox, clock } = await openMisa(generation);
		const invoice = anInvoice({ series: '1K26TAA', goods: [{ code: 'KHAC:3.5' }] });
		expect(await misa.pushDraft(invoice)).toEqual({ state: 'stored' });
		expect(await misa.pushDraft(invoice)).toEqual({ state: 'stored' });
		expect(sandbox.drafts()).toMatchObject([{ refId: invoice.key, inserted: 1 }]);
		expect(await misa.findByKey(invoice)).toBeUndefined();
		const listed = [];
		for await (const one of misa.list({ from: TODAY, to: TODAY })) listed.push(one.key);
		expect(listed).toEqual([]);
		sandbox.signOnWeb(invoice.key);
		clock.now += 1000;
		expect(await misa.findByKey(invoice)).toMatchObject({ number: '00000001', key: invoice.key });
		for await (const one of misa.list({ from: TODAY, to: TODAY })) listed.push(one.key);
		expect(listed).toEqual([invoice.key]);
		expect(await misa.pushDraft(invoice)).toMatchObject({
			state: 'refused',
			error: { code: 'DuplicateInvoiceRefID', message: expect.stringContaining('00000001') as string },
		});
	});

	it('lists a period, page by page, with what others have issued', async () => {
		const { misa, sandbox, clock } = await openMisa(generation);
		const old = { ...anInvoice({ issueDate: '2026-11-01' }) };
		await misa.issue([old]);
		for (let page = 0; page < 4; page += 1)
			await misa.issue(Array.from({ length: 30 }, () => anInvoice({ series: '1K26TAA' })));
		await misa.issue([anInvoice({ series: '1C26MAA' })]);
		sandbox.issueOnWeb({ ...sandbox.issued()[0]?.data, RefID: 'made-on-the-web', InvDate: TODAY });
		clock.now += 60_000;
		const listed = [];
		for await (const invoice of misa.list({ from: '2026-11-02', to: TODAY })) listed.push(invoice);
		expect(listed).toHaveLength(122);
		expect(new Set(listed.map(({ providerKey }) => providerKey)).size).toBe(122);
		expect(listed.find(({ key }) => key === 'made-on-the-web')).toMatchObject({
			template: templateOf('1C26TAA'),
			number: '00000002',
			issueDate: TODAY,
			gross: '648000',
			currency: 'VND',
			buyerName: 'Công ty TNHH Minh Anh',
			status: 'original',
			taxOffice: 'accepted',
		});
	});

	it('finds an invoice whose kind of series was told wrongly, and one that is not there yet', async () => {
		const { misa, slept, sandbox } = await openMisa(generation);
		const invoice = anInvoice();
		await misa.issue([invoice]);
		// The clock has not moved: the sandbox shows the invoice 140 ms later.
		expect(await misa.findByKey({ ...invoice, template: templateOf('1K26TAA') })).toMatchObject({
			number: '00000001',
		});
		expect(slept).toHaveLength(1);
		expect(asked(sandbox, 'status').map(({ query }) => query['invoiceWithCode'])).toEqual([
			'false',
			'true',
			'false',
			'true',
		]);
	});

	it('tells a deleted invoice, and an unknown key', async () => {
		const { misa, sandbox } = await openMisa(generation);
		const invoice = anInvoice();
		await misa.issue([invoice]);
		sandbox.markDeleted(invoice.key);
		expect(await misa.findByKey(invoice)).toMatchObject({ status: 'deleted' });
		expect(await misa.findByKey(anInvoice())).toBeUndefined();
	});

	it('logs in once for all calls, and again when the token has ended or was revoked', async () => {
		const { misa, sandbox, clock, again } = await openMisa(generation);
		await Promise.all([misa.listTemplates(), again().listTemplates(), again().findByKey(anInvoice())]);
		expect(asked(sandbox, 'login')).toHaveLength(1);
		sandbox.revokeTokens();
		await misa.listTemplates();
		expect(asked(sandbox, 'login')).toHaveLength(2);
		clock.now += 15 * 24 * 60 * 60_000;
		await misa.listTemplates();
		expect(asked(sandbox, 'login')).toHaveLength(3);
		// Two lists each time; the one that met a dead token was asked for once more.
		expect(asked(sandbox, 'templates')).toHaveLength(4 + 3 + 2);
	});
});
