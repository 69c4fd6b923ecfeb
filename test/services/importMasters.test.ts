import { writeCsv } from '../../formats/csv';
import { importRows, type DatasetName, type ImportReport } from '../../services/importRows';
import { runUseCase } from '../../services/useCase';
import { saveMaster } from '../../services/saveMaster';
import { HANOI, run } from '../support/stories';
import { foundCompany, onEachDatabase, type Stage } from './stage';

const csv = (...rows: string[][]): Promise<Buffer> => writeCsv(rows, { delimiter: ';' });

async function take(
	stage: Stage,
	dataset: DatasetName,
	file: Uint8Array,
	more: object = {},
): Promise<ImportReport> {
	const { dryRun = false, ...request } = more as { dryRun?: boolean };
	return importRows({ ...stage.story, dryRun }, { dataset, company: 'DUPONT', source: { file }, ...request });
}

const master = async (stage: Stage, kind: 'party' | 'product' | 'contact' | 'mandate', code: string) =>
	(await stage.story.ledger.read.masters.find(kind, code))?.content as Record<string, unknown> | undefined;

const statesOf = ({ rows }: ImportReport) => Object.fromEntries(rows.map(({ row, status }) => [row, status]));

/** 500 customers as an old system exports them, twelve of them broken, each in its own way. */
const BROKEN: ReadonlyArray<{
	at: number;
	cells: Record<string, string>;
	rule: string;
	column: string | null;
	says: RegExp;
}> = [
	{
		at: 20,
		cells: { 'Code client': '' },
		rule: 'import.keyMissing',
		column: 'Code client',
		says: /is empty/,
	},
	{
		at: 40,
		cells: { 'Code client': 'C 0040' },
		rule: 'input.invalid',
		column: 'Code client',
		says: /must be 1 to 60/,
	},
	{
		at: 60,
		cells: { 'Code client': 'C0059' },
		rule: 'import.twice',
		column: 'Code client',
		says: /row 61 already/,
	},
	{
		at: 80,
		cells: { 'Raison sociale': '' },
		rule: 'input.invalid',
		column: 'Raison sociale',
		says: /is missing/,
	},
	{
		at: 100,
		cells: { 'E-mail': 'paul at martin' },
		rule: 'input.invalid',
		column: 'E-mail',
		says: /not an e-mail/,
	},
	{ at: 120, cells: { Pays: 'Frnce' }, rule: 'cell.country', column: 'Pays', says: /'Frnce'/ },
	{
		at: 140,
		cells: { 'Délai de paiement': '30 fin de mois' },
		rule: 'cell.count',
		column: 'Délai de paiement',
		says: /30 fin de mois/,
	},
	{ at: 160, cells: { TVA: '0,2' }, rule: 'cell.percent', column: 'TVA', says: /half a percent/ },
	{ at: 180, cells: { SIRET: '4,04833E+13' }, rule: 'cell.shortened', column: 'SIRET', says: /shortened/ },
	{ at: 200, cells: { Langue: 'deutsch' }, rule: 'cell.language', column: 'Langue', says: /deutsch/ },
	{ at: 220, cells: { Devise: 'EURX' }, rule: 'input.invalid', column: 'Devise', says: /ISO 4217/ },
	{ at: 240, cells: { Ville: '' }, rule: 'input.invalid', column: 'Ville', says: /is missing/ },
];

function customers(): Promise<Buffer> {
	const titles =
		'Code client;Raison sociale;Adresse;Code postal;Ville;Pays;SIRET;E-mail;Langue;Devise;Délai de paiement;TVA;Couleur'.split(
			';',
		);
	const rows = Array.from({ length: 500 }, (_member, index) => {
		const cells: Record<string, string> = {
			'Code client': `C${String(index).padStart(4, '0')}`,
			'Raison sociale': `Épicerie ${index} & Fils`,
			Adresse: `${index} rue des Halles`,
			'Code postal': '69002',
			Ville: 'Lyon',
			Pays: 'France',
			SIRET: '',
			'E-mail': `contact${index}@epicerie.example`,
			Langue: 'français',
			Devise: 'EUR',
			'Délai de paiement': '30 jours',
			TVA: '20 %',
			Couleur: 'bleu',
			...BROKEN.find(({ at }) => at === index)?.cells,
		};
		return titles.map((title) => cells[title] ?? '');
	});
	return csv(titles, ...rows);
}

