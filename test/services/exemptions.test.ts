import { createDepositInvoice } from '../../services/createDepositInvoice';
import { createDocument } from '../../services/createDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createInvoiceFromDocuments, createInvoiceFromLines } from '../../services/createInvoice';
import { recordPayment } from '../../services/recordPayment';
import { saveMaster } from '../../services/saveMaster';
import { hintsOf, invoice, onEachDatabase, reference, refusedBy, stored, type Stage } from './stage';
import { HANOI, run, WHOLESALER } from '../support/stories';

const MUNICH = { line1: 'Marienplatz 1', postCode: '80331', city: 'München', country: 'DE' };
const GENEVA = { line1: '1 rue du Rhône', postCode: '1204', city: 'Genève', country: 'CH' };

async function openCustomers({ story }: Stage): Promise<void> {
	const party = saveMaster('party');
	const company = 'DUPONT';
	await run(story, party, {
		code: 'MUNCHEN',
		name: 'Feinkost GmbH',
		company,
		vatNumber: 'DE136695976',
		vatRegime: 'intraEu',
		address: MUNICH,
	});
	await run(story, party, {
		code: 'GENEVE',
		name: 'Epicerie SA',
		company,
		vatRegime: 'export',
		address: GENEVA,
	});
	await run(story, party, { code: 'LYON', name: 'Bâtiment Lyon', company, registrationNumber: '732829320' });
	await run(story, saveMaster('product'), {
		code: 'COURSE',
		name: 'Formation',
		company,
		unitPrice: '100',
		taxCategory: 'E',
		taxRate: '0',
		vatExemption: 'VATEX-FR-CGI261-4',
	});
}

const sale = (customer: string, line: object = {}, more: object = {}) => ({
	company: 'DUPONT',
	customer,
	lines: [{ description: 'Article', unitPrice: 100, ...line }],
	validate: true,
	externalReference: reference(),
	...more,
});

onEachDatabase('a rate without VAT', (stage) => {
	beforeAll(() => openCustomers(stage));

	const reasonsOf = async (input: object) => {
		const made = await run(stage.story, createInvoiceFromLines, input);
		const { totals } = await stored(stage, made);
		return totals.taxLines.map(({ category, rate, tax, exemptionReason }) => ({
			category,
			rate,
			tax,
			...exemptionReason,
		}));
	};

	it.each([
		['MUNCHEN', {}, 'K', 'VATEX-EU-IC', 'Exonération de TVA, article 262 ter, I du CGI.'],
		['GENEVE', {}, 'G', 'VATEX-EU-G', 'Exonération de TVA, article 262, I du CGI.'],
		['LYON', { vatRegime: 'reverseCharge' }, 'AE', 'VATEX-EU-AE', 'Autoliquidation.'],
	])('by the regime of %s gets category and reason', async (customer, more, category, code, text) => {
		expect(await reasonsOf(sale(customer, {}, more))).toEqual([{ category, rate: '0', tax: 0, code, text }]);
	});

	it('keeps what the line says itself before the regime', async () => {
		expect(await reasonsOf(sale('MUNCHEN', { taxRate: 20 }))).toEqual([
			{ category: 'S', rate: '20', tax: 2000 },
		]);
	});

	it('says the reason of the product, and that of the line before it', async () => {
		const course = { description: undefined, product: 'COURSE' };
		expect(await reasonsOf(sale('MARTIN', course))).toMatchObject([{ code: 'VATEX-FR-CGI261-4' }]);
		const other = { ...course, exemptionReason: 'VATEX-FR-CGI261-7' };
		expect(await reasonsOf(sale('MARTIN', other))).toMatchObject([{ code: 'VATEX-FR-CGI261-7' }]);
	});

	it('says several reasons of one category together, without a code', async () => {
		const lines = [
			{ product: 'COURSE' },
			{ description: 'Don', unitPrice: 5, taxCategory: 'E', exemptionReason: 'Autre motif.' },
		];
		const [line] = await reasonsOf({ ...sale('MARTIN'), lines });
		expect(line).toEqual({
			category: 'E',
			rate: '0',
			tax: 0,
			text: 'Exonération de TVA, article 261, 4 du CGI. Autre motif.',
		});
	});

	it('is refused without a reason, with the place to give it', async () => {
		const refusal = await refusedBy(
			stage.story,
			createInvoiceFromLines,
			sale('MARTIN', { taxCategory: 'E' }),
		);
		expect(refusal).toMatchObject({
			rule: 'tax.exemptionReason',
			field: 'lines[0].exemptionReason',
			message: expect.stringMatching(/^Line 1 \(Article\) has no VAT \(category E\)/),
		});
		await run(stage.story, saveMaster('party'), {
			code: 'SCHOOL',
			name: 'École',
			company: 'DUPONT',
			vatExemption: 'Exonération conventionnelle',
		});
		expect(await reasonsOf(sale('SCHOOL', { taxCategory: 'E' }))).toMatchObject([
			{ text: 'Exonération conventionnelle' },
		]);
	});

	it('needs no reason at the zero rate, nor on a quotation or a draft', async () => {
		expect(await reasonsOf(sale('MARTIN', { taxCategory: 'Z' }))).toEqual([
			{ category: 'Z', rate: '0', tax: 0 },
		]);
		const exempt = sale('MARTIN', { taxCategory: 'E' });
		await run(stage.story, createDocument('quotation'), exempt);
		await run(stage.story, createInvoiceFromLines, { ...exempt, validate: false });
	});

	it.each([
		['intra-EU without the customer’s VAT number', 'MARTIN', { vatRegime: 'intraEu' }, 'tax.buyerVatNumber'],
		['a reverse charge to nobody known', 'MARTIN', { vatRegime: 'reverseCharge' }, 'tax.buyerVatNumber'],
		['an export to nowhere known', 'MARTIN', { vatRegime: 'export' }, 'tax.exportDestination'],
		['an export to Munich', 'MUNCHEN', { vatRegime: 'export' }, 'tax.exportDestination'],
		['an export from Geneva to Munich', 'GENEVE', { shipTo: MUNICH }, 'tax.exportDestination'],
		['intra-EU to Geneva', 'MUNCHEN', { shipTo: GENEVA }, 'tax.intraEuDestination'],
		['intra-EU within France', 'MUNCHEN', { shipTo: WHOLESALER.address }, 'tax.intraEuDestination'],
	])('refuses %s', async (_title, customer, more, rule) => {
		expect(await refusedBy(stage.story, createInvoiceFromLines, sale(customer, {}, more))).toMatchObject({
			rule,
		});
	});

	it('refuses a reverse charge of a company without a VAT number', async () => {
		const { vatNumber, ...without } = WHOLESALER;
		await run(stage.story, saveMaster('company'), without);
		const input = sale('LYON', {}, { vatRegime: 'reverseCharge' });
		expect(await refusedBy(stage.story, createInvoiceFromLines, input)).toMatchObject({
			rule: 'tax.sellerVatNumber',
		});
		await run(stage.story, saveMaster('company'), WHOLESALER);
	});

	it('keeps the words of the day, whatever the company writes later', async () => {
		const made = await invoice(stage.story, sale('MUNCHEN'));
		const before = await stored(stage, made);
		await run(stage.story, saveMaster('company'), {
			...WHOLESALER,
			exemptionTexts: [{ code: 'VATEX-EU-IC', fr: 'Nouveau texte.' }],
		});
		expect(await stored(stage, made)).toEqual(before);
		expect(await reasonsOf(sale('MUNCHEN'))).toMatchObject([{ code: 'VATEX-EU-IC', text: 'Nouveau texte.' }]);
		await run(stage.story, saveMaster('company'), WHOLESALER);
	});

	it('passes from the order to the invoice, and to its credit note', async () => {
		const line = { taxCategory: 'E', exemptionReason: 'VATEX-FR-CGI261-8' };
		const { id } = await run(stage.story, createDocument('salesOrder'), sale('MARTIN', line));
		const made = await run(stage.story, createInvoiceFromDocuments, { ids: [id], validate: true });
		const credit = await run(stage.story, createCreditNote, {
			id: made.id,
			reason: 'Erreur',
			validate: true,
		});
		for (const document of [made, credit])
			expect((await stored(stage, document)).totals.taxLines).toMatchObject([
				{ category: 'E', exemptionReason: { code: 'VATEX-FR-CGI261-8' } },
			]);
	});

	it('passes to the deposit of an order, and to the invoice that takes it back', async () => {
		const line = { taxCategory: 'E', exemptionReason: 'VATEX-FR-CGI261-8' };
		const { id } = await run(stage.story, createDocument('salesOrder'), sale('MARTIN', line));
		const deposit = await run(stage.story, createDepositInvoice, {
			id,
			percent: 30,
			externalReference: reference(),
		});
		await run(stage.story, recordPayment, { id: deposit.id });
		const final = await run(stage.story, createInvoiceFromDocuments, { ids: [id], validate: true });
		expect([deposit.gross, final.gross]).toEqual([30, 70]);
		for (const document of [deposit, final])
			expect((await stored(stage, document)).totals.taxLines).toMatchObject([
				{ category: 'E', exemptionReason: { code: 'VATEX-FR-CGI261-8' } },
			]);
	});
});

