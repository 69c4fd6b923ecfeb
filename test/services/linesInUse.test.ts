import { createDocument } from '../../services/createDocument';
import { saveMaster } from '../../services/saveMaster';
import { run, WHOLESALER } from '../support/stories';
import { onEachDatabase, refusedBy } from './stage';

/** What lines bring along by themselves: favourites, units, other taxes, shipping by the number of pieces. */

onEachDatabase('lines as people use them', (stage) => {
	const make = createDocument('quotation');
	const input = (lines: object[], more: object = {}) => ({
		company: 'DUPONT',
		customer: 'MARTIN',
		lines,
		...more,
	});
	const quote = (lines: object[], more: object = {}) => run(stage.story, make, input(lines, more));
	const company = (more: object) => run(stage.story, saveMaster('company'), { ...WHOLESALER, ...more });
	const product = (content: { code: string }) =>
		run(stage.story, saveMaster('product'), { name: content.code, company: 'DUPONT', ...content });
	const goods = { description: 'Article', quantity: 1, unitPrice: 100 };

	it('a favourite comes by its name, an automatic one by itself unless it is there', async () => {
		await company({
			favouriteLines: [
				{ name: 'livraison', description: 'Livraison', quantity: 1, unitPrice: 12 },
				{ name: 'huile', product: 'OIL', quantity: 1, automatic: true },
			],
		});
		const words = async (lines: object[], more?: object) =>
			(await quote(lines, more)).details.lines.map(({ description }) => description);
		expect(await words([goods])).toEqual(['Article', 'Huile d’olive 5 l']);
		expect(await words([goods], { favourites: ['livraison'] })).toEqual([
			'Article',
			'Livraison',
			'Huile d’olive 5 l',
		]);
		expect(await words([{ product: 'OIL', quantity: 3 }])).toEqual(['Huile d’olive 5 l']);
		const refusal = await refusedBy(stage.story, make, input([goods], { favourites: ['port'] }));
		expect(refusal).toMatchObject({ rule: 'favourite.unknown', fix: 'It has: livraison, huile.' });
		await company({});
	});

	it('a service that is priced by the month costs twelve times as much by the year', async () => {
		await product({ code: 'HOSTING', unitPrice: '10', unit: 'MON' } as { code: string });
		const { details } = await quote([
			{ product: 'HOSTING', quantity: 2, unit: 'ANN' },
			{ product: 'HOSTING', quantity: 1 },
		]);
		expect(details.lines).toMatchObject([
			{ unitPrice: 120, net: 240 },
			{ unitPrice: 10, net: 10 },
		]);
	});

	it('other taxes of a product come along, each with its own VAT; a line adds a comment or takes them away', async () => {
		const eco = { code: 'ECO', label: 'Éco-contribution', mode: 'amount', value: '0.50', taxRate: '5.5' };
		const levy = { code: 'TPF', mode: 'percent', value: '2' };
		await product({ code: 'LAMP', unitPrice: '100', otherTaxes: [eco, levy] } as { code: string });
		const sold = await quote([{ product: 'LAMP', quantity: 2 }]);
		expect(sold.details.lines[0]?.otherTaxes).toMatchObject([
			{ code: 'ECO', amount: 1, taxRate: '5.5' },
			{ code: 'TPF', amount: 4, taxRate: '20' },
		]);
		// 204 at 20 %, 1 at 5.5 %.
		expect(sold).toMatchObject({ net: 205, tax: 40.86 });
		const told = { ...eco, comment: 'Filière DEEE' };
		const changed = await quote([{ product: 'LAMP', quantity: 2, otherTaxes: [told] }]);
		expect(changed.details.lines[0]?.otherTaxes).toMatchObject([{ comment: 'Filière DEEE', amount: 1 }]);
		const none = await quote([{ product: 'LAMP', quantity: 2, otherTaxes: [] }]);
		expect(none).toMatchObject({ net: 200 });
	});

	it('shipping is a flat fee by the number of pieces, 10 € below ten', async () => {
		await company({ shippingBands: [{ below: 10, amount: 10 }, { amount: 0 }], shippingTaxRate: '20' });
		const of = (quantity: number) => quote([{ ...goods, quantity }], { shipping: 'byQuantity' });
		expect((await of(9)).details.charges).toMatchObject([{ nature: 'shipping', amount: 10, taxRate: 20 }]);
		expect((await of(10)).details.charges).toEqual([]);
		await company({});
		expect((await refusedBy(stage.story, make, input([goods], { shipping: 'byQuantity' }))).rule).toBe(
			'shipping.noBand',
		);
	});
});
