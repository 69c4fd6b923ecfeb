import {
	done,
	failure,
	fixDate,
	goods,
	inUserFolder,
	invoicing,
	masters,
	openWholesaler,
	printing,
	runStep,
	runSteps,
	sales,
	useUserFolder,
} from './support/bench';
import { onto, create, bill } from './support/story';

/** People, companies, products and prints of the documents. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

describe('people, companies and products', () => {
	test('a product is made on the fly, a contact must belong to the customer', async () => {
		const lines = [{ product: 'NEW', description: 'Something new', quantity: 1, unitPrice: 5 }];
		await failure(runStep(sales('quotation', 'create'), [goods({ lines })]));
		await done(runStep(sales('quotation', 'create', { createMissingProducts: true }), [goods({ lines })]));
		expect(
			await done(
				runStep(
					masters('product', 'get', { inputSource: 'fields', id: { __rl: true, mode: 'id', value: 'NEW' } }),
				),
			),
		).toMatchObject([{ name: 'Something new' }]);
		await done(runStep(masters('contact', 'upsert'), [{ code: 'PAUL', name: 'Paul', party: 'MARTIN' }]));
		const [addressed] = await done(
			runStep(sales('quotation', 'create', { simplify: false }), [goods({ contact: 'PAUL' })]),
		);
		expect(addressed).toMatchObject({ header: { contactId: expect.stringMatching(/^con_/) } });
		expect(
			(await failure(runStep(sales('quotation', 'create'), [goods({ customer: 'LEROY', contact: 'PAUL' })])))
				.description,
		).toMatch(/Rule: contact\./);
	});

	test("the owner is the customer's, else who acts, unless another is named", async () => {
		const step = sales('quotation', 'create', { options: { actor: 'Luc' } });
		const made = await done(runStep(step, [goods(), goods({ customer: 'LEROY' }), goods({ owner: 'Anne' })]));
		expect(made.map(({ owner }) => owner)).toEqual(['Claire', 'Luc', 'Anne']);
	});

	test('notes stay inside: they are kept, and the internal note changes nothing in the print', async () => {
		const [draft] = await done(runStep(sales('quotation', 'create'), [goods()]));
		const change = async (field: string) => {
			const step = sales('quotation', 'update', {
				simplify: false,
				additionalFields: { [field]: 'Secret discount' },
			});
			const changed = await onto(draft, step);
			expect(changed['header']).toMatchObject({ [field]: 'Secret discount' });
		};
		const print = async () => {
			const { items } = await runStep(printing(), [{ id: draft?.['id'] }]);
			return items[0]?.binary?.['data']?.['data'] as string;
		};
		const before = await print();
		await change('internalNote');
		expect(await print()).toBe(before);
		await change('footerComment');
		expect(await print()).not.toBe(before);
		await onto(draft, sales('quotation', 'addNote', { text: 'Call back on Friday' }));
		const { facts } = await onto(draft, sales('quotation', 'getHistory'));
		expect(JSON.stringify(facts)).toContain('Call back on Friday');
	});

	test('the purchase side can be switched off for a company', async () => {
		await inUserFolder(async () => {
			await openWholesaler();
			await done(
				runStep(masters('company', 'upsert'), [
					{
						code: 'DUPONT',
						name: 'Dupont',
						country: 'FR',
						currency: 'EUR',
						timeZone: 'Europe/Paris',
						language: 'fr',
						purchasing: false,
					},
				]),
			);
			const told = await failure(
				runStep(sales('purchaseOrder', 'create'), [goods({ customer: undefined, supplier: 'MOULIN' })]),
			);
			expect(told.description).toContain('Rule: company.noPurchasing.');
		});
	});

	test('each company has its own numbers, and is named once there are several', async () => {
		await inUserFolder(async () => {
			await openWholesaler();
			await bill('ONE');
			await done(
				runStep(masters('company', 'upsert'), [
					{
						code: 'LEGRAND',
						name: 'Legrand',
						country: 'FR',
						currency: 'EUR',
						timeZone: 'Europe/Paris',
						language: 'fr',
						creditNoteSeries: 'own',
					},
				]),
			);
			await done(
				runStep(masters('customer', 'upsert'), [{ code: 'PETIT', name: 'Petit', company: 'LEGRAND' }]),
			);
			const theirs = {
				company: 'LEGRAND',
				customer: 'PETIT',
				lines: [{ description: 'Work', quantity: 1, unitPrice: 100, taxRate: 20 }],
			};
			const [first] = await bill('ONE', theirs);
			expect(first).toMatchObject({ number: 'FA2026-00001', companyCode: 'LEGRAND' });
			expect(await onto(first, invoicing('creditNote', 'create', { validate: true }))).toMatchObject({
				number: 'AV2026-00001',
			});
			const [second] = await bill('TWO', { company: 'DUPONT' });
			expect(second?.['number']).toBe('FA2026-00002');
			expect((await failure(runStep(sales('quotation', 'create'), [goods()]))).description).toContain(
				'Rule: company.several.',
			);
		});
	});
});

describe('printing', () => {
	test('a quotation as temporary pro forma; other kinds are refused', async () => {
		const { items } = await runSteps([create('quotation'), printing({ printAs: 'proForma' })], [goods()]);
		expect(items[0]?.json['fileName']).toMatch(/^proforma-DE2026-\d{5}\.pdf$/);
		const [invoice] = await bill('PRINT');
		expect((await failure(runStep(printing({ printAs: 'proForma' }), [invoice]))).description).toContain(
			'Rule: print.proForma.',
		);
	});

	test('into the field that is named, in the language that is asked for', async () => {
		const { items } = await runSteps(
			[create('quotation'), printing({ binaryPropertyName: 'pdf', language: 'vi' })],
			[goods()],
		);
		expect(Object.keys(items[0]?.binary ?? {})).toEqual(['pdf']);
		expect(items[0]?.binary?.['pdf']).toMatchObject({
			mimeType: 'application/pdf',
			fileName: items[0]?.json['fileName'],
		});
	});
});
