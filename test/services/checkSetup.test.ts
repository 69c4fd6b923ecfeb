import { checkSetup, isReady, type SetupCheck } from '../../services/checkSetup';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { createDocument } from '../../services/createDocument';
import { cancelDocument } from '../../services/cancelDocument';
import { saveMaster } from '../../services/saveMaster';
import { setMasterActive } from '../../services/setMasterActive';
import { DATABASES, openTestLedger, type TestLedger } from '../support/ledgers';
import { HANOI, ruleOf, run, storyOn, WHOLESALER, type Story } from '../support/stories';
import { foundCompany, linesOf, onEachDatabase, reference } from './stage';

const named = (checks: readonly SetupCheck[], name: string) => checks.find(({ check }) => check === name);
const missing = (checks: readonly SetupCheck[]) =>
	checks.filter(({ ok, required }) => !ok && required).map(({ check }) => check);

describe.each(DATABASES)('a new ledger on %s', (database) => {
	let test: TestLedger;
	let story: Story;
	beforeEach(async () => {
		test = await openTestLedger(database);
		story = storyOn(test);
	});
	afterEach(() => test.dispose());

	it('says at its first start what it lacks, and where each is created', async () => {
		const checks = await checkSetup(story);
		expect(missing(checks)).toEqual([
			'company',
			'customer',
			'product',
			'series.quotation',
			'series.salesOrder',
			'series.invoice',
			'defaultTaxRate',
		]);
		expect(isReady(checks)).toBe(false);
		for (const { fix } of checks) expect(fix).toMatch(/setup-company\.json|Billing Master Data/);
		expect(named(checks, 'company')).toMatchObject({
			company: null,
			fix: expect.stringContaining('form') as string,
		});
	});

	it('asks for one customer and one product or service before a quotation, an order or an invoice', async () => {
		const { address, vatNumber, registrationNumber, ...bare } = WHOLESALER;
		await run(story, saveMaster('company'), bare);
		expect(missing(await checkSetup(story))).toEqual(['customer', 'product']);
		await run(story, saveMaster('party'), {
			code: 'S',
			name: 'Only a supplier',
			isCustomer: false,
			isSupplier: true,
		});
		await run(story, saveMaster('party'), { code: 'C', name: 'Client', company: 'DUPONT' });
		await run(story, saveMaster('product'), { code: 'P', name: 'Conseil', company: 'DUPONT' });
		const checks = await checkSetup(story);
		expect(named(checks, 'customer')).toMatchObject({ ok: true, what: 'C, Client', fix: null });
		expect(named(checks, 'product')).toMatchObject({ ok: true, what: 'P, Conseil' });
		expect(named(checks, 'series.invoice')?.what).toMatch(/DUPONT-invoice \(FA\{YYYY\}-\{SEQ:5\}\)/);
		expect(isReady(checks)).toBe(true);
		const advised = checks.filter(({ ok }) => !ok).map(({ check }) => check);
		expect(advised).toEqual(['address', 'registration', 'vatNumber', 'bankAccount']);

		// What is out of use does not count; with it gone the answer is no again.
		await run(story, setMasterActive('product', false), { id: 'P' });
		expect(missing(await checkSetup(story))).toEqual(['product']);
	});

	it('is ready without a word of advice once everything is there', async () => {
		await run(story, saveMaster('company'), WHOLESALER);
		await run(story, saveMaster('party'), { code: 'C', name: 'Client' });
		await run(story, saveMaster('product'), { code: 'P', name: 'Conseil' });
		await run(story, saveMaster('sellerProfile'), {
			code: 'MAIN',
			name: 'Siège',
			company: 'DUPONT',
			ibanPrinted: 'FR7630006000011234567890189',
			isDefault: true,
		});
		const checks = await checkSetup(story);
		expect(checks.filter(({ ok }) => !ok)).toEqual([]);
		expect(JSON.stringify(checks)).not.toContain('FR7630006000011234567890189');
	});

	it('tells by the rule that would refuse the document what is wrong with a series', async () => {
		await run(story, saveMaster('company'), { ...WHOLESALER, createDefaultSeries: false });
		const none = named(await checkSetup(story), 'series.invoice');
		expect(none).toMatchObject({ ok: false, what: "Company 'DUPONT' has no number series for invoice." });
		const series = {
			name: 'F',
			company: 'DUPONT',
			kinds: ['invoice'],
			pattern: 'F{YY}-{SEQ}',
			reset: 'yearly',
		};
		for (const code of ['F1', 'F2']) await run(story, saveMaster('numberSeries'), { ...series, code });
		const several = named(await checkSetup(story), 'series.invoice');
		expect(several?.what).toMatch(/several active number series .* F1, F2/);
		expect(several?.fix).toMatch(/Leave one active/);
	});

	it('is asked company by company, each by its own rules', async () => {
		await run(story, saveMaster('company'), WHOLESALER);
		const { defaultTaxRate, ...bare } = HANOI;
		await run(story, saveMaster('company'), bare);
		await run(story, saveMaster('product'), { code: 'P', name: 'Phở', company: 'HANOI', taxRate: '8' });
		const hanoi = await checkSetup(story, { company: 'HANOI' });
		expect(new Set(hanoi.map(({ company }) => company))).toEqual(new Set(['HANOI']));
		// The Vietnamese tax code is the VAT number, and every product has a rate.
		expect(named(hanoi, 'vatNumber')?.ok).toBe(true);
		expect(named(hanoi, 'defaultTaxRate')?.ok).toBe(true);
		await run(story, saveMaster('product'), { code: 'Q', name: 'Bún', company: 'HANOI' });
		expect(missing(await checkSetup(story, { company: 'HANOI' }))).toEqual(['customer', 'defaultTaxRate']);
		expect(missing(await checkSetup(story))).toEqual(['customer', 'product', 'customer', 'defaultTaxRate']);
		await expect(checkSetup(story, { company: 'NOBODY' })).rejects.toMatchObject({ rule: 'company.unknown' });
	});
});

