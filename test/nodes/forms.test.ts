import { done, fixDate, goods, invoicing, masters, runStep, sales, useUserFolder } from './support/bench';

/** Objects and lists of an input, filled in by hand in the panel instead of written as JSON. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

const picked = (value: string) => ({ __rl: true, mode: 'id', value });

test('a document: address, discount for early payment, charges, and other taxes of a line', async () => {
	const step = sales('quotation', 'create', {
		simplify: false,
		inputSource: 'fields',
		customer: picked('MARTIN'),
		lineRows: {
			entry: [
				{
					description: 'Fridge',
					unitPrice: '100',
					taxRate: '20',
					members: {
						discountPercent: '10',
						unit: 'HUR',
						otherTaxes: { entry: [{ code: 'ECO', label: 'Éco', mode: 'amount', value: '5', taxRate: '' }] },
					},
				},
			],
		},
		additionalFields: {
			billTo: { entry: { line1: '1 rue Neuve', line2: '', postCode: '', city: 'Lyon', country: 'FR' } },
			cashDiscount: { entry: { rate: '2', days: 8 } },
			charges: { entry: [{ nature: 'packaging', label: '', amount: '12.50', taxRate: '20' }] },
		},
	});
	const [made] = await done(runStep(step, [{}]));
	// 90 + 5 + 12.50, and 20 % of it.
	expect(made).toMatchObject({
		net: 107.5,
		gross: 129,
		lines: [{ discountPercent: '10', unit: 'HUR' }],
		charges: [{ nature: 'packaging', amount: 12.5, taxRate: 20 }],
		header: { billTo: { line1: '1 rue Neuve', city: 'Lyon' }, cashDiscount: { rate: '2', days: 8 } },
	});
});

test('the address of a customer, on the first screen', async () => {
	const form = {
		inputSource: 'fields',
		code: 'GARE',
		name: 'Café de la Gare',
		email: 'cafe@gare.example',
		address: { entry: { line1: '1 place de la Gare', postCode: '21000', city: 'Dijon', country: 'FR' } },
	};
	expect(await done(runStep(masters('customer', 'upsert', form)))).toMatchObject([
		{ content: { email: 'cafe@gare.example', address: { city: 'Dijon', line1: '1 place de la Gare' } } },
	]);
});

test('a line of a credit note says what becomes of its goods', async () => {
	const scrap = { code: 'SCRAP', name: 'Mise au rebut', company: 'DUPONT', movesStock: false };
	await done(runStep(masters('operationCode', 'upsert'), [scrap]));
	const final = { validate: true, options: { externalReference: 'FORMS-1' } };
	const [invoice] = await done(runStep(invoicing('invoice', 'createFromLines', final), [goods()]));
	const step = invoicing('creditNote', 'create', {
		simplify: false,
		creditAs: 'lines',
		quantities: { entry: [{ line: 1, quantity: '2', disposition: 'scrap' }] },
		options: { externalReference: 'FORMS-2' },
	});
	const [note] = await done(runStep(step, [{ id: invoice?.['id'] }]));
	expect(note).toMatchObject({
		net: 36.8,
		lines: [{ quantity: 2, disposition: 'scrap', operationCode: 'SCRAP' }],
	});
});

test('a dunning policy: stages of several kinds as one list, templates by language, a fee, hours', async () => {
	const stage = (kind: string, label: string, members: object = {}) => ({
		kind,
		label,
		days: 5,
		channel: 'email',
		template: 'reminder1',
		members,
	});
	const form = {
		inputSource: 'fields',
		code: 'FORM',
		name: 'From the form',
		stages: {
			entry: [
				stage('invoice', 'Relance 1', { templateVi: 'reminder2', attachPdf: true }),
				stage('quotation', 'Devis 1'),
				stage('invoice', 'Relance 2', { feeFlat: '10', feeCurrency: 'EUR' }),
			],
		},
		additionalFields: {
			sendingHours: { entry: { from: '09:00', until: '17:00' } },
			sendingDays: [1, 2],
			limits: '{ "EUR": { "minimum": 20 } }',
		},
	};
	const [saved] = await done(runStep(masters('dunningPolicy', 'upsert', form)));
	expect(saved?.['content']).toEqual({
		code: 'FORM',
		name: 'From the form',
		stages: {
			invoice: [
				{
					label: 'Relance 1',
					days: 5,
					channel: 'email',
					template: 'reminder1',
					templates: { vi: 'reminder2' },
					attachPdf: true,
				},
				{
					label: 'Relance 2',
					days: 5,
					channel: 'email',
					template: 'reminder1',
					fee: { flat: '10', currency: 'EUR' },
				},
			],
			quotation: [{ label: 'Devis 1', days: 5, channel: 'email', template: 'reminder1' }],
		},
		sendingHours: { from: '09:00', until: '17:00' },
		sendingDays: [1, 2],
		limits: { EUR: { minimum: '20' } },
	});
});
