import { createDocument } from '../../services/createDocument';
import { deleteDocument } from '../../services/deleteDocument';
import { editLines } from '../../services/editLines';
import { printableOf } from '../../services/parts/printableOf';
import { resolveMaster } from '../../services/parts/resolve';
import type { DocumentView } from '../../services/parts/documentView';
import { setPageBreaks } from '../../services/setPageBreaks';
import { verifyBooks } from '../../services/verifyBooks';
import { run } from '../support/stories';
import { invoice, linesOf, onEachDatabase, reference, refusedBy, stored, type Stage } from './stage';

const breaksOf = (view: DocumentView) => view.details.lines.map(({ pageBreak }) => pageBreak ?? null);

const set = (stage: Stage, { id }: Pick<DocumentView, 'id'>, ...pageBreaks: object[]) =>
	run(stage.story, setPageBreaks, { id, pageBreaks });

/** Page breaks as the print gets them. */
async function printed(stage: Stage, view: DocumentView): Promise<unknown[]> {
	const document = await stored(stage, view);
	const company = await resolveMaster(
		stage.story.ledger.read,
		'company',
		document.companyId,
		undefined,
		'company',
	);
	const choices = { printAs: 'document', language: 'fr', mode: 'final' } as const;
	return (await printableOf(stage.story, document, company, choices)).lines.map(
		({ pageBreak }) => pageBreak ?? null,
	);
}

onEachDatabase('Set Page Breaks', (stage) => {
	it('breaks pages of a validated invoice, in the view and on the print, beside its content', async () => {
		const bill = await invoice(stage.story);
		const before = await stored(stage, bill);
		const laid = await set(stage, bill, { line: 2, pageBreak: 'before' });
		expect(breaksOf(laid)).toEqual([null, 'before']);
		expect(await printed(stage, bill)).toEqual([null, 'before']);
		expect(await stored(stage, bill)).toEqual(before);
		expect(laid.details.facts.at(-1)).toMatchObject({
			kind: 'layout',
			data: { pageBreaks: [{ line: 2, pageBreak: 'before' }] },
		});
	});

	it('takes a break away again, and lets the last word win', async () => {
		const lines = linesOf(1, 1, 1).map((line, index) =>
			index === 0 ? { ...line, pageBreak: 'after' } : line,
		);
		const bill = await invoice(stage.story, { lines });
		expect(breaksOf(bill)).toEqual(['after', null, null]);
		await set(stage, bill, { line: 1, pageBreak: 'none' }, { line: 3, pageBreak: 'after' });
		const laid = await set(stage, bill, { line: 3, pageBreak: 'before' });
		expect(breaksOf(laid)).toEqual([null, null, 'before']);
		expect(await printed(stage, bill)).toEqual([null, null, 'before']);
	});

	it('comes a second time without a second entry', async () => {
		const bill = await invoice(stage.story);
		await set(stage, bill, { line: 2, pageBreak: 'before' });
		const again = await set(stage, bill, { line: 2, pageBreak: 'before' });
		expect(again.reused).toBe(true);
		expect(again.details.facts.filter(({ kind }) => kind === 'layout')).toHaveLength(1);
	});

	it('follows its line when lines of a draft move, and gives way to a break that is edited later', async () => {
		const draft = await run(stage.story, createDocument('quotation'), {
			company: 'DUPONT',
			customer: 'MARTIN',
			lines: linesOf(1, 2, 3),
		});
		await set(stage, draft, { line: 3, pageBreak: 'before' });
		const edit = (...changes: object[]) =>
			run(stage.story, editLines, { id: draft.id, changes, externalReference: reference() });
		expect(breaksOf(await edit({ line: 3, moveTo: 1 }))).toEqual(['before', null, null]);
		expect(breaksOf(await edit({ line: 1, pageBreak: 'after' }, { line: 2, pageBreak: 'before' }))).toEqual([
			'after',
			'before',
			null,
		]);
		expect(breaksOf(await edit({ line: 1, pageBreak: 'none' }))).toEqual([null, 'before', null]);
	});

	it('leaves a trace, and books that Verify finds intact', async () => {
		const bill = await invoice(stage.story);
		await set(stage, bill, { line: 1, pageBreak: 'after' });
		const actions = (await stage.story.ledger.read.audit.ofSubject(bill.id)).map(({ action }) => action);
		expect(actions.at(-1)).toBe('document.setPageBreaks');
		const reports = await verifyBooks(stage.story);
		expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
	});

	it('names a line that is not there, and leaves deleted documents alone', async () => {
		const bill = await invoice(stage.story);
		const pageBreaks = [{ line: 7, pageBreak: 'before' }];
		expect(await refusedBy(stage.story, setPageBreaks, { id: bill.id, pageBreaks })).toMatchObject({
			rule: 'line.unknown',
			field: 'pageBreaks[0].line',
			document: bill.number,
		});
		const draft = await run(stage.story, createDocument('quotation'), {
			company: 'DUPONT',
			customer: 'MARTIN',
			lines: linesOf(1),
		});
		await run(stage.story, deleteDocument, { id: draft.id });
		const refusal = await refusedBy(stage.story, setPageBreaks, { ...draft, id: draft.id, pageBreaks });
		expect(refusal.rule).toBe('document.deleted');
	});
});
