import { cancelDocument } from '../../services/cancelDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { deleteDocument } from '../../services/deleteDocument';
import { getHistory } from '../../services/getHistory';
import { moveDocument } from '../../services/moveDocument';
import { recordPayment } from '../../services/recordPayment';
import { getStockMovements } from '../../services/stock/getStockMovements';
import { unlockDocument } from '../../services/unlockDocument';
import { updateDraft } from '../../services/updateDraft';
import { validateDocument } from '../../services/validateDocument';
import { run, type Story } from '../support/stories';
import { foundCompany, invoice, onEachDatabase, part, reference } from './stage';
import { balanceOf, delivery, movedBy, newProduct, prepareStock } from './stockStage';

const REASON = { reason: 'Agreed' };

onEachDatabase('movements that are taken back', (stage) => {
	let admin: Story;
	beforeAll(async () => {
		admin = await prepareStock(stage.story);
	});
	afterEach(() => stage.story.at('2026-03-10T09:00:00.000Z'));

	it('stay, with a counter-movement on the day on which the note is cancelled', async () => {
		const { story } = stage;
		const product = await newProduct(story);
		const note = await delivery(stage.story, product, { operationCode: 'SALE' }, { issueDate: '2026-03-02' });
		story.at('2026-03-12T09:00:00.000Z');
		await run(story, cancelDocument, { id: note.id });
		await run(story, cancelDocument, { id: note.id });
		const [undo, made] = await getStockMovements(story, { product });
		expect(made).toMatchObject({ kind: 'delivery', quantity: -10, onDate: '2026-03-02', undoneBy: undo?.id });
		expect(undo).toMatchObject({
			kind: 'reversal',
			quantity: 10,
			operationCode: 'SALE',
			onDate: '2026-03-12',
			undoes: made?.id,
			documentId: note.id,
		});
		expect(await balanceOf(story, product)).toBe(0);
		expect(await balanceOf(story, product, '2026-03-11')).toBe(-10);
	});

	it('are taken back once, when two people cancel the same note at the same moment', async () => {
		const product = await newProduct(stage.story);
		const note = await delivery(stage.story, product);
		const other: Story = { ...stage.story, ledger: await stage.test.open() };
		await Promise.all([stage.story, other].map((story) => run(story, cancelDocument, { id: note.id })));
		expect(await movedBy(stage.story, { product })).toEqual(['delivery -10', 'reversal 10']);
	});

	it('bear no day before that of the movement, when a note of a later day is cancelled', async () => {
		const { story } = stage;
		const company = await foundCompany(story);
		const product = await newProduct(story, { company });
		const more = { company, customer: `${company}-C`, issueDate: '2026-03-20' };
		const note = await delivery(story, product, {}, more);
		await run(story, cancelDocument, { id: note.id });
		const movements = await getStockMovements(story, { product });
		expect(movements.map(({ onDate }) => onDate)).toEqual(['2026-03-20', '2026-03-20']);
	});

	it('are those of a return note too, and those of a deleted note', async () => {
		const { story } = stage;
		const product = await newProduct(story);
		const note = await delivery(stage.story, product);
		const returned = await part(story, 'returnNote', note.id, { 1: 4 });
		await run(story, cancelDocument, { id: returned.id });
		expect(await balanceOf(story, product)).toBe(-10);
		await run(admin, deleteDocument, { id: note.id, ...REASON });
		expect(await movedBy(story, { product })).toEqual([
			'delivery -10',
			'return 4',
			'reversal -4',
			'reversal 10',
		]);
	});

	it('are none of a draft that is cancelled or deleted', async () => {
		const product = await newProduct(stage.story);
		const [first, second] = [
			await delivery(stage.story, product, {}, { validate: false }),
			await delivery(stage.story, product, {}, { validate: false }),
		];
		await run(stage.story, cancelDocument, { id: first.id });
		await run(stage.story, deleteDocument, { id: second.id });
		expect(await movedBy(stage.story, { product })).toEqual([]);
	});

	it('come anew when a note is opened, changed and validated again', async () => {
		const { story } = stage;
		const product = await newProduct(story);
		const note = await delivery(stage.story, product);
		await run(story, moveDocument('deliver'), { id: note.id });
		await run(admin, unlockDocument, { id: note.id, ...REASON });
		expect(await balanceOf(story, product)).toBe(0);
		await run(story, updateDraft, { id: note.id, lines: [{ product, quantity: 7 }] });
		await run(story, validateDocument, { id: note.id });
		expect(await movedBy(story, { product })).toEqual(['delivery -10', 'reversal 10', 'delivery -7']);
		const movements = await getStockMovements(story, { product });
		expect(movements.map(({ line }) => line)).toEqual([1, null, null]);
		await run(story, cancelDocument, { id: note.id });
		expect(await balanceOf(story, product)).toBe(0);
	});

	it('are those of a credit note that is cancelled in place', async () => {
		const { story } = stage;
		const product = await newProduct(story);
		const bill = await invoice(story, { lines: [{ product, quantity: 10 }] });
		// What is paid takes no credit: the credit note stays unused, and nobody has seen it.
		await run(story, recordPayment, { id: bill.id, externalReference: reference() });
		const given = { quantities: [{ line: 1, quantity: 4 }], externalReference: reference() };
		const note = await run(story, createCreditNote, { id: bill.id, validate: true, ...given });
		expect(await balanceOf(story, product)).toBe(4);
		await run(admin, cancelDocument, { id: note.id, inPlace: true, ...REASON });
		expect(await movedBy(story, { product })).toEqual(['return 4', 'reversal -4']);
	});

	it('are named in the audit entry of the validation, and only where there are any', async () => {
		const product = await newProduct(stage.story);
		const stockOf = async (id: string) => {
			const { audit } = await getHistory(stage.story, id);
			const entry = audit.find(({ action }) => action === 'document.validate');
			return (entry?.data as { stock?: object }).stock;
		};
		expect(await stockOf((await delivery(stage.story, product)).id)).toEqual({
			movements: 1,
			hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
		});
		const still = await delivery(stage.story, product, { operationCode: 'REBUT' });
		expect(await stockOf(still.id)).toBeUndefined();
	});
});
