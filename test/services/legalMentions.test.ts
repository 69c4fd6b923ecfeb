import { createCreditNote } from '../../services/createCreditNote';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { getHistory } from '../../services/getHistory';
import { createDocument } from '../../services/createDocument';
import { saveMaster } from '../../services/saveMaster';
import { HANOI, run, WHOLESALER } from '../support/stories';
import { hintsOf, onEachDatabase, reference, refusedBy, stored, type Stage } from './stage';

const COMPLETE = {
	...WHOLESALER,
	legalMentions: undefined,
	legalForm: 'SARL',
	capital: '50 000 €',
	tradeRegister: 'RCS Paris 303 265 045',
	issuerSize: 'large',
	operationNature: 'goods',
};
const CUSTOMER = {
	code: 'HALLES',
	name: 'Halles centrales',
	company: 'DUPONT',
	registrationNumber: '404833048',
	address: { line1: '4 place du Marché', postCode: '69002', city: 'Lyon', country: 'FR' },
};

const sale = (more: object = {}) => ({
	company: 'DUPONT',
	customer: 'HALLES',
	lines: [{ description: 'Article', unitPrice: 1000 }],
	validate: true,
	externalReference: reference(),
	...more,
});

/** After the mentions of the reform became due for large companies, and before they are for small ones. */
const REFORM = '2026-11-22T09:00:00.000Z';

const setUp = async ({ story }: Stage, company: object, customer: object = {}) => {
	await run(story, saveMaster('company'), { ...COMPLETE, ...company });
	await run(story, saveMaster('party'), { ...CUSTOMER, ...customer });
};

