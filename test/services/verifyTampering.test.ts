import { createDocument } from '../../services/createDocument';
import { deleteDocument } from '../../services/deleteDocument';
import type { DocumentView } from '../../services/parts/documentView';
import { recordPayment } from '../../services/recordPayment';
import { saveMaster } from '../../services/saveMaster';
import { areIntact, verifyBooks, type CheckReport, type Fault } from '../../services/verifyBooks';
import { DATABASES } from '../support/ledgers';
import { run } from '../support/stories';
import { invoice, order, part, reference, stageOn, type Stage } from './stage';

jest.setTimeout(120_000);

const faultsIn = (reports: readonly CheckReport[]): Fault[] => reports.flatMap(({ faults }) => faults);
const rulesIn = (reports: readonly CheckReport[]): string[] =>
	[...new Set(faultsIn(reports).map(({ rule }) => rule))].sort();
const verify = (stage: Stage) => verifyBooks(stage.story);

describe.each(DATABASES)('books that somebody wrote to past the package, on %s', (database) => {
	const stage = stageOn(database);
	let sold: DocumentView;
	let billed: DocumentView;
	let last: DocumentView;
	let gone: DocumentView;

	/** Each story breaks the same books, then mends them by the opposite statement. */
	beforeAll(async () => {
		const { story } = stage;
		await run(story, saveMaster('actor'), { code: 'admin', name: 'Admin', privileges: ['deleteDocument'] });
		sold = await order(story);
		await part(story, 'deliveryNote', sold.id, { 1: 4 });
		billed = await invoice(story, { issueDate: '2026-03-08' });
		last = await invoice(story, { issueDate: '2026-03-09' });
		await invoice(story);
		await run(story, recordPayment, { id: billed.id, amount: '10', externalReference: reference() });
		gone = await run(story, createDocument('quotation'), {
			company: 'DUPONT',
			customer: 'MARTIN',
			lines: [{ product: 'OIL', quantity: 1 }],
			validate: true,
		});
		await run({ ...story, actor: 'admin' }, deleteDocument, { id: gone.id, reason: 'Agreed' });
	});
	beforeEach(async () => expect(faultsIn(await verify(stage))).toEqual([]));

	/** Changes one value, looks, and puts the old one back. */
	async function tampered(table: string, name: string, value: string, where: string, before: string) {
		await stage.test.tamper(`update ${table} set ${name} = ${value} where ${where}`);
		const reports = await verify(stage);
		await stage.test.tamper(`update ${table} set ${name} = ${before} where ${where}`);
		return reports;
	}
	/** Takes rows out, looks, and puts them back. */
	async function without(table: string, where: string) {
		await stage.test.tamper(`create table aside as select * from ${table} where ${where}`);
		await stage.test.tamper(`delete from ${table} where ${where}`);
		const reports = await verify(stage);
		await stage.test.tamper(`insert into ${table} select * from aside; drop table aside`);
		return reports;
	}
	const ofDocument = (document: DocumentView) => `id = '${document.id}'`;
	const replaced = (name: string, from: string, to: string) => `replace(${name}, '${from}', '${to}')`;
	const names = (reports: readonly CheckReport[], document: DocumentView) => {
		expect(areIntact(reports)).toBe(false);
		expect(faultsIn(reports)).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ documentId: document.id, document: document.number }) as Fault,
			]),
		);
		return rulesIn(reports);
	};

	it('names the document of a changed line', async () => {
		const where = `document_id = '${billed.id}' and position = 1`;
		expect(names(await tampered('document_lines', 'net', '1', where, '18400'), billed)).toEqual([
			'content.changed',
			'totals.differ',
		]);
		expect(names(await tampered('document_lines', 'unit', "'XXX'", where, "'C62'"), billed)).toEqual([
			'content.changed',
		]);
	});

	it.each([
		['its content', 'totals', ['content.changed', 'content.columns', 'settlement.tooMuch', 'totals.differ']],
		['the column that lists show', 'gross', ['content.columns']],
	] as const)('names the document of a changed total, in %s', async (_place, name, rules) => {
		const gross = Math.round(billed.gross * 100);
		const reports =
			name === 'gross'
				? await tampered('documents', 'gross', '1', ofDocument(billed), String(gross))
				: await tampered(
						'documents',
						'totals',
						replaced('totals', `"gross":${gross}`, '"gross":1'),
						ofDocument(billed),
						replaced('totals', '"gross":1', `"gross":${gross}`),
					);
		expect(names(reports, billed)).toEqual(rules);
	});

	it('names the document of a changed number, and the number by its place', async () => {
		const reports = await tampered(
			'documents',
			'number',
			"'FA2026-99999'",
			ofDocument(billed),
			`'${billed.number}'`,
		);
		expect(rulesIn(reports)).toEqual(['content.changed', 'number.text']);
		expect(faultsIn(reports).map(({ documentId }) => documentId)).toEqual([billed.id, billed.id]);
	});

	it('names the document of a changed date, in its content and in the column', async () => {
		const inColumn = await tampered(
			'documents',
			'issue_date',
			"'2026-03-01'",
			ofDocument(last),
			"'2026-03-09'",
		);
		expect(names(inColumn, last)).toEqual(['content.columns', 'number.dateGoesBack']);
		const inContent = await tampered(
			'documents',
			'header',
			replaced('header', '"issueDate":"2026-03-09"', '"issueDate":"2026-03-01"'),
			ofDocument(last),
			replaced('header', '"issueDate":"2026-03-01"', '"issueDate":"2026-03-09"'),
		);
		expect(names(inContent, last)).toEqual(['content.changed', 'content.columns']);
	});

	it('names the document of a changed snapshot', async () => {
		const reports = await tampered(
			'documents',
			'snapshots',
			replaced('snapshots', 'Épicerie Martin', 'Épicerie Durand'),
			ofDocument(billed),
			replaced('snapshots', 'Épicerie Durand', 'Épicerie Martin'),
		);
		expect(names(reports, billed)).toEqual(['content.changed', 'content.columns']);
	});

	it('names the document whose hash was exchanged together with its content', async () => {
		const hash = (await stage.story.ledger.read.documents.get(billed.id))?.contentHash;
		const reports = await tampered(
			'documents',
			'content_hash',
			`'${'a'.repeat(64)}'`,
			ofDocument(billed),
			`'${hash}'`,
		);
		expect(names(reports, billed)).toEqual(['content.changed', 'content.otherHash']);
	});

	it('names the document that was made a draft again, cancelled or undeleted in silence', async () => {
		const state = (value: string) =>
			tampered('documents', 'state', `'${value}'`, ofDocument(billed), "'validated'");
		expect(names(await state('cancelled'), billed)).toEqual(['state.notAudited']);
		expect(names(await state('draft'), billed)).toEqual(['state.notAudited']);
		const at = (await stage.story.ledger.read.documents.get(gone.id))?.deletedAt;
		const reports = await tampered('documents', 'deleted_at', 'null', ofDocument(gone), `'${at}'`);
		expect(names(reports, gone)).toEqual(['deletion.notAudited', 'number.burnedStranger']);
	});

	it('names the document under another customer than it was written for', async () => {
		const { id } = (await stage.story.ledger.read.masters.find('party', 'LEROY', billed.companyId))!;
		const reports = await tampered(
			'documents',
			'party_id',
			`'${id}'`,
			ofDocument(billed),
			`'${billed.partyId}'`,
		);
		expect(names(reports, billed)).toEqual(['content.columns']);
	});

	it('names the number whose burning was taken out of the register', async () => {
		expect(names(await without('burned_numbers', '1 = 1'), gone)).toEqual(['number.notBurned']);
	});

	it('names a counter that was set back or on, and one whose date was', async () => {
		const where = `series_id = '${await seriesOf(stage, billed)}'`;
		const back = await tampered('series_counters', 'last_sequence', '2', where, '3');
		expect(rulesIn(back)).toEqual(['number.stranger']);
		expect(faultsIn(back)[0]?.message).toMatch(/FA2026-00003 .* lies beyond 2/);
		const on = await tampered('series_counters', 'last_sequence', '6', where, '3');
		expect(faultsIn(on)).toMatchObject([
			{
				rule: 'number.hole',
				message: expect.stringMatching(/FA2026-00004 to FA2026-00006 \(4 to 6\)/) as string,
			},
		]);
		const dated = await tampered('series_counters', 'last_date', "'2026-01-01'", where, "'2026-03-10'");
		expect(rulesIn(dated)).toEqual(['number.counterDate']);
	});

	it('names money that was set against a document twice, and a payment that shrank', async () => {
		const where = `document_id = '${billed.id}'`;
		const more = await tampered('settlement_matches', 'amount', '99999999', where, '1000');
		expect(names(more, billed)).toEqual(['settlement.paymentTooMuch', 'settlement.tooMuch']);
		const less = await tampered('payments', 'amount', '999', '1 = 1', '1000');
		expect(names(less, billed)).toEqual(['settlement.paymentTooMuch']);
	});

	it('names a link whose line is not there', async () => {
		const [link] = await stage.story.ledger.read.links.linesFrom(sold.id);
		const where = `from_document_id = '${sold.id}'`;
		const from = await tampered('line_links', 'from_line_id', "'lin_x'", where, `'${link?.fromLineId}'`);
		expect(rulesIn(from)).toEqual(['link.noSource']);
		const to = await tampered('line_links', 'to_line_id', "'lin_x'", where, `'${link?.toLineId}'`);
		expect(rulesIn(to)).toEqual(['link.noLine']);
		expect(faultsIn(to)[0]?.documentId).toBe(link?.toDocumentId);
	});

	it('names the removed entry of the chain, and the document whose validation it was', async () => {
		const entries = await stage.story.ledger.read.audit.ofSubject(last.id);
		const { chain, sequence } = entries.find(({ action }) => action === 'document.validate')!;
		const reports = await without('audit_entries', `chain = '${chain}' and sequence = ${sequence}`);
		expect(reports.find((report) => report.chain === chain)).toMatchObject({
			check: 'auditChain',
			company: 'DUPONT',
			intact: false,
			brokenAt: sequence,
			entries: sequence - 1,
			problem: expect.stringContaining(`entry ${sequence} is missing`) as string,
		});
		expect(names(reports, last)).toEqual(['audit.broken', 'content.notAudited', 'state.notAudited']);
	});

	it('names a head that was changed and a chain that was cut', async () => {
		const chain = billed.companyId;
		const { sequence, hash } = (await stage.story.ledger.read.audit.head(chain))!;
		const where = `chain = '${chain}'`;
		const other = await tampered('audit_heads', 'hash', `'${'b'.repeat(64)}'`, where, `'${hash}'`);
		expect(other.find((report) => report.chain === chain)).toMatchObject({
			intact: false,
			brokenAt: sequence,
			problem: expect.stringContaining('head of the chain was changed') as string,
		});
		const cut = await without('audit_entries', `${where} and sequence > ${sequence - 2}`);
		expect(cut.find((report) => report.chain === chain)).toMatchObject({
			brokenAt: sequence - 1,
			problem: expect.stringContaining('the end of the chain was cut off') as string,
		});
	});

	it('names the removed document by its number and its entry, and the hole that it leaves', async () => {
		for (const table of ['settlement_matches', 'document_facts', 'transmissions', 'document_lines'])
			await stage.test.tamper(`delete from ${table} where document_id = '${last.id}'`);
		await stage.test.tamper(`delete from documents where id = '${last.id}'`);
		const reports = await verify(stage);
		expect(rulesIn(reports)).toEqual(['document.missing', 'number.hole']);
		expect(names(reports, last)).toContain('document.missing');
		expect(faultsIn(reports).find(({ rule }) => rule === 'number.hole')?.message).toMatch(
			/^Number FA2026-00002 \(2\) of series DUPONT-invoice in 2026 is missing/,
		);
		for (const { fix } of faultsIn(reports)) expect(fix).not.toBe('');
		await stage.test.tamper(
			`delete from series_counters where series_id = '${await seriesOf(stage, billed)}'`,
		);
		expect(rulesIn(await verify(stage))).toEqual(['document.missing', 'number.noCounter']);
	});
});

async function seriesOf(stage: Stage, { id }: DocumentView): Promise<string> {
	return (await stage.story.ledger.read.documents.get(id))?.numbering?.seriesId ?? '';
}
