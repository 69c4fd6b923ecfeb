import { convertDocument } from '../../services/convertDocument';
import { createInvoiceFromDocuments } from '../../services/createInvoice';
import { findDocuments } from '../../services/findDocuments';
import { importRows, type ImportReport } from '../../services/importRows';
import type { DocumentView } from '../../services/parts/documentView';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { run } from '../support/stories';
import { onEachDatabase, order, quantitiesOf, type Stage } from './stage';

const TITLES = [
	'N° commande',
	'Date',
	'Date de livraison',
	'Code client',
	'Référence du client',
	'Code produit',
	'Désignation',
	'Quantité',
	'Reste à livrer',
	'Prix HT',
	'Remise',
	'TVA',
];

function take(
	stage: Stage,
	rows: ReadonlyArray<readonly unknown[]>,
	more: object = {},
	titles = TITLES,
): Promise<ImportReport> {
	const { dryRun = false, ...request } = more as { dryRun?: boolean };
	const items = rows.map((row) =>
		Object.fromEntries(titles.map((title, index) => [title, row[index] ?? null])),
	);
	return importRows(
		{ ...stage.story, dryRun },
		{ dataset: 'salesOrder', company: 'DUPONT', source: { items }, ...request },
	);
}

const statesOf = ({ rows }: ImportReport) => rows.map(({ row, status }) => `${row} ${status}`);

async function viewOf(stage: Stage, number: string): Promise<DocumentView> {
	const [view] = await findDocuments(stage.story, { company: 'DUPONT', search: number });
	if (!view) throw new Error(`There is no ${number}`);
	return view;
}

