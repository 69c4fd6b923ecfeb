import { convertDocument } from '../../services/convertDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createInvoiceFromLines } from '../../services/createInvoice';
import { createDocument } from '../../services/createDocument';
import { editLines } from '../../services/editLines';
import type { DocumentView } from '../../services/parts/documentView';
import { markSent } from '../../services/noteDocument';
import { saveMaster } from '../../services/saveMaster';
import { validateDocument } from '../../services/validateDocument';
import { run } from '../support/stories';
import {
	foundCompany,
	linesOf,
	onEachDatabase,
	order,
	reference,
	refusedBy,
	stored,
	type Stage,
} from './stage';

const quotation = (stage: Stage, more: object = {}) =>
	run(stage.story, createDocument('quotation'), {
		company: 'DUPONT',
		customer: 'MARTIN',
		lines: [
			{ product: 'FLOUR', quantity: 10 },
			{ description: 'Livraison le matin' },
			{ product: 'OIL', quantity: 4 },
			{ description: 'Palette', quantity: 1, unitPrice: '12.50' },
		],
		...more,
	});

const edit = (stage: Stage, { id }: Pick<DocumentView, 'id'>, ...changes: object[]) =>
	run(stage.story, editLines, { id, changes, externalReference: reference() });

/** The tax as the view shows it: with the VAT of its line. */
const TAXED = {
	code: 'ECO',
	label: 'Éco-contribution',
	comment: null,
	mode: 'amount',
	value: 0.12,
	base: 'net',
	taxCategory: 'S',
	taxRate: '20',
	amount: 0.12,
};

const described = (view: DocumentView) => view.details.lines.map(({ description }) => description);

