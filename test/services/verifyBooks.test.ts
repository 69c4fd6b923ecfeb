import { recordPayment } from '../../services/recordPayment';
import { cancelDocument } from '../../services/cancelDocument';
import { convertDocument } from '../../services/convertDocument';
import { createCreditNote, createInvoiceFromLines } from '../../services/createInvoice';
import { createDocument } from '../../services/createDocument';
import { deleteDocument } from '../../services/deleteDocument';
import { moveDocument } from '../../services/moveDocument';
import type { DocumentView } from '../../services/parts/documentView';
import { saveMaster } from '../../services/saveMaster';
import { unlockDocument } from '../../services/unlockDocument';
import { updateDraft } from '../../services/updateDraft';
import { runUseCase } from '../../services/useCase';
import { validateDocument } from '../../services/validateDocument';
import { areIntact, verifyBooks, type CheckReport, type Fault } from '../../services/verifyBooks';
import { watchLoop } from '../ledger/support/loopDelay';
import { HANOI, run, WHOLESALER, type Story } from '../support/stories';
import { invoice, onEachDatabase, order, part, reference, stageOn, type Stage } from './stage';

jest.setTimeout(120_000);

const ADMIN = {
	code: 'admin',
	name: 'Admin',
	privileges: ['forceNumber', 'unlockDocument', 'deleteDocument', 'cancelInvoice'],
};
const PERMITTED = { reason: 'Agreed with the customer' };

const faultsIn = (reports: readonly CheckReport[]): Fault[] => reports.flatMap(({ faults }) => faults);
const rulesIn = (reports: readonly CheckReport[]): string[] =>
	[...new Set(faultsIn(reports).map(({ rule }) => rule))].sort();
const verify = (stage: Stage, input: object = {}) => verifyBooks(stage.story, input);

