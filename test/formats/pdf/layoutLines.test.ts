import { layoutDocument } from '../../../formats/pdf/layoutDocument';
import { french, linesTable, rowsOf, textOf, textsOf } from './readDefinition';
import { manyLines } from './sampleData';
import { hanoiDocument } from './samples';

describe('lines', () => {
	test('repeat their heading and break between rows only', () => {
		const { table } = linesTable(french('invoice', { lines: manyLines(60) }));
		expect(table).toMatchObject({ headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true });
		expect(table.body).toHaveLength(61);
	});

	test('show code, description with comment, quantity with unit, price, discount, rate and net', () => {
		const rows = rowsOf(french('invoice'));
		expect(rows[0]).toEqual([
			'Réf.',
			'Désignation',
			'Quantité',
			'P.U. HT',
			'Remise',
			'TVA',
			'Montant HT (EUR)',
		]);
		expect(rows[1]).toEqual([
			'VIS-M6',
			'Vis inox A2 M6 × 40, boîte de 200\nConditionnement : cartons de 6 boîtes.',
			'12\u00a0bte',
			'18,90',
			'',
			'20\u00a0%',
			'226,80',
		]);
		expect(rows[2]?.slice(2)).toEqual(['3\u00a0u.', '149,00', '7,5\u00a0%', '20\u00a0%', '413,48']);
		expect(rows[4]?.slice(2)).toEqual(['3,5\u00a0h', '62,3333', '', '10\u00a0%', '218,17']);
	});

	test('have a discount column only when one is given, and positions where there are no codes', () => {
		const lines = [{ description: 'A', unitPrice: '1' }];
		expect(rowsOf(french('invoice', { lines, charges: [] }))).toEqual([
			['N°', 'Désignation', 'Quantité', 'P.U. HT', 'TVA', 'Montant HT (EUR)'],
			['1', 'A', '1\u00a0u.', '1,00', '20\u00a0%', '1,00'],
		]);
	});

	test('a note spans the row', () => {
		const { table } = linesTable(french('invoice'));
		expect(table.body[3]?.[0]).toMatchObject({ colSpan: 7 });
		expect(rowsOf(french('invoice'))[3]?.join('')).toBe(
			'Livraison en une fois, quai de déchargement côté rue des Écoles.',
		);
	});

	describe('of a summary invoice', () => {
		const place = (city: string) => ({ line1: '2 quai Noir', city, country: 'FR' });
		const delivery = (documentId: string, number: string, city: string) => ({
			documentId,
			number,
			issueDate: '2026-11-04',
			deliveredOn: '2026-11-05',
			customerReference: `PO ${number}`,
			shipTo: place(city),
		});
		const deliveries = [
			delivery('dln_1', 'BL2026-00001', 'Brest'),
			delivery('dln_2', 'BL2026-00002', 'Lyon'),
		];
		const lines = [
			{ description: 'A', deliveryNoteId: 'dln_1' },
			{ description: 'B', deliveryNoteId: 'dln_1' },
			{ description: 'C', deliveryNoteId: 'dln_2' },
		];
		const heading = (number: string, more = '') =>
			`Bon de livraison ${number} du 04/11/2026\nLivré le 05/11/2026${more}`;

		test('stand under number and date of their delivery, its order and its place', () => {
			const rows = rowsOf(french('invoice', { lines, deliveries, customerReference: null, shipTo: null }));
			expect(rows.map((row) => row.join('').split(/\d+,\d\d/)[0])).toMatchObject({
				1: heading('BL2026-00001', ' – votre commande PO BL2026-00001 – livré à : 2 quai Noir, Brest'),
				4: heading('BL2026-00002', ' – votre commande PO BL2026-00002 – livré à : 2 quai Noir, Lyon'),
			});
			expect(rows).toHaveLength(6);
		});

		test('do not say again what the header says for all', () => {
			const shared = { customerReference: 'PO 7', shipTo: place('Brest') };
			const rows = rowsOf(french('invoice', { lines, deliveries, ...shared }));
			expect(rows[1]?.join('')).toBe(heading('BL2026-00001'));
		});

		test('have no heading where there is one delivery only', () => {
			const rows = rowsOf(french('invoice', { lines, deliveries: deliveries.slice(0, 1) }));
			expect(rows).toHaveLength(4);
		});
	});

	test('an unknown unit is printed as its code; a price that includes tax says so', () => {
		const text = textOf('invoice', { lines: [{ description: 'A', unit: 'Q9Z' }], priceBasis: 'gross' });
		expect(text).toContain('1\u00a0Q9Z');
		expect(text).toContain('P.U. TTC');
	});

	test('a category that a rate does not explain has its name and its sentence', () => {
		const text = textOf('invoice', {
			lines: [{ description: 'A', unitPrice: '9', taxCategory: 'AE', taxRate: '0' }],
		});
		expect(text).toContain('Autoliq.');
		expect(text).toContain('Autoliquidation.');
	});

	test('fit the page however long their words and figures are', () => {
		const lines = [
			{
				description: 'W'.repeat(1000),
				productCode: 'X'.repeat(60),
				unitPrice: '99999999999.99',
				quantity: '90',
			},
			{ description: 'a', unitPrice: '0.1234567891' },
		];
		for (const changes of [{ lines }, { lines: manyLines(3) }]) {
			const { table } = linesTable(french('invoice', changes));
			const width = table.widths.reduce((sum, column) => sum + column + 8, 0);
			expect(width).toBeCloseTo(595.28 - 80, 3);
			expect(Math.min(...table.widths)).toBeGreaterThan(0);
		}
	});

	test('a row taller than a page goes on in rows below, with its figures once', () => {
		const comment = 'Ligne\n'.repeat(300).trim();
		const definition = french('invoice', {
			lines: [{ description: 'A', comment, unitPrice: '10' }],
			charges: [],
		});
		const rows = rowsOf(definition);
		expect(rows.length).toBeGreaterThan(20);
		expect(rows.filter((row) => row.includes('10,00'))).toHaveLength(1);
		expect(rows.flat().join('\n').match(/Ligne/g)).toHaveLength(300);
		const { layout } = linesTable(definition);
		expect(layout.hLineWidth?.(2)).toBe(0);
	});

	test('delivery notes leave room for the quantity received', () => {
		expect(rowsOf(french('deliveryNote'))[0]).toEqual([
			'Réf.',
			'Désignation',
			'Qté livrée',
			'Unité',
			'Qté reçue',
		]);
		expect(rowsOf(french('returnNote'))[0]).toEqual(['Réf.', 'Désignation', 'Qté retournée', 'Unité']);
	});
});

