import { convertDocument } from '../../services/convertDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { duplicateDocument } from '../../services/duplicateDocument';
import { findDocuments } from '../../services/findDocuments';
import { getHistory } from '../../services/getHistory';
import { importRows, type ImportReport } from '../../services/importRows';
import type { DocumentView } from '../../services/parts/documentView';
import { recordPayment } from '../../services/recordPayment';
import { saveMaster } from '../../services/saveMaster';
import { areIntact, verifyBooks } from '../../services/verifyBooks';
import { HANOI, run, ruleOf } from '../support/stories';
import { invoice, onEachDatabase, type Stage } from './stage';

const TITLES = [
	'N° facture',
	'Type',
	'Code client',
	'Date facture',
	'Échéance',
	'Total TTC',
	'Reste dû',
	'Niveau de relance',
	'Dernière relance',
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
		{ dataset: 'openInvoice', company: 'DUPONT', source: { items }, ...request },
	);
}

const statesOf = ({ rows }: ImportReport) => rows.map(({ status }) => status);

async function viewOf(stage: Stage, number: string, company = 'DUPONT'): Promise<DocumentView> {
	const views = await findDocuments(stage.story, { company, search: number });
	const view = views.find((candidate) => candidate.number === number);
	if (!view) throw new Error(`There is no ${number}`);
	return view;
}

