import fc from 'fast-check';
import { readCsv } from '../../formats/csv';
import { exportMasters, type ExportRequest } from '../../services/exportMasters';
import { importRows } from '../../services/importRows';
import { runUseCase } from '../../services/useCase';
import { saveMaster } from '../../services/saveMaster';
import { run } from '../support/stories';
import { foundCompany, onEachDatabase, type Stage } from './stage';

const NASTY = [
	'=1+1',
	'+33 4 78',
	'-12',
	'@SUM(A1)',
	"'=x",
	"''-",
	'="00123"',
	'"quoted"\nlines',
	'a;b,c|d\te',
	'1,234',
	'Épicerie « Ông Đỗ »',
	'0012',
	'1E5',
	'…',
];

const words = fc
	.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }))
	.map((text) => text.replace(/\p{Cc}(?<![\n\t])/gu, '').trim())
	.filter((text) => text !== '');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const price = fc
	.tuple(fc.integer({ min: -99_999, max: 9_999_999 }), fc.nat(4))
	.map(([digits, scale]) => String(digits / 10 ** scale));
const percent = fc.constantFrom('0.2', '5.5', '20', '2.1', '0.9', '12.345');
const address = fc.record(
	{
		line1: words,
		line2: words,
		postCode: fc.constantFrom('01000', '1000', '69002', 'SW1A 1AA'),
		city: words,
		country: fc.constantFrom('FR', 'VN', 'BE', 'GB'),
	},
	{ requiredKeys: ['city', 'country'] },
);
const party = fc.record({
	name: words,
	address: maybe(address),
	shipTo: maybe(address),
	legalForm: maybe(words),
	// Right in France, the one of these countries that refuses a wrong one.
	registrationNumber: maybe(fc.constantFrom('303 265 045', '005880158', '404833048 00022')),
	phone: maybe(fc.constantFrom('478123456', '0478123456', '+33 4 78 12 34 56')),
	email: maybe(fc.constantFrom('a@b.example', '+x@b.example')),
	language: maybe(fc.constantFrom('fr', 'en', 'vi')),
	currency: maybe(fc.constantFrom('EUR', 'VND', 'TND')),
	paymentDays: maybe(fc.integer({ min: 0, max: 365 })),
	taxRate: maybe(percent),
	professional: maybe(fc.boolean()),
	isSupplier: maybe(fc.boolean()),
	active: maybe(fc.boolean()),
});
const product = fc.record({
	name: words,
	description: maybe(words),
	unit: maybe(fc.constantFrom('C62', 'EA', 'KGM', 'H87', 'SET')),
	unitPrice: maybe(price),
	purchasePrice: maybe(price),
	taxRate: maybe(percent),
	stocked: maybe(fc.boolean()),
	active: maybe(fc.boolean()),
});

const styles = fc.record({
	style: fc.constantFrom('semicolon' as const, 'comma' as const),
	language: fc.constantFrom('fr' as const, 'en' as const, 'vi' as const),
});

async function save(
	stage: Stage,
	kind: 'party' | 'product',
	company: string,
	masters: ReadonlyArray<object>,
): Promise<void> {
	const inputs = masters.map(
		(given, index) => JSON.parse(JSON.stringify({ ...given, code: `M${index}`, company })) as object,
	);
	for (const outcome of await runUseCase(saveMaster(kind), stage.story, inputs))
		if (!outcome.ok) throw outcome.error;
}

/** Writes the masters of a company out, reads them back, and gives what became of each row. */
async function roundTrip(stage: Stage, request: ExportRequest): Promise<string[]> {
	const { content } = await exportMasters(stage.story, { includeInactive: true, ...request });
	const { dataset, company } = request;
	const { rows } = await importRows(stage.story, { dataset, company, source: { file: content } });
	return rows.map(({ status, message }) => (message === null ? status : `${status}: ${message}`));
}