onEachDatabase('500 customers of an old system', (stage) => {
	test('a dry run says what would happen to each row, and writes nothing', async () => {
		const report = await take(stage, 'customer', await customers(), { dryRun: true });
		expect(report.summary).toMatchObject({ rows: 500, created: 488, refused: 12, dryRun: true });
		expect(report.rows.filter(({ status }) => status === 'wouldCreate')).toHaveLength(488);
		expect(report.rows.every(({ id }) => id === null)).toBe(true);
		expect(await master(stage, 'party', 'C0000')).toBeUndefined();
	});

	test('488 go in; of the twelve broken ones each is named with row, column, what is wrong and what to do', async () => {
		const report = await take(stage, 'customer', await customers());
		expect(report.summary).toMatchObject({ rows: 500, created: 488, updated: 0, unchanged: 0, refused: 12 });
		expect(report.rows.map(({ row }) => row)).toEqual(
			Array.from({ length: 500 }, (_member, index) => index + 2),
		);
		const refused = report.rows.filter(({ status }) => status === 'refused');
		expect(refused.map(({ row, rule, column }) => ({ row, rule, column }))).toEqual(
			BROKEN.map(({ at, rule, column }) => ({ row: at + 2, rule, column })),
		);
		for (const [index, { says }] of BROKEN.entries()) {
			expect(refused[index]?.message).toMatch(says);
			expect(refused[index]?.fix).toMatch(/\w{4}/);
			expect(refused[index]?.fix).not.toMatch(/Fields:/);
		}
		expect(report.hints).toEqual([expect.stringContaining("'Couleur'")]);
		expect(report.summary.unknownColumns).toEqual(['Couleur']);
	});

	test('what went in is what the file says', async () => {
		expect(await master(stage, 'party', 'C0007')).toEqual({
			code: 'C0007',
			name: 'Épicerie 7 & Fils',
			company: expect.stringMatching(/^com_/),
			address: { line1: '7 rue des Halles', postCode: '69002', city: 'Lyon', country: 'FR' },
			email: 'contact7@epicerie.example',
			language: 'fr',
			currency: 'EUR',
			paymentDays: 30,
			taxRate: '20',
			isCustomer: true,
		});
	});

	test('the same file a second time changes nothing, and writes nothing', async () => {
		const chain = (await stage.story.ledger.read.masters.find('company', 'DUPONT'))?.id ?? '';
		const before = await stage.story.ledger.read.audit.head(chain);
		const report = await take(stage, 'customer', await customers());
		expect(report.summary).toMatchObject({ created: 0, updated: 0, unchanged: 488, refused: 12 });
		expect(await stage.story.ledger.read.audit.head(chain)).toEqual(before);
	});

	test('a corrected file brings in the rest, and updates what differs', async () => {
		const file = await csv(
			['Code client', 'Raison sociale', 'Ville'],
			['C0080', 'Épicerie du Port', ''],
			['C0007', '', 'Villeurbanne'],
			['C0008', 'Épicerie 8 & Fils', ''],
		);
		const report = await take(stage, 'customer', file);
		expect(statesOf(report)).toEqual({ 2: 'created', 3: 'updated', 4: 'unchanged' });
		expect(await master(stage, 'party', 'C0007')).toMatchObject({
			name: 'Épicerie 7 & Fils',
			address: { line1: '7 rue des Halles', city: 'Villeurbanne' },
			paymentDays: 30,
		});
	});

	test('every change is in the audit trail', async () => {
		const known = await stage.story.ledger.read.masters.find('party', 'C0007');
		const entries = await stage.story.ledger.read.audit.ofSubject(known?.id ?? '');
		expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
			['party.created', 'alice'],
			['party.updated', 'alice'],
		]);
	});
});

