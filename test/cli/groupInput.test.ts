import { answerTo, notesOf } from './runGroup';

const PEER = {
	currency: 'EUR',
	payment_method: 'VIR',
	cash_discount_rate: '0',
	billing_period: 'month',
	operation_code: 'C',
	vat_regime: 'FR',
	tpf_regime: 'none',
	billing_address: 'A1',
	bank_code: 'R1',
	insured: false,
	footer_natures: ['port'],
	price_basis: 'HT',
};

describe('notes as other systems write them', () => {
	test.each([
		['currency', 'USD'],
		['payment_method', 'CHQ'],
		['cash_discount_rate', '2'],
		['billing_period', 'quinzaine'],
		['operation_code', 'D'],
		['vat_regime', 'EXO'],
		['tpf_regime', 'BOIS'],
		['billing_address', 'A2'],
		['bank_code', 'R2'],
		['insured', true],
		['footer_natures', ['port', 'emballage']],
		['price_basis', 'TTC'],
	])('%s parts them', async (name, other) => {
		const answer = await answerTo([PEER, PEER, { ...PEER, [name]: other }]);
		expect(
			notesOf(answer)
				.map((notes) => notes.length)
				.sort(),
		).toEqual([1, 2]);
		expect(answer.groups[1]?.apart).toMatch(/^different [^,]+ than group 1$/);
		expect(answer.assumed).toEqual([
			'No day of the run was given (onDate): whatever is not due yet is taken as well.',
		]);
	});

	test('the same thing written in another way parts nothing', async () => {
		const other = {
			Devise: 'eur',
			paymentMethod: 'VIR',
			cashDiscountRate: '0,00 %',
			périodicité: 'Mois',
			'Code opération': 'C',
			'régime TVA': 'FR',
			parafiscalRegime: null,
			billTo: 'A1',
			RIB: 'R1',
			footerNatures: [{ nature: 'port', amount: 12 }, 'port'],
			'type de tarif': 'net',
		};
		expect((await answerTo([PEER, other])).invoices).toBe(1);
	});

	test.each([
		['un BL par facture', 3],
		['Une commande par facture', 2],
		['Regroupement de bons de livraisons', 1],
		['perOrder', 2],
		['per_delivery_note', 3],
	])('mode %s makes %i invoices', async (mode, invoices) => {
		const notes = [{ order: 'O1' }, { order: 'O1' }, { order: 'O2' }];
		expect((await answerTo({ mode, notes })).invoices).toBe(invoices);
		expect((await answerTo(notes.map((one) => ({ ...one, billing_mode: mode })))).invoices).toBe(invoices);
	});

	test.each([
		['à la demande', ['n5']],
		['semaine', ['n1']],
		['décade', ['n2']],
		['quinzaine', ['n3']],
		['monthly', ['n4']],
	])('a run for %s takes what is billed so', async (periodicity, taken) => {
		const notes = ['semaine', 'décade', 'half_month', 'mois', 'on demand'].map((billing_period) => ({
			billing_period,
			date: '2026-11-05',
		}));
		const answer = await answerTo({ notes, periodicity, today: '2026-12-01' });
		expect(notesOf(answer)).toEqual([taken]);
		expect(answer.leftOut).toHaveLength(4);
	});

	test('mode and periodicity of a customer are those of its notes', async () => {
		const answer = await answerTo({
			onDate: '2026-11-15',
			customers: [{ code: 'A', mode: 'un BL par facture', periodicity: 'quinzaine' }],
			notes: [
				{ customer: 'A', date: '2026-11-02' },
				{ customer: 'A', date: '2026-11-03' },
				{ customer: { code: 'B', periodicity: 'mois' }, date: '2026-11-03' },
			],
		});
		expect(notesOf(answer)).toEqual([['n1'], ['n2']]);
		expect(answer.leftOut.map(({ reason }) => reason)).toEqual([
			'n3 is billed by the month; November 2026 ends on 30 November.',
		]);
	});

	test('what cannot be invoiced is left with its reason, and the rest goes on', async () => {
		const answer = await answerTo([
			{ number: 'BL1', state: 'annulé' },
			{ number: 'BL2', invoiced: 'FA2026-00012' },
			{ number: 'BL3', invoiced: true },
			{ number: 'BL4', state: 'draft' },
			{ number: 'BL5', price: null },
			{ number: 'BL6', hindrance: 'waits for a credit check.' },
			{ number: 'BL7' },
		]);
		expect(notesOf(answer)).toEqual([['BL7']]);
		expect(answer.leftOut.map(({ reason }) => reason)).toEqual([
			'BL1 is cancelled.',
			'BL2 is invoiced already on FA2026-00012.',
			'BL3 is invoiced already.',
			'BL4 is a draft; validate it first.',
			'BL5 has no price; give its products one, or deliver it from an order.',
			'BL6 waits for a credit check.',
		]);
	});

	test('a week over the end of a month is two invoices of a French company, one of another', async () => {
		const notes = [{ date: '2026-11-30' }, { date: '2026-12-04' }];
		const french = await answerTo({ company: { code: 'D', country: 'FR' }, notes });
		expect(french.groups[1]?.apart).toBe('deliveries of December, group 1 holds those of November');
		expect((await answerTo({ company: { code: 'D', country: 'VN' }, notes })).invoices).toBe(1);
		expect((await answerTo({ calendar_month: false, notes })).invoices).toBe(1);
		// Not told: the rule holds, and it is said.
		const untold = await answerTo(notes);
		expect([untold.invoices, untold.assumed.join()]).toEqual([
			2,
			expect.stringContaining('"calendar_month": false'),
		]);
	});

	test('a period leaves what lies outside it', async () => {
		const notes = [
			{ date: '2026-10-31' },
			{ date: '2026-11-01' },
			{ date: '2026-11-30' },
			{ date: '2026-12-01' },
		];
		for (const period of [
			{ period: { from: '2026-11-01', to: '2026-11-30' } },
			{ from: '2026-11-01', until: '2026-11-30' },
		]) {
			const answer = await answerTo({ notes, ...period });
			expect(notesOf(answer)).toEqual([['n2', 'n3']]);
			expect(answer.leftOut.map(({ rule }) => rule)).toEqual([
				'grouping.outsidePeriod',
				'grouping.outsidePeriod',
			]);
		}
	});

	test('extra keys part, also own fields; unknown fields are named, not dropped in silence', async () => {
		const notes = [
			{ ship_to: 'X', season: 's' },
			{ ship_to: 'Y', season: 's' },
			{ ship_to: 'Y', season: 'w' },
		];
		expect((await answerTo({ notes })).assumed[0]).toMatch(/^Not known.*: season\.$/);
		const answer = await answerTo({ notes, extra_keys: ['ship_to', 'season'] });
		expect(answer.groups.map(({ apart }) => apart)).toEqual([
			null,
			'different delivery address than group 1',
			'different season than group 2',
		]);
	});

	test('a count of orders, what they differ on, and values beside the list', async () => {
		expect((await answerTo({ orders: 2, differ_on: [], extra_keys: [] })).invoices).toBe(1);
		expect((await answerTo({ orders: 2, differ_on: ['client_order_ref'], extra_keys: [] })).invoices).toBe(1);
		for (const key of ['client_order_ref', 'date_order', 'campaign_id', 'user_id'])
			expect((await answerTo({ orders: 2, differ_on: [key], extra_keys: [key] })).invoices).toBe(2);
		for (const key of ['currency', 'customer', 'company', 'partner_invoice_id', 'journal'])
			expect((await answerTo({ orders: 2, differ_on: [key] })).invoices).toBe(2);
		const people = { deliveries: 2, salespersons: ['a', 'b'], extraKeys: ['salesperson'] };
		expect((await answerTo(people)).groups[1]?.apart).toBe('different salesperson than group 1');
	});

	test('our own names are read as they are written', async () => {
		const answer = await answerTo({
			notes: [
				{
					id: 'dno_1',
					name: 'BL1',
					companyId: 'C',
					partyId: 'P',
					orderIds: ['O1'],
					keys: { billTo: { city: 'Lyon' }, own: 1 },
				},
				{
					id: 'dno_2',
					name: 'BL2',
					companyId: 'C',
					partyId: 'P',
					orderIds: ['O1'],
					keys: { billTo: { city: 'Paris' } },
				},
			],
		});
		expect(answer.groups).toMatchObject([
			{ customer: 'P', notes: ['BL1'], keys: { billTo: { city: 'Lyon' } } },
			{ notes: ['BL2'], apart: 'different billing address than group 1' },
		]);
	});
});
