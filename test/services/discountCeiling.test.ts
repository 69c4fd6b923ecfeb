import { convertDocument } from '../../services/convertDocument';
import { createDocument } from '../../services/createDocument';
import { saveMaster } from '../../services/saveMaster';
import { updateDraft } from '../../services/updateDraft';
import { validateDocument } from '../../services/validateDocument';
import { ruleOf, run, WHOLESALER, type Story } from '../support/stories';
import { onEachDatabase, reference, refusedBy } from './stage';

const as = (story: Story, actor: string): Story => ({ ...story, actor });

onEachDatabase('a discount ceiling', (stage) => {
	beforeAll(async () => {
		const actor = saveMaster('actor');
		await run(stage.story, actor, { code: 'tom', name: 'Tom', company: 'DUPONT', maxDiscountPercent: 10 });
		await run(stage.story, actor, {
			code: 'claire',
			name: 'Claire',
			company: 'DUPONT',
			privileges: ['approve'],
			maxDiscountPercent: 30,
		});
	});

	const quotation = (line: object, more: object = {}) => ({
		company: 'DUPONT',
		customer: 'MARTIN',
		lines: [
			{ product: 'FLOUR', quantity: 1 },
			{ description: 'Palette', unitPrice: 100, ...line },
		],
		externalReference: reference(),
		...more,
	});
	const create = createDocument('quotation');
	const tryAs = (actor: string, line: object, more: object = {}) =>
		ruleOf(as(stage.story, actor), create, quotation(line, more));

	it('lets a discount up to it pass, and refuses a higher one with both figures', async () => {
		expect(await tryAs('tom', { discountPercent: 10 })).toBe('done');
		expect(
			await refusedBy(as(stage.story, 'tom'), create, quotation({ discountPercent: 10.5 })),
		).toMatchObject({
			rule: 'discount.ceiling',
			field: 'lines[1].discountPercent',
			message: expect.stringMatching(/^Line 2 \(Palette\) .* 10\.5 % .*'tom' may give 10 % at most\.$/),
		});
	});

	it('holds nobody up who has none', async () => {
		expect(await tryAs('alice', { discountPercent: 90 })).toBe('done');
	});

	it.each([
		['10 % on the net', { percent: 10 }, 'done'],
		['10.01 % on the net', { percent: 10.01 }, 'discount.ceiling'],
		['10 % on the gross', { percent: 10, base: 'gross' }, 'done'],
		// The lines are 18.40 and 100.00 without VAT.
		['an amount of exactly 10 %', { amount: 11.84 }, 'done'],
		['an amount of one cent more', { amount: 11.85 }, 'discount.ceiling'],
	])('counts a discount on the document: %s', async (_title, discount, rule) => {
		expect(await tryAs('tom', {}, { discount })).toBe(rule);
	});

	it('counts both discounts together: 6 % and 6 % are 11.64 %', async () => {
		expect(await tryAs('tom', { discountPercent: 5 }, { discount: { percent: 5 } })).toBe('done');
		const both = quotation({ discountPercent: 6 }, { discount: { percent: 6 } });
		expect(await refusedBy(as(stage.story, 'tom'), create, both)).toMatchObject({
			rule: 'discount.ceiling',
			field: 'discount',
			message: expect.stringMatching(/11\.64 % \(6 % on the line, the discount on the document\)/),
		});
	});

	it('counts a price below the catalogue, unless the company wants otherwise', async () => {
		// 39.90 less 10 % is 35.91.
		const cheap = { description: undefined, product: 'OIL', unitPrice: 35.9 };
		expect(await tryAs('tom', { ...cheap, unitPrice: 35.91 })).toBe('done');
		expect(await refusedBy(as(stage.story, 'tom'), create, quotation(cheap))).toMatchObject({
			rule: 'discount.ceiling',
			message: expect.stringMatching(/the price 35\.9 where the catalogue has 39\.9/),
		});
		await run(stage.story, saveMaster('company'), { ...WHOLESALER, ceilingCountsPrices: false });
		expect(await tryAs('tom', cheap)).toBe('done');
		await run(stage.story, saveMaster('company'), WHOLESALER);
	});

	it('compares a dozen with twelve times the price of one', async () => {
		const dozen = { description: undefined, product: 'OIL', unit: 'DZN' };
		expect(await tryAs('tom', { ...dozen, unitPrice: 478.8 })).toBe('done');
		expect(await tryAs('tom', { ...dozen, unitPrice: 39.9 })).toBe('discount.ceiling');
	});

	it('is looked at when a draft changes', async () => {
		const { id } = await run(as(stage.story, 'tom'), create, quotation({}));
		const change = (line: object) => ({ id, lines: [{ description: 'Palette', unitPrice: 100, ...line }] });
		const tom = as(stage.story, 'tom');
		expect(await ruleOf(tom, updateDraft, change({ discountPercent: 11 }))).toBe('discount.ceiling');
		expect(await ruleOf(tom, updateDraft, change({ discountPercent: 9 }))).toBe('done');
		expect(await ruleOf(tom, updateDraft, { id, discount: { percent: 50 } })).toBe('discount.ceiling');
	});

	it('is that of who approves, where somebody does', async () => {
		const { id } = await run(stage.story, create, quotation({ discountPercent: 25 }));
		const tom = as(stage.story, 'tom');
		expect(await ruleOf(tom, validateDocument, { id })).toBe('discount.ceiling');
		expect(await ruleOf(tom, validateDocument, { id, approvedBy: 'nobody' })).toBe('discount.ceiling');
		expect(await ruleOf(tom, validateDocument, { id, approvedBy: 'claire' })).toBe('done');
	});

	it('lets pass what was granted on the document before', async () => {
		const given = quotation({ discountPercent: 25 }, { discount: { percent: 20 }, validate: true });
		const { id } = await run(stage.story, create, given);
		const tom = as(stage.story, 'tom');
		const order = convertDocument('salesOrder');
		const more = { discount: { percent: 21 }, externalReference: reference() };
		expect(await ruleOf(tom, order, { id, ...more })).toBe('discount.ceiling');
		expect(await ruleOf(tom, order, { id, validate: true })).toBe('done');
	});

	it('does not touch purchases', async () => {
		const order = {
			company: 'DUPONT',
			supplier: 'MOULIN',
			lines: [{ description: 'Blé', unitPrice: 10, discountPercent: 40 }],
		};
		expect(await ruleOf(as(stage.story, 'tom'), createDocument('purchaseOrder'), order)).toBe('done');
	});
});
