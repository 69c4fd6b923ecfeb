import { cancelDocument } from '../../services/cancelDocument';
import type { DocumentView } from '../../services/parts/documentView';
import { saveMaster } from '../../services/saveMaster';
import { unlockDocument } from '../../services/unlockDocument';
import { updateDraft } from '../../services/updateDraft';
import { verifyBooks, type CheckReport, type Fault } from '../../services/verifyBooks';
import { run } from '../support/stories';
import { onEachDatabase, part } from './stage';
import { delivery, newProduct, prepareStock } from './stockStage';

jest.setTimeout(60_000);

const faultsIn = (reports: readonly CheckReport[]): Fault[] => reports.flatMap(({ faults }) => faults);

onEachDatabase('stock that somebody changed past the package', (stage) => {
	let product: string;
	let note: DocumentView;
	let cancelled: DocumentView;
	beforeAll(async () => {
		const { story } = stage;
		const admin = await prepareStock(story);
		const opened = await delivery(story, (product = await newProduct(story)));
		const back = await part(story, 'returnNote', opened.id, { 1: 4 });
		await run(story, cancelDocument, { id: back.id });
		await run(admin, unlockDocument, { id: opened.id, reason: 'Another product' });
		await run(story, updateDraft, { id: opened.id, lines: [{ product, quantity: 3 }] });
		product = await newProduct(story);
		note = await delivery(story, product);
		await part(story, 'returnNote', note.id, { 1: 4 });
		cancelled = await delivery(story, product);
		await run(story, cancelDocument, { id: cancelled.id });
	});
	// Among them a note that was opened and given other lines after its return had been cancelled.
	beforeEach(async () => expect(faultsIn(await verifyBooks(stage.story))).toEqual([]));

	/** Faults of the books between one statement and its opposite. */
	async function between(statement: string, back: string): Promise<Fault[]> {
		await stage.test.tamper(statement);
		const faults = faultsIn(await verifyBooks(stage.story));
		await stage.test.tamper(back);
		return faults;
	}
	const rulesOf = (faults: readonly Fault[], { number, id }: DocumentView) => {
		expect(faults[0]).toMatchObject({ document: number, documentId: id });
		return faults.map(({ rule }) => rule);
	};
	const whereOf = (document: DocumentView) => `document_id = '${document.id}' and undoes is null`;

	it('is named by its document and line where a quantity was changed', async () => {
		const set = (quantity: number) =>
			`update stock_movements set quantity = ${quantity} where ${whereOf(note)}`;
		const faults = await between(set(-9_000_000), set(-10_000_000));
		expect(rulesOf(faults, note)).toEqual(['stock.movements', 'stock.line']);
		expect(faults[1]?.message).toContain(`line 1 has 10 C62 of ${product}, and moves -9 C62`);
	});

	it('is named where a movement was moved to another line or turned round', async () => {
		const line = note.details.lines[0]?.id ?? '';
		const toLine = (id: string) => `update stock_movements set line_id = '${id}' where ${whereOf(note)}`;
		expect(rulesOf(await between(toLine('lin_x'), toLine(line)), note)).toEqual([
			'stock.movements',
			'stock.line',
		]);
		const turn = `update stock_movements set quantity = -quantity where ${whereOf(note)}`;
		expect(rulesOf(await between(turn, turn), note)).toEqual(['stock.movements']);
	});

	it('is named where a movement is missing', async () => {
		const faults = await between(
			`create table aside as select * from stock_movements where ${whereOf(note)};
				delete from stock_movements where ${whereOf(note)}`,
			'insert into stock_movements select * from aside; drop table aside',
		);
		expect(rulesOf(faults, note)).toEqual(['stock.movements']);
		expect(faults[0]?.message).toContain('its validation wrote 1 stock movements, and 0 stand');
	});

	it('is named where what was cancelled moves again, or a counter-movement is another amount', async () => {
		const counters = `document_id = '${cancelled.id}' and undoes is not null`;
		const again = await between(
			`create table aside as select * from stock_movements where ${counters};
				delete from stock_movements where ${counters}`,
			'insert into stock_movements select * from aside; drop table aside',
		);
		expect(rulesOf(again, cancelled)).toEqual(['stock.movements']);
		const set = (quantity: number) => `update stock_movements set quantity = ${quantity} where ${counters}`;
		expect(rulesOf(await between(set(9_000_000), set(10_000_000)), cancelled)).toEqual(['stock.undoing']);
	});

	it('is none where a product or an operation code was changed by right', async () => {
		const { story } = stage;
		const other = await newProduct(story, { stocked: false });
		await delivery(story, other);
		await delivery(story, product, { operationCode: 'SALE' });
		await run(story, saveMaster('product'), { code: other, name: 'Other', company: 'DUPONT', stocked: true });
		await run(story, saveMaster('operationCode'), { code: 'SALE', name: 'Sale', movesStock: false });
		expect(faultsIn(await verifyBooks(story))).toEqual([]);
	});
});