onEachDatabase('exports', (stage) => {
	test('whatever customers hold, the file that is written reads back unchanged', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(party, { minLength: 1, maxLength: 6 }), styles, async (parties, style) => {
				const company = await foundCompany(stage.story);
				await save(stage, 'party', company, parties);
				expect(await roundTrip(stage, { dataset: 'customer', company, ...style })).toEqual(
					Array.from({ length: parties.length + 1 }, () => 'unchanged'),
				);
			}),
			{ numRuns: 25 },
		);
	});

	test('whatever products hold, the file that is written reads back unchanged', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(product, { minLength: 1, maxLength: 6 }), styles, async (products, style) => {
				const company = await foundCompany(stage.story);
				await save(stage, 'product', company, products);
				expect(await roundTrip(stage, { dataset: 'product', company, ...style })).toEqual(
					products.map(() => 'unchanged'),
				);
			}),
			{ numRuns: 25 },
		);
	});

	test('a file moves the records to another company', async () => {
		const [from, to] = [await foundCompany(stage.story), await foundCompany(stage.story)];
		await save(stage, 'product', from, [{ name: '=Nom', unitPrice: '1.234', unit: 'KGM' }]);
		const { content } = await exportMasters(stage.story, { dataset: 'product', company: from });
		await importRows(stage.story, { dataset: 'product', company: to, source: { file: content } });
		const company = await stage.story.ledger.read.masters.find('company', to);
		const moved = await stage.story.ledger.read.masters.find('product', 'M0', company?.id);
		expect(moved?.content).toEqual({
			code: 'M0',
			company: company?.id,
			name: '=Nom',
			unitPrice: '1.234',
			unit: 'KGM',
		});
	});

	test('titles are in the language of the company unless another one is asked for; the file is named for both', async () => {
		const file = await exportMasters(stage.story, { dataset: 'supplier', company: 'DUPONT' });
		expect(file).toMatchObject({
			rows: 1,
			fileName: 'DUPONT-suppliers.csv',
			mimeType: 'text/csv',
			dataset: 'supplier',
		});
		const table = await readCsv(file.content);
		expect(table.columns.slice(0, 2)).toEqual(['Code fournisseur', 'Raison sociale']);
		expect(table.rows[0]?.cells.slice(0, 2)).toEqual(['MOULIN', 'Moulins du Nord']);
		const vietnamese = await exportMasters(stage.story, {
			dataset: 'supplier',
			company: 'DUPONT',
			language: 'vi',
		});
		expect((await readCsv(vietnamese.content)).columns[0]).toBe('Mã nhà cung cấp');
	});

	test('customers and suppliers are told apart; inactive ones come when they are asked for', async () => {
		const company = await foundCompany(stage.story);
		await save(stage, 'party', company, [
			{ name: 'Active' },
			{ name: 'Gone', active: false },
			{ name: 'Mill', isCustomer: false, isSupplier: true },
		]);
		const rows = async (dataset: 'customer' | 'supplier', includeInactive: boolean) =>
			(await exportMasters(stage.story, { dataset, company, includeInactive })).rows;
		// Each company is founded with one customer.
		expect([
			await rows('customer', false),
			await rows('customer', true),
			await rows('supplier', false),
		]).toEqual([2, 3, 1]);
	});

	test('contacts and mandates name their customer by its code; IBANs are masked unless they are asked for', async () => {
		const mandate = {
			code: 'RUM-1',
			name: 'Martin',
			party: 'MARTIN',
			iban: 'FR7630006000011234567890189',
			signedOn: '2025-04-03',
		};
		await run(stage.story, saveMaster('mandate'), mandate);
		const exported = async (request: Partial<ExportRequest> = {}) =>
			(
				await exportMasters(stage.story, { dataset: 'mandate', company: 'DUPONT', ...request })
			).content.toString();
		expect(await exported()).toMatch(/RUM-1;MARTIN;Martin;;FR76…0189;/);
		expect(await exported()).not.toContain('FR7630006');
		expect(await exported({ fullIbans: true })).toContain('FR7630006000011234567890189');
		expect(await roundTrip(stage, { dataset: 'mandate', company: 'DUPONT' })).toEqual(['unchanged']);
		expect(await roundTrip(stage, { dataset: 'mandate', company: 'DUPONT', fullIbans: true })).toEqual([
			'unchanged',
		]);
		expect(await roundTrip(stage, { dataset: 'contact', company: 'DUPONT' })).toEqual(['unchanged']);
	});

	test('no cell of text is a formula', async () => {
		const company = await foundCompany(stage.story);
		await save(
			stage,
			'product',
			company,
			NASTY.map((name) => ({ name, description: name, unitPrice: '-12.5' })),
		);
		const { content } = await exportMasters(stage.story, { dataset: 'product', company });
		const { columns, rows } = await readCsv(content);
		const price = columns.indexOf('Prix HT');
		for (const { cells } of rows) {
			expect(cells[price]).toBe('-12,5');
			for (const text of cells.filter((_cell, index) => index !== price))
				expect(text).not.toMatch(/^[=+\-@\t\r]/);
		}
	});
});
