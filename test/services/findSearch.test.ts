import { findDocuments } from '../../services/findDocuments';
import { saveMaster } from '../../services/saveMaster';
import { HANOI, run } from '../support/stories';
import { invoice, onEachDatabase, order } from './stage';

onEachDatabase('one search', (stage) => {
	const find = async (search: string) =>
		(await findDocuments(stage.story, { search })).map((view) => view.title);
	const bill = (title: string, unitPrice: string, more: object = {}) =>
		invoice(stage.story, { title, lines: [{ description: 'x', unitPrice, taxRate: 0 }], ...more });

	beforeAll(async () => {
		await bill('Toiture à Orléans', '1234.50', { nature: 'pose d’une porte-fenêtre' });
		await bill('petite', '348.58', { customer: 'LEROY' });
		await run(stage.story, saveMaster('company'), HANOI);
		await run(stage.story, saveMaster('party'), { code: 'PHO', name: 'Phở Bờ Hồ', company: 'HANOI' });
		await bill('Việt', '1234000', { company: 'HANOI', customer: 'PHO' });
	});

	it.each([
		['1 234,50', ['Toiture à Orléans']],
		['1234.5', ['Toiture à Orléans']],
		['1.234,50 €', ['Toiture à Orléans']],
		['€1,234.50', ['Toiture à Orléans']],
		['234,5', ['Toiture à Orléans']],
		['1.234.000 ₫', ['Việt']],
		['1 234 000', ['Việt']],
		['1.234.000đ', ['Việt']],
		['1.234.000 €', []],
		['348,58 EUR', ['petite']],
		['leroy 348,58', ['petite']],
		['martin 348,58', []],
		['orleans', ['Toiture à Orléans']],
		['PORTE-FENETRE', ['Toiture à Orléans']],
		['pho bo ho', ['Việt']],
		['PHO', ['Việt']],
		['hanoi', ['Việt']],
		['ho guom', ['Việt']],
		['dupont 348', ['petite']],
		['dupont pho', []],
	])('%j finds %j', async (search, titles) => {
		expect(await find(search)).toEqual(titles);
	});

	it('finds by the whole number, a part of it, our own reference, and the id', async () => {
		const [dong] = await findDocuments(stage.story, { search: 'Việt' });
		const [euros] = await findDocuments(stage.story, { search: 'petite' });
		expect(dong).toMatchObject({ number: null, internalReference: expect.any(String) });
		expect(await find(String(dong?.internalReference))).toContain('Việt');
		for (const search of [String(euros?.number), String(euros?.number).slice(-4), String(euros?.id)])
			expect(await find(search)).toContain('petite');
		expect(await find(String(euros?.id))).toEqual(['petite']);
	});

	it('finds a customer by the name of today as well as by the one on the document', async () => {
		await run(stage.story, saveMaster('party'), { code: 'LEROY', name: 'Roi et Fils', company: 'DUPONT' });
		expect(await find('roi et fils')).toEqual(['petite']);
		expect(await find('leroy sarl')).toEqual(['petite']);
	});
});

onEachDatabase('the name of the company', (stage) => {
	it('finds nothing while there is only one: every document would fit', async () => {
		await order(stage.story, { title: 'only' });
		expect(await findDocuments(stage.story, { search: 'dupont' })).toEqual([]);
	});
});
