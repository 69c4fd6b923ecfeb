import { cancelDocument } from '../../services/cancelDocument';
import { convertDocument } from '../../services/convertDocument';
import { createDocument } from '../../services/createDocument';
import { getDocumentView } from '../../services/findDocuments';
import { run } from '../support/stories';
import { invoiceOf, onEachDatabase, part, quantitiesOf, refusedBy, type Stage } from './stage';

const quotation = ({ story }: Stage, more: object = {}) =>
	run(story, createDocument('quotation'), {
		customer: 'MARTIN',
		lines: [
			{ product: 'FLOUR', quantity: 10 },
			{ product: 'OIL', quantity: 4 },
			{ description: 'Livraison le matin' },
		],
		charges: [{ nature: 'shipping', label: 'Port', amount: 15 }],
		validate: true,
		...more,
	});

onEachDatabase('a quotation', (stage) => {
	it('is done once it is ordered in full', async () => {
		const source = await quotation(stage);
		await run(stage.story, convertDocument('salesOrder'), { id: source.id });
		const after = await getDocumentView(stage.story, source.id);
		expect(after).toMatchObject({ state: 'closed', label: 'Traité' });
		expect(after.details.facts).toContainEqual(
			expect.objectContaining({ kind: 'closed', data: { by: 'conversion' } }),
		);
	});

	it('is done once it is invoiced in full', async () => {
		const source = await quotation(stage);
		await invoiceOf(stage.story, source);
		expect((await getDocumentView(stage.story, source.id)).state).toBe('closed');
	});

	it('stays open while a part is left, and closes with the last part', async () => {
		const source = await quotation(stage);
		await part(stage.story, 'salesOrder', source.id, { 1: 4 });
		expect((await getDocumentView(stage.story, source.id)).state).toBe('validated');
		const rest = await run(stage.story, convertDocument('salesOrder'), { id: source.id });
		expect(quantitiesOf(rest)).toEqual([6, 4]);
		expect((await getDocumentView(stage.story, source.id)).state).toBe('closed');
	});

	it('that was ordered in part is invoiced for the rest only', async () => {
		const source = await quotation(stage);
		await part(stage.story, 'salesOrder', source.id, { 1: 10 });
		const bill = await invoiceOf(stage.story, source);
		expect(quantitiesOf(bill)).toEqual([4]);
	});

	it('passes its footer charges on once', async () => {
		const source = await quotation(stage);
		const first = await part(stage.story, 'salesOrder', source.id, { 1: 4 });
		const rest = await run(stage.story, convertDocument('salesOrder'), { id: source.id });
		expect([first.details.charges.length, rest.details.charges.length]).toEqual([1, 0]);
		expect(first.gross + rest.gross).toBeCloseTo(source.gross, 2);
	});

	it('is not ordered beyond its quantities', async () => {
		const source = await quotation(stage);
		const quantities = [{ line: 1, quantity: '10.000001' }];
		const refusal = await refusedBy(stage.story, convertDocument('salesOrder'), {
			id: source.id,
			quantities,
			externalReference: `${source.id} too many`,
		});
		expect(refusal).toMatchObject({ rule: 'quantities.more', field: 'quantities', document: source.number });
		expect(refusal.message).toContain('10 left');
	});

	it('is not ordered beyond its quantities by naming a line twice', async () => {
		const source = await quotation(stage);
		const quantities = [
			{ line: 1, quantity: 6 },
			{ line: 1, quantity: 6 },
		];
		const refusal = await refusedBy(stage.story, convertDocument('salesOrder'), {
			id: source.id,
			quantities,
			externalReference: `${source.id} twice`,
		});
		expect(refusal).toMatchObject({ rule: 'quantities.lineTwice', field: 'quantities' });
	});

	it.each([3, 4, 99])('has no quantity to take from line %i', async (line) => {
		const source = await quotation(stage);
		const input = {
			id: source.id,
			quantities: [{ line, quantity: 5 }],
			externalReference: `${source.id} line ${line}`,
		};
		expect((await refusedBy(stage.story, convertDocument('salesOrder'), input)).rule).toBe('quantities.line');
	});

	it('gives its quantities back when the order made from it is cancelled', async () => {
		const source = await quotation(stage);
		const ordered = await run(stage.story, convertDocument('salesOrder'), { id: source.id });
		await run(stage.story, cancelDocument, { id: ordered.id, reason: 'Wrong address' });
		const again = await run(stage.story, convertDocument('salesOrder'), { id: source.id });
		expect(again.id).not.toBe(ordered.id);
		expect(quantitiesOf(again)).toEqual([10, 4]);
		expect(again.details.charges).toHaveLength(1);
	});

	it('becomes a pro forma without using up anything, marked as such', async () => {
		const source = await quotation(stage);
		const proForma = await run(stage.story, convertDocument('proForma'), { id: source.id, validate: true });
		expect(proForma).toMatchObject({
			typeCode: '325',
			number: expect.stringMatching(/^PF2026-/),
			gross: source.gross,
			open: 0,
			settlement: 'none',
		});
		expect((await getDocumentView(stage.story, source.id)).state).toBe('validated');
		expect(quantitiesOf(await run(stage.story, convertDocument('salesOrder'), { id: source.id }))).toEqual([
			10, 4,
		]);
	});
});