onEachDatabase('mandatory mentions', (stage) => {
	beforeAll(() => stage.story.at(REFORM));

	it('are told where they are missing: by default a hint and the audit trail, and the invoice is made', async () => {
		await setUp(stage, { capital: undefined });
		const input = sale();
		const [hint, ...others] = await hintsOf(stage.story, createInvoiceFromLines, input);
		expect(others).toEqual([]);
		expect(hint).toMatch(/share capital \(Code de commerce.*Fill in 'capital' of company 'DUPONT'\./);
		const made = await run(stage.story, createInvoiceFromLines, input);
		const { audit } = await getHistory(stage.story, made.id);
		expect(audit.find(({ action }) => action === 'document.validate')?.data).toMatchObject({
			missingMentions: ['sellerCapital'],
		});
	});

	it('refuse the invoice where the company wants that, and every one of them is named', async () => {
		await setUp(stage, { capital: undefined, legalMentions: 'refuse' }, { registrationNumber: undefined });
		const refusal = await refusedBy(stage.story, createInvoiceFromLines, sale());
		expect(refusal).toMatchObject({ rule: 'mentions.missing', field: 'capital' });
		expect(refusal.message).toMatch(/share capital .*; SIREN of the customer /);
		expect(refusal.fix).toMatch(/'capital' of company 'DUPONT', 'registrationNumber' of customer 'HALLES'\./);
	});

	it('say nothing when the company switched them off, or has filled them in', async () => {
		await setUp(stage, { capital: undefined, legalMentions: 'off' });
		expect(await hintsOf(stage.story, createInvoiceFromLines, sale())).toEqual([]);
		await setUp(stage, { legalMentions: 'refuse' });
		expect(await hintsOf(stage.story, createInvoiceFromLines, sale())).toEqual([]);
	});

	it('are those of the size of the company: a small one is asked for the SIREN of customers later', async () => {
		await setUp(stage, { issuerSize: 'small', legalMentions: 'refuse' }, { registrationNumber: undefined });
		expect(await hintsOf(stage.story, createInvoiceFromLines, sale())).toEqual([]);
	});

	it('are asked of credit notes too, but not of a quotation', async () => {
		await setUp(stage, { legalMentions: 'refuse' });
		const made = await run(stage.story, createInvoiceFromLines, sale());
		await setUp(stage, { legalMentions: 'refuse', capital: undefined });
		const credit = { id: made.id, reason: 'Erreur', validate: true };
		expect(await refusedBy(stage.story, createCreditNote, credit)).toMatchObject({
			rule: 'mentions.missing',
		});
		expect(await hintsOf(stage.story, createDocument('quotation'), sale())).toEqual([]);
	});

	it('are French law: a company elsewhere is not asked', async () => {
		await run(stage.story, saveMaster('company'), { ...HANOI, legalMentions: 'refuse' });
		await run(stage.story, saveMaster('party'), { code: 'KH', name: 'Nhà hàng', company: 'HANOI' });
		const input = sale({ company: 'HANOI', customer: 'KH' });
		expect(await hintsOf(stage.story, createInvoiceFromLines, input)).toEqual([]);
	});
});

onEachDatabase('the nature of the operation', (stage) => {
	beforeAll(async () => {
		stage.story.at(REFORM);
		await setUp(stage, { operationNature: undefined, legalMentions: 'refuse' });
		const product = saveMaster('product');
		await run(stage.story, product, {
			code: 'GOODS',
			name: 'Sac',
			company: 'DUPONT',
			unitPrice: '5',
			stocked: true,
		});
		await run(stage.story, product, {
			code: 'WORK',
			name: 'Pose',
			company: 'DUPONT',
			unitPrice: '5',
			stocked: false,
		});
	});

	const natureOf = async (input: object) =>
		(await stored(stage, await run(stage.story, createInvoiceFromLines, input))).operationNature;

	it.each([
		[['GOODS'], 'goods'],
		[['WORK'], 'services'],
		[['GOODS', 'WORK'], 'mixed'],
	])('of %j is %s', async (products, nature) => {
		expect(await natureOf(sale({ lines: products.map((product) => ({ product })) }))).toBe(nature);
	});

	it('is what the document says itself, else what the company sells where products do not tell', async () => {
		const lines = [{ product: 'GOODS' }, { description: 'Montage', unitPrice: 1 }];
		expect(await refusedBy(stage.story, createInvoiceFromLines, sale({ lines }))).toMatchObject({
			rule: 'mentions.missing',
			field: 'operationNature',
		});
		expect(await natureOf(sale({ lines, operationNature: 'mixed' }))).toBe('mixed');
		await setUp(stage, { operationNature: 'services' });
		expect(await natureOf(sale({ lines }))).toBe('mixed');
		expect(await natureOf(sale())).toBe('services');
	});
});

onEachDatabase('numbers of companies and customers', (stage) => {
	const party = saveMaster('party');

	it('are checked when they are saved, and the message says what is wrong', async () => {
		expect(
			await refusedBy(stage.story, saveMaster('company'), { ...WHOLESALER, registrationNumber: '303265046' }),
		).toMatchObject({
			rule: 'registrationNumber.wrong',
			field: 'registrationNumber',
			message: expect.stringMatching(/'303265046' is not a SIREN: its check digit does not fit/),
		});
		expect(await refusedBy(stage.story, party, { ...CUSTOMER, vatNumber: 'FR41303265045' })).toMatchObject({
			rule: 'vatNumber.wrong',
			field: 'vatNumber',
		});
		expect(await refusedBy(stage.story, party, { ...CUSTOMER, vatNumber: 'FR40303265045' })).toMatchObject({
			rule: 'vatNumber.wrong',
			message: expect.stringMatching(/belongs to SIREN 303265045, and '404833048'/),
		});
	});

	it('are checked of a customer that comes with its first order', async () => {
		const input = sale({
			customer: 'NEW',
			createMissingCustomer: true,
			customerDetails: { name: 'Neu', vatNumber: 'DE123456789' },
		});
		expect(await refusedBy(stage.story, createInvoiceFromLines, input)).toMatchObject({
			rule: 'vatNumber.wrong',
		});
	});

	it('of Vietnamese customers are only told: made-up codes are common there', async () => {
		const address = { city: 'Hà Nội', country: 'VN' };
		const given = { code: 'VN1', name: 'Nhà hàng', registrationNumber: '0101234567', address };
		expect(await hintsOf(stage.story, party, given)).toEqual([
			expect.stringMatching(/'0101234567' is not a tax code .* saved all the same/),
		]);
		expect(
			await refusedBy(stage.story, saveMaster('company'), { ...HANOI, registrationNumber: '0101234567' }),
		).toMatchObject({ rule: 'registrationNumber.wrong' });
	});

	it('that the books have already do not hold up who corrects something else', async () => {
		const old = { ...CUSTOMER, code: 'OLD', registrationNumber: '123456789' };
		await stage.story.ledger.write(
			[{ key: 'old', input: old }],
			async (tx) => {
				const company = await tx.masters.find('company', 'DUPONT');
				await tx.masters.save({
					kind: 'party',
					companyId: company?.id ?? null,
					code: old.code,
					name: old.name,
					active: true,
					content: old as never,
				});
			},
			{ now: stage.story.now() },
		);
		expect(await hintsOf(stage.story, party, { ...old, email: 'a@b.example' })).toEqual([
			expect.stringMatching(/'123456789' is not a SIREN/),
		]);
		expect(await refusedBy(stage.story, party, { ...old, registrationNumber: '123456780' })).toMatchObject({
			rule: 'registrationNumber.wrong',
		});
	});
});