onEachDatabase('open invoices of a former system', (stage) => {
	const file = [
		[
			'FV-2025-117',
			'Facture',
			'MARTIN',
			'15/11/2025',
			'15/12/2025',
			'1 200,00',
			'1 200,00',
			'2',
			'20/01/2026',
		],
		['FV-2025-130', '', 'LEROY', '2025-12-01', '', '600', '150,50', '', ''],
		['AV-2025-009', 'Avoir', 'MARTIN', '2025-12-10', '', '100', '60', '', ''],
		['FV-2025-131', '', 'LEROY', '2025-12-02', '', '80', '0', '', ''],
		['FV-2025-132', '', 'LEROY', '2025-12-03', '', '-50', '-50', '', ''],
	];

	test('a dry run says what would come in, and takes no number', async () => {
		const report = await take(stage, file, { dryRun: true });
		expect(statesOf(report)).toEqual(['wouldCreate', 'wouldCreate', 'wouldCreate', 'skipped', 'wouldCreate']);
		expect(report.summary.message).toMatch(/4 would be created.*1 left aside.*Nothing was written/);
		expect(await findDocuments(stage.story, { company: 'DUPONT' })).toEqual([]);
		expect(
			await stage.story.ledger.read.masters.find('numberSeries', 'DUPONT-former-invoice'),
		).toBeUndefined();
	});

	test('they come in with their own numbers and dates, and what is open of them', async () => {
		const report = await take(stage, file);
		expect(statesOf(report)).toEqual(['created', 'created', 'created', 'skipped', 'created']);
		const overdue = await viewOf(stage, 'FV-2025-117');
		expect(overdue).toMatchObject({
			kind: 'invoice',
			state: 'validated',
			issueDate: '2025-11-15',
			dueDate: '2025-12-15',
			gross: 1200,
			net: 1200,
			tax: 0,
			open: 1200,
			settlement: 'overdue',
			labelCode: 'overdue',
			partyCode: 'MARTIN',
			seriesCode: 'DUPONT-former-invoice',
		});
		expect(overdue.details.header).toMatchObject({ origin: 'formerSystem' });
		expect(overdue.details.lines).toEqual([
			expect.objectContaining({
				taxCategory: 'O',
				taxRate: '0',
				net: 1200,
				description: 'Reprise de FV-2025-117, ancien système',
			}),
		]);
		expect(overdue.details.facts).toContainEqual(
			expect.objectContaining({
				kind: 'dunningStage',
				onDate: '2026-01-20',
				data: { stage: 2, lastReminderOn: '2026-01-20' },
			}),
		);
		// 30 days after its date, as for any invoice of a customer without terms.
		expect(await viewOf(stage, 'FV-2025-130')).toMatchObject({
			gross: 600,
			open: 150.5,
			dueDate: '2025-12-31',
			settlement: 'overdue',
		});
	});

	test('what was paid before is a payment of the former system', async () => {
		const { id } = await viewOf(stage, 'FV-2025-130');
		const [match] = await stage.story.ledger.read.payments.matchesOf([id]);
		expect(match).toMatchObject({ sourceKind: 'payment', amount: 44950, onDate: '2025-12-01' });
		expect(await stage.story.ledger.read.payments.get(match?.sourceId ?? '')).toMatchObject({
			method: 'formerSystem',
			amount: 44950,
			currency: 'EUR',
		});
	});

	test('a credit note has what is left of it to give; an amount below zero is one', async () => {
		expect(await viewOf(stage, 'AV-2025-009')).toMatchObject({ kind: 'creditNote', gross: 100, open: 60 });
		expect(await viewOf(stage, 'FV-2025-132')).toMatchObject({ kind: 'creditNote', gross: 50, open: 50 });
	});

	test('run twice is once; a changed row is refused, naming the field', async () => {
		expect(statesOf(await take(stage, file))).toEqual([
			'unchanged',
			'unchanged',
			'unchanged',
			'skipped',
			'unchanged',
		]);
		const [first = []] = file;
		const changed = await take(stage, [[...first.slice(0, 6), '900', '2', '20/01/2026']]);
		expect(changed.rows[0]).toMatchObject({
			status: 'refused',
			rule: 'import.changed',
			field: 'open',
			column: 'Reste dû',
		});
		expect(changed.rows[0]?.message).toMatch(/^Invoice FV-2025-117 .*'Reste dû': 1200 then, 900 now/);
	});

	test('none of our numbers is taken, and new invoices do not take theirs', async () => {
		const made = await invoice(stage.story, { issueDate: '2026-01-05' });
		expect(made.number).toBe('FA2026-00001');
		const report = await take(stage, [['FA2026-00001', '', 'MARTIN', '2026-01-02', '', '10', '', '', '']]);
		expect(report.rows[0]).toMatchObject({ rule: 'number.taken', column: 'N° facture' });
	});

	test('one number may be an invoice and a quotation of the old system; two invoices of one file may not share it', async () => {
		const report = await take(stage, [
			['77', '', 'MARTIN', '2025-12-01', '', '10', '', '', ''],
			['77', 'avoir', 'MARTIN', '2025-12-01', '', '10', '', '', ''],
			['77', 'facture', 'LEROY', '2025-12-01', '', '20', '', '', ''],
		]);
		expect(statesOf(report)).toEqual(['created', 'created', 'refused']);
		expect(report.rows[2]).toMatchObject({ rule: 'import.twice', message: expect.stringContaining('row 2') });
	});

	test.each([
		['an unknown customer', { 2: 'NOBODY' }, 'party.unknown', 'Code client'],
		['a supplier', { 2: 'MOULIN' }, 'customer.wrongRole', 'Code client'],
		['no total', { 5: '' }, 'input.invalid', 'Total TTC'],
		['a total of zero', { 5: '0', 6: '' }, 'input.invalid', 'Total TTC'],
		['more open than its total', { 6: '20' }, 'import.openMoreThanTotal', 'Reste dû'],
		['thousandths of a euro', { 5: '10,0001', 6: '' }, 'amount.tooFine', 'Total TTC'],
		['a date to come', { 3: '2026-03-11' }, 'import.future', 'Date facture'],
		['a due date before its date', { 4: '2025-11-30' }, 'dueDate.beforeIssue', 'Échéance'],
		['a reminder to come', { 7: '1', 8: '2026-04-01' }, 'import.future', 'Dernière relance'],
		['a stage that is no number', { 7: 'souvent' }, 'cell.count', 'Niveau de relance'],
		['no number', { 0: '' }, 'import.keyMissing', 'N° facture'],
		['an invoice below zero', { 1: 'facture', 5: '-10', 6: '' }, 'import.negativeInvoice', 'Total TTC'],
	])('%s is refused in the words of the file', async (_name, cells, rule, column) => {
		const row = Object.assign(['BAD-1', '', 'MARTIN', '2025-12-01', '', '10', '', '', ''], cells);
		const report = await take(stage, [row, ['GOOD-1', '', 'MARTIN', '2025-12-01', '', '10', '', '', '']]);
		expect(report.rows[0]).toMatchObject({ status: 'refused', rule, column, row: 2 });
		expect(['created', 'unchanged']).toContain(report.rows[1]?.status);
	});

	test('a payment settles it, and its history tells the whole of it', async () => {
		const { id } = await viewOf(stage, 'FV-2025-117');
		expect(await ruleOf(stage.story, recordPayment, { id, amount: 1300, externalReference: 'p-0' })).toBe(
			'payment.tooMuch',
		);
		expect(
			await run(stage.story, recordPayment, { id, amount: 200, externalReference: 'p-1' }),
		).toMatchObject({ open: 1000 });
		expect(await run<DocumentView>(stage.story, recordPayment, { id })).toMatchObject({
			open: 0,
			settlement: 'paid',
			labelCode: 'done',
		});
		const history = await getHistory(stage.story, id);
		expect(history.facts.map(({ kind }) => kind)).toEqual(
			expect.arrayContaining(['validated', 'imported', 'dunningStage', 'paymentMade']),
		);
		expect(history.audit.map(({ action }) => action)).toEqual(
			expect.arrayContaining(['document.create', 'document.import', 'document.recordPayment']),
		);
	});

	test('a credit note on it takes our number, carries no VAT and stays outside of turnover as it does', async () => {
		const { id } = await viewOf(stage, 'FV-2025-130');
		const note = await run(stage.story, createCreditNote, { id, validate: true, reason: 'Geste commercial' });
		expect(note).toMatchObject({ kind: 'creditNote', number: 'FA2026-00002', gross: 600, tax: 0 });
		expect(note.details.header).toMatchObject({ origin: 'formerSystem' });
		expect(await viewOf(stage, 'FV-2025-130')).toMatchObject({ open: 0, settlement: 'paid' });
	});

	it('a copy of one is a sale of ours', async () => {
		await take(stage, file);
		const copy = await run(stage.story, duplicateDocument, { id: (await viewOf(stage, 'FV-2025-117')).id });
		expect(copy.details.header).toMatchObject({ origin: 'sale' });
	});

	test('it never changes, and the books verify with all that came in', async () => {
		const { id } = await viewOf(stage, 'FV-2025-132');
		expect(await ruleOf(stage.story, convertDocument('deliveryNote'), { id })).toBe('conversion.unknown');
		const reports = await verifyBooks(stage.story);
		expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
		expect(areIntact(reports)).toBe(true);
	});

	test('a missing customer is created where that is asked for, with its trace', async () => {
		const titles = [...TITLES, 'Raison sociale', 'E-mail'];
		const row = [
			'NEW-1',
			'',
			'NOUVEAU',
			'2025-12-01',
			'',
			'10',
			'',
			'',
			'',
			'Nouveau client',
			'n@nouveau.example',
		];
		const unnamed = ['NEW-2', '', 'INCONNU', '2025-12-01', '', '10'];
		const more = { createMissingCustomers: true };
		expect((await take(stage, [row], {}, titles)).rows[0]).toMatchObject({ rule: 'party.unknown' });
		const report = await take(stage, [row, unnamed], more, titles);
		expect(statesOf(report)).toEqual(['created', 'refused']);
		expect(report.rows[1]).toMatchObject({ rule: 'customer.quickEntry', column: 'Raison sociale' });
		const made = await stage.story.ledger.read.masters.find('party', 'NOUVEAU');
		expect(made?.content).toMatchObject({
			name: 'Nouveau client',
			email: 'n@nouveau.example',
			isCustomer: true,
		});
		const [entry] = await stage.story.ledger.read.audit.ofSubject(made?.id ?? '');
		expect(entry).toMatchObject({ action: 'party.created', actor: 'alice' });
		expect(statesOf(await take(stage, [row], more, titles))).toEqual(['unchanged']);
	});

	test('Viet Nam: đồng without decimals; credit notes are none there', async () => {
		await run(stage.story, saveMaster('company'), HANOI);
		await run(stage.story, saveMaster('party'), { code: 'KH1', name: 'Công ty A', company: 'HANOI' });
		const titles = [
			'Số hóa đơn',
			'Loại',
			'Mã khách hàng',
			'Ngày hóa đơn',
			'Hạn thanh toán',
			'Tổng tiền',
			'Còn phải thu',
			'Số lần nhắc',
			'Ngày nhắc nợ',
		];
		const rows = [
			['1C25TAA-00000117', '', 'KH1', '15/11/2025', '15/12/2025', '850.000', '850.000', '', ''],
			['1C25TAA-00000118', '', 'KH1', '15/11/2025', '', '-850.000', '', '', ''],
		];
		const report = await take(stage, rows, { company: 'HANOI' }, titles);
		expect(statesOf(report)).toEqual(['created', 'refused']);
		expect(report.rows[1]).toMatchObject({ rule: 'creditNote.vietnam' });
		expect(await viewOf(stage, '1C25TAA-00000117', 'HANOI')).toMatchObject({
			gross: 850000,
			open: 850000,
			currency: 'VND',
			number: '1C25TAA-00000117',
		});
	});

	test('foreign currencies', async () => {
		const titles = [...TITLES, 'Devise'];
		const report = await take(
			stage,
			[['USD-1', '', 'LEROY', '2025-12-01', '', '1 000,50', '', '', '', 'USD']],
			{},
			titles,
		);
		expect(statesOf(report)).toEqual(['created']);
		expect(await viewOf(stage, 'USD-1')).toMatchObject({ currency: 'USD', gross: 1000.5, open: 1000.5 });
	});
});
