import { watchLoop } from '../ledger/support/loopDelay';
import {
	done,
	failure,
	fixDate,
	inUserFolder,
	masters,
	openWholesaler,
	runSteps,
	runStep,
	sales,
	useUserFolder,
	type Json,
	type Step,
} from './support/bench';

/** Rows of an old system through the node: from files and from items, dry first, and out again. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();

const importing = (parameters: Json = {}): Step => masters('importExport', 'import', parameters);
const exporting = (parameters: Json = {}): Step => masters('importExport', 'export', parameters);

const fileItem = (text: string | Buffer, field = 'data', fileName = 'customers.csv') => ({
	json: { from: 'mail' },
	binary: { [field]: { data: Buffer.from(text).toString('base64'), mimeType: 'text/csv', fileName } },
});

const FILE =
	'Code client;Raison sociale;E-mail;Couleur\nHALLES;Les Halles;a@halles.example;bleu\nPORT;Le Port;a at port;vert\n';

test('a file: one item a row, a summary at the end, and what was left aside as a hint', async () => {
	const { items, hints, error } = await runStep(importing(), [fileItem(FILE)]);
	expect(error).toBeUndefined();
	const [first, second, summary] = items.map(({ json }) => json);
	expect(first).toMatchObject({
		row: 2,
		status: 'created',
		code: 'HALLES',
		name: 'Les Halles',
		id: expect.stringMatching(/^par_/),
		file: 'customers.csv',
	});
	expect(second).toEqual({
		ledger: first?.['ledger'],
		row: 3,
		status: 'refused',
		code: 'PORT',
		name: null,
		id: null,
		column: 'E-mail',
		field: 'email',
		message: "'E-mail' is not an e-mail address.",
		fix: expect.stringMatching(/import the file again/),
		rule: 'input.invalid',
		file: 'customers.csv',
	});
	expect(summary).toMatchObject({
		status: 'summary',
		dataset: 'customer',
		rows: 2,
		created: 1,
		refused: 1,
		dryRun: false,
		unknownColumns: ['Couleur'],
	});
	expect(summary?.['refusedRows']).toEqual([
		expect.objectContaining({ row: 3, code: 'PORT', column: 'E-mail' }),
	]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }, { item: 0 }]);
	expect(hints).toEqual([
		'2 rows: 1 created, 0 updated, 0 unchanged, 1 refused.',
		expect.stringContaining("'Couleur'"),
	]);
	const again = await done(runStep(importing(), [fileItem(FILE)]));
	expect(again.map(({ status }) => status)).toEqual(['unchanged', 'refused', 'summary']);
});

test('a dry run says the same and writes nothing', async () => {
	const file = 'Code client;Nom\nDRY;À sec\n';
	const [row, summary] = await done(runStep(importing({ dryRun: true }), [fileItem(file)]));
	expect(row).toMatchObject({ status: 'wouldCreate', id: null, dryRun: true });
	expect(summary).toMatchObject({
		created: 1,
		dryRun: true,
		message: expect.stringContaining('Nothing was written'),
	});
	expect(
		(
			await failure(
				runStep(
					masters('customer', 'get', { inputSource: 'fields', id: { __rl: true, mode: 'id', value: 'DRY' } }),
				),
			)
		).message,
	).toMatch(/does not exist/);
});

test('items are rows, paired one by one; the summary comes of all of them', async () => {
	const rows = [{ Code: 'IT-1', Nom: 'Un' }, { Code: 'IT-2' }];
	const { items } = await runStep(importing({ rowsFrom: 'items', dataset: 'supplier' }), rows);
	expect(items.map(({ json }) => [json['row'], json['status'], json['column']])).toEqual([
		[2, 'created', null],
		[3, 'refused', 'Nom'],
		[undefined, 'summary', undefined],
	]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		[{ item: 0 }, { item: 1 }],
	]);
});

test.each([
	['refused', ['refused', 'summary']],
	['summary', ['summary']],
])('the output can be kept to %s', async (give, statuses) => {
	const given = await done(runStep(importing({ give, dryRun: true }), [fileItem(FILE)]));
	expect(given.map(({ status }) => status)).toEqual(statuses);
});

test('options reach the reader: delimiter, encoding, dates, decimals, missing customers', async () => {
	const file = Buffer.from('N°|Code client|Nom|Date|Total\nX-1|NEUF|Café|03/04/2025|1,234\n', 'latin1');
	const importOptions = {
		delimiter: '|',
		encoding: 'windows-1252',
		dateFormat: 'monthFirst',
		decimalSign: 'point',
		createMissingCustomers: true,
	};
	const [row] = await done(
		runStep(
			importing({
				dataset: 'openInvoice',
				importOptions,
				company: { __rl: true, mode: 'id', value: 'DUPONT' },
			}),
			[fileItem(file)],
		),
	);
	expect(row).toMatchObject({ status: 'created', code: 'X-1', name: 'Café' });
	const [invoice] = await done(runStep(sales('invoice', 'getMany', { filters: { search: 'X-1' } })));
	expect(invoice).toMatchObject({
		number: 'X-1',
		issueDate: '2025-03-04',
		gross: 1234,
		customerName: 'Café',
	});
});

test('a file that is not there, or cannot be read, is refused as a whole, saying what to do', async () => {
	const missing = await failure(runStep(importing(), [fileItem(FILE, 'attachment_0')]));
	expect(missing).toMatchObject({ message: expect.stringContaining('It has: attachment_0'), itemIndex: 0 });
	expect(missing.description).toMatch(/Input File Field/);
	const unread = await failure(
		runStep(importing({ inputFileField: 'attachment_0' }), [fileItem('Nom;Ville\nA;B', 'attachment_0')]),
	);
	expect(unread.message).toMatch(/'code' .*missing/);
	expect((await failure(runStep(importing({ rowsFrom: 'items' }), [{}]))).message).toMatch(
		/The file has: no titles/,
	);
});

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'of two files one is broken: %s',
	async (onError) => {
		const files = [fileItem('%PDF-1.7', 'data', 'a.pdf'), fileItem('Code client;Nom\nHALLES;Les Halles\n')];
		const run = await runStep({ ...importing(), onError }, files);
		const broken = onError === 'continueErrorOutput' ? run.refused : run.items.slice(0, 1);
		expect(broken.map(({ json }) => json['details']?.rule)).toEqual(['csv.otherFile']);
		const rows = onError === 'continueErrorOutput' ? run.items : run.items.slice(1);
		expect(rows.map(({ json, pairedItem }) => [json['status'], pairedItem])).toEqual([
			['unchanged', { item: 1 }],
			['summary', { item: 1 }],
		]);
	},
);

test('what is exported is a file, and importing it changes nothing', async () => {
	const { items, of } = await runSteps([{ ...exporting(), name: 'Export' }, importing()], [{}]);
	const [exported] = of('Export');
	expect(exported?.json).toMatchObject({ dataset: 'customer', fileName: 'DUPONT-customers.csv' });
	const file = Buffer.from(exported?.binary?.['data']?.['data'] as string, 'base64').toString();
	expect(file).toMatch(/^\ufeffCode client;Raison sociale;/);
	const states = new Set(items.map(({ json }) => json['status']));
	expect(states).toEqual(new Set(['unchanged', 'summary']));
	expect(items).toHaveLength(Number(exported?.json['rows']) + 1);
});

test('an export for English spreadsheets, with its options', async () => {
	const parameters = {
		dataset: 'product',
		style: 'comma',
		exportOptions: { language: 'en', includeInactive: true },
		binaryPropertyName: 'csv',
	};
	const { items } = await runStep(exporting(parameters));
	const file = Buffer.from(items[0]?.binary?.['csv']?.['data'] as string, 'base64').toString();
	expect(file).toMatch(/^\ufeffProduct code,Name,/);
	expect(file).toContain('FLOUR,Farine T55 25 kg,,,18.4,11,');
});

test('a row of an import passes on its id, and nothing that describes the row', async () => {
	const { items, hints, error } = await runSteps(
		[importing({ rowsFrom: 'items' }), masters('customer', 'deactivate')],
		[{ Code: 'GONE', Nom: 'Parti' }],
	);
	expect(error?.message).toMatch(/Item 2/);
	expect([items, hints]).toEqual([[], []]);
});

test('3,000 rows of items leave n8n its turns', async () => {
	await inUserFolder(async () => {
		await openWholesaler();
		const rows = Array.from({ length: 3000 }, (_member, index) => ({
			Code: `L-${index}`,
			Nom: `Client ${index}`,
			Ville: 'Lyon',
			Adresse: 'Quai',
		}));
		const loop = watchLoop();
		const given = await done(runStep(importing({ rowsFrom: 'items', dryRun: true, give: 'summary' }), rows));
		const { longest } = loop();
		expect(given).toEqual([expect.objectContaining({ created: 3000, refused: 0 })]);
		// The design asks for 50 ms; a busy test machine gets five times that.
		expect(longest).toBeLessThan(250);
	});
});
