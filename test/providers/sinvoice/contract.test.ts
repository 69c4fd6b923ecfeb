import { ProviderRefusal } from '../../../providers/providerErrors';
import { anInvoice, aRow, correctionOf, ISSUED_AT, referenceTo, TEMPLATES } from './invoices';
import { endSandboxes, trySandbox } from './withSandbox';

afterEach(endSandboxes);

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
	const found: T[] = [];
	for await (const item of items) found.push(item);
	return found;
}
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

test('templates come with their series, whatever shape the answer has', async () => {
	for (const templatesAt of ['result', 'template', 'bare'] as const) {
		const { client, sandbox } = await trySandbox({ rules: { templatesAt } });
		const templates = await client.listTemplates();
		expect(
			templates.map(({ templateCode, series }) => [templateCode, series.letter, series.withCode]),
		).toEqual([
			['1/001', 'T', true],
			['1/002', 'T', true],
			['1/003', 'T', false],
			['1/004', 'M', true],
			['2/001', 'T', true],
		]);
		expect(templates[0]).toMatchObject({ active: true, severalRates: null, cannotIssue: null });
		await client.test();
		expect(sandbox.requests().map(({ operation }) => operation)).toEqual(['login', 'templates', 'templates']);
	}
});

test('an issued invoice has its number, its codes, and is found by its key', async () => {
	const { client, issueOne, clock, sandbox } = await trySandbox();
	const invoice = anInvoice();
	const issued = await issueOne(invoice);
	expect(issued).toMatchObject({
		key: invoice.key,
		number: 'C26TAA1',
		sequence: 1,
		template: TEMPLATES.ordinary,
		issueDate: '2026-10-05',
		issuedAt: ISSUED_AT,
		taxOffice: 'waiting',
		taxOfficeCode: null,
		paid: false,
		status: 'original',
	});
	expect(issued.lookupCode).toMatch(/^[A-Z0-9]{13,15}$/);
	expect(await client.findByKey(invoice)).toMatchObject({ number: 'C26TAA1', taxOffice: 'waiting' });
	clock.now += 3_000;
	const accepted = await client.findByKey(invoice);
	expect(accepted).toMatchObject({ taxOffice: 'accepted', paid: false, providerKey: issued.providerKey });
	expect(accepted?.taxOfficeCode).toMatch(/^00[0-9A-F]{32}$/);
	expect((await issueOne(anInvoice())).number).toBe('C26TAA2');
	expect(sandbox.issued()).toHaveLength(2);
	expect(await client.findByKey(anInvoice())).toBeUndefined();
});

test('the tax office: at once for cash registers, never for a series K, a refusal is told', async () => {
	const { client, issueOne, sandbox, clock } = await trySandbox();
	const register = await issueOne(anInvoice({ template: TEMPLATES.cashRegister }));
	expect(register).toMatchObject({ number: 'C26MAA1', taxOffice: 'accepted' });
	expect(register.taxOfficeCode).toMatch(/^M1-26-/);
	const plain = anInvoice({ template: TEMPLATES.withoutCode });
	expect(await issueOne(plain)).toMatchObject({ number: 'K26TAA1', taxOffice: 'none', taxOfficeCode: null });
	sandbox.nextTaxOfficeAnswer('refuse');
	const refused = anInvoice();
	await issueOne(refused);
	clock.now += 10_000;
	expect(await client.findByKey(plain)).toMatchObject({ taxOffice: 'none' });
	expect(await client.findByKey(refused)).toMatchObject({ taxOffice: 'refused', taxOfficeCode: null });
});

test('the series is read from the number: the server corrects its year', async () => {
	const { issueOne } = await trySandbox();
	const template = { ...TEMPLATES.ordinary, series: { ...TEMPLATES.ordinary.series, year: 2025 } };
	expect((await issueOne(anInvoice({ template }))).template.series.year).toBe(2026);
});

test('answers of either form are read: ids at the top, a look-up that is no list, payment in its own member', async () => {
	const { client, issueOne } = await trySandbox({
		rules: { idsAt: 'top', searchShape: 'object', searchStatus: 'document', loginWrapped: true },
	});
	const invoice = anInvoice({ paid: true });
	expect(await issueOne(invoice)).toMatchObject({ number: 'C26TAA1' });
	expect(await client.findByKey(invoice)).toMatchObject({ number: 'C26TAA1', paid: true, status: 'unknown' });
});