onEachDatabase('open orders and quotations of a former system', (stage) => {
	const file = [
		['CDE-881', '12/01/2026', '30/04/2026', 'MARTIN', 'PO-7', 'FLOUR', '', '10', '4', '', '', ''],
		['CDE-882', '13/01/2026', '', 'LEROY', '', '', 'Palette', '2', '', '12,50', '10 %', '20 %'],
		['CDE-881', '', '', '', '', 'OIL', '', '6', '0', '', '', ''],
		['CDE-881', '', '', '', '', '', 'Livrer le matin', '', '', '', '', ''],
		['CDE-883', '13/01/2026', '', 'LEROY', '', 'OIL', '', '6', '0', '', '', ''],
	];

	test('a dry run shows them, and writes nothing', async () => {
		const report = await take(stage, file, { dryRun: true });
		expect(statesOf(report)).toEqual([
			'2 wouldCreate',
			'3 wouldCreate',
			'4 wouldCreate',
			'5 wouldCreate',
			'6 skipped',
		]);
		expect(await findDocuments(stage.story, { company: 'DUPONT' })).toEqual([]);
	});

	test('rows of one number are one document, with what is left of its lines', async () => {
		const report = await take(stage, file);
		expect(statesOf(report)).toEqual(['2 created', '3 created', '4 created', '5 created', '6 skipped']);
		const first = await viewOf(stage, 'CDE-881');
		expect(first).toMatchObject({
			kind: 'salesOrder',
			state: 'validated',
			labelCode: 'awaitingApproval',
			issueDate: '2026-01-12',
			deliveryDate: '2026-04-30',
			seriesCode: 'DUPONT-former-salesOrder',
			net: 73.6,
		});
		expect(
			first.details.lines.map(({ productCode, description, quantity, kind }) => ({
				productCode,
				description,
				quantity,
				kind,
			})),
		).toEqual([
			{ productCode: 'FLOUR', description: 'Farine T55 25 kg', quantity: 4, kind: 'item' },
			{ productCode: null, description: 'Livrer le matin', quantity: 0, kind: 'note' },
		]);
		expect(first.details.header).toMatchObject({ customerReference: 'PO-7' });
		expect(await viewOf(stage, 'CDE-882')).toMatchObject({ net: 22.5, tax: 4.5 });
	});

	test('run twice is once; a changed line is refused', async () => {
		expect(statesOf(await take(stage, file))).toEqual([
			'2 unchanged',
			'3 unchanged',
			'4 unchanged',
			'5 unchanged',
			'6 skipped',
		]);
		const changed = await take(stage, [
			['CDE-882', '13/01/2026', '', 'LEROY', '', '', 'Palette', '3', '', '12,50', '10 %', '20 %'],
		]);
		expect(changed.rows[0]).toMatchObject({ rule: 'import.changed', field: 'lines' });
	});

	test('an order converts for what is left, in parts, and our own series number what comes of it', async () => {
		const { id } = await viewOf(stage, 'CDE-881');
		const delivered = await run(stage.story, convertDocument('deliveryNote'), {
			id,
			quantities: [{ line: 1, quantity: 3 }],
			validate: true,
			externalReference: 'former-1',
		});
		expect(delivered).toMatchObject({ number: 'BL2026-00001', parentNumber: 'CDE-881' });
		const billed = await run(stage.story, createInvoiceFromDocuments, {
			ids: [delivered.id],
			validate: true,
		});
		expect(billed).toMatchObject({ number: 'FA2026-00001', net: 55.2 });
		// Our own sale: it counts in turnover.
		expect(billed.details.header).toMatchObject({ origin: 'sale' });
		const rest = await run(stage.story, convertDocument('invoice'), { id, validate: true });
		expect(quantitiesOf(rest)).toEqual([1]);
		expect((await order(stage.story)).number).toBe('CO2026-00001');
	});

	test('a quotation comes in, and becomes an order', async () => {
		const titles = ['N° devis', 'Date', "Valable jusqu'au", 'Code client', 'Code produit', 'Quantité'];
		const request = { dataset: 'quotation' as const };
		const report = await take(
			stage,
			[['881', '01/03/2026', '30/06/2026', 'MARTIN', 'OIL', '2']],
			request,
			titles,
		);
		expect(statesOf(report)).toEqual(['2 created']);
		const quotation = await viewOf(stage, '881');
		expect(quotation).toMatchObject({
			kind: 'quotation',
			number: '881',
			validUntil: '2026-06-30',
			labelCode: 'awaitingApproval',
		});
		const ordered = await run(stage.story, convertDocument('salesOrder'), {
			id: quotation.id,
			validate: true,
		});
		expect(ordered).toMatchObject({ kind: 'salesOrder', parentNumber: '881' });
		expect(await viewOf(stage, '881')).toMatchObject({ state: 'closed' });
	});

	test('what is wrong with one line is said of its row, and the other rows of its document say which one it is', async () => {
		const report = await take(stage, [
			['BAD-1', '12/01/2026', '', 'MARTIN', '', 'FLOUR', '', '1', '', '', '', ''],
			['BAD-1', '', '', '', '', 'NOTHING', '', '1', '', '', '', ''],
			['BAD-2', '12/01/2026', '', 'MARTIN', '', 'FLOUR', '', 'dix', '', '', '', ''],
			['BAD-2', '', '', '', '', 'OIL', '', '1', '', '', '', ''],
			['BAD-3', '12/01/2026', '', 'MARTIN', '', 'FLOUR', '', '1', '', '', '', ''],
			['BAD-3', '12/01/2026', '', 'LEROY', '', 'OIL', '', '1', '', '', '', ''],
			['GOOD', '12/01/2026', '', 'MARTIN', '', 'FLOUR', '', '1', '', '', '', ''],
			['BAD-4', '12/01/2026', '', 'MARTIN', '', 'FLOUR', '', '-1', '', '', '', ''],
		]);
		expect(report.rows.map(({ row, status, rule, column }) => ({ row, status, rule, column }))).toEqual([
			{ row: 2, status: 'refused', rule: 'import.partOfRefused', column: null },
			{ row: 3, status: 'refused', rule: 'product.unknown', column: 'Code produit' },
			{ row: 4, status: 'refused', rule: 'cell.number', column: 'Quantité' },
			{ row: 5, status: 'refused', rule: 'import.partOfRefused', column: null },
			{ row: 6, status: 'refused', rule: 'import.partOfRefused', column: null },
			{ row: 7, status: 'refused', rule: 'import.differs', column: 'Code client' },
			{ row: 8, status: 'created', rule: null, column: null },
			{ row: 9, status: 'refused', rule: 'input.invalid', column: 'Quantité' },
		]);
		expect(report.rows.map(({ message }) => message)).toEqual([
			expect.stringContaining('row 3'),
			expect.stringContaining("'NOTHING'"),
			expect.stringContaining("'dix'"),
			expect.stringContaining('row 4'),
			expect.stringContaining('row 7'),
			expect.stringMatching(/row 7 than in row 6/),
			null,
			expect.stringMatching(/^'Quantité' must be more than 0/),
		]);
	});

	test('missing products and customers are created where that is asked for', async () => {
		const titles = [...TITLES, 'Raison sociale'];
		const row = [
			'NEW-1',
			'12/01/2026',
			'',
			'CLIENT-NEUF',
			'',
			'PRODUIT-NEUF',
			'Produit neuf',
			'1',
			'',
			'10',
			'',
			'20',
			'Client neuf',
		];
		expect((await take(stage, [row], {}, titles)).rows[0]).toMatchObject({ rule: 'party.unknown' });
		const report = await take(
			stage,
			[row],
			{ createMissingCustomers: true, createMissingProducts: true },
			titles,
		);
		expect(statesOf(report)).toEqual(['2 created']);
		expect((await stage.story.ledger.read.masters.find('product', 'PRODUIT-NEUF'))?.name).toBe(
			'Produit neuf',
		);
	});

	test('the books verify with all of them', async () => {
		const reports = await verifyBooks(stage.story);
		expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
		expect(areIntact(reports)).toBe(true);
	});
});
