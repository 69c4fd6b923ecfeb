import {
	done,
	failure,
	fixDate,
	runStep,
	runSteps,
	useUserFolder,
	type Json,
	type NodeRun,
	type Step,
} from './support/bench';
import {
	atProvider,
	draft,
	openCompany,
	PROVIDERS,
	tea,
	teaAndWine,
	withAccount,
	type Account,
} from './support/eInvoices';

/** Every operation of Issue E-Invoice, from the panel to a provider that is a server of this machine. */

jest.setTimeout(60_000);
fixDate('2026-03-10T02:00:00Z');

describe.each(PROVIDERS)('%s', (_title, open) => {
	let account: Account;
	const seen: NodeRun[] = [];

	useUserFolder({ masters: false });
	beforeAll(async () => {
		account = await open();
		await openCompany(account);
	}, 60_000);
	afterAll(async () => await account?.close());

	const run = async (steps: readonly Step[], items: readonly unknown[] = [{}]): Promise<NodeRun> => {
		const gone = await runSteps(steps, items, withAccount(account));
		seen.push(gone);
		return gone;
	};
	const step = (operation: string, parameters: Json = {}) => atProvider(account, operation, parameters);
	const one = async (...given: Parameters<typeof run>): Promise<Json> => {
		const { error, items } = await run(...given);
		if (error) throw new Error(`${error.message} ${error.description ?? ''}`, { cause: error });
		return items[0]?.json ?? {};
	};

	test('lists its templates: form and series, and which are switched off', async () => {
		const { items } = await run([step('listTemplates')]);
		const [code, series] = account.template.split(' ');
		expect(items.map(({ json }) => json)).toContainEqual(
			expect.objectContaining({ provider: account.provider, templateCode: code, series, active: true }),
		);
		expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
	});

	test('shows the PDF of a draft, one an e-invoice, and nothing is issued', async () => {
		const before = account.issued();
		const { items } = await run([draft, step('preview')], [teaAndWine('PREVIEW')]);
		expect(items.map(({ json }) => [json['rate'], json['number'], json['gross'], json['mimeType']])).toEqual([
			['8', null, 2397600, 'application/pdf'],
			['10', null, 1386000, 'application/pdf'],
		]);
		for (const { binary } of items)
			expect(Buffer.from(binary?.['data']?.['data'], 'base64').toString('latin1', 0, 5)).toBe('%PDF-');
		expect(account.issued()).toBe(before);
	});

	test('issues once: the same item again gives the same number, and says so', async () => {
		const first = await run([draft, step('issue')], [tea('ONCE')]);
		expect(first.items[0]?.json).toMatchObject({
			kind: 'invoice',
			state: 'validated',
			eInvoiceState: 'issued',
			eInvoiceNumber: expect.stringMatching(/\d$/),
			eInvoiceSeries: account.template.split(' ')[1],
			net: 2220000,
			gross: 2397600,
		});
		const again = await run([draft, step('issue')], [tea('ONCE')]);
		expect(again.items[0]?.json['eInvoiceNumber']).toBe(first.items[0]?.json['eInvoiceNumber']);
		expect(again.hints.join(' ')).toContain('had been done before');
		expect(account.issued()).toBe(1);
	});

	test('issues two rates as two e-invoices, each with its number, state and files', async () => {
		const issued = await one([draft, step('issue')], [teaAndWine('RATES')]);
		expect((issued['eInvoices'] as Json[]).map(({ rate, state, gross }) => [rate, state, gross])).toEqual([
			['8', 'issued', 2397600],
			['10', 'issued', 1386000],
		]);
		const id = issued['id'];
		const { items } = await run([step('download')], [{ id }]);
		const numbers = (issued['eInvoices'] as Json[]).map(({ number }) => number);
		expect(items.map(({ json }) => [json['number'], json['format'], json['attached']])).toEqual(
			numbers.map((number) => [number, 'pdf', false]),
		);
		const xml = await run([step('download', { format: 'xml', member: '10', attach: true })], [{ id }]);
		expect(xml.items).toHaveLength(1);
		const [file] = xml.items;
		expect(file?.json).toMatchObject({ rate: '10', format: 'xml', attached: true });
		expect(Buffer.from(file?.binary?.['data']?.['data'], 'base64').toString()).toMatch(/^\s*</);
	});

	test('a dry run checks and promises, and sends nothing', async () => {
		const before = account.issued();
		const tried = await one([draft, step('issue', { dryRun: true })], [tea('DRY')]);
		expect(tried).toMatchObject({ dryRun: true, number: null });
		expect(account.issued()).toBe(before);
		const [still] = await done(
			runStep({ type: 'salesDocument', parameters: { resource: 'invoice', operation: 'get' } }, [
				{ id: tried['id'] },
			]),
		);
		expect(still).toMatchObject({ state: 'draft' });
	});

	test('waits for the code of the tax office, and sets the payment status', async () => {
		const issued = await one([draft, step('issue')], [tea('CODE')]);
		const coded = await one([step('refresh', { waitSeconds: 60 })], [{ id: issued['id'] }]);
		expect(coded).toMatchObject({ taxOfficeCode: expect.stringMatching(/\w{6,}/), transmission: 'cleared' });
		const { items, hints } = await run([step('setPaid', { paid: true })], [{ id: issued['id'] }]);
		expect(items[0]?.json['eInvoices']).toMatchObject([{ paid: true }]);
		expect(hints.join(' ').includes('only our ledger')).toBe(account.provider === 'misa');
		const unpaid = await one([step('setPaid', { paid: false })], [{ id: issued['id'] }]);
		expect(unpaid['eInvoices']).toMatchObject([{ paid: false }]);
	});

	test('a template, a payment method and a buyer of the panel go with it', async () => {
		const [first] = (await run([step('listTemplates')])).items
			.map(({ json }) => json)
			.filter(({ series, active }) => active === true && /^1K/.test(String(series)));
		const issued = await one(
			[
				draft,
				step('issue', {
					templateCode: {
						__rl: true,
						mode: 'list',
						value: `${first?.['templateCode']} ${first?.['series']}`,
					},
					paymentMethod: 'cash',
					paid: true,
					choices: { buyerName: 'Nguyễn Văn An' },
				}),
			],
			[tea('K-SERIES')],
		);
		expect(issued).toMatchObject({ eInvoiceSeries: first?.['series'], taxOfficeCode: null });
		expect(issued['eInvoices']).toMatchObject([{ taxOffice: 'none' }]);
	});

	test('items of one series are one call, and one that is refused leaves the others', async () => {
		const before = account.issued();
		const wrong = tea('NO-EXCHANGE-RATE', { currency: 'USD' });
		const { items, refused } = await run(
			[draft, { ...step('issue'), onError: 'continueErrorOutput' }],
			[tea('BATCH-1'), wrong, tea('BATCH-2')],
		);
		expect(items.map(({ json, pairedItem }) => [json['eInvoiceState'], pairedItem])).toEqual([
			['issued', { item: 0 }],
			['issued', { item: 2 }],
		]);
		expect(refused[0]?.json['details']).toMatchObject({
			rule: 'einvoice.exchangeRate',
			field: 'exchangeRate',
		});
		expect(account.issued()).toBe(before + 2);
	});

	test('an answer that is lost makes no second invoice', async () => {
		const before = account.issued();
		account.fail('after', 'drop');
		const lost = await run(
			[draft, { ...step('issue', { choices: { settle: false } }), onError: 'continueErrorOutput' }],
			[tea('LOST')],
		);
		expect(account.issued()).toBe(before + 1);
		const id = lost.of('Draft')[0]?.json['id'];
		const found = await one([step('resumeUnknown')], [{ id }]);
		expect(found).toMatchObject({ id, state: 'issued', needsPerson: false, number: expect.any(String) });
		expect((await run([step('resumeUnknown')], [{}])).items).toEqual([]);
		const again = await one([step('issue')], [{ id }]);
		expect(again['eInvoiceNumber']).toBe(found['number']);
		expect(account.issued()).toBe(before + 1);
	});

	test('a draft on the portal bars issuing until it is signed there, or confirmed as deleted', async () => {
		const pushed = await one([draft, step('push')], [tea('PORTAL')]);
		expect(pushed).toMatchObject({ eInvoiceState: 'drafted' });
		const { message } = await failure(runStep(step('issue'), [{ id: pushed['id'] }], withAccount(account)));
		expect(message).toMatch(/draft/i);
		const [key] = account.drafts();
		account.sign(key ?? '');
		const signed = await one([step('refresh')], [{ id: pushed['id'] }]);
		expect(signed).toMatchObject({ eInvoiceState: 'issued', eInvoiceNumber: expect.any(String) });

		const other = await one([draft, step('push')], [tea('PORTAL-2')]);
		const opened = await one([step('confirmDeleted', { reason: 'Deleted by Lan' })], [{ id: other['id'] }]);
		expect(opened).toMatchObject({ eInvoiceState: 'prepared' });
		expect(await one([step('issue')], [{ id: other['id'] }])).toMatchObject({ eInvoiceState: 'issued' });
	});

	test('a sync of the period finds all in order', async () => {
		const { items, error } = await run(
			[step('sync')],
			[{ from: '2026-03-01', to: '2026-03-31', company: 'CHOLON' }],
		);
		expect(error).toBeUndefined();
		const report = items
			.map(({ json }) => json)
			.find(({ series }) => series === account.template.split(' ')[1]);
		expect(report).toMatchObject({ holes: [], strangers: [], missing: [], conflicts: [], inOrder: true });
	});

	test('an account that is wrong is told by item, with what to do, and without its secrets', async () => {
		const { items } = await runSteps(
			[draft, { ...step('issue'), onError: 'continueRegularOutput' }],
			[tea('WRONG-ACCOUNT')],
			withAccount(account, { password: 'hunter2-hunter2' }),
		);
		expect(items[0]?.json['details']).toMatchObject({ rule: expect.any(String), fix: expect.any(String) });
		expect(JSON.stringify(items)).not.toContain('hunter2');
	});

	test('nothing of all this shows a secret: no output, no hint, no error', () => {
		expect(seen.length).toBeGreaterThan(20);
		const all = JSON.stringify(
			seen.map(({ items, refused, hints, error }) => ({
				items: items.map(({ json }) => json),
				refused: refused.map(({ json }) => json),
				hints,
				error: error && {
					...error,
					message: error.message,
					description: error.description,
					stack: error.stack,
				},
			})),
		);
		for (const secret of account.secrets) expect(all).not.toContain(secret);
		expect(all).not.toMatch(/eyJ[\w-]{10,}/);
	});
});