test('a preview is a PDF and stores nothing', async () => {
	const { client, sandbox } = await trySandbox();
	const file = await client.preview(anInvoice());
	expect(file.mimeType).toBe('application/pdf');
	expect(text(file.bytes.subarray(0, 5))).toBe('%PDF-');
	expect([sandbox.issued(), sandbox.drafts()]).toEqual([[], []]);
});

test('a draft is stored once a key, found once a person has issued it, and bars its key', async () => {
	const { client, sandbox } = await trySandbox();
	const invoice = anInvoice();
	expect(await client.pushDraft(invoice)).toEqual({ state: 'stored' });
	expect(await client.pushDraft(invoice)).toEqual({ state: 'stored' });
	expect(sandbox.drafts()).toMatchObject([{ uuid: invoice.key, written: 2 }]);
	expect(await client.findByKey(invoice)).toBeUndefined();
	expect((await client.issue([invoice]))[0]).toMatchObject({
		state: 'unknown',
		error: { code: 'TRANSACTION_UUID_INVALID' },
	});
	sandbox.issueOnPortal(invoice.key);
	expect(await client.findByKey(invoice)).toMatchObject({ number: 'C26TAA1', key: invoice.key });
	expect(await client.pushDraft(invoice)).toMatchObject({ state: 'unknown' });
	expect(sandbox.issued()).toHaveLength(1);
});

test('files: PDF, ZIP, and the XML out of a ZIP that is flat or nested; the first answer is empty', async () => {
	for (const zip of ['flat', 'nested'] as const) {
		const { client, issueOne, sandbox } = await trySandbox({ rules: { zip, emptyFiles: 2 } });
		const reference = referenceTo(await issueOne(anInvoice()));
		const xml = await client.download(reference, 'xml');
		expect(xml).toMatchObject({ fileName: '0100109106-507-C26TAA1.xml', mimeType: 'application/xml' });
		expect(text(xml.bytes)).toContain('<KHHDon>C26TAA</KHHDon><SHDon>1</SHDon>');
		const pdf = await client.download(reference, 'pdf');
		expect(pdf).toMatchObject({ fileName: 'C26TAA1.pdf', mimeType: 'application/pdf' });
		expect(text(pdf.bytes.subarray(0, 5))).toBe('%PDF-');
		const whole = await client.download(reference, 'zip');
		expect(whole.fileName).toMatch(/^C26TAA1-[A-Z0-9]{15}\.zip$/);
		const calls = sandbox.requests().filter(({ operation }) => operation === 'download');
		expect(calls).toHaveLength(5);
	}
});

test('a file that never comes, and one of a template that is not its own, are told', async () => {
	const { client, issueOne } = await trySandbox({ rules: { emptyFiles: 99 } });
	const reference = referenceTo(await issueOne(anInvoice()));
	await expect(client.download(reference, 'pdf')).rejects.toMatchObject({
		name: 'ProviderUnreachable',
		error: { code: 'FILE_NOT_READY', retryable: true },
	});
	await expect(
		client.download({ ...reference, template: TEMPLATES.severalRates }, 'pdf'),
	).rejects.toMatchObject({ name: 'ProviderRefusal', error: { code: 'NOT_FOUND_DATA' } });
});

test('payment: set, set again, unset; an unknown invoice is refused', async () => {
	for (const searchStatus of ['payment', 'document'] as const) {
		const { client, issueOne, sandbox } = await trySandbox({ rules: { searchStatus } });
		const invoice = anInvoice();
		const reference = referenceTo(await issueOne(invoice));
		const calls = () => sandbox.requests().filter(({ operation }) => operation === 'payment').length;
		await client.setPaid(reference, true);
		await client.setPaid(reference, true);
		expect([sandbox.issued()[0]?.paid, calls()]).toEqual([true, 1]);
		await client.setPaid(reference, false);
		expect([sandbox.issued()[0]?.paid, calls()]).toEqual([false, 2]);
		const other = { ...reference, key: anInvoice().key };
		await expect(client.setPaid(other, true)).rejects.toThrow(ProviderRefusal);
	}
});

test('payment of an invoice that somebody else has just paid is no failure', async () => {
	const { client, issueOne, sandbox } = await trySandbox();
	const reference = referenceTo(await issueOne(anInvoice()));
	sandbox.fault({ operation: 'payment', moment: 'after', fault: 'twice' });
	await client.setPaid(reference, true);
	expect([sandbox.issued()[0]?.paid, sandbox.faultsLeft()]).toEqual([true, 0]);
});