describe('amounts', () => {
	test('tax table and totals are those of the document', () => {
		const texts = textsOf(french('invoice'));
		for (const amount of ['664,78', '132,96', '218,17', '21,82', '56,86', '3,13'])
			expect(texts).toContain(amount);
		const at = (label: string) => texts[texts.indexOf(label) + 1];
		expect(at('Total HT')).toBe('939,81\u00a0€');
		expect(at('Total TVA')).toBe('157,91\u00a0€');
		expect(at('Total TTC')).toBe('1\u00a0097,72\u00a0€');
		expect(at('Net à payer')).toBe('1\u00a0097,72\u00a0€');
	});

	test('what is paid is taken off the amount due, not off the total', () => {
		const payments = { received: [{ source: 'payment' as const, amount: 9772 }], due: 100000 };
		const texts = textsOf(french('invoice', { print: { payments } }));
		const at = (label: string) => texts[texts.indexOf(label) + 1];
		expect([at('Total TTC'), at('Déjà réglé'), at('Net à payer')]).toEqual([
			'1\u00a0097,72\u00a0€',
			'-97,72\u00a0€',
			'1\u00a0000,00\u00a0€',
		]);
	});

	test('đồng have no decimals', () => {
		const texts = textsOf(layoutDocument(hanoiDocument('invoice')));
		expect(texts).toContain('18.931.580\u00a0₫');
		expect(texts).toContain('4.250.000');
	});
});
