import { createDocument } from '../../services/createDocument';
import { saveMaster } from '../../services/saveMaster';
import { run } from '../support/stories';
import { foundCompany, onEachDatabase } from './stage';

const quote = createDocument('quotation');

onEachDatabase('the VAT rate of a line', (stage) => {
	let company: string;

	beforeAll(async () => {
		company = await foundCompany(stage.story, { defaultTaxRate: '20' });
		const save = (kind: 'product' | 'party', master: object) =>
			run(stage.story, saveMaster(kind), { company, ...master });
		await save('product', { code: 'BOOK', name: 'Livre', unitPrice: 10, taxRate: '5.5' });
		await save('product', { code: 'CHAIR', name: 'Chaise', unitPrice: 10 });
		await save('party', { code: 'GROWER', name: 'Maraîcher', taxRate: '10' });
	});

	const rateOf = async (line: object, customer = `${company}-C`) => {
		const view = await run(stage.story, quote, { company, customer, lines: [line] });
		return view.details.lines[0]?.taxRate;
	};

	it('the line itself comes first', async () => {
		expect(await rateOf({ product: 'BOOK', taxRate: 2.1 }, 'GROWER')).toBe('2.1');
	});

	it('the customer comes before the product', async () => {
		expect(await rateOf({ product: 'BOOK' }, 'GROWER')).toBe('10');
	});

	it('the product comes before the default of the company', async () => {
		expect(await rateOf({ product: 'BOOK' })).toBe('5.5');
	});

	it('the default of the company comes last', async () => {
		expect(await rateOf({ product: 'CHAIR' })).toBe('20');
		expect(await rateOf({ description: 'Conseil', unitPrice: 5 })).toBe('20');
	});
});