onEachDatabase('imports of masters', (stage) => {
	test('suppliers become suppliers; one who is a customer stays one', async () => {
		const file = await csv(
			['Code fournisseur', 'Nom'],
			['MARTIN', 'Épicerie Martin'],
			['MINOTERIE', 'Minoterie'],
		);
		expect(statesOf(await take(stage, 'supplier', file))).toEqual({ 2: 'updated', 3: 'created' });
		expect(await master(stage, 'party', 'MARTIN')).toMatchObject({ isSupplier: true, paymentDays: 30 });
		expect((await master(stage, 'party', 'MARTIN'))?.['isCustomer']).not.toBe(false);
		expect(await master(stage, 'party', 'MINOTERIE')).toMatchObject({ isCustomer: false, isSupplier: true });
		expect(statesOf(await take(stage, 'supplier', file))).toEqual({ 2: 'unchanged', 3: 'unchanged' });
		const customer = await take(stage, 'customer', await csv(['Code', 'Nom'], ['MINOTERIE', 'Minoterie']));
		expect(statesOf(customer)).toEqual({ 2: 'updated' });
		expect(await master(stage, 'party', 'MINOTERIE')).toMatchObject({ isCustomer: true, isSupplier: true });
	});

	test('products: French prices, units by their names', async () => {
		const file = await csv(
			['Référence', 'Désignation', 'Prix HT', "Prix d'achat", 'Unité', 'Taux de TVA'],
			['SUCRE', 'Sucre 1 kg', '1 234,50 €', '0,85', 'Pièce', '5,5 %'],
			['HEURE', 'Main d’œuvre', '45', '', 'heure', '20'],
		);
		expect(statesOf(await take(stage, 'product', file))).toEqual({ 2: 'created', 3: 'created' });
		expect(await master(stage, 'product', 'SUCRE')).toMatchObject({
			unitPrice: '1234.5',
			purchasePrice: '0.85',
			unit: 'C62',
			taxRate: '5.5',
		});
		expect(await master(stage, 'product', 'HEURE')).toMatchObject({ unitPrice: '45', unit: 'HUR' });
	});

	test('a number that may be two is refused, unless the file or the parameter tells', async () => {
		const row = (price: string) => csv(['Référence', 'Désignation', 'Prix HT'], ['RIZ', 'Riz', price]);
		const refused = await take(stage, 'product', await row('1,234'));
		expect(refused.rows[0]).toMatchObject({
			status: 'refused',
			rule: 'cell.numberAmbiguous',
			column: 'Prix HT',
		});
		expect(refused.rows[0]?.fix).toMatch(/Decimal Sign/);
		const told = await csv(
			['Référence', 'Désignation', 'Prix HT'],
			['RIZ', 'Riz', '1,234'],
			['BLE', 'Blé', '12,5'],
		);
		await take(stage, 'product', told);
		expect(await master(stage, 'product', 'RIZ')).toMatchObject({ unitPrice: '1.234' });
		await take(stage, 'product', await row('1,234'), { decimalSign: 'point' });
		expect(await master(stage, 'product', 'RIZ')).toMatchObject({ unitPrice: '1234' });
	});

	test('contacts belong to their customer; first name and name are put together', async () => {
		const file = await csv(
			['Code contact', 'Code client', 'Prénom', 'Nom', 'Téléphone'],
			['MARTIN-2', 'MARTIN', 'Claire', 'Martin', '478123456'],
			['X-1', 'NOBODY', 'A', 'B', ''],
		);
		const report = await take(stage, 'contact', file);
		expect(statesOf(report)).toEqual({ 2: 'created', 3: 'refused' });
		expect(report.rows[1]).toMatchObject({
			rule: 'party.unknown',
			column: 'Code client',
			field: 'party',
			code: 'X-1',
		});
		const party = await stage.story.ledger.read.masters.find('party', 'MARTIN');
		expect(await master(stage, 'contact', 'MARTIN-2')).toEqual({
			code: 'MARTIN-2',
			name: 'Claire Martin',
			party: party?.id,
			phone: '478123456',
		});
		expect(statesOf(await take(stage, 'contact', file))).toMatchObject({ 2: 'unchanged' });
	});

	test('mandates: the IBAN is checked, the customer resolved, and no message shows an IBAN', async () => {
		const file = await csv(
			['RUM', 'Code client', 'IBAN', 'BIC', 'Titulaire', 'Date de signature', 'Type de mandat', 'Séquence'],
			[
				'RUM-001',
				'MARTIN',
				'FR76 3000 6000 0112 3456 7890 189',
				'AGRIFRPP',
				'Épicerie Martin',
				'03/04/2025',
				'CORE',
				'RCUR',
			],
			['RUM-002', 'LEROY', 'FR76 3000 6000 0112 3456 7890 188', '', 'Leroy', '', '', ''],
		);
		const report = await take(stage, 'mandate', file);
		expect(statesOf(report)).toEqual({ 2: 'created', 3: 'refused' });
		expect(report.rows[1]).toMatchObject({ column: 'IBAN', message: expect.stringMatching(/check digits/) });
		expect(JSON.stringify(report)).not.toMatch(/FR76\s?3000/);
		const party = await stage.story.ledger.read.masters.find('party', 'MARTIN');
		expect(await master(stage, 'mandate', 'RUM-001')).toEqual({
			code: 'RUM-001',
			name: 'Épicerie Martin',
			company: party?.companyId,
			party: party?.id,
			iban: 'FR7630006000011234567890189',
			bic: 'AGRIFRPP',
			holder: 'Épicerie Martin',
			scheme: 'CORE',
			recurrence: 'recurrent',
			signedOn: '2025-04-03',
		});
		expect(statesOf(await take(stage, 'mandate', file))).toMatchObject({ 2: 'unchanged' });
		const masked = await csv(
			['RUM', 'Code client', 'IBAN'],
			['RUM-001', 'MARTIN', 'FR76…0189'],
			['RUM-003', 'MARTIN', 'FR76…0189'],
		);
		const again = await take(stage, 'mandate', masked);
		expect(statesOf(again)).toEqual({ 2: 'unchanged', 3: 'refused' });
		expect(again.rows[1]).toMatchObject({ rule: 'import.ibanMasked', column: 'IBAN' });
	});

	test('a mandate that is saved by form belongs to the company of its customer', async () => {
		const mandate = { code: 'RUM-009', name: 'Martin', party: 'MARTIN', iban: 'FR7630006000011234567890189' };
		await run(stage.story, saveMaster('mandate'), mandate);
		const saved = await stage.story.ledger.read.masters.find('mandate', 'RUM-009');
		const party = await stage.story.ledger.read.masters.find('party', 'MARTIN');
		expect(saved).toMatchObject({ companyId: party?.companyId, content: { party: party?.id } });
		const [outcome] = await runUseCase(saveMaster('mandate'), stage.story, [{ ...mandate, party: 'NOBODY' }]);
		expect(outcome).toMatchObject({ ok: false, error: { rule: 'party.unknown', field: 'party' } });
	});

	test('codes that a spreadsheet has made numbers of', async () => {
		await run(stage.story, saveMaster('party'), { code: '00123', name: 'Zéro', company: 'DUPONT' });
		const report = await importRows(stage.story, {
			dataset: 'customer',
			company: 'DUPONT',
			source: {
				items: [
					{
						Code: 4711,
						Nom: 'Kölnisch',
						'Code postal': 1000,
						Adresse: '1 rue',
						Ville: 'Bourg',
						SIRET: 5880158,
					},
					{ Code: 123, Nom: 'Zéro' },
					{ Code: 1e21, Nom: 'Grand' },
				],
			},
		});
		expect(statesOf(report)).toEqual({ 2: 'created', 3: 'refused', 4: 'refused' });
		expect(report.rows[1]).toMatchObject({
			rule: 'import.leadingZeros',
			message: expect.stringContaining("'00123'"),
		});
		expect(await master(stage, 'party', '4711')).toMatchObject({
			registrationNumber: '005880158',
			address: { postCode: '01000', country: 'FR' },
		});
		expect(report.hints.join(' ')).toMatch(/1 times: addresses have no country.* 2 times: leading zeros/s);
	});

	test('rows come from items too, as Extract From File gives them; the same rows, the same answer', async () => {
		const request = {
			dataset: 'customer' as const,
			company: 'DUPONT',
			source: {
				items: [
					{ 'Code client': 'ITEM-1', Nom: 'Un', Ville: null },
					{ 'Code client': 'ITEM-2', 'Délai de paiement': 45 },
					{},
				],
			},
		};
		const report = await importRows(stage.story, request);
		expect(statesOf(report)).toEqual({ 2: 'created', 3: 'refused' });
		expect(report.rows[1]).toMatchObject({
			field: 'name',
			column: 'Nom',
			message: expect.stringMatching(/^'Nom' is missing/),
		});
		expect(statesOf(await importRows(stage.story, request))).toEqual({ 2: 'unchanged', 3: 'refused' });
	});

	test('records that all companies share are updated where they are', async () => {
		await run(stage.story, saveMaster('product'), { code: 'SHARED', name: 'Partagé', unitPrice: '1' });
		const file = await csv(['Référence', 'Désignation', 'Prix HT'], ['SHARED', 'Partagé', '2']);
		expect(statesOf(await take(stage, 'product', file))).toEqual({ 2: 'updated' });
		const saved = await stage.story.ledger.read.masters.find('product', 'SHARED');
		expect(saved).toMatchObject({ companyId: null, content: { unitPrice: '2' } });
	});

	test('a company sees its own records only', async () => {
		const other = await foundCompany(stage.story);
		const file = await csv(['Code client', 'Nom'], ['MARTIN', 'Un autre Martin']);
		expect(statesOf(await take(stage, 'customer', file, { company: other }))).toEqual({ 2: 'created' });
		expect(
			(
				await stage.story.ledger.read.masters.find(
					'party',
					'MARTIN',
					(await stage.story.ledger.read.masters.find('company', 'DUPONT'))?.id,
				)
			)?.name,
		).toBe('Épicerie Martin');
	});

	test('Viet Nam: titles, whole addresses in one column, tax codes', async () => {
		await run(stage.story, saveMaster('company'), HANOI);
		const file = await csv(
			['Mã khách hàng', 'Tên khách hàng', 'Mã số thuế', 'Địa chỉ', 'Điện thoại'],
			['KH001', 'Công ty TNHH Hồ Gươm', '100109106', '36 phố Hàng Bạc, Hoàn Kiếm, Hà Nội', '912345678'],
		);
		const report = await take(stage, 'customer', file, { company: 'HANOI' });
		expect(statesOf(report)).toEqual({ 2: 'created' });
		expect(await master(stage, 'party', 'KH001')).toMatchObject({
			registrationNumber: '0100109106',
			phone: '0912345678',
			address: { line1: '36 phố Hàng Bạc, Hoàn Kiếm', city: 'Hà Nội', country: 'VN' },
		});
		expect(statesOf(await take(stage, 'customer', file, { company: 'HANOI' }))).toEqual({ 2: 'unchanged' });
		const goods = await csv(
			['Mã hàng', 'Tên hàng', 'Đơn giá', 'ĐVT', 'Thuế suất'],
			['GAO', 'Gạo ST25', '850.000', 'cái', '8%'],
		);
		await take(stage, 'product', goods, { company: 'HANOI' });
		expect(await master(stage, 'product', 'GAO')).toMatchObject({ unitPrice: '850000', taxRate: '8' });
	});

	test.each([
		['company.unknown', { company: 'NOBODY' }, 'Code;Nom\nA;B\n'],
		['company.several', { company: undefined }, 'Code;Nom\nA;B\n'],
		['import.columnsMissing', {}, 'Nom;Ville\nA;B\n'],
		['csv.quote', {}, 'Code;Nom\nA;"B\n'],
	])('the file as a whole is refused: %s', async (rule, more, text) => {
		await expect(take(stage, 'customer', Buffer.from(text), more)).rejects.toMatchObject({ rule });
	});

	test('a row with more cells than titles is refused, and the others go in', async () => {
		const file = Buffer.from('Code;Nom\nWIDE-1;Dupont; Fils\nWIDE-2;Durand\n');
		const report = await take(stage, 'customer', file);
		expect(statesOf(report)).toEqual({ 2: 'refused', 3: 'created' });
		expect(report.rows[0]).toMatchObject({ rule: 'row.tooManyCells', code: 'WIDE-1' });
	});

	test('titles and cells that mean something to JavaScript or to a spreadsheet are plain text here', async () => {
		const file = Buffer.from(
			'__proto__,constructor,address.__proto__,Code,Nom\n{"a":1},x,y,HOSTILE,"=HYPERLINK(""http://x"")"\n',
		);
		const report = await take(stage, 'customer', file);
		expect(statesOf(report)).toEqual({ 2: 'created' });
		expect(report.summary.unknownColumns).toEqual(['__proto__', 'constructor', 'address.__proto__']);
		expect(await master(stage, 'party', 'HOSTILE')).toMatchObject({ name: '=HYPERLINK("http://x")' });
		expect(({} as Record<string, unknown>)['a']).toBeUndefined();
	});

	test('an item that holds lists or objects is refused where they stand', async () => {
		const items = [
			{ Code: 'OBJECT', Nom: ['a', 'b'] },
			{ Code: 'NESTED', Nom: 'Un', address: { line1: '1 rue', city: 'Lyon' } },
		];
		const report = await importRows(stage.story, {
			dataset: 'customer',
			company: 'DUPONT',
			source: { items },
		});
		expect(statesOf(report)).toEqual({ 2: 'refused', 3: 'created' });
		expect(report.rows[0]).toMatchObject({ rule: 'cell.shape', column: 'Nom' });
		expect(await master(stage, 'party', 'NESTED')).toMatchObject({
			address: { line1: '1 rue', city: 'Lyon', country: 'FR' },
		});
	});
});