onEachDatabase('the whole life of documents', (stage) => {
	it('leaves books that are intact, whatever was done by right', async () => {
		const { story } = stage;
		const admin: Story = { ...story, actor: 'admin' };
		await run(story, saveMaster('actor'), ADMIN);
		await run(story, saveMaster('company'), HANOI);
		await run(story, saveMaster('party'), { code: 'HN-C', name: 'Khách', company: 'HANOI' });
		await run(story, saveMaster('company'), {
			...WHOLESALER,
			code: 'TRIAL',
			testMode: true,
			taxRounding: 'line',
		});
		await run(story, saveMaster('party'), { code: 'TRIAL-C', name: 'Client', company: 'TRIAL' });
		const lines = [
			{ description: 'Odd', quantity: '0.333', unitPrice: '9.99', discountPercent: '7.5', taxRate: '5.5' },
			{ description: 'More', quantity: '3', unitPrice: '0.335' },
			{ description: 'A comment' },
		];
		const charges = [{ nature: 'shipping', amount: '12.34', taxRate: '20' }];

		// Orders, partial deliveries, a summary invoice, credit notes in parts and in full, payments.
		const sold = await order(story, { charges: [{ nature: 'packing', amount: '5', taxRate: '20' }] });
		const first = await part(story, 'deliveryNote', sold.id, { 1: 4 });
		const second = await run(story, convertDocument('deliveryNote'), { id: sold.id, validate: true });
		await run(story, convertDocument('invoice'), {
			id: first.id,
			validate: true,
			externalReference: reference(),
		});
		const billed = await run(story, convertDocument('invoice'), {
			id: second.id,
			validate: true,
			externalReference: reference(),
		});
		await run(story, createCreditNote, {
			id: billed.id,
			quantities: [{ line: 1, quantity: 1 }],
			validate: true,
			externalReference: reference(),
		});
		await run(story, createCreditNote, { id: billed.id, validate: true });
		const paid = await invoice(story, { lines, charges });
		await run(story, recordPayment, { id: paid.id, amount: '1', externalReference: reference() });
		await run(story, recordPayment, { id: paid.id });
		await run(story, cancelDocument, { id: (await invoice(story)).id, reason: 'Mistake' });
		await invoice(story, { company: 'TRIAL', customer: 'TRIAL-C', lines });
		await invoice(story, {
			company: 'HANOI',
			customer: 'HN-C',
			lines: [{ description: 'Phở', quantity: 3, unitPrice: 33333 }],
		});

		// What privileges allow: unlocked and changed, deleted, cancelled in place, a number forced into a hole.
		const quote = await run(story, createDocument('quotation'), {
			company: 'DUPONT',
			customer: 'MARTIN',
			lines,
			validate: true,
		});
		await run(story, moveDocument('accept'), { id: quote.id });
		await run(admin, unlockDocument, { id: quote.id, ...PERMITTED });
		await run(story, updateDraft, { id: quote.id, lines: [{ product: 'OIL', quantity: 7 }] });
		await run(story, validateDocument, { id: quote.id });
		const gone = await run(story, createDocument('quotation'), {
			company: 'DUPONT',
			customer: 'MARTIN',
			lines,
			validate: true,
		});
		await run(admin, deleteDocument, { id: gone.id, ...PERMITTED });
		await run(story, deleteDocument, {
			id: (await run(story, createDocument('quotation'), { company: 'DUPONT', customer: 'LEROY', lines })).id,
		});
		await run(admin, cancelDocument, { id: (await invoice(story)).id, inPlace: true, ...PERMITTED });
		// A changed pattern keeps the numbers that were given before it.
		await run(story, saveMaster('numberSeries'), {
			code: 'DUPONT-salesOrder',
			name: 'Orders',
			company: 'DUPONT',
			kinds: ['salesOrder'],
			pattern: 'CMD-{YY}-{SEQ:4}',
			reset: 'yearly',
		});
		expect((await order(story)).number).toMatch(/^CMD-26-/);

		const reports = await verify(stage);
		expect(faultsIn(reports)).toEqual([]);
		expect(areIntact(reports)).toBe(true);
		const checks = new Set(reports.map(({ check }) => check));
		expect([...checks].sort()).toEqual([
			'auditChain',
			'documents',
			'links',
			'numbers',
			'settlement',
			'totals',
		]);
		expect(reports.find(({ check, company }) => check === 'documents' && company === 'DUPONT')?.checked).toBe(
			15,
		);
		const numbers = reports.filter(({ check }) => check === 'numbers');
		expect(numbers.map(({ subject, checked }) => [subject, checked])).toEqual(
			expect.arrayContaining([
				['DUPONT-invoice 2026', 8],
				['HANOI-invoice 2026', 1],
				['TRIAL-invoice 2026', 1],
			]),
		);
	});

	it('can be asked for one company, or for the chains alone', async () => {
		const one = await verify(stage, { company: 'HANOI' });
		expect(new Set(one.map(({ company }) => company))).toEqual(new Set(['HANOI']));
		const chains = await verify(stage, { scope: 'chains' });
		expect(chains.map(({ check, company }) => [check, company])).toEqual(
			expect.arrayContaining([
				['auditChain', 'DUPONT'],
				['auditChain', 'HANOI'],
				['auditChain', 'TRIAL'],
			]),
		);
		expect(new Set(chains.map(({ check }) => check))).toEqual(new Set(['auditChain']));
		await expect(verify(stage, { company: 'NOBODY' })).rejects.toMatchObject({ rule: 'company.unknown' });
	});

	it('finds nothing while others write', async () => {
		const writing = (async () => {
			for (let round = 0; round < 12; round += 1) {
				const made = await invoice(stage.story);
				if (round % 3 === 0) await run(stage.story, createCreditNote, { id: made.id, validate: true });
				else await run(stage.story, recordPayment, { id: made.id });
			}
		})();
		for (let round = 0; round < 4; round += 1) expect(faultsIn(await verify(stage))).toEqual([]);
		await writing;
		expect(faultsIn(await verify(stage))).toEqual([]);
	});
});