onEachDatabase('test mode of a company', (stage) => {
	const switchTo = (code: string, testMode: boolean) =>
		ruleOf(stage.story, saveMaster('company'), { ...WHOLESALER, code, testMode });
	const bill = (company: string, validate: boolean) =>
		run(stage.story, createInvoiceFromLines, {
			company,
			customer: `${company}-C`,
			lines: linesOf(1),
			validate,
			externalReference: reference(),
		});

	it('is switched freely until a document is validated, and never after', async () => {
		for (const testMode of [false, true]) {
			const code = await foundCompany(stage.story, { testMode });
			expect(await switchTo(code, !testMode)).toBe('done');
			await bill(code, false);
			expect(await switchTo(code, testMode)).toBe('done');
			await bill(code, true);
			expect(await switchTo(code, !testMode)).toBe('company.testModeFixed');
			// Anything else about the company is saved as before; leaving the switch out means off.
			expect(await switchTo(code, testMode)).toBe('done');
			const left = ruleOf(stage.story, saveMaster('company'), { ...WHOLESALER, code, name: 'Other' });
			expect(await left).toBe(testMode ? 'company.testModeFixed' : 'done');
			const { masters } = stage.story.ledger.read;
			expect((await masters.find('company', code))?.content.testMode === true).toBe(testMode);
		}
	});

	it('stays as it is also when the only validated document was cancelled', async () => {
		const code = await foundCompany(stage.story, { testMode: true });
		const quote = await run(stage.story, createDocument('quotation'), {
			company: code,
			customer: `${code}-C`,
			lines: linesOf(1),
			validate: true,
		});
		await run(stage.story, cancelDocument, { id: quote.id });
		expect(await switchTo(code, false)).toBe('company.testModeFixed');
	});
});
