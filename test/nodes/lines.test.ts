import {
	done,
	failure,
	fixDate,
	goods,
	invoicing,
	masters,
	runStep,
	runSteps,
	sales,
	useUserFolder,
	type Json,
} from './support/bench';

/** Lines, discounts, shipping, deposits and credit notes as a panel gives them. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

const full = { simplify: false };
const LINES = [
	{ product: 'FLOUR', quantity: 10 },
	{ description: 'Pallet', quantity: 2, unitPrice: 10, taxRate: 20 },
];

const quote = async (parameters: Json = {}, item: Json = {}): Promise<Json> =>
	(
		await done(
			runStep(sales('quotation', 'create', { ...full, ...parameters }), [goods({ lines: LINES, ...item })]),
		)
	)[0] as Json;

let references = 0;
const once = () => ({ options: { externalReference: `LINES-${(references += 1)}` } });

const order = async (): Promise<Json> =>
	(
		await done(runStep(sales('salesOrder', 'create', { validate: true }), [goods({ lines: LINES })]))
	)[0] as Json;
const bill = async (): Promise<Json> =>
	(
		await done(
			runStep(invoicing('invoice', 'createFromLines', { validate: true, ...once() }), [
				goods({ lines: LINES }),
			]),
		)
	)[0] as Json;

describe('single lines', () => {
	test('are edited in the panel, several at once', async () => {
		const draft = await quote();
		const change = [
			{ line: 1, members: { quantity: '5', comment: 'White bag', pageBreak: 'after' } },
			{ line: 2, members: { moveTo: 1, discountPercent: '50', availableOn: '2026-04-02T00:00:00' } },
		];
		const parameters = { ...full, ...once(), changes: { change } };
		const [edited] = await done(runStep(sales('quotation', 'editLines', parameters), [{ id: draft['id'] }]));
		expect(edited?.['lines']).toMatchObject([
			{ description: 'Pallet', net: 10, availableOn: '2026-04-02' },
			{ productCode: 'FLOUR', quantity: 5, comment: 'White bag', pageBreak: 'after', net: 92 },
		]);
		expect(edited).toMatchObject({ net: 102, reused: false });
	});

	test('are edited by an item that lists the changes', async () => {
		const draft = await quote();
		const item = { id: draft['id'], changes: [{ line: 2, unitPrice: 11, comment: '' }] };
		const [edited] = await done(runStep(sales('quotation', 'editLines', full), [item]));
		expect(edited).toMatchObject({ net: 206 });
	});

	test('are refused with the way out', async () => {
		const draft = await quote();
		const step = sales('quotation', 'editLines', {
			changes: { change: [{ line: 9, members: { quantity: '1' } }] },
		});
		const { message, description } = await failure(runStep(step, [{ id: draft['id'] }]));
		expect(`${message} ${description}`).toContain('has no line 9; it has 2');
	});

	test('are taken from the catalogue anew', async () => {
		const draft = await quote(
			{},
			{ lines: [{ product: 'FLOUR', quantity: 1, unitPrice: 1, description: 'x' }] },
		);
		const parameters = { ...full, onlyLines: '1', take: ['price'] };
		const [fresh] = await done(
			runStep(sales('quotation', 'refreshLines', parameters), [{ id: draft['id'] }]),
		);
		expect(fresh?.['lines']).toMatchObject([{ unitPrice: 18.4, description: 'x' }]);
	});

	test('get page breaks on a validated invoice', async () => {
		const { id, number } = await bill();
		const parameters = { ...full, pageBreaks: { break: [{ line: 2, pageBreak: 'before' }] } };
		const [laid] = await done(runStep(sales('invoice', 'setPageBreaks', parameters), [{ id }]));
		expect(laid).toMatchObject({ number, state: 'validated', lines: [{}, { pageBreak: 'before' }] });
	});
});

describe('amounts of the whole document', () => {
	const below = (additionalFields: Json, more: Json = {}) => ({
		inputSource: 'fields',
		customer: { __rl: true, mode: 'code', value: 'MARTIN' },
		linesAs: 'json',
		lines: JSON.stringify(LINES),
		additionalFields,
		...more,
	});

	test('a discount is a percentage or an amount, on the net or on the gross', async () => {
		const byPercent = await quote(
			below({ discount: { byPercent: { percent: '10', base: 'net', reason: 'Foire' } } }),
		);
		expect(byPercent).toMatchObject({
			net: 183.6,
			discount: { base: 'net', percent: 10, amount: null, reason: 'Foire' },
			totals: { lines: 204, allowance: 20.4, net: 183.6 },
			allowances: [
				{ rate: 5.5, amount: 18.4 },
				{ rate: 20, amount: 2 },
			],
		});
		const byAmount = await quote(
			below({ discount: { byAmount: { amount: '18.12', base: 'gross', reason: '' } } }),
		);
		expect(byAmount).toMatchObject({ gross: 200, discount: { base: 'gross', amount: 18.12, reason: null } });
		const step = sales(
			'quotation',
			'create',
			below({ discount: { byAmount: { amount: '5' }, byPercent: { percent: '5' } } }),
		);
		const { message } = await failure(runStep(step, [{}]));
		expect(message).toContain("needs 'percent' or 'amount', not both");
	});

	test('prices are with VAT, shipping is an amount with a VAT of its own', async () => {
		const document = await quote(below({ priceBasis: 'gross', shipping: '12', shippingTaxRate: '20' }));
		expect(document).toMatchObject({
			priceBasis: 'gross',
			charges: [{ nature: 'shipping', amount: 12, taxRate: 20 }],
			totals: { charges: 12 },
		});
		// Flour is listed without VAT: 18.40 × 1.055 = 19.412.
		expect(document['lines']).toMatchObject([
			{ unitPrice: 19.412, gross: 194.12, net: 184 },
			{ unitPrice: 10, gross: 20, net: 16.67 },
		]);
	});

	test('shipping by quantity, favourites and automatic lines come from the company', async () => {
		const saved = {
			favouriteLines: {
				entry: [{ name: 'pallet', description: 'Pallet', quantity: '1', unitPrice: '12.5' }],
			},
		};
		const bands = {
			shippingBands: { entry: [{ below: '10', amount: '10' }, { amount: '0' }] },
			shippingTaxRate: '20',
		};
		const company = {
			inputSource: 'fields',
			code: 'DUPONT',
			name: 'Dupont & Fils',
			country: 'FR',
			currency: 'EUR',
			timeZone: 'Europe/Paris',
			language: 'fr',
			additionalFields: { ...saved, ...bands, defaultTaxRate: '20' },
		};
		await done(runStep(masters('company', 'upsert', company)));
		const of = (quantity: number) =>
			quote(
				below(
					{ shipping: 'byQuantity', favourites: ['pallet'] },
					{
						lines: JSON.stringify([{ description: 'Article', quantity, unitPrice: 1 }]),
					},
				),
			);
		expect(await of(5)).toMatchObject({ lineCount: 2, net: 27.5, charges: [{ amount: 10 }] });
		expect(await of(9)).toMatchObject({ lineCount: 2, net: 21.5, charges: [] });
	});

	test('an exchange rate shows the totals in the currency of the books', async () => {
		const lines = JSON.stringify([{ description: 'Article', quantity: 1, unitPrice: 100, taxRate: 20 }]);
		const document = await quote(below({ currency: 'USD', exchangeRate: '1.25' }, { lines, simplify: true }));
		expect(document).toMatchObject({
			gross: 120,
			accounting: { currency: 'EUR', net: 80, tax: 16, gross: 96 },
		});
	});

	test('what a document says in full is not input of the next one', async () => {
		const first = await quote(below({ discount: { byPercent: { percent: '10' } } }, { validate: true }));
		const run = runStep(sales('quotation', 'convert', { ...full, convertTo: 'salesOrder' }), [first]);
		expect((await done(run))[0]).toMatchObject({ net: 183.6, discount: { percent: 10 } });
	});
});

describe('a deposit invoice', () => {
	const ask = async (parameters: Json, item: Json = {}) => {
		const { id } = await order();
		const step = invoicing('depositInvoice', 'createFromOrder', { ...once(), ...parameters });
		return (await done(runStep(step, [{ id, ...item }])))[0];
	};

	test('asks for 30 % unless it is told otherwise', async () => {
		expect(await ask({})).toMatchObject({ type: 'deposit', gross: 65.44 });
	});

	test('a percentage that the panel hides is not sent', async () => {
		expect(await ask({ depositAs: 'amount', amount: 50, percent: 30, instalment: 1 })).toMatchObject({
			gross: 50,
		});
	});

	test('is what the item says where the panel leaves it to the item', async () => {
		expect(await ask({ depositAs: 'item' }, { amount: 40 })).toMatchObject({ gross: 40 });
		expect(await ask({ depositAs: 'item' }, { percent: 10 })).toMatchObject({ gross: 21.81 });
	});

	test('is taken back on the invoice as the panel says, and shown on the order', async () => {
		const { id } = await order();
		const asking = invoicing('depositInvoice', 'createFromOrder', {
			...once(),
			depositAs: 'percent',
			percent: 30,
		});
		const [deposit] = await done(runStep(asking, [{ id }]));
		const [seen] = await done(runStep(sales('salesOrder', 'get'), [{ id }]));
		expect(seen?.['deposits']).toEqual([
			expect.objectContaining({
				id: deposit?.['id'],
				number: deposit?.['number'],
				gross: 65.44,
				left: 65.44,
				paid: false,
			}),
		]);
		const converting = sales('salesOrder', 'convert', {
			convertTo: 'invoice',
			additionalFields: { deductDeposits: 'all' },
		});
		const { of } = await runSteps([converting, sales('invoice', 'get')], [{ id }]);
		const [final] = of('Step 2');
		expect(final?.json).toMatchObject({ lineCount: 4, deposits: [{ left: 0 }] });
	});
});

describe('a credit note', () => {
	const ONE_BAG = { entry: [{ line: 1, quantity: '1', disposition: '' }] };
	const credit = async (parameters: Json, item: Json = {}) => {
		const { id } = await bill();
		const step = invoicing('creditNote', 'create', { ...full, ...once(), ...parameters });
		return (await done(runStep(step, [{ id, ...item }])))[0];
	};

	test('takes everything that is left, and the goods back to stock', async () => {
		const all = await credit({ creditAs: 'rest', quantities: ONE_BAG });
		expect(all).toMatchObject({ net: 204, lines: [{ disposition: 'restock' }, { disposition: 'none' }] });
	});

	test('takes lines with quantities, and nothing comes back', async () => {
		const some = await credit({ creditAs: 'lines', quantities: ONE_BAG, disposition: 'none' });
		expect(some).toMatchObject({ net: 18.4, lines: [{ disposition: 'none' }] });
	});

	test('scraps the goods by an operation code that moves no stock', async () => {
		const code = { code: 'SCRAP', name: 'Mise au rebut', company: 'DUPONT', movesStock: false };
		await done(runStep(masters('operationCode', 'upsert'), [code]));
		const scrapped = await credit({ creditAs: 'rest', disposition: 'scrap' });
		expect(scrapped?.['lines']).toMatchObject([{ disposition: 'scrap', operationCode: 'SCRAP' }, {}]);
	});

	test('gives an amount or a percentage of money; choices that the panel hides are not sent', async () => {
		const hidden = { quantities: ONE_BAG, disposition: 'scrap' };
		expect(await credit({ creditAs: 'amount', amount: '21.81', percent: '9', ...hidden })).toMatchObject({
			gross: 21.81,
		});
		expect(await credit({ creditAs: 'percent', percent: '10', amount: '3' })).toMatchObject({ gross: 21.81 });
	});
});