onEachDatabase('Edit Lines', (stage) => {
	it('changes words, quantity, price and discount of a line; the totals follow', async () => {
		const draft = await quotation(stage);
		const edited = await edit(
			stage,
			draft,
			{ line: 1, quantity: 5, description: 'Farine', comment: 'Sac blanc' },
			{ line: 3, unitPrice: '40', discountPercent: 10, availableOn: '2026-04-02' },
		);
		expect(edited.details.lines[0]).toMatchObject({ description: 'Farine', comment: 'Sac blanc', net: 92 });
		expect(edited.details.lines[2]).toMatchObject({ net: 144, availableOn: '2026-04-02' });
		// 92 at 5.5 %, 144 + 12.50 at 20 %.
		expect(edited).toMatchObject({ net: 248.5, tax: 36.36, gross: 284.86 });
	});

	it('takes comment, availability and other taxes away again', async () => {
		const eco = { code: 'ECO', label: 'Éco-contribution', mode: 'amount', value: '0.12' };
		const draft = await quotation(stage);
		const more = await edit(stage, draft, {
			line: 4,
			comment: 'x',
			availableOn: '2026-04-02',
			otherTaxes: [eco],
		});
		expect(more.details.lines[3]?.otherTaxes).toEqual([TAXED]);
		expect(more.net).toBeCloseTo(draft.net + 0.12, 6);
		const less = await edit(stage, draft, { line: 4, comment: '', availableOn: '', otherTaxes: [] });
		expect(less.details.lines[3]).not.toHaveProperty('otherTaxes');
		expect(less.details.lines[3]).not.toHaveProperty('availableOn');
		expect(less.details.lines[3]).toMatchObject({ comment: null });
		expect(less.gross).toBe(draft.gross);
	});

	it('moves lines to their places and takes lines out', async () => {
		const draft = await quotation(stage);
		const moved = await edit(stage, draft, { line: 4, moveTo: 1 }, { line: 1, moveTo: 3 });
		expect(described(moved)).toEqual([
			'Palette',
			'Livraison le matin',
			'Farine T55 25 kg',
			'Huile d’olive 5 l',
		]);
		expect(moved.details.lines.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
		expect(moved.gross).toBe(draft.gross);
		const left = await edit(stage, draft, { line: 3, remove: true }, { line: 2, remove: true });
		expect(described(left)).toEqual(['Palette', 'Huile d’olive 5 l']);
		expect(left.net).toBe(172.1);
	});

	it('names a line by its id too, which stays when lines move', async () => {
		const draft = await quotation(stage);
		const oil = (await stored(stage, draft)).lines[2]?.id;
		await edit(stage, draft, { line: 3, moveTo: 1 });
		const edited = await run(stage.story, editLines, { id: draft.id, changes: [{ line: oil, quantity: 2 }] });
		expect(edited.details.lines[0]).toMatchObject({ description: 'Huile d’olive 5 l', quantity: 2 });
	});

	it('asks for a reference where a repetition would hit another line', async () => {
		const { id } = await quotation(stage);
		for (const change of [
			{ line: 1, remove: true },
			{ line: 1, moveTo: 2 },
		]) {
			expect(await refusedBy(stage.story, editLines, { id, changes: [change] })).toMatchObject({
				rule: 'idempotency.keyNeeded',
			});
		}
		const changes = [{ line: 1, remove: true }];
		const first = await run(stage.story, editLines, { id, changes, externalReference: 'EDIT-1' });
		const again = await run(stage.story, editLines, { id, changes, externalReference: 'EDIT-1' });
		expect(again).toMatchObject({ reused: true, lineCount: 3 });
		expect(described(again)).toEqual(described(first));
	});

	it('refuses what a line cannot take, with the line and the way out', async () => {
		const { id } = await quotation(stage);
		const rule = async (...changes: object[]) =>
			(await refusedBy(stage.story, editLines, { id, changes, externalReference: reference() })).rule;
		expect(await rule({ line: 9, comment: 'x' })).toBe('line.unknown');
		expect(await rule({ line: 2, quantity: 3 })).toBe('line.noAmount');
		expect(await rule({ line: 1, comment: 'x' }, { line: 1, quantity: 2 })).toBe('line.changedTwice');
		expect(await rule({ line: 1, moveTo: 5 })).toBe('line.place');
		expect(await rule({ line: 1, moveTo: 2 }, { line: 3, moveTo: 2 })).toBe('line.place');
		expect(await rule(...[1, 3, 4].map((line) => ({ line, remove: true })))).toBe('lines.onlyNotes');
		expect(await rule({ line: 1 })).toBe('input.invalid');
		expect(await rule({ line: 1, discountPercent: 101 })).toBe('input.invalid');
	});

	it('has no prices to change on a delivery note', async () => {
		const note = await run(stage.story, createDocument('deliveryNote'), {
			company: 'DUPONT',
			customer: 'MARTIN',
			lines: [{ product: 'FLOUR', quantity: 3 }],
		});
		const changes = [{ line: 1, unitPrice: 3 }];
		expect(await refusedBy(stage.story, editLines, { id: note.id, changes })).toMatchObject({
			rule: 'line.noAmount',
		});
		const edited = await edit(stage, note, { line: 1, quantity: 2 });
		expect(edited.details.lines[0]).toMatchObject({ quantity: 2, unitPrice: null });
	});

	it('keeps quantity and price of lines that came from another document; their words may change', async () => {
		const source = await order(stage.story);
		const draft = await run(stage.story, convertDocument('invoice'), { id: source.id });
		for (const change of [
			{ quantity: 1 },
			{ unitPrice: 1 },
			{ discountPercent: 50 },
			{ otherTaxes: [] },
			{ remove: true },
		]) {
			const changes = [{ line: 1, ...change }];
			const refusal = await refusedBy(stage.story, editLines, {
				id: draft.id,
				changes,
				externalReference: reference(),
			});
			expect(refusal).toMatchObject({ rule: 'lines.linked', field: 'changes[0]', document: draft.id });
		}
		const edited = await edit(stage, draft, { line: 2, moveTo: 1, description: 'Huile', comment: 'Bio' });
		expect(edited.details.lines[0]).toMatchObject({ description: 'Huile', comment: 'Bio', net: 159.6 });
		expect(edited.gross).toBe(draft.gross);
	});

	it('keeps a line from which another document took', async () => {
		const draft = await quotation(stage, { validate: true });
		const copy = await run(stage.story, convertDocument('salesOrder'), { id: draft.id });
		expect(
			(await refusedBy(stage.story, editLines, { id: copy.id, changes: [{ line: 1, quantity: 1 }] })).rule,
		).toBe('lines.linked');
	});

	it('leaves the totals of the rest of a credited invoice as they are, to the cent', async () => {
		const bill = await run(stage.story, createInvoiceFromLines, {
			company: 'DUPONT',
			customer: 'MARTIN',
			lines: [{ description: 'Tiers', quantity: 3, unitPrice: '0.333', taxRate: 20 }],
			validate: true,
			externalReference: reference(),
		});
		const quantities = [{ line: 1, quantity: 1 }];
		for (let time = 0; time < 2; time += 1) {
			const some = { id: bill.id, quantities, externalReference: reference(), validate: true };
			await run(stage.story, createCreditNote, some);
		}
		const rest = await run(stage.story, createCreditNote, { id: bill.id });
		const before = (await stored(stage, rest)).totals;
		await edit(stage, rest, { line: 1, comment: 'Solde' });
		expect((await stored(stage, rest)).totals).toEqual(before);
	});

	it('refuses a validated document and a locked draft', async () => {
		const validated = await quotation(stage, { validate: true });
		const changes = [{ line: 1, comment: 'x' }];
		expect((await refusedBy(stage.story, editLines, { id: validated.id, changes })).rule).toBe(
			'document.locked',
		);
		const company = await foundCompany(stage.story, { lockOn: ['sent'] });
		const sent = await run(stage.story, createDocument('quotation'), {
			company,
			customer: `${company}-C`,
			lines: linesOf(1),
		});
		await run(stage.story, markSent, { id: sent.id });
		expect((await refusedBy(stage.story, editLines, { id: sent.id, changes })).rule).toBe(
			'document.lockedBy',
		);
	});

	it("holds the discount against the actor's ceiling", async () => {
		await run(stage.story, saveMaster('actor'), {
			code: 'junior',
			name: 'Junior',
			company: 'DUPONT',
			maxDiscountPercent: 5,
		});
		const junior = { ...stage.story, actor: 'junior' };
		const { id } = await run(junior, createDocument('quotation'), {
			company: 'DUPONT',
			customer: 'MARTIN',
			lines: [{ product: 'FLOUR', quantity: 1 }],
		});
		const refusal = await refusedBy(junior, editLines, { id, changes: [{ line: 1, discountPercent: 6 }] });
		expect(refusal.rule).toBe('discount.ceiling');
	});

	it('leaves a trace, and none where nothing changed', async () => {
		const draft = await quotation(stage);
		const entries = async () =>
			(await stage.story.ledger.read.audit.ofSubject(draft.id)).map(({ action }) => action);
		await edit(stage, draft, { line: 1, comment: 'Sac blanc' });
		const again = await edit(stage, draft, { line: 1, comment: 'Sac blanc' });
		expect(again.reused).toBe(true);
		expect(await entries()).toEqual(['document.create', 'document.editLines']);
	});
});

onEachDatabase('an edited draft that is validated', (stage) => {
	it('bears what was edited', async () => {
		const draft = await quotation(stage);
		await edit(stage, draft, { line: 1, quantity: 1 }, { line: 2, remove: true });
		const validated = await run(stage.story, validateDocument, { id: draft.id });
		expect(validated).toMatchObject({ state: 'validated', lineCount: 3 });
		expect(validated.net).toBeCloseTo(18.4 + 159.6 + 12.5, 6);
	});
});
