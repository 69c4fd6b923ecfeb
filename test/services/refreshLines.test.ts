import { convertDocument } from '../../services/convertDocument';
import { createDocument } from '../../services/createDocument';
import { editLines } from '../../services/editLines';
import { refreshLines } from '../../services/refreshLines';
import { saveMaster } from '../../services/saveMaster';
import { run, WHOLESALER } from '../support/stories';
import { hintsOf, onEachDatabase, refusedBy, type Stage } from './stage';

const COFFEE = {
	code: 'COFFEE',
	name: 'Café moulu',
	company: 'DUPONT',
	unitPrice: '10',
	purchasePrice: '6',
	comment: 'Paquet de 250 g',
};

const product = (stage: Stage, more: object = {}) =>
	run<{ id: string }>(stage.story, saveMaster('product'), { ...COFFEE, ...more });

const quotation = (stage: Stage, more: object = {}) =>
	run(stage.story, createDocument('quotation'), {
		company: 'DUPONT',
		customer: 'MARTIN',
		lines: [
			{ product: 'COFFEE', quantity: 2, discountPercent: 10 },
			{ description: 'Livraison', quantity: 1, unitPrice: 5 },
			{ product: 'OIL', quantity: 1 },
		],
		...more,
	});

onEachDatabase('Refresh Lines', (stage) => {
	beforeEach(() => product(stage));

	it('takes the comment of a product onto its lines, where the line has none', async () => {
		const { details } = await quotation(stage, {
			lines: [
				{ product: 'COFFEE', quantity: 1 },
				{ product: 'COFFEE', quantity: 1, comment: 'Grains' },
			],
		});
		expect(details.lines.map(({ comment }) => comment)).toEqual(['Paquet de 250 g', 'Grains']);
	});

	it('takes price, name, comment, unit and other taxes of the products anew; quantity and discount stay', async () => {
		const draft = await quotation(stage);
		await run(stage.story, editLines, {
			id: draft.id,
			changes: [{ line: 1, description: 'Café', comment: 'à moudre', unitPrice: 1 }],
		});
		await product(stage, {
			name: 'Café bio',
			unitPrice: '12',
			purchasePrice: '7',
			unit: 'KGM',
			comment: 'Paquet de 500 g',
			otherTaxes: [{ code: 'ECO', mode: 'amount', value: '0.25' }],
		});
		const fresh = await run(stage.story, refreshLines, { id: draft.id });
		expect(fresh.details.lines[0]).toMatchObject({
			description: 'Café bio',
			comment: 'Paquet de 500 g',
			unit: 'KGM',
			quantity: 2,
			unitPrice: 12,
			unitCost: '7',
			discountPercent: '10',
			net: 21.6,
			otherTaxes: [{ code: 'ECO', amount: 0.5 }],
		});
		expect(fresh.details.lines.slice(1)).toEqual(draft.details.lines.slice(1));
		expect(fresh.net).toBeCloseTo(21.6 + 0.5 + 5 + 39.9, 6);
		expect(await run(stage.story, refreshLines, { id: draft.id })).toMatchObject({ reused: true });
	});

	it('takes only the chosen lines and fields', async () => {
		const draft = await quotation(stage);
		await product(stage, { name: 'Café bio', unitPrice: '12' });
		const named = await run(stage.story, refreshLines, { id: draft.id, onlyLines: [1], take: ['name'] });
		expect(named.details.lines[0]).toMatchObject({ description: 'Café bio', unitPrice: 10 });
		expect(named.gross).toBe(draft.gross);
		const other = await run(stage.story, refreshLines, { id: draft.id, onlyLines: [3] });
		expect(other.details.lines[0]).toMatchObject({ unitPrice: 10 });
	});

	it('converts the price to the unit and the price basis of the line', async () => {
		await product(stage, { unit: 'MON', unitPrice: '10' });
		const draft = await quotation(stage, {
			priceBasis: 'gross',
			lines: [{ product: 'COFFEE', quantity: 1, unit: 'ANN', unitPrice: 1 }],
		});
		const fresh = await run(stage.story, refreshLines, { id: draft.id, take: ['price'] });
		expect(fresh.details.lines[0]).toMatchObject({ unit: 'ANN', unitPrice: 144, gross: 144, net: 120 });
		expect(fresh).toMatchObject({ net: 120, gross: 144 });
		const named = await run(stage.story, refreshLines, { id: draft.id, take: ['name', 'comment'] });
		expect(named).toMatchObject({ net: 120, gross: 144 });
	});

	it('keeps the price of a product that the catalogue has none for, and says so', async () => {
		const lines = [{ product: 'BOX', quantity: 1, unitPrice: 3 }];
		const { id } = await quotation(stage, { lines });
		expect(await hintsOf(stage.story, refreshLines, { id })).toEqual([
			expect.stringContaining('Line 1 keeps its price'),
		]);
	});

	it('refuses lines without a product, and amounts of lines that came from another document', async () => {
		const { id } = await quotation(stage, { validate: true });
		const draft = await run(stage.story, convertDocument('salesOrder'), { id });
		expect(await refusedBy(stage.story, refreshLines, { id: draft.id, onlyLines: [2] })).toMatchObject({
			rule: 'line.noProduct',
			field: 'onlyLines[0]',
		});
		expect((await refusedBy(stage.story, refreshLines, { id: draft.id })).rule).toBe('lines.linked');
		await product(stage, { name: 'Café bio' });
		const named = await run(stage.story, refreshLines, { id: draft.id, take: ['name', 'comment'] });
		expect(named.details.lines[0]).toMatchObject({ description: 'Café bio' });
		expect((await refusedBy(stage.story, refreshLines, { id })).rule).toBe('lines.linked');
	});
});