describe.each(['sqlite', 'postgres'] as const)(
	'books that somebody wrote to past the package, on %s',
	(database) => {
		const stage = stageOn(database);
		let sold: DocumentView;
		let billed: DocumentView;
		let last: DocumentView;
		let gone: DocumentView;

		/** Each story breaks the same books, then mends them by the opposite statement. */
		beforeAll(async () => {
			const { story } = stage;
			await run(story, saveMaster('actor'), ADMIN);
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
			await run({ ...story, actor: 'admin' }, deleteDocument, { id: gone.id, ...PERMITTED });
		});
		beforeEach(async () => expect(faultsIn(await verify(stage))).toEqual([]));

		const column = (table: string, name: string, value: string, where: string) => ({
			break: `update ${table} set ${name} = ${value} where ${where}`,
			undo: (before: string) => `update ${table} set ${name} = ${before} where ${where}`,
		});
		/** Changes one value and puts the old one back after the look. */
		async function tampered(
			table: string,
			name: string,
			value: string,
			where: string,
			before: string,
		): Promise<CheckReport[]> {
			const change = column(table, name, value, where);
			await stage.test.tamper(change.break);
			const reports = await verify(stage);
			await stage.test.tamper(change.undo(before));
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
			[
				'its content',
				'totals',
				['content.changed', 'content.columns', 'settlement.tooMuch', 'totals.differ'],
			],
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
			const [row] = await stage.story.ledger.read.series.burned([await seriesOf(stage, gone)]);
			await stage.test.tamper('delete from burned_numbers');
			const reports = await verify(stage);
			await stage.test.tamper(
				`insert into burned_numbers values ('${row?.seriesId}', '${row?.period}', ${row?.sequence}, '${row?.number}', '${row?.documentId}', 'x', 'admin', '${row?.burnedAt}')`,
			);
			expect(names(reports, gone)).toEqual(['number.notBurned']);
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
			const [create, validation] = await stage.story.ledger.read.audit.ofSubject(last.id);
			expect(validation?.action ?? create?.action).toMatch(/^document\./);
			const entries = await stage.story.ledger.read.audit.ofSubject(last.id);
			const removed = entries.find(({ action }) => action === 'document.validate')!;
			await stage.test.tamper(
				`update audit_entries set chain = 'aside' where chain = '${removed.chain}' and sequence = ${removed.sequence}`,
			);
			const reports = await verify(stage);
			await stage.test.tamper(`update audit_entries set chain = '${removed.chain}' where chain = 'aside'`);
			const chain = reports.find((report) => report.chain === removed.chain);
			expect(chain).toMatchObject({
				check: 'auditChain',
				company: 'DUPONT',
				intact: false,
				brokenAt: removed.sequence,
				entries: removed.sequence - 1,
				problem: expect.stringContaining(`entry ${removed.sequence} is missing`) as string,
			});
		});

		it('names a head that was changed and a chain that was cut', async () => {
			const chain = billed.companyId;
			const head = (await stage.story.ledger.read.audit.head(chain))!;
			const where = `chain = '${chain}'`;
			const other = await tampered('audit_heads', 'hash', `'${'b'.repeat(64)}'`, where, `'${head.hash}'`);
			expect(other.find((report) => report.chain === chain)).toMatchObject({
				intact: false,
				brokenAt: head.sequence,
			});
			const cut = await tampered(
				'audit_heads',
				'sequence',
				String(head.sequence + 2),
				where,
				String(head.sequence),
			);
			expect(cut.find((report) => report.chain === chain)?.problem).toMatch(
				/the end of the chain was cut off/,
			);
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
	},
);

async function seriesOf(stage: Stage, { id }: DocumentView): Promise<string> {
	return (await stage.story.ledger.read.documents.get(id))?.numbering?.seriesId ?? '';
}

onEachDatabase('a hole that a forced number left', (stage) => {
	it('is told apart from a document that was taken out', async () => {
		await run(stage.story, saveMaster('actor'), ADMIN);
		const { id } = await invoice(stage.story, { validate: false });
		await run({ ...stage.story, actor: 'admin' }, validateDocument, {
			id,
			forceSequence: 3,
			reason: 'By hand',
		});
		const [fault] = faultsIn(await verify(stage));
		expect(fault).toMatchObject({
			rule: 'number.holeForced',
			fix: expect.stringContaining('Force Sequence') as string,
		});
		expect(fault?.message).toMatch(/FA2026-00001 to FA2026-00002 .* FA2026-00003 was forced above them/);
	});
});

describe('a ledger of thousands of documents', () => {
	const stage = stageOn('sqlite');
	it('is verified without holding the event loop', async () => {
		const inputs = Array.from({ length: 2000 }, () => ({
			customer: 'MARTIN',
			lines: [{ product: 'FLOUR', quantity: 10 }, { product: 'OIL' }],
			validate: true,
			externalReference: reference(),
		}));
		const outcomes = await runUseCase(createInvoiceFromLines, stage.story, inputs);
		expect(outcomes.every(({ ok }) => ok)).toBe(true);
		const loop = watchLoop();
		const reports = await verify(stage);
		const { longest } = loop();
		expect(areIntact(reports)).toBe(true);
		expect(longest).toBeLessThan(50);
	});
});