test('a list goes over all its pages, both days included, and has what was made on the portal', async () => {
	for (const totalAt of ['totalRow', 'totalRows'] as const) {
		const { client, issueOne, sandbox } = await trySandbox({ rules: { totalAt } });
		const early = anInvoice({ issueDate: '2026-10-04', issuedAt: '2026-10-04T16:59:59.000Z' });
		await issueOne(early);
		for (let left = 51; left > 0; left -= 1) await issueOne(anInvoice());
		const first = sandbox.issued()[0];
		if (!first) throw new Error('Nothing was issued');
		sandbox.makeOnPortal(first.body);
		const all = await collect(client.list({ from: '2026-10-04', to: '2026-10-05' }));
		expect(all.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 53 }, (_, index) => index + 1));
		const days = await collect(client.list({ from: '2026-10-05', to: '2026-10-05' }));
		expect(days).toHaveLength(51);
		expect(days[0]).toMatchObject({
			gross: '216000',
			currency: 'VND',
			buyerName: 'Công ty TNHH Bình Minh',
			paid: false,
			status: 'original',
		});
		expect(await collect(client.list({ from: '2020-01-01', to: '2020-01-01' }))).toEqual([]);
	}
});

test('a list of exactly one full page asks no more than it must', async () => {
	const { client, issueOne, sandbox } = await trySandbox();
	for (let left = 50; left > 0; left -= 1) await issueOne(anInvoice());
	expect(await collect(client.list({ from: '2026-10-05', to: '2026-10-05' }))).toHaveLength(50);
	expect(sandbox.requests().filter(({ operation }) => operation === 'list').length).toBeLessThanOrEqual(2);
});

test('replacement, adjustment of money and of words are issued and marked', async () => {
	const { client, issueOne, sandbox, clock } = await trySandbox();
	const original = await issueOne(anInvoice());
	const replacement = () => anInvoice({ correction: correctionOf(original, 'replacement', 'money') });
	// The original waits for its code still.
	expect((await client.issue([replacement()]))[0]).toMatchObject({ state: 'refused' });
	clock.now += 3_000;
	const issued = await issueOne(replacement());
	expect(issued.status).toBe('replacement');
	expect(sandbox.issued()[0]?.correctedBy).toEqual({ invoiceNo: issued.number, how: 'replaced' });
	expect((await client.issue([replacement()]))[0]).toMatchObject({ state: 'refused' });
	clock.now += 3_000;
	const rows = [aRow({ code: '8', price: '-10000', increases: false })];
	const money = anInvoice({ rows, correction: correctionOf(issued, 'adjustment', 'money') });
	expect(await issueOne(money)).toMatchObject({ status: 'adjustment' });
	const words = anInvoice({ rows: [], correction: correctionOf(issued, 'adjustment', 'information') });
	expect(await issueOne(words)).toMatchObject({ status: 'adjustment' });
});

test('the account is a hash of provider, address and tax code, and of no secret', async () => {
	const { client, open, sandbox } = await trySandbox();
	expect(client.account).toMatch(/^[0-9a-f]{64}$/);
	expect(open({ password: 'another', username: 'another' }).account).toBe(client.account);
	expect(open({ host: `${sandbox.url}/` }).account).toBe(client.account);
	expect(open({ taxCode: '0100109106-504' }).account).not.toBe(client.account);
	expect(client.capabilities).toMatchObject({ batchSize: 50, cancel: false, paymentStatus: true });
});

test('every form of authentication works, also through the gateway of the portal and from a whole base address', async () => {
	const { open, sandbox } = await trySandbox();
	const hosts = ['', '/api', '/services/einvoiceapplication/api/InvoiceAPI/'];
	for (const auth of ['cookie', 'bearer', 'basic'] as const)
		for (const path of hosts) await open({ auth, host: `${sandbox.url}${path}` }).test();
	const logins = sandbox.requests().filter(({ operation }) => operation === 'login');
	// Cookie and bearer share a token; basic needs none.
	expect(logins).toHaveLength(2);
});

test.each([
	'ftp://einvoice.example',
	'http://einvoice.example',
	'https://user:word@einvoice.example',
	'https://einvoice.example/?to=elsewhere',
	'not an address',
])('%s is no host', async (host) => {
	const { open } = await trySandbox();
	expect(() => open({ host })).toThrow(expect.objectContaining({ rule: 'sinvoice.host' }));
});

test('an account without its password is refused before anything is asked', async () => {
	const { open } = await trySandbox();
	expect(() => open({ password: '' })).toThrow(expect.objectContaining({ rule: 'sinvoice.account' }));
});
