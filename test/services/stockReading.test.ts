import { convertDocument } from '../../services/convertDocument';
import { createDocument } from '../../services/createDocument';
import { setMasterActive } from '../../services/setMasterActive';
import { getStockBalances } from '../../services/stock/getStockBalances';
import { getStockMovements } from '../../services/stock/getStockMovements';
import { run } from '../support/stories';
import { foundCompany, onEachDatabase, part } from './stage';
import { balanceOf, movedBy, newProduct } from './stockStage';

const PAST_A_PAGE = 501;
const PRODUCTS = 51;

onEachDatabase('questions about stock', (stage) => {
	const deliver = (lines: readonly object[], more: object = {}) =>
		run(stage.story, createDocument('deliveryNote'), {
			company: 'DUPONT',
			customer: 'MARTIN',
			lines,
			validate: true,
			...more,
		});

	it('are answered by company, product, document, day and kind', async () => {
		const { story } = stage;
		const [product, other] = [await newProduct(story), await newProduct(story)];
		const note = await deliver([{ product, quantity: 5 }], { issueDate: '2026-02-01' });
		await part(story, 'returnNote', note.id, { 1: 2 }, { issueDate: '2026-02-20' });
		await deliver([{ product: other, quantity: 1 }], { issueDate: '2026-02-25' });
		const of = { product };
		expect(await movedBy(story, of)).toEqual(['delivery -5', 'return 2']);
		expect(await movedBy(story, { ...of, kinds: ['return'] })).toEqual(['return 2']);
		expect(await movedBy(story, { ...of, from: '2026-02-02' })).toEqual(['return 2']);
		expect(await movedBy(story, { ...of, until: '2026-02-01' })).toEqual(['delivery -5']);
		expect(await movedBy(story, { document: note.id })).toEqual(['delivery -5']);
		expect(await movedBy(story, { company: 'DUPONT', from: '2026-02-25' })).toEqual(['delivery -1']);
		expect(await getStockBalances(story, { ...of, asOf: '2026-02-20' })).toEqual([
			{
				ledger: story.ledger.id,
				companyId: expect.stringMatching(/^com_/) as string,
				companyCode: 'DUPONT',
				productId: expect.stringMatching(/^prd_|^pro_/) as string,
				productCode: product,
				productName: expect.stringMatching(/^Stocked/) as string,
				unit: 'C62',
				received: 2,
				issued: 5,
				balance: -3,
				lastMovedOn: '2026-02-20',
				asOf: '2026-02-20',
			},
		]);
		expect((await getStockBalances(story, {})).map(({ productCode }) => productCode)).toEqual([
			product,
			other,
		]);
	});

	it('are refused where they name nothing, or a period that ends before it begins', async () => {
		const asked = (query: object) =>
			getStockMovements(stage.story, query).then(
				() => 'done',
				(error: { rule: string }) => error.rule,
			);
		expect(await asked({ product: 'NOWHERE' })).toBe('product.unknown');
		expect(await asked({ company: 'NOWHERE' })).toBe('company.unknown');
		expect(await asked({ document: 'dln_nowhere' })).toBe('document.unknown');
		expect(await asked({ from: '2026-02-02', until: '2026-02-01' })).toBe('period.order');
		expect(await asked({ kinds: ['theft'] })).toMatch(/^input/);
		expect(await asked({ from: '2026-02-30' })).toMatch(/^input/);
		expect(await asked({ from: '2026-02-01', until: '2026-02-01' })).toBe('done');
	});

	it('are answered of a product that is not sold any more', async () => {
		const product = await newProduct(stage.story);
		await deliver([{ product, quantity: 5 }]);
		await run(stage.story, setMasterActive('product', false), { id: product });
		expect(await balanceOf(stage.story, product)).toBe(-5);
		expect(await movedBy(stage.story, { product })).toEqual(['delivery -5']);
	});

	it('keep companies apart, also for a product that they share', async () => {
		const { story } = stage;
		const product = await newProduct(story, { company: undefined });
		const company = await foundCompany(story);
		await deliver([{ product, quantity: 5 }]);
		await deliver([{ product, quantity: 2 }], { company, customer: `${company}-C` });
		const balances = await getStockBalances(story, { product });
		expect(balances.map(({ companyCode, balance }) => [companyCode, balance])).toEqual([
			['DUPONT', -5],
			[company, -2],
		]);
		expect(await getStockBalances(story, { product, company })).toMatchObject([{ balance: -2 }]);
	});

	it('are answered to the limit, over more than one page', async () => {
		const { story } = stage;
		const product = await newProduct(story);
		const lines = Array.from({ length: PAST_A_PAGE }, (_, index) => ({ product, quantity: index + 1 }));
		const sold = await run(story, createDocument('salesOrder'), {
			company: 'DUPONT',
			customer: 'MARTIN',
			lines,
			validate: true,
		});
		await run(story, convertDocument('deliveryNote'), { id: sold.id, validate: true });
		const all = await getStockMovements(story, { product, limit: 1000 });
		expect(new Set(all.map(({ id }) => id)).size).toBe(PAST_A_PAGE);
		expect(all.map(({ line }) => line)).toEqual(lines.map((_line, index) => PAST_A_PAGE - index));
		expect(await getStockMovements(story, { product, limit: 3 })).toEqual(all.slice(0, 3));
		expect(await getStockMovements(story, { product })).toHaveLength(50);
	});

	it('are answered of more products than one page sums', async () => {
		const { story } = stage;
		const company = await foundCompany(story);
		const products: string[] = [];
		for (let index = 0; index < PRODUCTS; index += 1) products.push(await newProduct(story, { company }));
		const lines = products.map((product, index) => ({ product, quantity: index + 1 }));
		await deliver(lines, { company, customer: `${company}-C` });
		const balances = await getStockBalances(story, { company, limit: 1000 });
		expect(balances.map(({ productCode, balance }) => [productCode, balance])).toEqual(
			products.map((product, index) => [product, -index - 1]),
		);
		expect(await getStockBalances(story, { company })).toHaveLength(50);
	});
});