onEachDatabase('a company without VAT (franchise en base)', (stage) => {
	beforeAll(async () => {
		const { vatNumber, defaultTaxRate, ...small } = WHOLESALER;
		await run(stage.story, saveMaster('company'), { ...small, vatRegime: 'franchise' });
	});

	it('charges none on any line, and says so', async () => {
		const lines = [{ product: 'FLOUR' }, { description: 'Port', unitPrice: 10 }];
		const charges = [{ nature: 'Transport', amount: 15 }];
		const made = await run(stage.story, createInvoiceFromLines, { ...sale('MARTIN'), lines, charges });
		const { totals } = await stored(stage, made);
		expect([totals.tax, totals.taxLines]).toEqual([
			0,
			[
				{
					category: 'E',
					rate: '0',
					base: 4340,
					tax: 0,
					exemptionReason: {
						code: 'VATEX-FR-FRANCHISE',
						text: 'TVA non applicable, art. 293 B du CGI.',
					},
				},
			],
		]);
	});

	it('refuses a line that charges it', async () => {
		expect(
			await refusedBy(stage.story, createInvoiceFromLines, sale('MARTIN', { taxRate: 20 })),
		).toMatchObject({ rule: 'tax.franchise', field: 'lines[0].taxRate' });
	});
});

onEachDatabase('a Vietnamese company', (stage) => {
	it('gives no reasons of European law, and is not asked for any', async () => {
		await run(stage.story, saveMaster('company'), HANOI);
		await run(stage.story, saveMaster('party'), { code: 'KH', name: 'Nhà hàng', company: 'HANOI' });
		const lines = [{ description: 'Gạo', unitPrice: 1000, taxCategory: 'E' }];
		const input = { ...sale('KH'), company: 'HANOI', lines };
		expect(await hintsOf(stage.story, createInvoiceFromLines, input)).toEqual([]);
		const made = await run(stage.story, createInvoiceFromLines, { ...input, externalReference: reference() });
		expect((await stored(stage, made)).totals.taxLines[0]).not.toHaveProperty('exemptionReason');
	});
});