onEachDatabase('the order of lines', (stage) => {
	const described = async (more: object) =>
		(await run(stage.story, createDocument('quotation'), { company: 'DUPONT', customer: 'MARTIN', ...more }))
			.details.lines;
	const items = [
		{ description: 'C', quantity: 1, unitPrice: 1, order: 30 },
		{ description: 'A', quantity: 1, unitPrice: 1, order: 10 },
		{ description: 'what follows A' },
		{ description: 'B', quantity: 1, unitPrice: 1, order: 20 },
	];
	const words = (lines: ReadonlyArray<{ description: string }>) =>
		lines.map(({ description }) => description);

	it('follows the index of the lines; one without an index stays behind the one before it', async () => {
		expect(words(await described({ lines: items }))).toEqual(['A', 'what follows A', 'B', 'C']);
	});

	it('stays as it is given once it is frozen', async () => {
		expect(words(await described({ lines: items, freezeOrder: true }))).toEqual([
			'C',
			'A',
			'what follows A',
			'B',
		]);
	});

	it('takes the index of the products where the company wants it', async () => {
		const company = 'SORTED';
		const sell = async (more: object) =>
			(
				await described({
					company,
					customer: 'SORTED-C',
					lines: [{ product: 'SECOND' }, { product: 'FIRST' }, { product: 'THIRD', order: 1 }].map(
						(line) => ({
							...line,
							quantity: 1,
						}),
					),
					...more,
				})
			).map(({ productCode }) => productCode);
		await run(stage.story, saveMaster('company'), { ...WHOLESALER, code: company });
		await run(stage.story, saveMaster('party'), { code: 'SORTED-C', name: 'Client', company });
		for (const [index, code] of ['FIRST', 'SECOND', 'THIRD'].entries()) {
			const content = { code, name: code, company, unitPrice: 1, order: 10 * (index + 1) };
			await run(stage.story, saveMaster('product'), content);
		}
		expect(await sell({})).toEqual(['SECOND', 'FIRST', 'THIRD']);
		await run(stage.story, saveMaster('company'), {
			...WHOLESALER,
			code: company,
			sortLinesByCatalogue: true,
		});
		expect(await sell({})).toEqual(['THIRD', 'FIRST', 'SECOND']);
		expect(await sell({ freezeOrder: true })).toEqual(['SECOND', 'FIRST', 'THIRD']);
	});
});

onEachDatabase('a product that is typed by its name', (stage) => {
	const sell = (typed: string, more: object = {}) => ({
		company: 'DUPONT',
		customer: 'MARTIN',
		lines: [{ product: typed, quantity: 1, ...more }],
	});
	const make = createDocument('quotation');

	it('is found whatever its capitals and accents', async () => {
		for (const typed of ['Huile d’olive 5 l', 'HUILE D’OLIVE 5 L', 'OIL']) {
			const { details } = await run(stage.story, make, sell(typed));
			expect(details.lines[0]).toMatchObject({ productCode: 'OIL', unitPrice: 39.9 });
		}
	});

	it('is refused by half a word, with what comes near', async () => {
		const refusal = await refusedBy(stage.story, make, sell('Huile'));
		expect(refusal).toMatchObject({ rule: 'product.unknown', field: 'lines[0].product' });
		expect(refusal.fix).toContain('OIL (Huile d’olive 5 l)');
		expect(await refusedBy(stage.story, make, sell('Savon'))).toMatchObject({ rule: 'product.unknown' });
	});

	it('is refused where several bear the name, with their codes', async () => {
		for (const code of ['TEA1', 'TEA2'])
			await run(stage.story, saveMaster('product'), {
				code,
				name: 'Thé vert',
				company: 'DUPONT',
				unitPrice: 4,
			});
		const refusal = await refusedBy(stage.story, make, sell('thé vert'));
		expect(refusal.rule).toBe('product.severalNamed');
		expect(refusal.fix).toContain('TEA1 (Thé vert), TEA2 (Thé vert)');
	});

	it('is not made a second time on the fly', async () => {
		const more = { description: 'Huile', unitPrice: 1 };
		const known = await run(stage.story, make, {
			...sell('huile d’olive 5 l', more),
			createMissingProducts: true,
		});
		expect(known.details.lines[0]).toMatchObject({ productCode: 'OIL' });
		const made = await run(stage.story, make, { ...sell('HUILE', more), createMissingProducts: true });
		expect(made.details.lines[0]).toMatchObject({ productCode: 'HUILE' });
	});
});
